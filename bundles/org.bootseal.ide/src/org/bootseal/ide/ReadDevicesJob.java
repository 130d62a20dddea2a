/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;

/** Reads all devices of the catalogue, which lie in one resource each. */
public final class ReadDevicesJob extends Job {

	private List<Device> devices = List.of();

	/** A job that still has to be scheduled. */
	public ReadDevicesJob() {
		super(Messages.ReadDevicesJob_name);
		setSystem(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		DeviceCatalogue catalogue = DeviceCatalogue.builtIn();
		List<String> names = catalogue.names();
		SubMonitor progress = SubMonitor.convert(monitor, names.size());
		List<Device> found = new ArrayList<>();
		try {
			for (String name : names) {
				progress.split(1);
				found.add(catalogue.find(name));
			}
		} catch (BadInputException e) {
			return StatusConverter.toStatus(e);
		}
		synchronized (this) {
			devices = List.copyOf(found);
		}
		return Status.OK_STATUS;
	}

	/** @return the devices, ascending by name; empty before the job is done, or if it failed */
	public synchronized List<Device> devices() {
		return devices;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
