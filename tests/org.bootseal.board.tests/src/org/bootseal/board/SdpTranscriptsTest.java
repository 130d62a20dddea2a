/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.junit.jupiter.api.Test;

/** What real ROMs answered, played against the board. Each test names the part it was recorded on. */
class SdpTranscriptsTest {

	private static final int OPEN = 0x56787856;
	private static final int CLOSED = 0x12343412;
	private static final int FILE_DONE = 0x88888888;
	private static final int WRITE_DONE = 0x128A8A12;
	private static final int REFUSED = 0x89232389;
	private static final int SUCCESS = 0xF0F0F0F0;
	private static final int FAILURE = 0x33333333;

	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private final VirtualBoards bus = VirtualBoards.of(board);

	private Host rom() throws Exception {
		return Host.connect(bus, BoardMode.ROM);
	}

	private VirtualBoards closedBus(VirtualBoard closed) {
		closed.burnFuse(6, 2);
		closed.powerCycle();
		return VirtualBoards.of(closed);
	}

	@Test
	void errorStatusAfterEntryByPins() throws Exception {
		// RT1060 EVK, NXP community, post 1280087
		try (Host host = rom()) {
			assertEquals(List.of(OPEN, SUCCESS), host.errorStatus());
		}
	}

	@Test
	void errorStatusAfterAFailedBoot() throws Exception {
		// RT1064 with empty flash, NXP community, post 1307369
		board.bootInternally();
		try (Host host = rom()) {
			assertEquals(List.of(OPEN, FAILURE), host.errorStatus());
		}
	}

	@Test
	void writeFileAnswersAndPads() throws Exception {
		// RT1050; the file is shorter here, for the RAM of the RT1020
		try (Host host = rom()) {
			assertEquals(List.of(OPEN, FILE_DONE), host.writeFile(0x20002000L, new byte[81847 - 0x8000]));
			assertEquals(List.of(OPEN, FILE_DONE), host.writeFile(0x20000400L, new byte[44]));
		}
	}

	@Test
	void fuseShadowOverridden() throws Exception {
		// RT1050
		board.burnFuse(0x2F, 0xFE00005A);
		board.powerCycle();
		try (Host host = rom()) {
			host.sdp(0x0101, 0x401F46F0L, 32, 4, 0);
			assertEquals(OPEN, host.word(3));
			assertArrayEquals(new byte[] { 0x5A, 0, 0, (byte) 0xFE }, Arrays.copyOfRange(host.read(), 1, 5));
			host.sdp(0x0202, 0x401F46F0L, 32, 4, 0);
			assertEquals(OPEN, host.word(3));
			assertEquals(WRITE_DONE, host.word(4));
			host.sdp(0x0101, 0x401F46F0L, 32, 4, 0);
			host.word(3);
			assertEquals(0, host.word(4));
		}
		board.reset();
		try (Host host = rom()) {
			host.sdp(0x0101, 0x401F46F0L, 32, 4, 0);
			host.word(3);
			assertEquals(0x5A0000FE, host.word(4));
		}
	}

	@Test
	void refusedReadAnswersInPlaceOfData() throws Exception {
		// RT1050, SPSDK, mimxrt1050_read_memory.ipynb and sdp.ipynb
		try (Host host = rom()) {
			host.sdp(0x0101, 0, 32, 4, 0);
			assertEquals(OPEN, host.word(3));
			assertEquals(REFUSED, host.word(4));
			host.sdp(0x0101, 0, 8, 10, 0);
			host.word(3);
			assertArrayEquals(new byte[] { (byte) 0x89, 0x23, 0x23, (byte) 0x89, 0, 0, 0, 0, 0, 0 },
					Arrays.copyOfRange(host.read(), 1, 11));
		}
	}

	@Test
	void refusedRegisterWrite() throws Exception {
		// RT1050, NXP community, post 848300
		try (Host host = rom()) {
			host.sdp(0x0202, 0x20200000L, 8, 1, 0);
			assertEquals(OPEN, host.word(3));
			assertEquals(REFUSED, host.word(4));
		}
	}

	@Test
	void fileLargerThanRamIsRefusedInPlaceOfTheHabWord() throws Exception {
		// RT1060 EVK, NXP community, post 1280087
		try (Host host = rom()) {
			host.sdp(0x0404, 539001344L, 0, 2122304, 0);
			host.write(new byte[] { 2, 1, 2, 3 });
			assertEquals(REFUSED, host.word(3));
			assertThrows(ConnectionException.class, host.patience(Duration.ofMillis(100))::read);
		}
	}

	@Test
	void jumpWhereNoIvtIs() throws Exception {
		// RT1062, NXP community, thread 500630; the error status after it is assumed
		try (Host host = rom()) {
			// the recorded 17 bytes: 01 0b 0b 20 00 20 00 00 ...
			host.write(ByteBuffer.allocate(17).put(new byte[] { 1, 0x0B, 0x0B, 0x20, 0, 0x20 }).array());
			byte[] answer = host.read();
			assertArrayEquals(new byte[] { 3, 0x56, 0x78, 0x78, 0x56 }, Arrays.copyOf(answer, 5));
			assertEquals(65, answer.length);
			assertThrows(ConnectionException.class, host.patience(Duration.ofSeconds(1))::read);
			assertEquals(List.of(OPEN, FAILURE), host.errorStatus());
		}
	}

	@Test
	void wrongLoaderOnAClosedPart() throws Exception {
		// RT1064, NXP community, post 912199; product name: RT1061
		VirtualBoard closed = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		VirtualBoards closedBus = closedBus(closed);
		try (Host host = Host.connect(closedBus, BoardMode.ROM)) {
			assertEquals("SP Blank RT Family ", closedBus.find().get(0).product());
			assertEquals(List.of(CLOSED, SUCCESS), host.errorStatus());
			byte[] loader = TestImages.ramImage(0x20000400L, true);
			assertEquals(List.of(CLOSED, FILE_DONE), host.writeFile(0x20000400L, loader));
			assertEquals(CLOSED, host.jump(0x20000400L));
			assertEquals(List.of(CLOSED, FAILURE), host.errorStatus());
		}
	}

