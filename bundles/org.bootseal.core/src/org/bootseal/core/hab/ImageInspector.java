/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.device.Device;
import org.bootseal.core.keys.SrkFormatException;
import org.bootseal.core.keys.SrkTable;

/**
 * Takes a file apart: HAB containers, flash images, flashloaders, SRK tables, FlexSPI configuration blocks,
 * applications. Nothing in a file makes it fail; what is wrong is a problem in the report.
 */
public final class ImageInspector {

	private static final int IVT_SEARCH_LENGTH = 0x2000;
	/** Where IVTs are: at the start of a container, for NAND and flashloaders, for NOR flash. */
	private static final int[] IVT_OFFSETS = { 0, 0x400, 0x1000 };
	/** Where FlexSPI configuration blocks are in a flash image. */
	private static final int[] FCB_OFFSETS = { 0, 0x400 };
	private static final int FCB_TAG = 0x42464346;
	private static final int FCB_LENGTH = 512;
	/** Where applications are, from the IVT. */
	private static final int[] APPLICATION_OFFSETS = { 0x100, 0x400, 0xC00, 0x1000, 0x2000 };
	/** How far the reset vector may be before the entry point; source: SPSDK 3.10, image/hab/segments/seg_app.py. */
	private static final int RESET_BEFORE_ENTRY = 0x400;
	private static final int VECTORS_LENGTH = 8;
	private static final int VECTORS_SEARCH_LENGTH = 0x10000;
	/**
	 * NXP's SDK puts the size of the flash into the boot data of images that run in place; a power of two from here on.
	 */
	private static final long FLASH_SIZE_MIN = 1 << 20;
	/** Source: memory maps of the i.MX RT10xx and RT11xx: RAM in parts is below, SDRAM in between. */
	private static final long INTERNAL_RAM_END = 0x3000_0000L;
	private static final long EXTERNAL_RAM_START = 0x8000_0000L;
	private static final long EXTERNAL_RAM_END = 0xA000_0000L;
	private static final int KEY_BLOB_LENGTH = 0x200;

	private final byte[] file;
	private final Optional<Device> device;
	private final List<ImageReport.Part> parts = new ArrayList<>();
	private final List<String> problems = new ArrayList<>();

	private ImageInspector(byte[] file, Optional<Device> device) {
		this.file = file;
		this.device = device;
	}

	/**
	 * @param file
	 *            content of the file; left as it is
	 * @param device
	 *            the part that it is for, to know what its ROM reads; or empty
	 * @return what is in it
	 */
	public static ImageReport inspect(byte[] file, Optional<Device> device) {
		return new ImageInspector(file, device).report();
	}

	private ImageReport report() {
		findFcb();
		int offset = findIvt();
		return offset < 0 ? withoutIvt() : withIvt(offset);
	}

	private void findFcb() {
		for (int offset : FCB_OFFSETS) {
			if (file.length >= offset + FCB_LENGTH && word(offset) == FCB_TAG) {
				part("FCB", offset, FCB_LENGTH, OptionalLong.empty(), "FlexSPI configuration block");
				return;
			}
		}
	}

	/**
	 * The offset of the IVT, or -1: first where one is usual, then anywhere; one whose boot data fit goes before
	 * others.
	 */
	private int findIvt() {
		int fallback = -1;
		for (int offset : IVT_OFFSETS) {
			if (isIvt(offset)) {
				if (pointsToBootData(offset)) {
					return offset;
				}
				fallback = fallback < 0 ? offset : fallback;
			}
		}
		for (int offset = 0; offset < Math.min(file.length, IVT_SEARCH_LENGTH); offset += Integer.BYTES) {
			if (isIvt(offset) && pointsToBootData(offset)) {
				return offset;
			}
		}
		return fallback;
	}

	/** Looks at the header only: most places hold no IVT. */
	private boolean isIvt(int offset) {
		return offset + HabConstants.IVT_LENGTH <= file.length && (file[offset] & 0xFF) == HabConstants.TAG_IVT
				&& file[offset + 1] == 0 && file[offset + 2] == HabConstants.IVT_LENGTH
				&& (file[offset + 3] & 0xFF) >= HabConstants.VERSION_MIN
				&& (file[offset + 3] & 0xFF) <= HabConstants.VERSION_MAX;
	}

	private boolean pointsToBootData(int offset) {
		Ivt ivt = ivtAt(offset);
		long bootData = ivt.bootData() - ivt.self() + offset;
		return bootData >= 0 && bootData + HabConstants.BOOT_DATA_LENGTH <= file.length;
	}

	private Ivt ivtAt(int offset) {
		try {
			return Ivt.parse(file, offset);
		} catch (HabFormatException e) {
			throw new IllegalStateException("the header was looked at before", e);
		}
	}

