/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.function.Executable;

/** A fake USB with boards on it, and what all tests ask at their end. */
final class Bench implements AutoCloseable {

	/** Far more than anything takes that works. */
	static final Duration LONG = Duration.ofSeconds(60);
	/** For waits that shall be in vain. */
	static final Duration SHORT = Duration.ofMillis(5);

	static final UsbId ROM = new UsbId(0x1FC9, 0x0130);
	static final UsbId FLASHLOADER = new UsbId(0x15A2, 0x0073);
	static final KnownIds IDS = ids();

	final FakeUsb usb;
	final UsbBoards boards;

	Bench() {
		this(new FakeUsb(), Path.of("no such folder"));
	}

	Bench(FakeUsb usb, Path linuxDevices) {
		this.usb = usb;
		this.boards = new UsbBoards(IDS, () -> usb, new BoardScan(IDS, linuxDevices));
	}

	private static KnownIds ids() {
		try {
			return KnownIds.of(DeviceCatalogue.builtIn());
		} catch (BadInputException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A board that can be plugged in. */
	FakeDevice device(UsbId id, int address, boolean outEndpoint, Integer... ports) {
		return new FakeDevice(usb, new DeviceInfo(id, 1, address, List.of(ports), 2, 3), outEndpoint)
				.withString(2, "SE Blank RT Family ").withString(3, "");
	}

	/** A ROM, plugged in. */
	FakeDevice rom(boolean outEndpoint) {
		FakeDevice rom = device(ROM, 5, outEndpoint, 2, 3);
		usb.plug(rom);
		return rom;
	}

	HidChannel open() throws ConnectionException {
		return boards.open(boards.find().get(0));
	}

	/** A report of three bytes that a test knows again by its number. */
	static byte[] report(int id, int number) {
		return new byte[] { (byte) id, (byte) number, 7 };
	}

	/** Queues such a report, which is taken at once or not at all. */
	static void queue(HidChannel channel, int number) throws ConnectionException {
		channel.queue(3, report -> report.put(report(2, number)), SHORT);
	}

	/** Expects a failure for this reason, told of the board that {@link #rom} plugs in. */
	static ConnectionException fails(Reason reason, Executable action) {
		ConnectionException failure = assertThrows(ConnectionException.class, action);
		assertEquals(reason, failure.reason(), failure.getMessage());
		assertTrue(failure.getMessage().startsWith("usb:1-2.3: "), failure.getMessage());
		return failure;
	}

	/** Waits for what another thread does. */
	static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + LONG.toNanos();
		while (!condition.getAsBoolean()) {
			assertTrue(System.nanoTime() < end, "it came true in time");
			Thread.onSpinWait();
		}
	}

	/** Waits until a thread waits for something with a time limit. */
	static void awaitWaiting(Thread thread) {
		await(() -> thread.getState() == Thread.State.TIMED_WAITING);
	}

	static void join(Thread thread) throws InterruptedException {
		thread.join(TimeUnit.SECONDS.toMillis(LONG.toSeconds()));
		assertTrue(!thread.isAlive(), "it ended");
	}

	/** Closes everything and checks that nothing is left. */
	@Override
	public void close() {
		boards.close();
		await(() -> boards.statistics().threads.get() == 0);
		assertTrue(boards.statistics().isZero(), boards.statistics()::toString);
		assertTrue(usb.isIdle(), "the library is idle");
		assertEquals(List.of(), usb.violations);
	}
}
