/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.ChainPolicy;
import org.bootseal.core.hab.CsfRecipe;
import org.bootseal.core.hab.HabEngine;
import org.bootseal.core.hab.HabImageBuilder;
import org.bootseal.core.hab.HabRecipe;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.TestKeys;

/** An image and a flashloader for the RT1020 that are signed with the key tree of the tests, by SRK 1. */
public final class SignedFiles {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
	private static final byte[] IMAGE = image(0);
	private static final byte[] FLASHLOADER = flashloader(0);

	private SignedFiles() {
	}

	/** The words of the SRK hash. */
	public static int[] srk() {
		try {
			return TestKeys.tree().srkTable().fuseWords();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	/** An image that runs from the flash, IVT first, signed by SRK 1. */
	public static byte[] image() {
		return IMAGE.clone();
	}

	/** A flashloader, IVT first, signed by SRK 1. */
	static byte[] flashloader() {
		return FLASHLOADER.clone();
	}

	/** As {@link #image()}, signed by another SRK. */
	static byte[] image(int srkIndex) {
		return build(0x60000000L, 0x1000, 0x2000, srkIndex);
	}

	/** As {@link #flashloader()}, signed by another SRK. */
	public static byte[] flashloader(int srkIndex) {
		return build(0x20208200L, 0, 0x400, srkIndex);
	}

	private static byte[] build(long start, long ivtOffset, long initialLoadSize, int srkIndex) {
		try {
			Device device = Requests.device();
			BootMemory flash = device.bootMemory(FlexSpiNorOption.BOOT_MEMORY);
			Firmware firmware = Firmware.of(application(start + initialLoadSize), Path.of("app.bin"));
			HabRecipe flashRecipe = HabRecipe.unsigned(device, flash, start, firmware);
			HabRecipe recipe = new HabRecipe(flashRecipe.device(), start, ivtOffset, initialLoadSize,
					flashRecipe.entryPoint(), Optional.empty(), flashRecipe.dcd(), flashRecipe.xmcd(), firmware,
					flashRecipe.csf());
			return new HabImageBuilder(CLOCK, ChainPolicy.REFUSE).build(
					recipe.signed(CsfRecipe.of(TestKeys.tree(), srkIndex, HabEngine.DCP, PasswordSource.NONE))).bytes();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private static byte[] application(long address) {
		ByteBuffer bytes = ByteBuffer.allocate(5000).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < bytes.capacity(); i++) {
			bytes.put(i, (byte) (i * 31 + i / 256));
		}
		return bytes.putInt(0, 0x20010000).putInt(4, (int) address + 9).array();
	}
}
