/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.bootseal.board.usbip.UsbIpHost.Ended;

/** What hosts say to ROM and flashloader, by hand. */
final class SdpTalk {

	static final int ERROR_STATUS = 0x0505;

	private SdpTalk() {
	}

	static byte[] report(int tag, long address, int count) {
		return ByteBuffer.allocate(17).put((byte) 1).putShort((short) tag).putInt((int) address).put((byte) 0)
				.putInt(count).array();
	}

	static void command(UsbIpHost host, int tag, long address, int count) throws IOException {
		assertEquals(0, host.ended(host.submitReport(report(tag, address, count))).status());
	}

	/** The word of the next report from the ROM. */
	static int word(UsbIpHost host, int id) throws IOException {
		Ended ended = host.ended(host.submitIn(65));
		assertEquals(0, ended.status());
		assertEquals(65, ended.data().length);
		assertEquals(id, ended.data()[0]);
		return ByteBuffer.wrap(ended.data()).getInt(1);
	}

	static void writeFile(UsbIpHost host, long address, byte[] bytes) throws IOException {
		command(host, 0x0404, address, bytes.length);
		for (int at = 0; at < bytes.length; at += 1024) {
			byte[] data = new byte[1025];
			data[0] = 2;
			System.arraycopy(bytes, at, data, 1, Math.min(1024, bytes.length - at));
			assertEquals(0, host.ended(host.submitReport(data)).status());
		}
		word(host, 3);
		assertEquals(0x88888888, word(host, 4));
	}

	/** A report with a command for the flashloader. */
	static byte[] mboot(int tag, int... parameters) {
		ByteBuffer report = ByteBuffer.allocate(8 + 4 * parameters.length).order(ByteOrder.LITTLE_ENDIAN);
		report.put((byte) 1).put((byte) 0).putShort((short) (4 + 4 * parameters.length));
		report.put((byte) tag).put((byte) 0).put((byte) 0).put((byte) parameters.length);
		Arrays.stream(parameters).forEach(report::putInt);
		return report.array();
	}

	/** A parameter of a response in a report. */
	static int parameter(byte[] report, int number) {
		assertEquals(3, report[0]);
		return ByteBuffer.wrap(report).order(ByteOrder.LITTLE_ENDIAN).getInt(8 + 4 * number);
	}
}
