/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;

import org.bootseal.board.BoardPower;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.TestImages;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.MbootRom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ROM of an RT1170 on a serial line: frames as of a flashloader, and an image without a command. */
class BootloaderRomUartTest {

	private static final String ACK = "5aa1";
	private static final long LOADER = 0x2024FE00L;
	private static final int PACKET = 1016;
	private static final int VERSION = 0x4B030001;
	private static final int LOADER_VERSION = 0x4B020800;

	private final VirtualBoard board = board();

	private static VirtualBoard board() {
		try {
			return VirtualBoard.create(BoardSpec.named("MIMXRT1170-EVK"));
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private static byte[] image() {
		return TestImages.ramImage(LOADER, true);
	}

	private static String sent(PumpedLine line, byte[] frame) throws ConnectionException {
		return HexFormat.of().formatHex(line.exchange(frame));
	}

	private static String sent(PumpedLine line, String hex) throws ConnectionException {
		return sent(line, HexFormat.of().parseHex(hex.replace(" ", "")));
	}

	private static byte[] data(byte[] image, int from) {
		return UartFrame.encode(UartFrame.DATA, Arrays.copyOfRange(image, from, Math.min(image.length, from + PACKET)));
	}

	/** A ping and a question as SPSDK 3.10 sends them. */
	@Test
	void answersPingAndQuestion() throws Exception {
		try (PumpedLine line = new PumpedLine(board)) {
			assertEquals("5aa7", sent(line, "5aa6").substring(0, 4));
			String answer = sent(line, "5aa40c004b330700000201000000" + "00000000");
			assertEquals(ACK + "5aa40c00", answer.substring(0, 12));
			assertEquals("a7000002" + "00000000" + "0100034b", answer.substring(answer.length() - 24));
			assertEquals("", sent(line, ACK));
		}
	}

	@Test
	void eachPacketOfAnImageIsAcknowledgedTheLastToo() throws Exception {
		try (PumpedLine line = new PumpedLine(board)) {
			byte[] image = image();
			for (int at = 0; at + PACKET < image.length; at += PACKET) {
				assertEquals(ACK, sent(line, data(image, at)));
			}
			byte[] last = new byte[2];
			line.write(data(image, image.length / PACKET * PACKET), 0, 6 + image.length % PACKET, PumpedLine.TIMEOUT);
			assertEquals(2, line.read(last, 0, 2, PumpedLine.TIMEOUT));
			assertEquals(ACK, HexFormat.of().formatHex(last));
			assertEquals(LOADER_VERSION, new MbootClient(line, PumpedLine.TIMEOUT).ping(60, PumpedLine.TIMEOUT));
		}
	}

	@Test
	void aDamagedPacketIsAskedForAgain() throws Exception {
		try (PumpedLine line = new PumpedLine(board)) {
			byte[] frame = data(image(), 0);
			frame[100] ^= 1;
			assertEquals("5aa2", sent(line, frame));
			assertEquals(ACK, sent(line, data(image(), 0)));
		}
	}

	@Test
	void anAbortTakesThePlaceOfTheAcknowledgement() throws Exception {
		try (PumpedLine line = new PumpedLine(board)) {
			String refused = sent(line, UartFrame.encode(UartFrame.DATA, new byte[PACKET]));
			assertEquals("5aa3" + "5aa40c00", refused.substring(0, 12));
			assertEquals("a0000002" + "04000000" + "00000000", refused.substring(refused.length() - 24));
			assertEquals("", sent(line, ACK));
			// what follows is taken and passed over
			assertEquals(ACK, sent(line, data(image(), PACKET)));
			assertEquals(VERSION, new MbootClient(line, PumpedLine.TIMEOUT).ping(3, PumpedLine.TIMEOUT));
		}
	}

	@Test
	void theClientStartsAFlashloader() throws Exception {
		try (PumpedLine line = new PumpedLine(board)) {
			MbootRom rom = new MbootRom(line, PumpedLine.TIMEOUT);
			MbootClient client = rom.client();
			assertEquals(VERSION, client.ping(3, PumpedLine.TIMEOUT));
			assertEquals(false, client.isClosed());
			rom.loadImage(image(), Progress.NONE);
			assertEquals(LOADER_VERSION,
					new MbootClient(line, PumpedLine.TIMEOUT).ping(60, PumpedLine.TIMEOUT));
			assertEquals(BoardPower.FLASHLOADER, board.power());
		}
	}

	@Test
	void theClientHearsARefusalAtTheEnd() throws Exception {
		board.burnFuse(22, 2);
		board.powerCycle();
		try (PumpedLine line = new PumpedLine(board)) {
			MbootRom rom = new MbootRom(line, PumpedLine.TIMEOUT);
			MbootClient client = rom.client();
			assertEquals(true, client.isClosed());
			MbootException refused = assertThrows(MbootException.class,
					() -> rom.loadImage(image(), Progress.NONE));
			assertEquals(10101, refused.status().number());
			assertEquals(VERSION, client.ping(3, PumpedLine.TIMEOUT));
		}
	}

	@Test
	void theClientHearsARefusalAmidTheData() throws Exception {
		try (PumpedLine line = new PumpedLine(board)) {
			MbootRom rom = new MbootRom(line, PumpedLine.TIMEOUT);
			MbootClient client = rom.client();
			byte[] elsewhere = TestImages.ramImage(0x90000000L, true);
			MbootException refused = assertThrows(MbootException.class,
					() -> rom.loadImage(elsewhere, Progress.NONE));
			assertEquals(10200, refused.status().number());
			assertEquals(VERSION, client.ping(3, PumpedLine.TIMEOUT));
		}
	}

	/** Damage anywhere on the line is made good, or the board is still there for another try. */
	@ParameterizedTest
	@CsvSource({ "data, 1", "data, 2", "data, 3", "ack, 1", "ack, 3", "answer, 1", "command, 1" })
	void damageIsMadeGoodOrTold(String kind, int nth) throws Exception {
		FaultSite site = kind.equals("ack") || kind.equals("answer") ? FaultSite.LINE_OUT : FaultSite.LINE_IN;
		for (FaultEffect effect : new FaultEffect[] { FaultEffect.drop(), FaultEffect.flip(3, 0x40) }) {
			VirtualBoard each = board();
			try (PumpedLine line = new PumpedLine(each)) {
				each.faults(FaultScript.none().with(Fault.at(site, effect).named(kind).nth(nth)));
				MbootRom rom = new MbootRom(line, PumpedLine.TIMEOUT);
				MbootClient client = rom.client();
				try {
					rom.loadImage(image(), Progress.NONE);
				} catch (ConnectionException | MbootException e) {
					assertTrue(!e.getMessage().isBlank());
				}
				each.faults(FaultScript.none());
				MbootRom next = new MbootRom(line, PumpedLine.TIMEOUT);
				MbootClient again = next.client();
				if (again.ping(60, PumpedLine.TIMEOUT) == VERSION) {
					next.loadImage(image(), Progress.NONE);
				}
				assertEquals(LOADER_VERSION, again.ping(60, PumpedLine.TIMEOUT), kind + " " + nth + " " + effect);
			}
		}
	}
}
