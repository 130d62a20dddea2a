/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What covers each byte of a file. What is painted later hides what was there before. */
final class CoverageMap {

	private final byte[] file;
	private final long base;
	/** Where each stretch starts; it reaches to the next one. */
	private final TreeMap<Long, Paint> starts = new TreeMap<>();

	private record Paint(CoverageRange.Kind kind, String meaning) {
	}

	/** All of a file, in nobody's care yet; the base is the address of its first byte. */
	CoverageMap(byte[] file, long base) {
		this.file = file;
		this.base = base;
		starts.put(0L, new Paint(CoverageRange.Kind.UNUSED, ""));
	}

	/** Paints as much of a stretch as is in the file. */
	void paint(Span span, CoverageRange.Kind kind, String meaning) {
		long from = Math.max(0, span.offset());
		long to = Math.min(file.length, span.end());
		if (from >= to) {
			return;
		}
		Paint after = starts.floorEntry(to).getValue();
		starts.subMap(from, to).clear();
		starts.put(from, new Paint(kind, meaning));
		starts.putIfAbsent(to, after);
	}

	/** The stretches in order; neighbours that are the same are one. */
	List<CoverageRange> ranges() {
		List<CoverageRange> ranges = new ArrayList<>();
		long from = 0;
		Paint paint = starts.firstEntry().getValue();
		for (Map.Entry<Long, Paint> next : starts.entrySet()) {
			if (!next.getValue().equals(paint)) {
				add(ranges, from, next.getKey(), paint);
				from = next.getKey();
				paint = next.getValue();
			}
		}
		add(ranges, from, file.length, paint);
		return ranges;
	}

	private void add(List<CoverageRange> ranges, long from, long to, Paint paint) {
		if (from < to) {
			ranges.add(range(from, to, paint));
		}
	}

	/** Filling that nobody covers does no harm. */
	private CoverageRange range(long from, long to, Paint paint) {
		boolean filling = paint.meaning.equals(ImageParts.APPLICATION) && isBlank(from, to);
		return filling
				? new CoverageRange(from, to - from, base + from, CoverageRange.Kind.UNUSED,
						String.format("gap, filled with 0x%02X", file[(int) from]))
				: new CoverageRange(from, to - from, base + from, paint.kind, paint.meaning);
	}

	/** Whether a stretch holds zeros only, or erased flash only. */
	boolean isBlank(long from, long to) {
		byte first = file[(int) from];
		for (long at = from; at < to; at++) {
			if (file[(int) at] != first) {
				return false;
			}
		}
		return first == 0 || first == (byte) 0xFF;
	}
}
