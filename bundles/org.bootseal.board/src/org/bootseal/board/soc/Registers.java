/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.soc;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

import org.bootseal.board.fuses.Ocotp;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.FuseRoles;
import org.bootseal.board.silicon.RegisterPlaces;

/** The registers of the processor: the fuse shadows are real, all others only keep what is written to them. */
public final class Registers {

	/** With the ROM in the serial downloader: FlexSPI is off; recorded on RT1021 (NXP community, post 1854025). */
	private static final int FLEXSPI_OFF = 0xFFFF80C2;
	private static final int BOOT_MODE_SHIFT = 24;
	private static final int BOOT_BY_FUSES_SHIFT = 4;
	private static final int CLOSED_SHIFT = 1;
	/** Bits of SRC_SRSR (register headers of NXP's SDK). The reset key of the evaluation boards is on POR_B. */
	private static final int RESET_BY_POWER_OR_KEY = 1;
	private static final int RESET_BY_SOFTWARE = 2;

	private final DeviceFigures device;
	private final Ocotp fuses;
	private final Map<Long, Integer> words = new HashMap<>();
	private int resetCauses = RESET_BY_POWER_OR_KEY;

	/**
	 * @param device
	 *            where registers are
	 * @param fuses
	 *            what is behind the shadow registers
	 */
	public Registers(DeviceFigures device, Ocotp fuses) {
		this.device = device;
		this.fuses = fuses;
	}

	/**
	 * All registers but the fuse shadows go to their reset values. Bits of the boot mode registers: reference manual of
	 * the i.MX RT1020, SRC; that the other parts have the same is assumed.
	 *
	 * @param bootMode
	 *            the boot mode pins, 0 to 3
	 * @param straps
	 *            the boot configuration that the pins of the board choose
	 * @param bySoftware
	 *            whether software asked for the reset, which its bit tells until it is cleared; else power or the key
	 */
	public void reset(int bootMode, int straps, boolean bySoftware) {
		resetCauses = bySoftware ? resetCauses | RESET_BY_SOFTWARE : RESET_BY_POWER_OR_KEY;
		words.clear();
		RegisterPlaces places = device.registers();
		places.flexSpi().forEach(address -> words.put(address, FLEXSPI_OFF));
		FuseRoles roles = device.fuses().roles();
		int byFuses = roles.bootByFuses().of(fuses.inner(roles.bootByFuses().word()));
		int closed = roles.closed().of(fuses.inner(roles.closed().word()));
		words.put(places.bootMode1(), byFuses != 0 ? fuses.inner(roles.bootDevice().word()) : straps);
		words.put(places.bootMode2(),
				bootMode << BOOT_MODE_SHIFT | byFuses << BOOT_BY_FUSES_SHIFT | closed << CLOSED_SHIFT);
	}

	/** @return why the part was reset, the bits of SRC_SRSR */
	public int resetCauses() {
		return resetCauses;
	}

	/**
	 * Takes over what was saved.
	 *
	 * @param causes
	 *            the bits of SRC_SRSR
	 */
	public void restoreCauses(int causes) {
		resetCauses = causes;
	}

	/** @return the boot configuration that was latched at reset, from fuses or pins */
	int bootConfig() {
		return readWord(device.registers().bootMode1());
	}

	/**
	 * @param address
	 *            first address
	 * @param length
	 *            bytes
	 * @return whether all of it is register space
	 */
	public boolean holds(long address, long length) {
		return device.peripherals().stream().anyMatch(range -> range.holds(address, length));
	}

	/**
	 * @param address
	 *            first address; {@link #holds(long, long)} must be true
	 * @param length
	 *            bytes
	 * @return the bytes in memory order
	 */
	public byte[] read(long address, int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			long at = address + i;
			bytes[i] = (byte) (readWord(at & ~3L) >>> 8 * (at & 3));
		}
		return bytes;
	}

	private int readWord(long address) {
		if (address == device.registers().resetStatus()) {
			return resetCauses;
		}
		OptionalInt fuse = device.fuses().wordAt(address);
		if (fuse.isPresent()) {
			return fuses.shadow(fuse.getAsInt());
		}
		OptionalInt locks = device.fuses().wordLocksAt(address);
		return locks.isPresent() ? fuses.lockedWords(locks.getAsInt()) : words.getOrDefault(address, 0);
	}

	/**
	 * @param address
	 *            first address; {@link #holds(long, long)} must be true
	 * @param bytes
	 *            the bytes in memory order
	 */
	public void write(long address, byte[] bytes) {
		for (int i = 0; i < bytes.length;) {
			long word = (address + i) & ~3L;
			boolean clears = word == device.registers().resetStatus();
			int value = clears ? 0 : readWord(word);
			for (; i < bytes.length && ((address + i) & ~3L) == word; i++) {
				int shift = (int) (8 * ((address + i) & 3));
				value = value & ~(0xFF << shift) | (bytes[i] & 0xFF) << shift;
			}
			OptionalInt fuse = device.fuses().wordAt(word);
			if (clears) {
				resetCauses &= ~value;
			} else if (fuse.isPresent()) {
				fuses.override(fuse.getAsInt(), value);
			} else {
				words.put(word, value);
			}
		}
	}
}
