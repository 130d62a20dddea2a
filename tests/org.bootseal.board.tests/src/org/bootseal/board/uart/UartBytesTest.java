/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.SerialFrame;
import org.junit.jupiter.api.Test;

/**
 * The bytes on the serial line of a board, one by one. Frames and order of the host are those recorded of SPSDK 3.10.0;
 * the order of acknowledgement, abort and answer is that of NXP's MCU bootloader.
 */
class UartBytesTest {

	private static final String ACK = "5aa1";
	private static final String GET_VERSION = "5aa40c004b330700000201000000" + "00000000";
	private static final String VERSION = "5aa40c00";

	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits.replace(" ", ""));
	}

	private static String sent(PumpedLine line, String digits) throws ConnectionException {
		return HexFormat.of().formatHex(line.exchange(hex(digits)));
	}

	@Test
	void theRomSpeaksBareWords() throws Exception {
		try (PumpedLine line = new PumpedLine(board)) {
			assertEquals("56787856" + "f0f0f0f0", sent(line, "0505 00000000 00 00000000 00000000 00"));
			assertEquals("", sent(line, "0404 20208200 00 00000008 00000000 00"));
			assertEquals("", sent(line, "00010203"));
			assertEquals("56787856" + "88888888", sent(line, "04050607"));
			assertEquals("56787856" + "128a8a12", sent(line, "0202 401f46f0 20 00000004 00000000 00"));
			assertEquals("56787856" + "00000000", sent(line, "0101 401f46f0 20 00000004 00000000 00"));
			assertEquals("89232389", sent(line, "0404 00000000 00 ffffffff 00000000 00"));
			assertEquals("56787856" + "09d00d90", sent(line, "0d0d 00070800 00 00000000 00000000 00"));
		}
	}

	@Test
	void commandsMayComeByteByByte() throws Exception {
		try (PumpedLine line = new PumpedLine(board)) {
			StringBuilder answer = new StringBuilder();
			for (byte each : hex("0505 00000000 00 00000000 00000000 00")) {
				answer.append(HexFormat.of().formatHex(line.exchange(each)));
			}
			assertEquals("56787856" + "f0f0f0f0", answer.toString());
		}
	}

	@Test
	void theLoaderAnswersPingAndCommand() throws Exception {
		try (PumpedLine line = PumpedLine.toLoader(board)) {
			byte[] ping = line.exchange(hex("5aa6"));
			assertArrayEquals(hex("5aa7 00020150 0000 aaea"), ping);
			String answer = HexFormat.of().formatHex(
					SerialFrame.encode(SerialFrame.COMMAND, hex("a7000002 00000000 0008024b")));
			assertEquals(ACK + answer, sent(line, GET_VERSION));
			assertEquals("", sent(line, ACK));
		}
	}

	@Test
	void aFrameIsSentAgainOnlyWhenItIsRefused() throws Exception {
		try (PumpedLine line = PumpedLine.toLoader(board)) {
			String answer = sent(line, GET_VERSION).substring(ACK.length());
			assertEquals(VERSION, answer.substring(0, VERSION.length()));
			assertEquals(answer, sent(line, "5aa2"));
			assertEquals(answer, sent(line, "5aa2"));
			assertEquals("", sent(line, ACK));
			assertEquals("", sent(line, "5aa2"));
		}
	}

	/** SPSDK may throw its last acknowledgement away when it closes a port; the next program begins with a ping. */
	@Test
	void aPingIsAnsweredInPlaceOfAnAcknowledgement() throws Exception {
		try (PumpedLine line = PumpedLine.toLoader(board)) {
			sent(line, GET_VERSION);
			assertEquals("5aa7", sent(line, "5aa6").substring(0, 4));
			assertEquals(ACK, sent(line, GET_VERSION).substring(0, 4));
		}
	}

	/** NXP's bootloader takes whatever else comes instead of an acknowledgement for an error. */
	@Test
	void aCommandInPlaceOfAnAcknowledgementIsLost() throws Exception {
		try (PumpedLine line = PumpedLine.toLoader(board)) {
			sent(line, GET_VERSION);
			assertEquals("", sent(line, GET_VERSION));
			assertEquals(ACK, sent(line, GET_VERSION).substring(0, 4));
		}
	}

	@Test
	void damagedFramesAreRefused() throws Exception {
		try (PumpedLine line = PumpedLine.toLoader(board)) {
			assertEquals("5aa2", sent(line, GET_VERSION.replace("4b33", "4b32")));
			assertEquals("", sent(line, "5aa4 ffff 0000"));
			assertEquals("5aa2", sent(line, "00".repeat(1024)));
			assertEquals(ACK, sent(line, GET_VERSION).substring(0, 4));
		}
	}

	@Test
	void anAbortTakesThePlaceOfTheAcknowledgement() throws Exception {
		try (PumpedLine line = PumpedLine.toLoader(board)) {
			// write-memory of 8 bytes to where nothing is
			String write = HexFormat.of().formatHex(UartFrame.encode(UartFrame.COMMAND,
					hex("04010003 000000f0 08000000 00000000")));
			String begun = sent(line, write);
			assertEquals(ACK + "5aa4", begun.substring(0, 8));
			sent(line, ACK);
			String ended = sent(line, HexFormat.of().formatHex(UartFrame.encode(UartFrame.DATA, new byte[8])));
			assertEquals("5aa3" + "5aa4", ended.substring(0, 8));
			assertEquals("d8270000" + "04000000", ended.substring(ended.length() - 16));
		}
	}

	@Test
	void theEndOfDataToTheHostIsAFrameWithoutPayload() throws Exception {
		try (PumpedLine line = PumpedLine.toLoader(board)) {
			sent(line, HexFormat.of().formatHex(UartFrame.encode(UartFrame.COMMAND,
					hex("03000003 000000f0 10000000 00000000"))));
			assertEquals("5aa50000", sent(line, ACK).substring(0, 8));
			String last = sent(line, ACK);
			assertEquals("d8270000" + "03000000", last.substring(last.length() - 16));
		}
	}

	@Test
	void theRestOfAFrameIsNotWaitedForForEver() throws Exception {
		try (PumpedLine line = PumpedLine.toLoader(board)) {
			assertEquals("", sent(line, "5aa4 0c00"));
			assertEquals("", sent(line, "5aa6"));
			// a host that hears nothing for so long asks again
			assertEquals(0, line.available());
			assertThrows(ConnectionException.class,
					() -> line.read(new byte[1], 0, 1, PumpedLine.TIMEOUT));
			assertEquals("5aa7", sent(line, "5aa6").substring(0, 4));
		}
	}
}