	private ImageReport withoutIvt() {
		try {
			SrkTable table = SrkTable.parse(file);
			part("SRK table", 0, table.encode().length, OptionalLong.empty(),
					table.entries().size() + " super root keys");
			return report(ImageReport.Kind.SRK_TABLE, Optional.of(table));
		} catch (SrkFormatException e) {
			if (file.length > 0 && (file[0] & 0xFF) == HabConstants.TAG_CERTIFICATE) {
				problems.add("this starts like an SRK table, but is none: " + e.getMessage());
			}
		}
		if (!parts.isEmpty()) {
			problems.add(
					"found no IVT in the first 8 KiB behind the FlexSPI configuration block, so the ROM boots nothing");
			return report(ImageReport.Kind.FLEXSPI_CONFIGURATION, Optional.empty());
		}
		if (file.length >= VECTORS_LENGTH && looksLikeVectors()) {
			part("application", 0, file.length, OptionalLong.empty(), vectorsAt(0));
			return report(ImageReport.Kind.APPLICATION, Optional.empty());
		}
		problems.add("found neither an IVT in the first 8 KiB, nor an SRK table, nor a FlexSPI configuration block,"
				+ " nor a vector table at the start");
		return report(ImageReport.Kind.UNKNOWN, Optional.empty());
	}

	/**
	 * Whether the first words could be a stack pointer in internal or external RAM, and Thumb code somewhere below
	 * 0xA0000000.
	 */
	private boolean looksLikeVectors() {
		long stack = word(0) & 0xFFFF_FFFFL;
		long reset = word(Integer.BYTES) & 0xFFFF_FFFFL;
		boolean inRam = stack > 0 && stack <= INTERNAL_RAM_END
				|| stack > EXTERNAL_RAM_START && stack <= EXTERNAL_RAM_END;
		return inRam && stack % Integer.BYTES == 0 && reset % 2 != 0 && reset < EXTERNAL_RAM_END;
	}

	private ImageReport report(ImageReport.Kind kind, Optional<SrkTable> table) {
		return new ImageReport(kind, parts, Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty(),
				table,
				List.of(), List.of(), problems);
	}

	private ImageReport withIvt(int offset) {
		Ivt ivt = ivtAt(offset);
		InspectedMemory memory = new InspectedMemory(file, ivt.self() - offset);
		part("IVT", offset, HabConstants.IVT_LENGTH, OptionalLong.of(ivt.self()), ivt.toString());
		Optional<BootData> bootData = bootData(ivt, memory);
		configuration(ivt, offset, memory);
		CsfInspector csf = new CsfInspector(memory, parts, problems);
		if (ivt.csf() != 0) {
			csf.inspect(ivt);
		}
		bootData.ifPresent(data -> checkBootData(ivt, data, memory, csf));
		long end = application(ivt, offset, memory);
		checkEntry(ivt, bootData, memory, end);
		parts.sort(Comparator.comparingLong(ImageReport.Part::offset).thenComparing(part -> -part.length()));
		return new ImageReport(offset == 0 ? ImageReport.Kind.HAB_CONTAINER : ImageReport.Kind.IMAGE_WITH_IVT, parts,
				Optional.of(ivt), OptionalLong.of(offset), bootData, csf.csf(), csf.srkTable(), csf.certificates(),
				csf.signatures(), problems);
	}

	private Optional<BootData> bootData(Ivt ivt, InspectedMemory memory) {
		OptionalLong offset = memory.offset(ivt.bootData(), HabConstants.BOOT_DATA_LENGTH);
		if (offset.isEmpty()) {
			problems.add(String.format("the IVT says that the boot data are at 0x%08X, which is not in this file",
					ivt.bootData()));
			return Optional.empty();
		}
		try {
			BootData data = BootData.parse(file, (int) offset.getAsLong());
			part("boot data", offset.getAsLong(), HabConstants.BOOT_DATA_LENGTH, OptionalLong.of(ivt.bootData()),
					data.toString());
			return Optional.of(data);
		} catch (HabFormatException e) {
			problems.add(e.getMessage());
			return Optional.empty();
		}
	}

	private void checkBootData(Ivt ivt, BootData data, InspectedMemory memory, CsfInspector csf) {
		long end = data.start() + data.length();
		if (ivt.self() < data.start() || ivt.self() + HabConstants.IVT_LENGTH > end) {
			problems.add(String.format(
					"the boot data say that the image is at 0x%08X to 0x%08X, which leaves out the IVT at 0x%08X",
					data.start(), end - 1, ivt.self()));
		}
		if (ivt.csf() != 0 && (ivt.csf() < data.start() || ivt.csf() >= end)) {
			problems.add(String.format("the CSF at 0x%08X is outside of what the boot data load", ivt.csf()));
		}
		// the key blob of an encrypted image is made by the part, so files do not hold it
		long keyBlob = csf.installsSecretKey() ? KEY_BLOB_LENGTH : 0;
		long missing = end - keyBlob - memory.end();
		boolean flashSize = ivt.csf() == 0 && data.length() >= FLASH_SIZE_MIN && Long.bitCount(data.length()) == 1;
		if (missing > 0 && !flashSize) {
			problems.add("the file is cut off: the last " + missing + " bytes that the boot data announce are missing");
		}
		if (data.plugin() > 1) {
			problems.add("found plugin flag " + data.plugin() + " in the boot data, expected 0 or 1");
		}
		boolean known = device.isEmpty()
				|| device.get().regionAt(data.start()).isPresent();
		if (!known) {
			problems.add(String.format("the image starts at 0x%08X, where %s has no memory", data.start(),
					device.get().name()));
		}
	}

