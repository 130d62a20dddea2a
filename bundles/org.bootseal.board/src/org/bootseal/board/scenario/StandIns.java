/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.firmware.Segment;
import org.bootseal.core.firmware.SrecWriter;
import org.bootseal.core.hab.ChainPolicy;
import org.bootseal.core.hab.CsfRecipe;
import org.bootseal.core.hab.HabEngine;
import org.bootseal.core.hab.HabImageBuilder;
import org.bootseal.core.hab.HabRecipe;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.SigningException;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.xip.AesModes;
import org.bootseal.core.xip.Secret;
import org.bootseal.core.flexspi.FlexSpiNorOption;

/**
 * Programs that stand in for those of a user: with vector table and headers as real ones, but no code worth running.
 */
record StandIns(Device device, Clock clock) {

	private static final int CODE = 0x100;
	private static final int STACK = 0x2000_8000;
	private static final int LOADER_BYTES = 0x600;
	private static final int LOADER_HEADER = 0x200;
	/** Start of the device descriptor of 15A2:0073, by which the virtual board knows a flashloader. */
	private static final byte[] DESCRIPTOR = { 0x12, 0x01, 0x00, 0x02, 0x00, 0x00, 0x00, 0x40, (byte) 0xA2, 0x15, 0x73,
			0x00 };

	/** An application in the boot flash, from its IVT on. */
	PlanFile application(int length, Optional<KeyTree> keys) throws BadInputException, IOException {
		BootMemory memory = device.bootMemory(FlexSpiNorOption.BOOT_MEMORY);
		return build("application.bin", HabRecipe.unsigned(device, memory, device.flashBase(),
				Firmware.of(program(length), Path.of("application.srec"))), keys);
	}

	/** That application without its headers, SREC. */
	byte[] program(int length) throws BadInputException {
		long start = device.flashBase() + device.bootMemory(FlexSpiNorOption.BOOT_MEMORY).initialLoadSize();
		return records(program(start, length), start);
	}

	/** A flashloader that says whose it is, as those of the silicon vendor do. */
	PlanFile flashloader(Optional<KeyTree> keys) throws BadInputException, IOException {
		long start = device.flashloaderAddress();
		byte[] program = program(start + LOADER_HEADER, LOADER_BYTES);
		byte[] name = device.name().getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(name, 0, program, LOADER_BYTES - 0x40, name.length);
		System.arraycopy(DESCRIPTOR, 0, program, LOADER_BYTES - DESCRIPTOR.length, DESCRIPTOR.length);
		HabRecipe recipe = new HabRecipe(Optional.of(device), start, 0, LOADER_HEADER, OptionalLong.empty(),
				Optional.empty(), Optional.empty(), Optional.empty(),
				Firmware.of(records(program, start + LOADER_HEADER), Path.of("flashloader.srec")),
				Optional.empty());
		return build("flashloader.bin", recipe, keys);
	}

	/** The file with a byte of its code changed. */
	static PlanFile damaged(PlanFile file) {
		byte[] content = file.content();
		content[content.length / 2] ^= 1;
		return PlanFile.of(file.path(), content);
	}

	/** The file as a unit that decrypts the flash while it is read wants it, with a key that nobody has. */
	static PlanFile encrypted(PlanFile file) {
		try (Secret key = Secret.random(Secret.KEY_LENGTH, new SecureRandom())) {
			return PlanFile.of(Path.of("encrypted.bin"),
					AesModes.applyCtr(key, new byte[AesModes.BLOCK], file.content()));
		}
	}

	private PlanFile build(String name, HabRecipe recipe, Optional<KeyTree> keys)
			throws BadInputException, IOException {
		HabRecipe used = keys.isEmpty() ? recipe
				: recipe.signed(CsfRecipe.of(keys.get(), 0, HabEngine.valueOf(device.engine()), PasswordSource.NONE));
		try {
			return PlanFile.of(Path.of(name), new HabImageBuilder(clock, ChainPolicy.REFUSE).build(used).bytes());
		} catch (SigningException e) {
			throw new IllegalStateException("keys that were made for this can't sign", e);
		}
	}

	private static byte[] program(long address, int length) {
		ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(STACK).putInt((int) (address + CODE + 1));
		for (int i = CODE; i < length; i++) {
			bytes.put(i, (byte) (i * 7 ^ i >> 8));
		}
		return bytes.array();
	}

	private static byte[] records(byte[] program, long address) {
		return SrecWriter.write(List.of(new Segment(address, program)), OptionalLong.of(address + CODE + 1));
	}
}
