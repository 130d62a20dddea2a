/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever a host sends, the board answers by the protocol or the transfer fails; nothing else comes out of it. */
class RandomReportsTest {

	/** Random bytes, half of them with an id and a command that leads further in. */
	@Provide
	Arbitrary<List<byte[]>> reports() {
		Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
		Arbitrary<Byte> sdp = Arbitraries.of((byte) 1, (byte) 2, (byte) 4, (byte) 5, (byte) 6, (byte) 10, (byte) 11,
				(byte) 12, (byte) 13);
		Arbitrary<byte[]> command = Combinators.combine(any, sdp).as((bytes, tag) -> {
			byte[] report = Arrays.copyOf(bytes, Math.max(17, bytes.length));
			report[0] = 1;
			report[1] = tag;
			report[2] = tag;
			report[8] = 0;
			report[9] = 0;
			return report;
		});
		Arbitrary<byte[]> mboot = Combinators.combine(any, Arbitraries.integers().between(1, 0x20)).as((bytes, tag) -> {
			byte[] report = Arrays.copyOf(bytes, Math.max(36, bytes.length));
			report[0] = 1;
			report[2] = (byte) (report.length - 4);
			report[3] = 0;
			report[4] = (byte) (int) tag;
			report[7] &= 7;
			report[15] = 0;
			report[14] = 0;
			return report;
		});
		Arbitrary<byte[]> data = any.map(bytes -> {
			byte[] report = Arrays.copyOf(bytes, bytes.length + 4);
			report[0] = 2;
			report[2] = (byte) bytes.length;
			report[3] = 0;
			return report;
		});
		return Arbitraries.oneOf(any, command, mboot, data).list().ofMaxSize(12);
	}

	private static void send(Host host, List<byte[]> reports) {
		host.patience(Duration.ofMillis(20));
		for (byte[] report : reports) {
			try {
				host.write(report);
				host.read();
			} catch (ConnectionException e) {
				// silence and leaving the bus are answers too
				continue;
			}
		}
	}

	@Property(tries = 400)
	void rom(@ForAll("reports") List<byte[]> reports) throws Exception {
		VirtualBoards bus = VirtualBoards.of(VirtualBoard.create(BoardSpec.mimxrt1020Evk()));
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			send(host, reports);
		}
	}

	private static VirtualBoards rt1170() throws Exception {
		return VirtualBoards.of(VirtualBoard.create(BoardSpec.named("MIMXRT1170-EVK")));
	}

	@Property(tries = 400)
	void romThatSpeaksMboot(@ForAll("reports") List<byte[]> reports) throws Exception {
		try (Host host = Host.connect(rt1170(), BoardMode.MBOOT_ROM)) {
			send(host, reports);
		}
	}

	@Property(tries = 300)
	void loadDamagedImages(@ForAll("damages") Tuple2<Integer, byte[]> damage,
			@ForAll @IntRange(min = 1, max = 1016) int packet) throws Exception {
		byte[] image = TestImages.ramImage(0x2024FE00L, true);
		int count = Math.min(damage.get2().length, image.length - damage.get1());
		System.arraycopy(damage.get2(), 0, image, damage.get1(), count);
		try (Host host = Host.connect(rt1170(), BoardMode.MBOOT_ROM)) {
			host.patience(Duration.ofMillis(20)).bareData(image, packet);
		} catch (ConnectionException e) {
			// a ROM that hangs or has left takes no more
			Statistics.collect(e.reason());
		}
	}

	@Property(tries = 400)
	void flashloader(@ForAll("reports") List<byte[]> reports) throws Exception {
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		try (Host host = TestBench.loader(board, VirtualBoards.of(board))) {
			host.configure(0xC0000007);
			send(host, reports);
		}
	}

	@Provide
	Arbitrary<Tuple2<Integer, byte[]>> damages() {
		return Combinators
				.combine(Arbitraries.integers().between(0, 0x7FF),
						Arbitraries.bytes().array(byte[].class).ofMaxSize(40))
				.as(Tuple::of);
	}

	@Property(tries = 300)
	void jumpIntoDamagedImages(@ForAll("damages") Tuple2<Integer, byte[]> damage) throws Exception {
		byte[] image = TestImages.ramImage(TestImages.LOADER_ADDRESS, true);
		int count = Math.min(damage.get2().length, image.length - damage.get1());
		System.arraycopy(damage.get2(), 0, image, damage.get1(), count);
		VirtualBoards bus = VirtualBoards.of(VirtualBoard.create(BoardSpec.mimxrt1020Evk()));
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			host.writeFile(TestImages.LOADER_ADDRESS, image);
			host.jump(TestImages.LOADER_ADDRESS);
		}
	}
}
