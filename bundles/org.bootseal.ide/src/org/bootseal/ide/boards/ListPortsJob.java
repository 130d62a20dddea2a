/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.bootseal.usb.uart.SerialPorts;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Lists the serial ports of this computer, for a user who has to choose one. Opens none, and never fails. */
public final class ListPortsJob extends Job {

	/**
	 * A serial port.
	 *
	 * @param name
	 *            what an address has after "uart:", for example "/dev/ttyUSB0" or "COM3"
	 * @param description
	 *            what the system says of it, or empty
	 */
	public record Port(String name, String description) {
	}

	private volatile List<Port> ports = List.of();
	private volatile String problem = "";

	/** A job that still has to be scheduled. */
	public ListPortsJob() {
		super(Messages.ListPortsJob_name);
		setSystem(true);
	}

	/** @return the ports; empty before the job is done */
	public List<Port> ports() {
		return ports;
	}

	/** @return why they can't be listed, for the user; empty if they can */
	public Optional<String> problem() {
		return Optional.of(problem).filter(text -> !text.isEmpty());
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			ports = SerialPorts.all().stream().map(port -> new Port(port.name(), port.description())).toList();
		} catch (ConnectionException e) {
			problem = StatusConverter.toStatus(e).getMessage();
		}
		return Status.OK_STATUS;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
