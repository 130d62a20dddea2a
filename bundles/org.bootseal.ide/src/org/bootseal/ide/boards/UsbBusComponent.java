/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.usb.KnownIds;
import org.bootseal.usb.UdevRule;
import org.bootseal.usb.UsbBoards;
import org.eclipse.core.runtime.Platform;

/** The service that reaches the real USB. */
public final class UsbBusComponent implements UsbBus {

	private final String system;
	private KnownIds ids;
	private UsbBoards boards;

	/** The USB of this computer. Nothing is loaded before it is used. */
	public UsbBusComponent() {
		this(Platform.getOS());
	}

	/** The USB of a system, named as the platform does. */
	UsbBusComponent(String system) {
		this.system = system;
	}

	private synchronized KnownIds ids() {
		if (ids == null) {
			try {
				ids = KnownIds.of(DeviceCatalogue.builtIn());
			} catch (BadInputException e) {
				throw new IllegalStateException("the resource of a device can't be read", e);
			}
		}
		return ids;
	}

	private synchronized UsbBoards boards() {
		if (boards == null) {
			boards = new UsbBoards(ids());
		}
		return boards;
	}

	@Override
	public List<FoundBoard> find() throws ConnectionException {
		return boards().find();
	}

	@Override
	public BoardChannel open(FoundBoard board) throws ConnectionException {
		return boards().open(board);
	}

	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		boards().awaitChange(longest);
	}

	@Override
	public BusListener.Registration listen(BusListener listener) throws ConnectionException {
		return boards().listen(listener);
	}

	@Override
	public Optional<String> permission() {
		if (!system.equals(Platform.OS_LINUX)) {
			return Optional.empty();
		}
		UdevRule rule = new UdevRule(ids());
		StringBuilder commands = new StringBuilder("sudo tee ").append(rule.file()).append(" > /dev/null <<'EOF'\n")
				.append(rule.text()).append("EOF\n");
		rule.activation().forEach(command -> commands.append("sudo ").append(command).append('\n'));
		return Optional.of(commands.toString());
	}

	/** Gives back what the system lent. Called when the service ends. */
	synchronized void close() {
		if (boards != null) {
			boards.close();
			boards = null;
		}
	}
}
