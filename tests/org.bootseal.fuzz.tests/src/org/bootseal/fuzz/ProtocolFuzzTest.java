/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.time.Duration;

import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.HidFrame;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.MbootPacket;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.mboot.SerialFrame;
import org.bootseal.core.sdp.SdpClient;
import org.bootseal.core.sdp.SdpException;
import org.bootseal.fuzz.Reading.Bound;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A board that answers anything at all. The first byte of an input chooses what is asked. */
class ProtocolFuzzTest {

	/** What is asked for is 4 KiB at most, so a lie about a length must not take more. */
	private static final Reading READING = new Reading(new Bound(4 << 20, 4096), ConnectionException.class,
			MbootException.class, SdpException.class);

	private static final Duration WAIT = Duration.ofMillis(50);
	private static final int LENGTH = 4096;
	private static final long ADDRESS = 0x2000_0000L;

	@FuzzTest
	void frames(byte[] input) throws Exception {
		READING.check(input.length, () -> MbootPacket.decode(input));
		READING.check(input.length, () -> MbootPacket.decode(HidFrame.decode(input).payload()));
		READING.check(input.length, () -> SerialFrame.decode(input, SerialFrame.COMMAND));
		READING.check(input.length, () -> SerialFrame.pingVersion(input));
	}

	@FuzzTest
	void mbootOverUsb(byte[] input) throws Exception {
		READING.check(input.length, () -> loader(new HostileReports(new Chunks(input, 1)), which(input)));
	}

	@FuzzTest
	void mbootOverUart(byte[] input) throws Exception {
		READING.check(input.length, () -> loader(new HostileLine(input, 1), which(input)));
	}

	@FuzzTest
	void sdpOverUsb(byte[] input) throws Exception {
		READING.check(input.length, () -> rom(new HostileReports(new Chunks(input, 1)), which(input)));
	}

	@FuzzTest
	void sdpOverUart(byte[] input) throws Exception {
		READING.check(input.length, () -> rom(new HostileLine(input, 1), which(input)));
	}

	private static int which(byte[] input) {
		return input.length == 0 ? 0 : input[0] & 0x07;
	}

	private static void loader(BoardChannel channel, int which) throws Exception {
		MbootClient client = new MbootClient(channel, WAIT);
		switch (which) {
		case 0 -> client.ping(2, WAIT);
		case 1 -> client.getProperty(Property.CURRENT_VERSION, 0);
		case 2 -> client.readMemory(ADDRESS, LENGTH, 0, Progress.NONE);
		case 3 -> client.writeMemory(ADDRESS, new byte[LENGTH], 0, Progress.NONE);
		case 4 -> client.efuseReadOnce(5);
		case 5 -> client.eraseRegion(ADDRESS, LENGTH, 0, WAIT);
		case 6 -> client.connect(WAIT);
		default -> client.reset();
		}
	}

	private static void rom(BoardChannel channel, int which) throws Exception {
		SdpClient client = new SdpClient(channel, WAIT);
		switch (which) {
		case 0 -> client.errorStatus();
		case 1 -> client.readRegister(ADDRESS, 32, 64);
		case 2 -> client.writeRegister(ADDRESS, 32, 1);
		case 3 -> client.writeFile(ADDRESS, new byte[LENGTH], Progress.NONE);
		case 4 -> client.jumpAddress(ADDRESS);
		case 5 -> client.baudRate(115_200);
		default -> client.skipDcd();
		}
	}
}
