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
 * Reads Motorola S-records (M68000 Family Programmer's Reference Manual, appendix C): S, type, and in hexadecimal a
 * byte count of what follows, an address of 2 to 4 bytes, data, and a checksum that makes the sum of all bytes 0xFF.
 */
final class SrecReader {

	private static final int COUNT_LENGTH = 1;
	private static final int CHECKSUM_LENGTH = 1;
	private static final int GOOD_SUM = 0xFF;

	/** Bytes of the address by record type; 0 where there is no such record. */
	private static final int[] ADDRESS_LENGTH = { 2, 2, 3, 4, 0, 2, 3, 4, 3, 2 };

	private final RecordScanner lines;
	private final SegmentBuilder segments;
	private long dataRecords;
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
	SrecReader(byte[] content, Path name) throws BadInputException {
		lines = new RecordScanner(content, name);
		segments = new SegmentBuilder(name, content.length / 2);
		while (lines.next()) {
			readRecord();
		}
		if (!ended) {
			throw lines.expected("the end of the file", "a last record S7, S8 or S9; the file may be cut off");
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

	/** @return the address of the last record; none if it is 0, which tools write when they know none */
	OptionalLong entryPoint() {
		return entry == 0 ? OptionalLong.empty() : OptionalLong.of(entry);
	}

	private void readRecord() throws BadInputException {
		int type = lines.character(1) - '0';
		if (lines.character(0) != 'S' || type < 0 || type >= ADDRESS_LENGTH.length || ADDRESS_LENGTH[type] == 0) {
			throw lines.expected("\"" + printable(0) + printable(1) + "\"", "a record S0 to S3 or S5 to S9");
		}
		if (ended) {
			throw lines.expected("S" + type, "nothing after the last record");
		}
		int length = lines.decode(2);
		int addressLength = ADDRESS_LENGTH[type];
		checkFrame(length, addressLength);
		long address = lines.number(COUNT_LENGTH, addressLength);
		int dataStart = COUNT_LENGTH + addressLength;
		int dataLength = length - dataStart - CHECKSUM_LENGTH;
		switch (type) {
		case 0 -> {
			// a name for people
		}
		case 1, 2, 3 -> {
			segments.add(address, lines.record(), dataStart, dataLength, "line", lines.line());
			dataRecords++;
		}
		case 5, 6 -> checkCount(address, dataLength);
		default -> readLast(address, dataLength);
		}
	}

	private void checkFrame(int length, int addressLength) throws BadInputException {
		int least = COUNT_LENGTH + addressLength + CHECKSUM_LENGTH;
		if (length < least) {
			throw lines.expected(length + " bytes", "at least " + least);
		}
		if (lines.value(0) != length - COUNT_LENGTH) {
			throw lines.expected("byte count " + lines.value(0), (length - COUNT_LENGTH) + ", as the line has");
		}
		if (lines.sum() != GOOD_SUM) {
			int found = lines.value(length - CHECKSUM_LENGTH);
			throw lines.expected(String.format(Locale.ROOT, "checksum 0x%02X", found),
					String.format(Locale.ROOT, "0x%02X", GOOD_SUM - (lines.sum() - found) & 0xFF));
		}
	}

	private void checkCount(long count, int dataLength) throws BadInputException {
		checkNoData(dataLength);
		if (count != dataRecords) {
			throw lines.expected("a count of " + count + " data records", dataRecords + ", as the file has");
		}
	}

	private void readLast(long address, int dataLength) throws BadInputException {
		checkNoData(dataLength);
		entry = address;
		ended = true;
	}

	private void checkNoData(int dataLength) throws BadInputException {
		if (dataLength != 0) {
			throw lines.expected(dataLength + " bytes of data", "none in this type of record");
		}
	}

	private String printable(int index) {
		char found = lines.character(index);
		return found > ' ' && found < 127 ? String.valueOf(found) : "?";
	}
}