	@Test
	void closedPartReadsNothing() throws Exception {
		// SPSDK 0.2.1, test_rt10xx.py; the word is assumed
		VirtualBoard closed = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		try (Host host = Host.connect(closedBus(closed), BoardMode.ROM)) {
			host.sdp(0x0101, 0x401F46F0L, 32, 4, 0);
			assertEquals(CLOSED, host.word(3));
			assertEquals(REFUSED, host.word(4));
		}
	}

	@Test
	void productOfAnOpenPart() throws Exception {
		// RT1051
		assertEquals("SE Blank RT Family ", bus.find().get(0).product());
		assertEquals("1FC9:0130", bus.find().get(0).bus());
	}

	@Test
	void mbootSentToTheRomGetsNoAnswer() throws Exception {
		// RT1064, NXP community, post 983849
		try (Host host = rom()) {
			host.command(0x07, false, 1, 0);
			ConnectionException e = assertThrows(ConnectionException.class, host::read);
			assertEquals(Reason.TIMED_OUT, e.reason());
			assertTrue(bus.nanoTime() >= Host.TIMEOUT.toNanos());
		}
	}

	@Test
	void loaderSentToTheWrongAddressStaysInRom() throws Exception {
		// RT1020, NXP community, thread 525697
		// linked for 0x20208400, sent to 0x20000000 with its IVT at 0x400: both commands succeed, no re-enumeration
		byte[] file = new byte[0x400 + 0x800];
		System.arraycopy(TestImages.ramImage(0x20208400L, true), 0, file, 0x400, 0x800);
		try (Host host = rom()) {
			assertEquals(List.of(OPEN, FILE_DONE), host.writeFile(0x20000000L, file));
			assertEquals(OPEN, host.jump(0x20000400L));
			assertThrows(ConnectionException.class, host.patience(Duration.ofSeconds(2))::read);
			assertEquals(1, bus.find().size());
			assertEquals(BoardMode.ROM, bus.find().get(0).mode());
		}
	}

	@Test
	void loaderAtTheRightAddressComesUp() throws Exception {
		// RT1020, NXP community, thread 525697; product name: RT1061, flashloader K2.7.0
		try (Host host = rom()) {
			host.writeFile(TestImages.LOADER_ADDRESS, TestImages.ramImage(TestImages.LOADER_ADDRESS, true));
			assertEquals(OPEN, host.jump(TestImages.LOADER_ADDRESS));
			ConnectionException e = assertThrows(ConnectionException.class, host::read);
			assertEquals(Reason.GONE, e.reason());
		}
		Host.connect(bus, BoardMode.FLASHLOADER).close();
		assertEquals("USB COMPOSITE DEVICE", bus.find().get(0).product());
		assertEquals("15A2:0073", bus.find().get(0).bus());
	}

	@Test
	void flexspiIsOffInTheSerialDownloader() throws Exception {
		// RT1021, NXP community, post 1854025
		try (Host host = rom()) {
			host.sdp(0x0101, 0x402A8000L, 32, 4, 0);
			host.word(3);
			assertEquals(0xC280FFFF, host.word(4));
		}
	}

	@Test
	void anotherProgramLeavesTheBus() throws Exception {
		try (Host host = rom()) {
			host.writeFile(0x20001C00L, TestImages.ramImage(0x20001C00L, false));
			host.jump(0x20001C00L);
			assertThrows(ConnectionException.class, host::read);
		}
		bus.awaitChange(Duration.ofSeconds(5));
		assertTrue(bus.find().isEmpty());
	}

	@Test
	void paddingOfTheLastReportIsStored() throws Exception {
		try (Host host = rom()) {
			host.writeFile(0x20209000L, new byte[2048]);
			host.sdp(0x0404, 0x20209000L, 0, 4, 0);
			byte[] report = new byte[1025];
			Arrays.fill(report, (byte) 0xAA);
			report[0] = 2;
			host.write(report);
			assertEquals(OPEN, host.word(3));
			assertEquals(FILE_DONE, host.word(4));
		}
		// the loader shows what is there
		try (Host host = TestBench.loader(board, bus)) {
			assertArrayEquals(new byte[] { (byte) 0xAA, (byte) 0xAA }, host.readMemory(0x202093FEL, 2).bytes());
			assertArrayEquals(new byte[] { 0, 0 }, host.readMemory(0x20209400L, 2).bytes());
		}
	}

	@Test
	void dcdIsCarriedOutAndSkipped() throws Exception {
		byte[] dcd = { (byte) 0xD2, 0, 0x10, 0x41, (byte) 0xCC, 0, 0x0C, 4, 0x40, 0x1F, (byte) 0x80, 0x14, 1, 2, 3, 4 };
		try (Host host = rom()) {
			host.sdp(0x0A0A, 0x1000, 0, dcd.length, 0);
			host.data(dcd);
			assertEquals(OPEN, host.word(3));
			assertEquals(WRITE_DONE, host.word(4));
			host.sdp(0x0101, 0x401F8014L, 32, 4, 0);
			host.word(3);
			assertEquals(0x04030201, host.word(4));
			host.sdp(0x0C0C, 0, 0, 0, 0);
			host.word(3);
			assertEquals(0x09D00D90, host.word(4));
			host.sdp(0x0D0D, 115200, 0, 0, 0);
			host.word(3);
			assertEquals(0x09D00D90, host.word(4));
		}
	}
}
