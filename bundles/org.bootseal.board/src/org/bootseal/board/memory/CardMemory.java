/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.Ram;

/**
 * An SD card or an eMMC on a board. From an eMMC the ROM takes the boot partition that is enabled in it, if one is,
 * else the user area; in fast boot the eMMC itself sends that partition, and nothing if none is enabled. So do the ROMs
 * of i.MX 6 by their reference manual; for i.MX RT it is assumed.
 */
final class CardMemory implements AttachedMemory {

	private static final int USER_AREA = 7;

	private final MemoryFitting fitting;
	private final CardCells cells;

	CardMemory(MemoryFitting fitting, long seed, BoardTime time, BoardLog log, FaultPlayer faults) {
		this.fitting = fitting;
		cells = new CardCells(CardFigures.of(fitting.chip()), seed, time, log, faults);
	}

	@Override
	public MemoryFitting fitting() {
		return fitting;
	}

	@Override
	public void powerOn() {
		// cards are initialised by whoever uses them
	}

	@Override
	public MemoryDriver driver(Ram ram) {
		return fitting.kind() == MemoryKind.SD ? new SdDriver(cells, ram) : new MmcDriver(cells, ram);
	}

	@Override
	public List<BootCopy> find(DeviceFigures device, int bootConfig, List<String> steps) {
		if (fitting.kind() == MemoryKind.SD) {
			return List.of(new Stored(0, "the SD card"));
		}
		int enabled = cells.csd(MmcDriver.PARTITION_CONFIG) >>> 3 & 7;
		boolean fast = (device.fuses().roles().bootDevice().of(bootConfig) & 1) != 0;
		if (fast && enabled == 0) {
			steps.add("The eMMC has no partition enabled for boot, so it sends nothing in fast boot");
			return List.of();
		}
		if (cells.size(enabled) > 0 && enabled != 0) {
			return List.of(new Stored(enabled, "boot partition " + enabled + " of the eMMC"));
		}
		if (enabled != 0 && enabled != USER_AREA) {
			steps.add("The eMMC has a partition enabled for boot that it does not have");
			return List.of();
		}
		return List.of(new Stored(0, "the user area of the eMMC"));
	}

	/** The image in a partition. */
	private final class Stored implements BootCopy {

		private final int partition;
		private final String place;

		private Stored(int partition, String place) {
			this.partition = partition;
			this.place = place;
		}

		@Override
		public String place() {
			return place;
		}

		@Override
		public Optional<byte[]> read(long offset, int length) {
			return cells.read(partition, offset, length);
		}
	}

	@Override
	public int unit() {
		return CardCells.BLOCK;
	}

	@Override
	public Map<Long, byte[]> written() {
		return cells.written();
	}

	@Override
	public void restore(Map<Long, byte[]> units) {
		cells.restore(units);
	}

	@Override
	public boolean hasUnit(long address) {
		return cells.hasBlock(address);
	}
}
