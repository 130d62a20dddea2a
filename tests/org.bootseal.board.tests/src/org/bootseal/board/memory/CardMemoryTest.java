/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.Ram;
import org.bootseal.board.silicon.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SD card and eMMC as a flashloader drives them and a ROM finds an image in them. */
class CardMemoryTest {

	private static final int NOT_CONFIGURED = 10205;
	private static final int MMC_NORMAL = 8;
	private static final int MMC_FAST = 9;

	private final BoardTime time = new BoardTime(new VirtualClock(0));
	private final FaultPlayer faults = new FaultPlayer();
	private final DeviceFigures device = DeviceFigures.of("MIMXRT1020");
	private final Ram ram = new Ram(device.ram(), 1);
	private final CardMemory sd = card(MemoryKind.SD);
	private final CardMemory mmc = card(MemoryKind.MMC);

	CardMemoryTest() throws Exception {
		// the figures may be missing
	}

	private CardMemory card(MemoryKind kind) throws Exception {
		return new CardMemory(AttachedMemories.usual(kind), 1, time, new BoardLog(time), faults);
	}

	private int configure(MemoryDriver driver, int first, int second) {
		ram.write(0x2000, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(first).putInt(second).array());
		return driver.configure(0x2000);
	}

	private List<BootCopy> find(CardMemory memory, int bootDevice) {
		return memory.find(device, bootDevice << device.fuses().roles().bootDevice().shift(), new ArrayList<>());
	}

	@Test
	void cardsAreWrittenInBlocksThatAreErased() {
		MemoryDriver driver = sd.driver(ram);
		assertEquals(NOT_CONFIGURED, driver.erase(0, 512));
		assertEquals(NOT_CONFIGURED, driver.program(0, new byte[1]));
		assertEquals(NOT_CONFIGURED, driver.read(0, 1).status());
		assertEquals(0, configure(driver, 0xD0000000, 0));
		assertEquals(512, driver.attributes().orElseThrow().block());
		assertEquals(10206, driver.program(8, new byte[] { 1 }), "not at the start of a block");
		assertEquals(0, driver.program(0x400, new byte[] { 1, 2, 3 }));
		assertEquals(10203, driver.program(0x400, new byte[] { 1, 2, 3 }), "not erased");
		assertArrayEquals(new byte[] { 0, 1, 2, 3, 0 }, driver.read(0x3FF, 5).bytes());
		assertEquals(0, driver.program(0x600, new byte[] { 9 }));
		assertEquals(0, driver.erase(0x401, 1));
		assertArrayEquals(new byte[] { 0 }, driver.read(0x400, 1).bytes());
		assertArrayEquals(new byte[] { 9 }, driver.read(0x600, 1).bytes(), "only whole blocks that were named");
		assertEquals(10200, driver.read(0xFFFFFFFFL * 4, 1).status());
		assertEquals(0, driver.eraseAll());
		assertEquals(0, sd.written().size());
	}

	@Test
	void wordsThatMeanNoCard() {
		assertEquals(4, configure(sd.driver(ram), 0xC0000000, 0));
		assertEquals(4, configure(sd.driver(ram), 0xD0005000, 0), "a timing that there is not");
		assertEquals(1812, configure(sd.driver(ram), 0xD0000002, 0), "no card there");
		assertEquals(4, configure(sd.driver(ram), 0xD0000003, 0));
		assertEquals(4, configure(mmc.driver(ram), 0xD0000000, 0));
		assertEquals(1801, configure(mmc.driver(ram), 0xC4000000, 0), "a partition that it does not have");
		assertEquals(4, sd.driver(ram).configure(0x70000000L));
	}

	@Test
	void groupsOfAnEmmcAreErasedWhole() {
		MemoryDriver driver = mmc.driver(ram);
		assertEquals(0, configure(driver, 0xC0000000, 0));
		driver.program(0, new byte[] { 1 });
		driver.program(0x80000, new byte[] { 2 });
		assertEquals(0, driver.erase(0x7FE00, 1));
		assertArrayEquals(new byte[] { 0 }, driver.read(0, 1).bytes());
		assertArrayEquals(new byte[] { 2 }, driver.read(0x80000, 1).bytes());
	}

	@Test
	void theBootPartitionIsTheOneThatTheEmmcEnables() {
		MemoryDriver driver = mmc.driver(ram);
		assertEquals("the user area of the eMMC", find(mmc, MMC_NORMAL).get(0).place());
		assertEquals(List.of(), find(mmc, MMC_FAST), "nothing is sent in fast boot");
		assertEquals(0, configure(driver, 0xC1100001, 0));
		assertEquals(4096, driver.attributes().orElseThrow().sizeKib());
		driver.program(0x400, new byte[] { (byte) 0xD1 });
		for (int bootDevice : List.of(MMC_NORMAL, MMC_FAST)) {
			BootCopy copy = find(mmc, bootDevice).get(0);
			assertEquals("boot partition 1 of the eMMC", copy.place());
			assertArrayEquals(new byte[] { (byte) 0xD1 }, copy.read(0x400, 1).orElseThrow());
			assertTrue(copy.read(0x400000, 1).isEmpty(), "behind its end");
		}
		assertEquals(0, configure(driver, 0xC0700001, 0));
		assertEquals("the user area of the eMMC", find(mmc, MMC_FAST).get(0).place());
		assertEquals(0, configure(driver, 0xC0300001, 0));
		assertEquals(List.of(), find(mmc, MMC_NORMAL));
	}

	@Test
	void cardsAreKept() throws Exception {
		MemoryDriver driver = mmc.driver(ram);
		configure(driver, 0xC2200001, 0);
		driver.program(0x200, new byte[] { 7 });
		CardMemory again = card(MemoryKind.MMC);
		mmc.written().keySet().forEach(unit -> assertTrue(again.hasUnit(unit * again.unit())));
		again.restore(mmc.written());
		MemoryDriver other = again.driver(ram);
		assertTrue(other.restore(driver.save().orElseThrow()));
		assertArrayEquals(new byte[] { 7 }, other.read(0x200, 1).bytes());
		assertEquals("boot partition 2 of the eMMC", find(again, MMC_NORMAL).get(0).place());
		assertFalse(other.restore(new byte[] { 5 }));
		assertFalse(again.hasUnit(9L << 36));
	}

	@Test
	void blocksThatCannotBeWritten(@TempDir Path folder) throws Exception {
		MemoryDriver driver = sd.driver(ram);
		configure(driver, 0xD0000000, 0);
		faults.play(FaultScript.read(Files.writeString(folder.resolve("faults.yaml"),
				"faults:\n  - { at: program card block 3, do: status 1 }\n  - { at: erase block 4, do: status 1 }\n")));
		assertEquals(1801, driver.program(0x600, new byte[] { 1 }));
		assertEquals(1801, driver.erase(0x800, 1));
	}
}
