/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * Walks over a report descriptor and adds up the bits of each report (Device Class Definition for HID 1.11, section
 * 6.2.2). What the bits mean is left alone. Used once.
 */
final class ReportDescriptorReader {

	/** An item with a length of its own (section 6.2.2.3). */
	private static final int LONG_ITEM = 0xFE;

	/** Prefixes of short items without the two bits of their size (sections 6.2.2.4 and 6.2.2.7). */
	private static final int INPUT = 0x80;
	private static final int OUTPUT = 0x90;
	private static final int REPORT_SIZE = 0x74;
	private static final int REPORT_ID = 0x84;
	private static final int REPORT_COUNT = 0x94;
	private static final int PUSH = 0xA4;
	private static final int POP = 0xB4;

	/** Bytes that a report may have: far more than any board here, far less than the computer. */
	private static final int MAX_REPORT = 0x10000;

	/** States that may wait at once; the definition has no limit, real descriptors hardly push at all. */
	private static final int MAX_PUSHED = 16;

	/** The part of the state that sizes depend on. */
	private record Globals(long size, long count, int id) {
	}

	private final String path;
	private final byte[] descriptor;
	private final Deque<Globals> pushed = new ArrayDeque<>();
	private final Map<Integer, Long> inputBits = new HashMap<>();
	private final Map<Integer, Long> outputBits = new HashMap<>();
	private Globals globals = new Globals(0, 0, 0);
	private int at;

	ReportDescriptorReader(String path, byte[] descriptor) {
		this.path = path;
		this.descriptor = descriptor;
	}

	ReportSizes read() throws ConnectionException {
		while (at < descriptor.length) {
			int prefix = descriptor[at] & 0xFF;
			if (prefix == LONG_ITEM) {
				need(2);
				int size = descriptor[at + 1] & 0xFF;
				need(2 + size);
				at += 3 + size;
			} else {
				int size = (prefix & 3) == 3 ? 4 : prefix & 3;
				need(size);
				item(prefix & ~3, value(size));
				at += 1 + size;
			}
		}
		return new ReportSizes(longest(inputBits, "input"), longest(outputBits, "output"));
	}

	/** Checks that so many bytes follow the one that the reader is at. */
	private void need(int bytes) throws ConnectionException {
		if (bytes > descriptor.length - at - 1) {
			throw garbled("ends within the item at byte " + at);
		}
	}

	/** The data of a short item, unsigned, low byte first. */
	private long value(int size) {
		long value = 0;
		for (int i = 0; i < size; i++) {
			value |= (descriptor[at + 1 + i] & 0xFFL) << 8 * i;
		}
		return value;
	}

	private void item(int kind, long value) throws ConnectionException {
		switch (kind) {
		case INPUT -> add(inputBits);
		case OUTPUT -> add(outputBits);
		case REPORT_SIZE -> globals = new Globals(value, globals.count(), globals.id());
		case REPORT_COUNT -> globals = new Globals(globals.size(), value, globals.id());
		case REPORT_ID -> {
			if (value == 0 || value > 0xFF) {
				throw garbled("has the report id " + value);
			}
			globals = new Globals(globals.size(), globals.count(), (int) value);
		}
		case PUSH -> {
			if (pushed.size() == MAX_PUSHED) {
				throw garbled("pushes more than " + MAX_PUSHED + " times");
			}
			pushed.push(globals);
		}
		case POP -> {
			if (pushed.isEmpty()) {
				throw garbled("pops what was not pushed at byte " + at);
			}
			globals = pushed.pop();
		}
		default -> {
			// usages, limits and collections take no room in a report
		}
		}
	}

	private void add(Map<Integer, Long> bits) throws ConnectionException {
		if (globals.id() == 0) {
			throw garbled("has reports without an id");
		}
		// both factors have at most 32 bits, so an unsigned product can't wrap; a negative one is too much as well
		long more = globals.size() * globals.count();
		long sum = bits.getOrDefault(globals.id(), 0L) + more;
		if (more < 0 || sum > MAX_REPORT * 8L || sum < 0) {
			throw garbled(
					String.format(Locale.ROOT, "has a report %d of more than %d bytes", globals.id(), MAX_REPORT));
		}
		bits.put(globals.id(), sum);
	}

	private int longest(Map<Integer, Long> bits, String direction) throws ConnectionException {
		long longest = 0;
		for (long sum : bits.values()) {
			longest = Math.max(longest, sum);
		}
		if (longest == 0) {
			throw garbled("has no " + direction + " report");
		}
		return 1 + (int) ((longest + 7) / 8);
	}

	private ConnectionException garbled(String what) {
		return new ConnectionException(Reason.GARBLED,
				path + ": its HID report descriptor (" + descriptor.length + " bytes) " + what);
	}
}
