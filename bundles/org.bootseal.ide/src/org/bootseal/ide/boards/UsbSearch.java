/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.Device;
import org.bootseal.core.plan.LookStep;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

/** Finds the board on USB that an address means. */
final class UsbSearch {

	private final UsbFollower usb;
	private final BoardAddress.Usb address;
	private final Optional<Device> device;

	/**
	 * @param usb
	 *            looks at the bus
	 * @param address
	 *            which board is meant
	 * @param device
	 *            the processor that it must have if the address names no place
	 */
	UsbSearch(UsbFollower usb, BoardAddress.Usb address, Optional<Device> device) {
		this.usb = usb;
		this.address = address;
		this.device = device;
	}

	/**
	 * Finds it. A board that was just plugged in or reset takes a moment to show up, so it is waited for.
	 *
	 * @throws CoreException
	 *             if there is none, or more than one, with the codes of {@link Boards}
	 */
	AttachedUsbBoard board() throws CoreException {
		UsbBus bus = usb.bus();
		try {
			List<AttachedUsbBoard> all = usb.look();
			long start = bus.nanoTime();
			while (true) {
				List<AttachedUsbBoard> meant = all.stream().filter(this::isMeant).toList();
				long left = LookStep.LIMIT.toNanos() - (bus.nanoTime() - start);
				if (meant.size() == 1) {
					return meant.get(0);
				}
				if (meant.size() > 1) {
					throw failure(Boards.SEVERAL_BOARDS,
							NLS.bind(Messages.UsbSearch_several, list(meant), meant.get(0).path()));
				}
				if (left <= 0) {
					throw failure(Boards.NO_SUCH_BOARD, none(all));
				}
				bus.awaitChange(Duration.ofNanos(left));
				all = usb.look();
			}
		} catch (ConnectionException e) {
			IStatus status = StatusConverter.toStatus(e);
			int code = e.reason() == Reason.UNAVAILABLE ? Boards.NOT_AVAILABLE : status.getCode();
			throw new CoreException(new Status(IStatus.ERROR, BootsealIde.ID, code, status.getMessage(), e));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CoreException(Status.CANCEL_STATUS);
		}
	}

	private boolean isMeant(AttachedUsbBoard board) {
		if (address.place().isEmpty()) {
			return device.isEmpty() || board.devices().contains(device.get().name());
		}
		return board.path().equals(address.toString())
				|| board.found().filter(found -> found.serial().equals(address.place().get())).isPresent();
	}

	private String none(List<AttachedUsbBoard> all) {
		String wanted = address.place().isPresent() ? NLS.bind(Messages.UsbSearch_noneAt, address)
				: device.map(fitting -> NLS.bind(Messages.UsbSearch_noneOf, fitting.name()))
						.orElse(Messages.UsbSearch_none);
		return wanted + ' ' + Messages.UsbSearch_advice
				+ (all.isEmpty() ? "" : ' ' + NLS.bind(Messages.UsbSearch_others, list(all)));
	}

	private static String list(List<AttachedUsbBoard> boards) {
		return boards.stream().map(UsbSearch::describe).collect(Collectors.joining(", "));
	}

	private static String describe(AttachedUsbBoard board) {
		Optional<FoundBoard> found = board.found();
		String serial = found.map(FoundBoard::serial).filter(number -> !number.isEmpty())
				.map(number -> ", " + NLS.bind(Messages.UsbSearch_serial, number)).orElse("");
		return found.map(FoundBoard::mode).map(mode -> board.path() + " ("
				+ (mode.isRom() ? Messages.UsbSearch_rom : Messages.UsbSearch_flashloader) + serial + ')')
				.orElse(board.path());
	}

	private static CoreException failure(int code, String message) {
		return new CoreException(new Status(IStatus.ERROR, BootsealIde.ID, code, message, null));
	}
}
