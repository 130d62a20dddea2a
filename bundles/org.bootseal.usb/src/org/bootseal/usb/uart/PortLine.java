/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb.uart;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;

/** A serial port of this computer: 8 data bits, no parity, one stop bit, no flow control. */
final class PortLine implements ByteChannel {

	/** What the system says when a port is there and this user may not open it (Linux errno EACCES, Windows). */
	private static final int NO_PERMISSION = 13;
	private static final int WINDOWS_NO_PERMISSION = 5;
	/**
	 * What the system says when another program has the port: errno EBUSY, and EAGAIN of Linux and macOS for its lock.
	 */
	private static final int BUSY = 16;
	private static final int LOCKED = 11;
	private static final int MAC_LOCKED = 35;
	/** Errno ENOENT: the port has gone since it was looked up, or this program has it open (jSerialComm 2.11). */
	private static final int NO_ENTRY = 2;
	/** What Linux says of a file that is no terminal device (errno ENOTTY). */
	private static final int NO_PORT = 25;

	private static final int BITS_OF_A_BYTE = 10;
	/** How much later than due a write is given up, so that a system with time-outs of its own comes first. */
	private static final int GRACE_MILLIS = 500;

	private static final String FIND_PORT = "Plug its adapter in, and look in the list of serial ports what the system calls"
			+ " it.";

	private final String name;
	private final SerialPort port;
	private final ScheduledThreadPoolExecutor alarms;
	private volatile boolean stuck;

	private PortLine(String name, SerialPort port) {
		this.name = name;
		this.port = port;
		alarms = new ScheduledThreadPoolExecutor(1, work -> {
			Thread thread = new Thread(work, "bootseal serial port " + name);
			thread.setDaemon(true);
			return thread;
		});
		alarms.setRemoveOnCancelPolicy(true);
	}

	/**
	 * @param address
	 *            the port that the user chose, and its speed
	 * @return the port, open; what was received before is dropped
	 * @throws ConnectionException
	 *             if it can't be opened, with the reason; UNAVAILABLE if this computer has no native part for it
	 */
	static PortLine open(BoardAddress.Uart address) throws ConnectionException {
		SerialPort port;
		try {
			port = SerialPort.getCommPort(address.port());
		} catch (SerialPortInvalidPortException e) {
			throw new ConnectionException(Reason.GONE, address.port() + ": there is no such serial port", FIND_PORT);
		} catch (LinkageError e) {
			throw unavailable(e);
		}
		port.setComPortParameters(address.baudRate(), 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
		port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
		if (!port.openPort(0)) {
			throw refused(address.port(), port.getLastErrorCode());
		}
		port.flushIOBuffers();
		return new PortLine(address.port(), port);
	}

	static ConnectionException unavailable(LinkageError e) {
		return new ConnectionException(Reason.UNAVAILABLE,
				"The native library for serial ports can't be loaded here: " + e.getMessage());
	}

	/** Why a port could not be opened. */
	static ConnectionException refused(String name, int error) {
		switch (error) {
		case NO_PERMISSION, WINDOWS_NO_PERMISSION:
			return new ConnectionException(Reason.NO_PERMISSION,
					name + ": this user may not open the port, or another program has it",
					"On Linux, join the group that the port belongs to (usually: sudo usermod -aG dialout $USER) and"
							+ " log in again.");
		case BUSY, LOCKED, MAC_LOCKED:
			return new ConnectionException(Reason.BUSY, name + ": another program has the port open",
					"Close the terminal or tool that uses it.");
		case NO_ENTRY:
			return new ConnectionException(Reason.GONE,
					name + ": the port is gone, or this program has it open already", FIND_PORT);
		case NO_PORT:
			return new ConnectionException(Reason.UNAVAILABLE, name + ": this is no serial port", FIND_PORT);
		default:
			return new ConnectionException(Reason.FAILED,
					String.format(Locale.ROOT, "%s: the port could not be opened (error %d of the system)", name,
							error));
		}
	}

	@Override
	public void write(byte[] bytes, int offset, int length, Duration timeout) throws ConnectionException {
		port.setComPortTimeouts(SerialPort.TIMEOUT_WRITE_BLOCKING | SerialPort.TIMEOUT_READ_SEMI_BLOCKING,
				millis(timeout), millis(timeout));
		Future<?> alarm = alarm(millis(timeout) + 1000L * BITS_OF_A_BYTE * length / port.getBaudRate());
		int count = port.writeBytes(bytes, length, offset);
		alarm.cancel(false);
		if (stuck) {
			throw new ConnectionException(Reason.TIMED_OUT, name + ": the port did not take " + length
					+ " bytes in time, and was closed");
		}
		if (count < 0) {
			throw gone();
		}
		if (count < length) {
			throw new ConnectionException(Reason.TIMED_OUT,
					name + ": the port took " + count + " of " + length + " bytes in time");
		}
	}

	private Future<?> alarm(long millis) throws ConnectionException {
		if (stuck) {
			throw gone();
		}
		try {
			return alarms.schedule(this::giveUp, millis + GRACE_MILLIS, TimeUnit.MILLISECONDS);
		} catch (RejectedExecutionException e) {
			throw gone();
		}
	}

	/** Only closing the port ends a write to it on Linux, where the time-out for writing has no effect. */
	private void giveUp() {
		stuck = true;
		port.closePort();
	}

	private static int millis(Duration timeout) {
		return (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
	}

	private ConnectionException gone() {
		return new ConnectionException(Reason.GONE, name + ": the port is gone", "Plug its adapter in again.");
	}

	@Override
	public int read(byte[] into, int offset, int length, Duration timeout) throws ConnectionException {
		port.setComPortTimeouts(SerialPort.TIMEOUT_WRITE_BLOCKING | SerialPort.TIMEOUT_READ_SEMI_BLOCKING,
				millis(timeout), millis(timeout));
		int count = port.readBytes(into, length, offset);
		if (count < 0) {
			throw gone();
		}
		if (count == 0) {
			throw new ConnectionException(Reason.TIMED_OUT, name + ": nothing came in time");
		}
		return count;
	}

	@Override
	public int available() throws ConnectionException {
		int count = port.bytesAvailable();
		if (count < 0) {
			throw gone();
		}
		return count;
	}

	@Override
	public int baudRate() {
		return port.getBaudRate();
	}

	@Override
	public void baudRate(int baudRate) throws ConnectionException {
		if (!port.setBaudRate(baudRate)) {
			throw new ConnectionException(Reason.FAILED, name + ": the port can't go at " + baudRate + " baud");
		}
	}

	@Override
	public void close() {
		alarms.shutdownNow();
		port.closePort();
	}
}
