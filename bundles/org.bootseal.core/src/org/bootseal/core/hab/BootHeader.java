/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware;

/**
 * What an application brings along in front of itself: NXP's SDK links FCB, IVT, boot data and DCD into programs that
 * run in flash when XIP_BOOT_HEADER_ENABLE is set. All of it lies where a boot image has its own header.
 *
 * @param fcb
 *            the FlexSPI configuration block, 512 bytes
 * @param ivt
 *            the image vector table
 * @param dcd
 *            the device configuration data that the IVT points to
 * @param xmcd
 *            the external memory configuration data behind the boot data
 * @param application
 *            the application without it
 * @param description
 *            what was found and where, for the user
 */
public record BootHeader(Optional<byte[]> fcb, Optional<Ivt> ivt, Optional<Dcd> dcd, Optional<Xmcd> xmcd,
		Firmware application, String description) {

	private static final int FCB_LENGTH = 512;
	private static final byte[] FCB_TAG = { 'F', 'C', 'F', 'B' };
	/** Where an FCB is, in bytes from the start of the flash; which of them depends on the part. */
	private static final int[] FCB_OFFSETS = { 0, 0x400 };

	/** What to do with a header that an application brings along. */
	public enum Policy {
		/** Refuse to build and say what was found: the user has to choose. */
		REFUSE,
		/** Take FCB, DCD, XMCD and entry point out of it. */
		KEEP,
		/** Leave all of it out. */
		REPLACE
	}

	/** Copies the FCB. */
	public BootHeader {
		fcb = fcb.map(byte[]::clone);
	}

	/** A copy. */
	@Override
	public Optional<byte[]> fcb() {
		return fcb.map(byte[]::clone);
	}

	/**
	 * @param firmware
	 *            an application, with or without addresses; a plain binary is taken to start where the image does, or
	 *            with the IVT
	 * @param startAddress
	 *            where the image starts in memory
	 * @param ivtOffset
	 *            where its IVT is, in bytes from there
	 * @param initialLoadSize
	 *            where its application is, in bytes from there
	 * @return the header; empty when there is none
	 * @throws BadInputException
	 *             when there is a header and no application behind it
	 */
	public static Optional<BootHeader> find(Firmware firmware, long startAddress, long ivtOffset, long initialLoadSize)
			throws BadInputException {
		long base = firmware.hasAddresses() ? firmware.start() : 0;
		if (firmware.end() - base > Firmware.MAX_SPAN_BYTES) {
			return Optional.empty();
		}
		if (firmware.hasAddresses()) {
			return base >= startAddress && base < startAddress + initialLoadSize
					? new Finder(firmware, firmware.flatten(), startAddress - base, startAddress, ivtOffset)
							.find(initialLoadSize)
					: Optional.empty();
		}
		byte[] bytes = firmware.flatten();
		Optional<BootHeader> whole = new Finder(firmware, bytes, 0, startAddress, ivtOffset).find(initialLoadSize);
		return whole.isPresent() || ivtOffset == 0 ? whole
				: new Finder(firmware, bytes, -ivtOffset, startAddress, ivtOffset).find(initialLoadSize);
	}

	/**
	 * Puts what is kept of the header into a recipe, and leaves the rest out.
	 *
	 * @param recipe
	 *            a recipe whose firmware has this header
	 * @param policy
	 *            keep or replace
	 * @return the recipe with the application alone
	 * @throws BadInputException
	 *             when the recipe has a DCD or XMCD of its own besides one that shall be kept
	 */
	public HabRecipe applyTo(HabRecipe recipe, Policy policy) throws BadInputException {
		boolean keep = policy == Policy.KEEP;
		boolean configured = recipe.dcd().isPresent() || recipe.xmcd().isPresent();
		if (keep && configured && (dcd.isPresent() || xmcd.isPresent())) {
			throw new BadInputException(
					"found " + description + " in front of the application, and a DCD or XMCD in the"
							+ " configuration, expected one of them; replace the boot header, or take the other out");
		}
		OptionalLong entry = keep && recipe.entryPoint().isEmpty() && ivt.isPresent()
				? OptionalLong.of(ivt.get().entry())
				: recipe.entryPoint();
		return new HabRecipe(recipe.device(), recipe.startAddress(), recipe.ivtOffset(), recipe.initialLoadSize(),
				entry,
				recipe.timestamp(), keep && !configured ? dcd : recipe.dcd(),
				keep && !configured ? xmcd : recipe.xmcd(), application, recipe.csf());
	}

	/** Looks at one place; offsets are in bytes from the first byte of the firmware. */
	private static final class Finder {

		private final Firmware firmware;
		private final byte[] bytes;
		/** Offset of the start of the image; negative when the firmware starts behind it. */
		private final long imageOffset;
		private final long startAddress;
		private final int ivtAt;
		private final List<String> found = new ArrayList<>();

		private Finder(Firmware firmware, byte[] bytes, long imageOffset, long startAddress, long ivtOffset) {
			this.firmware = firmware;
			this.bytes = bytes;
			this.imageOffset = imageOffset;
			this.startAddress = startAddress;
			this.ivtAt = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, imageOffset + ivtOffset));
		}

		private Optional<BootHeader> find(long initialLoadSize) throws BadInputException {
			Optional<byte[]> fcb = fcb();
			Optional<Ivt> ivt = ivt();
			if (ivt.isEmpty() && fcb.isEmpty()) {
				return Optional.empty();
			}
			Optional<Dcd> dcd = ivt.flatMap(this::dcd);
			Optional<Xmcd> xmcd = ivt.isPresent() && dcd.isEmpty() ? xmcd() : Optional.empty();
			ivt.filter(table -> table.csf() != 0)
					.ifPresent(table -> found.add(String.format("a CSF at 0x%08X", table.csf())));
			return Optional.of(new BootHeader(fcb, ivt, dcd, xmcd,
					firmware.from(firmware.start() + imageOffset + initialLoadSize), String.join(", ", found)));
		}

		private Optional<byte[]> fcb() {
			for (int offset : FCB_OFFSETS) {
				long at = imageOffset + offset;
				if (at >= 0 && at + FCB_LENGTH <= bytes.length
						&& Arrays.equals(FCB_TAG, 0, FCB_TAG.length, bytes, (int) at, (int) at + FCB_TAG.length)) {
					found.add(String.format("an FCB at 0x%08X", startAddress + offset));
					return Optional.of(Arrays.copyOfRange(bytes, (int) at, (int) at + FCB_LENGTH));
				}
			}
			return Optional.empty();
		}

		/** Only one that says that it is where it is. */
		private Optional<Ivt> ivt() {
			try {
				Ivt ivt = Ivt.parse(bytes, ivtAt);
				if (ivt.self() != startAddress - imageOffset + ivtAt) {
					return Optional.empty();
				}
				found.add(String.format("an IVT at 0x%08X with entry point 0x%08X", ivt.self(), ivt.entry()));
				return Optional.of(ivt);
			} catch (HabFormatException e) {
				// most applications have none
				return Optional.empty();
			}
		}

		private Optional<Dcd> dcd(Ivt ivt) {
			long at = ivt.dcd() - ivt.self() + ivtAt;
			if (ivt.dcd() == 0 || at < 0 || at >= bytes.length) {
				return Optional.empty();
			}
			try {
				Dcd dcd = Dcd.parse(bytes, (int) at);
				found.add(String.format("a DCD of %d bytes at 0x%08X", dcd.length(), ivt.dcd()));
				return Optional.of(dcd);
			} catch (HabFormatException e) {
				found.add(String.format("a damaged DCD at 0x%08X", ivt.dcd()));
				return Optional.empty();
			}
		}

		private Optional<Xmcd> xmcd() {
			try {
				Xmcd xmcd = Xmcd.parse(bytes, ivtAt + HabConstants.CONFIGURATION_OFFSET);
				found.add("an XMCD of " + xmcd.length() + " bytes");
				return Optional.of(xmcd);
			} catch (HabFormatException e) {
				// most headers have none
				return Optional.empty();
			}
		}
	}
}