	private void configuration(Ivt ivt, int ivtOffset, InspectedMemory memory) {
		if (ivt.dcd() != 0) {
			OptionalLong offset = memory.offset(ivt.dcd(), HabConstants.HEADER_LENGTH);
			if (offset.isEmpty()) {
				problems.add(
						String.format("the IVT says that the DCD is at 0x%08X, which is not in this file", ivt.dcd()));
				return;
			}
			try {
				Dcd dcd = Dcd.parse(file, (int) offset.getAsLong());
				part("DCD", offset.getAsLong(), dcd.length(), OptionalLong.of(ivt.dcd()),
						"device configuration data, " + dcd.commands().size() + " commands");
			} catch (HabFormatException e) {
				problems.add("DCD: " + e.getMessage());
			}
			return;
		}
		if (device.isPresent() && !device.get().xmcd()) {
			return;
		}
		int offset = ivtOffset + HabConstants.CONFIGURATION_OFFSET;
		try {
			Xmcd xmcd = Xmcd.parse(file, offset);
			part("XMCD", offset, xmcd.length(), OptionalLong.of(ivt.self() + HabConstants.CONFIGURATION_OFFSET),
					"external memory configuration data, " + xmcd.describe());
		} catch (HabFormatException e) {
			// most images have none, and the IVT does not say
			return;
		}
	}

	/** Finds the application and gives the address behind it; that of the image's end when it is not found. */
	private long application(Ivt ivt, int ivtOffset, InspectedMemory memory) {
		long end = memory.end();
		OptionalLong csf = ivt.csf() == 0 ? OptionalLong.empty() : memory.offset(ivt.csf(), 1);
		if (csf.isPresent()) {
			end = ivt.csf();
		}
		long offset = findVectors(ivt, ivtOffset);
		if (offset >= 0 && memory.address(offset) < end) {
			part("application", offset, end - memory.address(offset), OptionalLong.of(memory.address(offset)),
					vectorsAt((int) offset));
			return end;
		}
		if (parts.stream().noneMatch(part -> part.name().startsWith("encrypted"))) {
			problems.add("found no vector table where applications are, expected a reset vector near the entry point");
		}
		return end;
	}

	/** The offset of a vector table, or -1: where applications are, else where a reset vector is the entry point. */
	private long findVectors(Ivt ivt, int ivtOffset) {
		for (int distance : APPLICATION_OFFSETS) {
			long offset = (long) ivtOffset + distance;
			if (offset + VECTORS_LENGTH <= file.length && isResetVector(word((int) offset + Integer.BYTES), ivt)) {
				return offset;
			}
		}
		int first = ivtOffset + HabConstants.CONFIGURATION_OFFSET;
		long last = Math.min(file.length - VECTORS_LENGTH, (long) first + VECTORS_SEARCH_LENGTH);
		for (int offset = first; offset <= last; offset += Integer.BYTES) {
			if ((word(offset + Integer.BYTES) & 0xFFFF_FFFFL) == ivt.entry() && word(offset) % Integer.BYTES == 0) {
				return offset;
			}
		}
		return -1;
	}

	private boolean isResetVector(int value, Ivt ivt) {
		long reset = value & 0xFFFF_FFFFL;
		return reset % 2 != 0 && reset >= ivt.entry() - RESET_BEFORE_ENTRY && reset < ivt.entry() + file.length;
	}

	private void checkEntry(Ivt ivt, Optional<BootData> bootData, InspectedMemory memory, long applicationEnd) {
		long start = bootData.map(BootData::start).orElse(memory.address(0));
		long end = bootData.map(data -> data.start() + data.length()).map(loaded -> Math.min(loaded, applicationEnd))
				.orElse(applicationEnd);
		if (ivt.entry() < start || ivt.entry() >= end) {
			problems.add(String.format("the entry point 0x%08X is not in the image, which is at 0x%08X to 0x%08X",
					ivt.entry(),
					start, end - 1));
		}
	}

	private String vectorsAt(int offset) {
		return String.format("vector table: stack pointer 0x%08X, reset vector 0x%08X", word(offset),
				word(offset + Integer.BYTES));
	}

	private int word(int offset) {
		return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
	}

	private void part(String name, long offset, long length, OptionalLong address, String meaning) {
		parts.add(new ImageReport.Part(name, offset, length, address, meaning));
	}
}
