/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.Segment;
import org.bootseal.core.firmware.SrecWriter;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.provision.ProvisioningBuild;
import org.bootseal.core.provision.ProvisioningRequest;

/** Makes programs and keys, and of them what is written to boards. */
public final class Bench {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
	private static final int CODE = 0x100;
	private static final int LOADER_OFFSET = 0x200;
	private static final int LOADER_BYTES = 0x400;
	/** By them the virtual board knows a flashloader: start of a device descriptor of 15A2:0073. */
	private static final byte[] DESCRIPTOR = { 0x12, 0x01, 0x00, 0x02, 0x00, 0x00, 0x00, 0x40, (byte) 0xA2, 0x15, 0x73,
			0x00 };

	private final Path folder;
	private int count;

	/**
	 * @param folder
	 *            where all files go
	 */
	Bench(Path folder) throws IOException, BadInputException, CancelledException {
		this(folder, 1);
	}

	/**
	 * @param folder
	 *            where all files go
	 * @param owner
	 *            whose keys, any number
	 */
	public Bench(Path folder, long owner) throws IOException, BadInputException, CancelledException {
		this.folder = folder;
		KeyTree.create(KeyTreeSpec.of(folder.resolve("pki")).withSrkCount(1), new char[0], new Repeated(owner), CLOCK,
				Progress.NONE);
	}

	/**
	 * What a provisioning file asks for, with an application of some bytes.
	 *
	 * @param spec
	 *            the board
	 * @param bytes
	 *            length of the application
	 * @param salt
	 *            makes its bytes others
	 * @param burn
	 *            what is burnt
	 */
	public WriteRequest request(BoardSpec spec, int bytes, int salt, Set<FuseGroup> burn)
			throws IOException, BadInputException {
		Path here = Files.createDirectory(folder.resolve(Integer.toString(count++)));
		Device device = spec.device().device();
		long application = device.flashBase() + device.bootMemory("flexspi_nor").initialLoadSize();
		Files.write(here.resolve("app.srec"), program(application, bytes, salt, false));
		Files.write(here.resolve("loader.srec"),
				program(device.flashloaderAddress() + LOADER_OFFSET, LOADER_BYTES, 0, true));
		boolean isHyper = spec.name().equals("MIMXRT1050-EVKB");
		Path file = Files.writeString(here.resolve("app.bootseal"),
				"bootseal: 1\ndevice: " + device.name()
						+ "\nimage:\n  source: app.srec\n  bootType: authenticated\nkeys:\n  folder: ../pki\nmemory:\n"
						+ "  optionWords: [" + (isHyper ? "0xC0233007" : "0xC0000007")
						+ "]\nflashloader:\n  source: loader.srec\nfuses:\n  srk: true\n  close: true\n");
		Provisioning what = ProvisioningFile.read(file);
		return ProvisioningRequest.of(what, ProvisioningBuild.build(what, PasswordSource.NONE, CLOCK), burn, true);
	}

	/** A program with a vector table; what its code does is of no importance. */
	private static byte[] program(long address, int length, int salt, boolean isLoader) {
		ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0x20008000).putInt((int) (address + CODE + 1));
		for (int i = CODE; i < length; i++) {
			bytes.put(i, (byte) (i * 7 + salt ^ i >> 8));
		}
		if (isLoader) {
			bytes.put(length - DESCRIPTOR.length, DESCRIPTOR);
		}
		return SrecWriter.write(List.of(new Segment(address, bytes.array())), OptionalLong.of(address + CODE + 1));
	}

	/** The same keys each time, so that a run can be repeated; these keys protect nothing. */
	private static final class Repeated extends SecureRandom {

		private static final long serialVersionUID = 1L;

		private final Random random;

		Repeated(long owner) {
			random = new Random(owner);
		}

		@Override
		public void nextBytes(byte[] bytes) {
			random.nextBytes(bytes);
		}
	}

	/** All that can be burnt, and the closing. */
	static Set<FuseGroup> everything() {
		return EnumSet.of(FuseGroup.SRK, FuseGroup.CLOSE);
	}
}
