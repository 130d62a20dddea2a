/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.lang.management.ManagementFactory;
import java.util.Set;

import com.sun.management.ThreadMXBean;

/**
 * Runs a reader on hostile input, and holds it to what every reader promises: it ends, it takes memory in proportion to
 * its input, and what it throws is an error of its format, told in one short message.
 */
public final class Reading {

	/** A reader of one input. */
	@FunctionalInterface
	public interface Reader {

		/** Reads, and uses what was read. */
		void read() throws Exception;
	}

	/** What a reader may allocate in all for an input: so many bytes, and so many more for each byte that it gets. */
	public record Bound(long base, long perByte) {

		long of(int length) {
			return base + perByte * length;
		}
	}

	/** Far beyond what any input of a few KiB takes, also on a slow machine: a reader that takes longer hangs. */
	private static final long MOST_NANOS = 20_000_000_000L;

	/** Messages are for people: they quote what was found, but not whole files. */
	private static final int LONGEST_MESSAGE = 2000;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Bound bound;
	private final Set<Class<? extends Exception>> meant;

	/** Errors of a format are of the given classes or extend them. */
	@SafeVarargs
	public Reading(Bound bound, Class<? extends Exception>... meant) {
		this.bound = bound;
		this.meant = Set.of(meant);
	}

	/** Fails if the reader breaks a promise; length is that of its input in bytes. */
	public void check(int length, Reader reader) throws Exception {
		long allocated = measure(reader);
		if (allocated > bound.of(length)) {
			// the first time classes are loaded too
			allocated = measure(reader);
		}
		if (allocated > bound.of(length)) {
			throw new AssertionError("allocated " + allocated + " bytes for an input of " + length + ", at most "
					+ bound.of(length) + " are meant");
		}
	}

	private long measure(Reader reader) throws Exception {
		long before = THREADS.getCurrentThreadAllocatedBytes();
		long start = THREADS.getCurrentThreadCpuTime();
		try {
			reader.read();
		} catch (Exception e) {
			checkMeant(e);
		}
		long nanos = THREADS.getCurrentThreadCpuTime() - start;
		if (nanos > MOST_NANOS) {
			throw new AssertionError("read for " + nanos / 1_000_000 + " ms");
		}
		return THREADS.getCurrentThreadAllocatedBytes() - before;
	}

	private void checkMeant(Exception e) throws Exception {
		if (meant.stream().noneMatch(type -> type.isInstance(e))) {
			throw e;
		}
		if (e.getMessage() == null || e.getMessage().isBlank() || e.getMessage().length() > LONGEST_MESSAGE) {
			throw new AssertionError("no message for people: " + e.getMessage(), e);
		}
	}
}
