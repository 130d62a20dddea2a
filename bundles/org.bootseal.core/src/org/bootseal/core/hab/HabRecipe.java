/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.Firmware;

/**
 * Everything that goes into one HAB container. Addresses are absolute, 0..0xFFFFFFFF; offsets are in bytes from the
 * start address.
 *
 * @param device
 *            the part, or empty when only the layout is given; without it memory is not checked
 * @param startAddress
 *            where the image starts in memory: the base of the flash for XIP, else where the ROM copies it to
 * @param ivtOffset
 *            where the IVT is
 * @param initialLoadSize
 *            where the application is
 * @param entryPoint
 *            what the ROM jumps to; without it the firmware says
 * @param timestamp
 *            time that the signatures carry; without it the clock says
 * @param dcd
 *            device configuration data
 * @param xmcd
 *            external memory configuration data; not together with a DCD
 * @param firmware
 *            the application
 * @param csf
 *            how it is signed; empty for an unsigned image
 */
public record HabRecipe(Optional<Device> device, long startAddress, long ivtOffset, long initialLoadSize,
		OptionalLong entryPoint, Optional<Instant> timestamp, Optional<Dcd> dcd, Optional<Xmcd> xmcd, Firmware firmware,
		Optional<CsfRecipe> csf) {

	/**
	 * An unsigned image.
	 *
	 * @param device
	 *            the part
	 * @param memory
	 *            what it boots from
	 * @param startAddress
	 *            where the image starts in memory
	 * @param firmware
	 *            the application
	 * @return the recipe
	 */
	public static HabRecipe unsigned(Device device, BootMemory memory, long startAddress, Firmware firmware) {
		return new HabRecipe(Optional.of(device), startAddress, memory.ivtOffset(), memory.initialLoadSize(),
				OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), firmware, Optional.empty());
	}

	/**
	 * @param signing
	 *            how to sign it
	 * @return this recipe for a signed image
	 */
	public HabRecipe signed(CsfRecipe signing) {
		return new HabRecipe(device, startAddress, ivtOffset, initialLoadSize, entryPoint, timestamp, dcd, xmcd,
				firmware,
				Optional.of(signing));
	}

	/**
	 * @param time
	 *            time that the signatures shall carry
	 * @return this recipe with it
	 */
	public HabRecipe withTimestamp(Instant time) {
		return new HabRecipe(device, startAddress, ivtOffset, initialLoadSize, entryPoint, Optional.of(time), dcd, xmcd,
				firmware, csf);
	}

	/**
	 * @param data
	 *            device configuration data
	 * @return this recipe with it
	 */
	public HabRecipe withDcd(Dcd data) {
		return new HabRecipe(device, startAddress, ivtOffset, initialLoadSize, entryPoint, timestamp, Optional.of(data),
				xmcd,
				firmware, csf);
	}
}
