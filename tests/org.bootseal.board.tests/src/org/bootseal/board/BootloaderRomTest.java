/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.hab.SignedImage;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.UsbId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ROM of an RT1170 over HID, report by report. */
class BootloaderRomTest {

	private static final long LOADER = 0x2024FE00L;
	private static final int PACKET = 1016;
	private static final int CAAM = 0x1D;
	private static final int SRK_HASH = 48;
	private static final int CLOSE_WORD = 22;

	private static final int INVALID_ARGUMENT = 4;
	private static final int UNKNOWN_COMMAND = 10000;
	private static final int SECURITY_VIOLATION = 10001;
	private static final int ABORTED = 10002;
	private static final int SIGNATURE = 10101;
	private static final int RANGE_INVALID = 10200;
	private static final int UNKNOWN_PROPERTY = 10300;

	private final VirtualBoard board = board();
	private final VirtualBoards bus = VirtualBoards.of(board);

	private static VirtualBoard board() {
		try {
			return VirtualBoard.create(BoardSpec.named("MIMXRT1170-EVK"));
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private Host rom() throws Exception {
		return Host.connect(bus, BoardMode.MBOOT_ROM);
	}

	private static byte[] loader() {
		return TestImages.ramImage(LOADER, true);
	}

	private static byte[] signedLoader() throws Exception {
		return new SignedImage(loader(), LOADER).engine(CAAM).block(0x40, 0x7C0).build();
	}

	private void close(boolean withHash) {
		if (withHash) {
			int[] words = signedWords();
			for (int i = 0; i < words.length; i++) {
				board.burnFuse(SRK_HASH + i, words[i]);
			}
		}
		board.burnFuse(CLOSE_WORD, 2);
		board.powerCycle();
	}

	private static int[] signedWords() {
		try {
			return SignedImage.fuseWords(0x80);
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private void assertStillRom(Host host) throws Exception {
		assertEquals(List.of(0, 0x4B030001), host.property(1, 0));
		assertEquals(BoardMode.MBOOT_ROM, bus.find().get(0).mode());
	}

	private void assertLoaderComes() throws Exception {
		try (Host host = Host.connect(bus, BoardMode.FLASHLOADER)) {
			assertEquals(0x4B, host.property(1, 0).get(1) >>> 24);
		}
	}

	/** NXP community, posts 1326147, 1634838 and 2345800. */
	@Test
	void answersAsRecordedOnAnRt1176() throws Exception {
		try (Host host = rom()) {
			assertEquals(List.of(0, 1258487809), host.property(1, 0));
			assertEquals(List.of(0, 0), host.property(17, 0));
			assertEquals(List.of(0, 0x54020000), host.property(24, 0));
			host.bareData(loader(), PACKET);
			host.patience(Duration.ofMillis(10));
			assertEquals(Reason.TIMED_OUT, assertThrows(ConnectionException.class, host::read).reason());
		}
		assertLoaderComes();
		FoundBoard found = bus.find().get(0);
		assertEquals(Optional.of(new UsbId(0x15A2, 0x0073)), found.usbId());
	}

	/** NXP community, post 1534437. */
	@ParameterizedTest
	@ValueSource(ints = { 7, 0x19 })
	void doesNotKnowWhatTheRomOfAnEvkDoesNot(int property) throws Exception {
		try (Host host = rom()) {
			assertEquals(List.of(UNKNOWN_PROPERTY), host.property(property, 0));
		}
	}

	@Test
	void showsAsRomAndTellsTheUniqueId() throws Exception {
		try (Host host = rom()) {
			FoundBoard found = bus.find().get(0);
			assertEquals(Optional.of(new UsbId(0x1FC9, 0x013D)), found.usbId());
			assertEquals("SE Blank RT Family ", found.product());
			assertEquals(List.of(0, board.readFuse(16), board.readFuse(17)), host.property(18, 0));
			assertEquals(List.of(0, PACKET), host.property(11, 0));
		}
	}

	@Test
	void hasNoOtherCommands() throws Exception {
		try (Host host = rom()) {
			for (int tag = 1; tag <= 0x20; tag++) {
				if (tag != 0x07 && tag != 0x09 && tag != 0x0B) {
					assertEquals(UNKNOWN_COMMAND, host.simple(tag, 0x20200000, 4, 0), "command " + tag);
				}
			}
			assertStillRom(host);
		}
	}

	@Test
	void resetsByCommand() throws Exception {
		long resets = board.statistics().resets();
		try (Host host = rom()) {
			assertEquals(0, host.simple(0x0B));
		}
		// it leaves the bus and comes back
		bus.awaitChange(Duration.ofSeconds(5));
		bus.awaitChange(Duration.ofSeconds(5));
		rom().close();
		assertEquals(resets + 1, board.statistics().resets());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 32, 512, 1016 })
	void takesAnImageInPacketsOfAnySize(int packet) throws Exception {
		try (Host host = rom()) {
			host.bareData(loader(), packet);
		}
		assertLoaderComes();
	}

	@Test
	void dropsWhatComesAfterTheEndOfTheImage() throws Exception {
		try (Host host = rom()) {
			host.bareData(Arrays.copyOf(loader(), 3 * PACKET), PACKET);
		}
		assertLoaderComes();
	}

	@Test
	void waitsForTheRestUntilACommandComes() throws Exception {
		try (Host host = rom()) {
			host.bareData(Arrays.copyOf(loader(), 0x600), PACKET);
			assertStillRom(host);
			// nothing is left of the first half
			host.bareData(loader(), PACKET);
		}
		assertLoaderComes();
	}

	@Test
	void packetsThatAreNoneAreNotAnswered() throws Exception {
		try (Host host = rom()) {
			host.patience(Duration.ofMillis(10));
			host.write(new byte[0]);
			host.write(new byte[] { 1 });
			host.write(new byte[] { 1, 0, 40, 0, 7 });
			host.write(new byte[] { 1, 0, 4, 0, 7, 0, 0, 9 });
			host.write(new byte[] { 3, 0, 0, 0 });
			assertThrows(ConnectionException.class, host::read);
			assertStillRom(host);
		}
	}

	private List<Integer> refusal(Host host) throws Exception {
		assertEquals(0, host.payload(3).length, "the end of the data phase");
		return host.response(0xA0);
	}

	@Test
	void refusesWhatHasNoIvtAndTakesTheNext() throws Exception {
		try (Host host = rom()) {
			host.bareData(TestImages.pattern(4 * PACKET), PACKET);
			assertEquals(List.of(INVALID_ARGUMENT, 0), refusal(host));
			// the packets after the first were passed over: there are no more answers
			assertStillRom(host);
			host.bareData(loader(), PACKET);
		}
		assertLoaderComes();
	}

	@Test
	void refusesAnIvtThatIsNotFirst() throws Exception {
		byte[] shifted = new byte[0xC00];
		System.arraycopy(loader(), 0, shifted, 0x400, 0x800);
		try (Host host = rom()) {
			host.bareData(shifted, PACKET);
			assertEquals(List.of(INVALID_ARGUMENT, 0), refusal(host));
		}
	}

	/** Nothing there, RAM of the ROM, beyond the end of RAM, an end before the begin, more than 4 GiB. */
	@ParameterizedTest
	@ValueSource(longs = { 0x90000000L, 0x20240000L, 0x2035FFFCL })
	void refusesAddressesThatAreNoFreeRam(long address) throws Exception {
		try (Host host = rom()) {
			host.bareData(TestImages.ramImage(address, true), PACKET);
			assertEquals(List.of(RANGE_INVALID, 0), refusal(host));
			assertStillRom(host);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 0x2B, 0x7FFFFFFF, -1 })
	void refusesLengthsThatAreNone(int length) throws Exception {
		byte[] image = loader();
		ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putInt(0x24, length);
		try (Host host = rom()) {
			host.bareData(image, PACKET);
			assertEquals(List.of(RANGE_INVALID, 0), refusal(host));
		}
	}

	@Test
	void takesTheEndOfTheDataFromTheHost() throws Exception {
		try (Host host = rom()) {
			host.bareData(Arrays.copyOf(loader(), PACKET), PACKET);
			host.write(new byte[] { 2, 0, 0, 0 });
			assertEquals(List.of(ABORTED, 0), refusal(host));
			assertStillRom(host);
		}
	}

	@Test
	void closedPartRefusesAnUnsignedLoader() throws Exception {
		close(true);
		try (Host host = rom()) {
			assertEquals(List.of(0, 1), host.property(17, 0));
			assertEquals("SP Blank RT Family ", bus.find().get(0).product());
			host.bareData(loader(), PACKET);
			assertEquals(List.of(SIGNATURE, 0), host.response(0xA0));
			assertStillRom(host);
			// the failure is not sticky
			host.bareData(signedLoader(), PACKET);
		}
		assertLoaderComes();
	}

	@Test
	void closedPartFindsEachChangedByte() throws Exception {
		close(true);
		byte[] image = signedLoader();
		for (int offset : new int[] { 0x04, 0x200, 0x7FF }) {
			try (Host host = rom()) {
				host.bareData(TestImages.flipped(image, offset), PACKET);
				assertEquals(List.of(SIGNATURE, 0), host.response(0xA0), "offset " + offset);
				assertStillRom(host);
			}
		}
	}

	@Test
	void closedWithoutHashTakesNothing() throws Exception {
		close(false);
		try (Host host = rom()) {
			host.bareData(signedLoader(), PACKET);
			assertEquals(List.of(SIGNATURE, 0), host.response(0xA0));
		}
	}

	@Test
	void openPartRunsSignedAndUnsigned() throws Exception {
		try (Host host = rom()) {
			host.bareData(signedLoader(), PACKET);
		}
		assertLoaderComes();
	}

	@Test
	void executesOnOpenPartsOnly() throws Exception {
		try (Host host = rom()) {
			assertEquals(RANGE_INVALID, host.simple(0x09, 0x30002001, 0, 0));
			assertEquals(RANGE_INVALID, host.simple(0x09, 0x20240001, 0, 0));
			assertStillRom(host);
		}
		close(true);
		try (Host host = rom()) {
			assertEquals(SECURITY_VIOLATION, host.simple(0x09, 0x20250001, 0, 0));
			assertStillRom(host);
		}
	}

	@Test
	void anApplicationLeavesTheBus() throws Exception {
		try (Host host = rom()) {
			host.bareData(TestImages.ramImage(LOADER, false), PACKET);
		}
		bus.awaitChange(Duration.ofSeconds(5));
		assertTrue(bus.find().isEmpty());
	}

	@Test
	void faultsMeetTheLoad() throws Exception {
		board.faults(FaultScript.none().with(Fault.at(FaultSite.MBOOT, FaultEffect.status(20000)).named("load-image"))
				.with(Fault.at(FaultSite.DATA_OUT, FaultEffect.status(20001)).number(PACKET)));
		try (Host host = rom()) {
			host.bareData(loader(), PACKET);
			assertEquals(List.of(20000, 0), refusal(host));
			host.property(11, 0);
			host.bareData(loader(), PACKET);
			assertEquals(List.of(20001, 0), refusal(host));
			host.property(11, 0);
			host.bareData(loader(), PACKET);
		}
		assertLoaderComes();
	}

	@Test
	void aKeptBoardIsInItsRomAgain(@TempDir Path folder) throws Exception {
		close(true);
		rom().close();
		board.save(folder.resolve("board.json"));
		VirtualBoards again = VirtualBoards.of(VirtualBoard.open(folder.resolve("board.json")));
		try (Host host = Host.connect(again, BoardMode.MBOOT_ROM)) {
			assertEquals(List.of(0, 1), host.property(17, 0));
		}
	}

	@Test
	void otherBoardsStillSpeakSdp() throws Exception {
		for (String name : BoardSpec.names()) {
			BoardSpec spec = BoardSpec.named(name);
			VirtualBoard each = VirtualBoard.create(spec);
			VirtualBoards.of(each).awaitChange(Duration.ofSeconds(5));
			BoardMode mode = spec.device().rom().mode();
			assertTrue(mode.isRom());
			assertEquals(name.contains("RT11"), mode == BoardMode.MBOOT_ROM, name);
			Host.connect(VirtualBoards.of(each), mode).close();
			assertFalse(BoardMode.FLASHLOADER.isRom());
		}
	}
}
