/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.bootseal.core.BadInputException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every program and every damage to its file. */
class FirmwarePropertiesTest {

	private static final Path NAME = Path.of("app");

	@Property(tries = 100)
	void srecGivesBackWhatWasWritten(@ForAll("programs") List<Segment> program, @ForAll Random random)
			throws BadInputException {
		assertEquals(program, Firmware.of(srec(shuffled(program, random)), NAME).segments());
	}

	@Property(tries = 100)
	void intelHexGivesBackWhatWasWritten(@ForAll("programs") List<Segment> program, @ForAll Random random)
			throws BadInputException {
		assertEquals(program, Firmware.of(intelHex(shuffled(program, random)), NAME).segments());
	}

	@Property(tries = 100)
	void elfGivesBackWhatWasWritten(@ForAll("programs") List<Segment> program, @ForAll Random random)
			throws BadInputException {
		assertEquals(program, Firmware.of(elf(shuffled(program, random)), NAME).segments());
	}

	@Property(tries = 300)
	void aCutFileIsReadOrRefused(@ForAll("files") byte[] file, @ForAll @IntRange(max = 10_000) int cut) {
		readOrRefuse(Arrays.copyOf(file, cut % file.length));
	}

	@Property(tries = 1000)
	void aChangedByteIsReadOrRefused(@ForAll("files") byte[] file, @ForAll @IntRange(max = 100_000) int at,
			@ForAll byte value) {
		byte[] damaged = file.clone();
		damaged[at % file.length] = value;
		readOrRefuse(damaged);
	}

	@Property(tries = 300)
	void aChangedElfHeaderIsReadOrRefused(@ForAll("programs") List<Segment> program,
			@ForAll @IntRange(min = 4, max = 83) int at, @ForAll byte value) {
		byte[] damaged = elf(program);
		damaged[at] = value;
		readOrRefuse(damaged);
	}

	/** Both text formats guard each line with a checksum, and the last line tells that all is there. */
	@Property(tries = 300)
	void aRecordFileCutInItsDataIsRefused(@ForAll("programs") List<Segment> program,
			@ForAll @IntRange(max = 10_000) int cut) {
		byte[] file = srec(program);
		int last = file.length - "S70500000000FA\n".length();
		assertFalse(reads(Arrays.copyOf(file, 1 + cut % last)));
	}

	@Provide
	Arbitrary<List<Segment>> programs() {
		Arbitrary<byte[]> data = Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(70);
		Arbitrary<Integer> gaps = Arbitraries.integers().between(1, 0x30000);
		Arbitrary<Long> starts = Arbitraries.of(0x0L, 0x1FFF0L, 0x20200000L, 0x60002000L, 0x7000FFF8L);
		return Combinators.combine(starts, data.list().ofMinSize(1).ofMaxSize(5), gaps.list().ofSize(5))
				.as(FirmwarePropertiesTest::program);
	}

	private static List<Segment> program(long start, List<byte[]> blocks, List<Integer> gaps) {
		List<Segment> program = new ArrayList<>();
		long address = start;
		for (int i = 0; i < blocks.size(); i++) {
			Segment segment = new Segment(address, blocks.get(i));
			program.add(segment);
			address = segment.end() + gaps.get(i);
		}
		return program;
	}

	@Provide
	Arbitrary<byte[]> files() {
		return Combinators.combine(programs(), Arbitraries.integers().between(0, 2))
				.as((program, format) -> switch (format) {
				case 0 -> srec(program);
				case 1 -> intelHex(program);
				default -> elf(program);
				});
	}

	private static List<Segment> shuffled(List<Segment> program, Random random) {
		List<Segment> shuffled = new ArrayList<>(program);
		Collections.shuffle(shuffled, random);
		return shuffled;
	}

	private static byte[] srec(List<Segment> program) {
		SrecText text = new SrecText(4);
		program.forEach(segment -> text.data(segment.address(), segment.data()));
		return text.count().end(0);
	}

	private static byte[] intelHex(List<Segment> program) {
		IntelHexText text = new IntelHexText();
		program.forEach(segment -> text.data(segment.address(), segment.data()));
		return text.end();
	}

	private static byte[] elf(List<Segment> program) {
		ElfFile elf = new ElfFile();
		program.forEach(segment -> elf.load(segment.address(), segment.data()));
		return elf.bytes();
	}

	/** Any other exception than the one for bad input fails the property. */
	private static void readOrRefuse(byte[] file) {
		if (reads(file)) {
			assertFalse(file.length == 0);
		}
	}

	private static boolean reads(byte[] file) {
		try {
			Firmware firmware = Firmware.of(file, NAME);
			return firmware.end() > firmware.start();
		} catch (BadInputException refused) {
			assertFalse(refused.getMessage().isBlank());
			return false;
		}
	}
}
