/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;

/**
 * Reads Intel HEX (Intel, Hexadecimal Object File Format Specification, revision A): a colon, and in hexadecimal the
 * number of data bytes, a 16-bit offset, the record type, data, and a checksum that makes the sum of all bytes 0.
 */
final class IntelHexReader {

	private static final int DATA = 0;
	private static final int END_OF_FILE = 1;
	private static final int SEGMENT_ADDRESS = 2;
	private static final int SEGMENT_START = 3;
	private static final int LINEAR_ADDRESS = 4;
	private static final int LINEAR_START = 5;

	private static final int DATA_START = 4;
	private static final int CHECKSUM_LENGTH = 1;
	private static final int SEGMENT_SIZE = 0x10000;

	private final RecordScanner lines;
	private final SegmentBuilder segments;
	private long base;
	private boolean segmented;
	private boolean ended;
	private long entry;

	/**
	 * @param content
	 *            of the file
	 * @param name
	 *            of the file
	 * @throws BadInputException
	 *             if a record is wrong or the last one is missing
	 */
	IntelHexReader(byte[] content, Path name) throws BadInputException {
		lines = new RecordScanner(content, name);
		segments = new SegmentBuilder(name, content.length / 2);
		while (lines.next()) {
			readRecord();
		}
		if (!ended) {
			throw lines.expected("the end of the file", "an end-of-file record (01); the file may be cut off");
		}
	}

	/**
	 * @return what is loaded
	 * @throws BadInputException
	 *             if nothing is, or an address is given twice
	 */
	List<Segment> segments() throws BadInputException {
		return segments.build();
	}

	/** @return the address of record 03 or 05; none if it is missing or 0 */
	OptionalLong entryPoint() {
		return entry == 0 ? OptionalLong.empty() : OptionalLong.of(entry);
	}

	private void readRecord() throws BadInputException {
		if (lines.character(0) != ':') {
			throw lines.expected("a line without colon", "a record that begins with \":\"");
		}
		if (ended) {
			throw lines.expected("a record", "nothing after the end-of-file record");
		}
		int length = lines.decode(1);
		checkFrame(length);
		int dataLength = lines.value(0);
		int type = lines.value(3);
		switch (type) {
		case DATA -> addData(dataLength);
		case END_OF_FILE -> {
			checkLength(dataLength, 0);
			ended = true;
		}
		case SEGMENT_ADDRESS -> {
			checkLength(dataLength, 2);
			base = lines.number(DATA_START, 2) << 4;
			segmented = true;
		}
		case LINEAR_ADDRESS -> {
			checkLength(dataLength, 2);
			base = lines.number(DATA_START, 2) << 16;
			segmented = false;
		}
		case SEGMENT_START -> {
			checkLength(dataLength, 4);
			entry = (lines.number(DATA_START, 2) << 4) + lines.number(DATA_START + 2, 2);
		}
		case LINEAR_START -> {
			checkLength(dataLength, 4);
			entry = lines.number(DATA_START, 4);
		}
		default -> throw lines.expected(String.format(Locale.ROOT, "record type %02X", type), "00 to 05");
		}
	}

	private void checkFrame(int length) throws BadInputException {
		int least = DATA_START + CHECKSUM_LENGTH;
		if (length < least) {
			throw lines.expected(length + " bytes", "at least " + least);
		}
		if (lines.value(0) != length - least) {
			throw lines.expected("data length " + lines.value(0), (length - least) + ", as the line has");
		}
		if (lines.sum() != 0) {
			int found = lines.value(length - CHECKSUM_LENGTH);
			throw lines.expected(String.format(Locale.ROOT, "checksum 0x%02X", found),
					String.format(Locale.ROOT, "0x%02X", found - lines.sum() & 0xFF));
		}
	}

	private void checkLength(int found, int expected) throws BadInputException {
		if (found != expected) {
			throw lines.expected("data length " + found, expected + " in this type of record");
		}
	}

	private void addData(int length) throws BadInputException {
		long offset = lines.number(1, 2);
		if (segmented && offset + length > SEGMENT_SIZE) {
			// the specification lets the address wrap around to the segment's start, which no linker means
			throw lines.expected("data beyond the end of its 64 KiB segment", "data within it");
		}
		segments.add(base + offset, lines.record(), DATA_START, length, "line", lines.line());
	}
}
