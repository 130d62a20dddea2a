/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The sectors that a run erases and writes: those whose content is not what is wanted. */
final class FlashDelta {

	private final CompareStep step;
	private final TreeSet<Long> changed = new TreeSet<>();

	/** No sector differs yet, but those that the flashloader makes something for. */
	FlashDelta(CompareStep step) {
		this.step = step;
		step.made().forEach(region -> add(region.start(), region.end()));
	}

	/** Takes all sectors, because nothing in the flash is worth a comparison. */
	void addAll() {
		step.sectors().forEach(region -> add(region.start(), region.end()));
	}

	/** Takes the sectors in which an area differs from what was read there. */
	void compare(CompareStep.Area area, byte[] found) {
		byte[] wanted = area.wanted().content();
		long start = area.read().address();
		long end = start + wanted.length;
		long sector = start / step.sectorSize() * step.sectorSize();
		for (; sector < end; sector += step.sectorSize()) {
			int from = (int) (Math.max(sector, start) - start);
			int to = (int) (Math.min(sector + step.sectorSize(), end) - start);
			if (to > found.length || Arrays.mismatch(found, from, to, wanted, from, to) >= 0) {
				changed.add(sector);
			}
		}
	}

	private void add(long start, long end) {
		for (long sector = start / step.sectorSize() * step.sectorSize(); sector < end; sector += step.sectorSize()) {
			changed.add(sector);
		}
	}

	/** Bytes of one sector. */
	long sectorSize() {
		return step.sectorSize();
	}

	/** How many sectors differ. */
	int size() {
		return changed.size();
	}

	/** How many sectors a full write has. */
	long all() {
		return step.sectors().stream().mapToLong(FlashRegion::length).sum() / step.sectorSize();
	}

	/** The sectors that differ, neighbours as one region, the lowest first. */
	List<FlashRegion> regions() {
		List<FlashRegion> regions = new ArrayList<>();
		for (long sector : changed) {
			FlashRegion next = new FlashRegion(sector, step.sectorSize());
			int last = regions.size() - 1;
			if (last >= 0 && regions.get(last).end() == sector) {
				regions.set(last, new FlashRegion(regions.get(last).start(), sector + step.sectorSize()
						- regions.get(last).start()));
			} else {
				regions.add(next);
			}
		}
		return regions;
	}

	/** The parts of a stretch that lie in sectors that differ, the lowest first. */
	List<FlashRegion> within(long start, long length) {
		List<FlashRegion> parts = new ArrayList<>();
		for (FlashRegion region : regions()) {
			long from = Math.max(start, region.start());
			long to = Math.min(start + length, region.end());
			if (from < to) {
				parts.add(new FlashRegion(from, to - from));
			}
		}
		return parts;
	}
}
