/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.usb.FakeDevice.Fate;

import org.junit.jupiter.api.Test;

/** A system that does not even give back what was cancelled: nothing hangs, and nothing is freed under it. */
class StuckTransferTest {

	private final Bench bench = new Bench();

	@Test
	void aTransferThatTheSystemKeepsIsNotFreed() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		HidChannel channel = bench.open();
		rom.fates(Fate.STUCK);
		channel.queue(2, report -> report.put((byte) 2), Bench.LONG);
		ConnectionException failure = assertThrows(ConnectionException.class, () -> channel.flush(Bench.SHORT));
		assertEquals(Reason.FAILED, failure.reason());
		channel.close();
		assertTrue(rom.isOpen());
		assertEquals(1, bench.boards.statistics().handles.get());
		bench.boards.close();
		assertEquals(List.of(), bench.usb.violations);
	}
}
