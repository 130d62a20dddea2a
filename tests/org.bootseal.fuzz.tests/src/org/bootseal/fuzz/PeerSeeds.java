/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.mboot.HidFrame;
import org.bootseal.core.mboot.MbootPacket;
import org.bootseal.core.mboot.SerialFrame;

/** The seeds that are talk: what boards answer, and what hosts say to boards. */
final class PeerSeeds {

	private final Path target;

	PeerSeeds(Path target) {
		this.target = target;
	}

	void write() throws Exception {
		protocols();
		boards();
		usbIp();
	}

	private void put(String name, byte[] content) throws IOException {
		SeedWriter.put(target, name, content);
	}

	private void protocols() throws Exception {
		byte[] version = new MbootPacket(0xA7, false, 0, 0x4B02_0800).encode();
		byte[] success = new MbootPacket(0xA0, false, 0, 3).encode();
		byte[] data = new MbootPacket(0xA3, true, 0, 4096).encode();
		byte[] most = new MbootPacket(0xA7, false, 0, 1024).encode();
		put("ProtocolFuzzTestInputs/frames/packet", version);
		put("ProtocolFuzzTestInputs/frames/hid", HidFrame.encode(HidFrame.COMMAND_IN, version, 0, version.length));
		put("ProtocolFuzzTestInputs/frames/serial", SerialFrame.encode(SerialFrame.COMMAND, success));
		put("ProtocolFuzzTestInputs/mbootOverUsb/property", chunks(1, in(HidFrame.COMMAND_IN, version)));
		put("ProtocolFuzzTestInputs/mbootOverUsb/read", chunks(2, in(HidFrame.COMMAND_IN, most),
				in(HidFrame.COMMAND_IN, data), in(HidFrame.DATA_IN, new byte[1016]), in(HidFrame.COMMAND_IN, success)));
		put("ProtocolFuzzTestInputs/mbootOverUsb/write", chunks(3, in(HidFrame.COMMAND_IN, most),
				in(HidFrame.COMMAND_IN, success), in(HidFrame.COMMAND_IN, success)));
		put("ProtocolFuzzTestInputs/mbootOverUart/property", bytes(1, SerialFrame.control(SerialFrame.ACK),
				SerialFrame.encode(SerialFrame.COMMAND, version)));
		put("ProtocolFuzzTestInputs/mbootOverUart/read", bytes(2, SerialFrame.control(SerialFrame.ACK),
				SerialFrame.encode(SerialFrame.COMMAND, most), SerialFrame.control(SerialFrame.ACK),
				SerialFrame.encode(SerialFrame.COMMAND, data), SerialFrame.encode(SerialFrame.DATA, new byte[512]),
				SerialFrame.encode(SerialFrame.COMMAND, success)));
		put("ProtocolFuzzTestInputs/mbootOverUart/ping",
				bytes(6, HexFormat.of().parseHex("5aa7000301500000fb40")));
		byte[] open = HexFormat.of().parseHex("0356787856");
		byte[] complete = HexFormat.of().parseHex("0488888888");
		put("ProtocolFuzzTestInputs/sdpOverUsb/status", chunks(0, open, HexFormat.of().parseHex("04f0f0f0f0")));
		put("ProtocolFuzzTestInputs/sdpOverUsb/write", chunks(3, open, complete));
		put("ProtocolFuzzTestInputs/sdpOverUart/status", bytes(0, HexFormat.of().parseHex("56787856f0f0f0f0")));
		put("ProtocolFuzzTestInputs/sdpOverUart/write", bytes(3, HexFormat.of().parseHex("5678785688888888")));
	}

	private static byte[] in(int id, byte[] payload) {
		return HidFrame.encode(id, payload, 0, payload.length);
	}

	private static byte[] bytes(int first, byte[]... parts) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.write(first);
		for (byte[] part : parts) {
			all.write(part);
		}
		return all.toByteArray();
	}

	private static byte[] chunks(int first, byte[]... chunks) throws IOException {
		return bytes(first, concat(chunks));
	}

	private static byte[] concat(byte[]... chunks) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] chunk : chunks) {
			all.write(chunk.length);
			all.write(chunk.length >> 8);
			all.write(chunk);
		}
		return all.toByteArray();
	}

	private void boards() throws Exception {
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		Path file = Files.createTempDirectory("seeds").resolve("board.json");
		board.save(file);
		put("BoardFuzzTestInputs/state/fresh.json", Files.readAllBytes(file));
		byte[] status = HexFormat.of().parseHex("0105050000000000000000000000000000");
		byte[] write = HexFormat.of().parseHex("0104042000000000000000200000000000");
		byte[] read = HexFormat.of().parseHex("0101012000000020000000400000000000");
		byte[] jump = HexFormat.of().parseHex("010b0b2000000000000000000000000000");
		byte[] data = Arrays.copyOf(new byte[] { 2, (byte) 0xD1, 0, 0x20, 0x41 }, 33);
		put("BoardFuzzTestInputs/reports/status", concat(status, read));
		put("BoardFuzzTestInputs/reports/image", concat(write, data, jump));
		byte[] property = new MbootPacket(0x07, false, 1, 0).encode();
		byte[] bare = Arrays.copyOf(new byte[] { 2, 0, 32, 0, (byte) 0xD1, 0, 0x20, 0x41 }, 36);
		put("BoardFuzzTestInputs/reportsOfMboot/property", concat(in(HidFrame.COMMAND_OUT, property), bare));
	}

	/** A report of SDP on the control pipe, room for its answer, and a request for the device's descriptor. */
	private void usbIp() throws IOException {
		byte[] status = HexFormat.of().parseHex("0105050000000000000000000000000000");
		byte[] asked = submit(1, 0, 0, status.length, "2109010200001100", status);
		byte[] answer = submit(2, 1, 1, 65, "0000000000000000", new byte[0]);
		byte[] descriptor = submit(3, 1, 0, 18, "8006000100001200", new byte[0]);
		byte[] taken = ByteBuffer.allocate(48).putInt(2).putInt(4).position(20).putInt(2).array();
		put("../board/usbip/UsbIpFuzzTestInputs/transfers/status", ByteBuffer
				.allocate(asked.length + 3 * 48).put(asked).put(answer).put(descriptor).put(taken).array());
	}

	private static byte[] submit(int sequence, int in, int endpoint, int length, String setup, byte[] data) {
		return ByteBuffer.allocate(48 + data.length).putInt(1).putInt(sequence).putInt(1 << 16 | 2).putInt(in)
				.putInt(endpoint).putInt(0).putInt(length).putInt(0).putInt(-1).putInt(0)
				.put(HexFormat.of().parseHex(setup)).put(data).array();
	}
}
