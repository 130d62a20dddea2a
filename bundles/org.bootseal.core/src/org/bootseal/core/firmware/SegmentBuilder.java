/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;

/**
 * Collects bytes in the order of the file and makes segments of them. One array holds all bytes as they came, runs say
 * which addresses they belong to: a file with 16 bytes a record costs no object a record.
 */
final class SegmentBuilder {

	/** Consecutive bytes; grows while the file goes on where it ended. */
	private static final class Run {
		private final long address;
		private final int position;
		private int length;

		Run(long address, int position, int length) {
			this.address = address;
			this.position = position;
			this.length = length;
		}

		long end() {
			return address + length;
		}
	}

	private final Path name;
	private final List<Run> runs = new ArrayList<>();
	private byte[] bytes;
	private int size;
	private Run last;

	/**
	 * @param name
	 *            of the file, for messages
	 * @param capacity
	 *            bytes that are expected; more may come
	 */
	SegmentBuilder(Path name, int capacity) {
		this.name = name;
		this.bytes = new byte[capacity];
	}

	/**
	 * Takes bytes; none is no mistake.
	 *
	 * @param address
	 *            of the first byte, 0 or more
	 * @param source
	 *            holds the bytes
	 * @param from
	 *            index of the first
	 * @param length
	 *            how many
	 * @param place
	 *            what the number means: "line", "program header"
	 * @param number
	 *            where in the file they stand
	 * @throws BadInputException
	 *             if they do not fit below 4 GiB or the program gets too large
	 */
	void add(long address, byte[] source, int from, int length, String place, int number) throws BadInputException {
		if (length == 0) {
			return;
		}
		if (address + length > Segment.ADDRESS_LIMIT) {
			throw BadInputException.expected(name, place + " " + number,
					String.format(Locale.ROOT, "%d bytes at 0x%08X", length, address), "addresses below 4 GiB");
		}
		if ((long) size + length > Firmware.MAX_PROGRAM_BYTES) {
			throw BadInputException.in(name, place + " " + number,
					"the program has more than " + Firmware.MAX_PROGRAM_BYTES + " bytes, the most that is read");
		}
		if (size + length > bytes.length) {
			bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
		}
		System.arraycopy(source, from, bytes, size, length);
		if (last != null && last.end() == address) {
			last.length += length;
		} else {
			last = new Run(address, size, length);
			runs.add(last);
		}
		size += length;
	}

	/**
	 * @return the segments, ascending, adjacent ones merged
	 * @throws BadInputException
	 *             if there are none, or one address is given two different bytes
	 */
	List<Segment> build() throws BadInputException {
		if (runs.isEmpty()) {
			throw BadInputException.in(name, "", "holds no bytes to load");
		}
		runs.sort(Comparator.comparingLong(run -> run.address));
		List<Segment> segments = new ArrayList<>();
		int first = 0;
		while (first < runs.size()) {
			long end = runs.get(first).end();
			int next = first + 1;
			while (next < runs.size() && runs.get(next).address <= end) {
				end = Math.max(end, runs.get(next).end());
				next++;
			}
			segments.add(merge(runs.subList(first, next), end));
			first = next;
		}
		return segments;
	}

	private Segment merge(List<Run> touching, long end) throws BadInputException {
		long start = touching.get(0).address;
		byte[] merged = new byte[(int) (end - start)];
		long filled = start;
		for (Run run : touching) {
			int twice = (int) Math.min(Math.max(filled - run.address, 0), run.length);
			checkSame(run, merged, (int) (run.address - start), twice);
			System.arraycopy(bytes, run.position + twice, merged, (int) (run.address - start) + twice,
					run.length - twice);
			filled = Math.max(filled, run.end());
		}
		return new Segment(start, merged);
	}

	private void checkSame(Run run, byte[] merged, int position, int length) throws BadInputException {
		int difference = Arrays.mismatch(merged, position, position + length, bytes, run.position,
				run.position + length);
		if (difference >= 0) {
			throw BadInputException.in(name, String.format(Locale.ROOT, "address 0x%08X", run.address + difference),
					String.format(Locale.ROOT, "is given twice, as 0x%02X and as 0x%02X",
							merged[position + difference] & 0xFF, bytes[run.position + difference] & 0xFF));
		}
	}
}
