/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.bootlog.HabEvent;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.hab.BootData;
import org.bootseal.core.hab.CsfCommand;
import org.bootseal.core.hab.Dcd;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Ivt;
import org.bootseal.core.hab.Xmcd;

/** The parts of an image that run or steer the boot, before anybody covers them. */
final class ImageParts {

	/** What is behind the header and before the CSF. */
	static final String APPLICATION = "not signed: behind the boot header and before the CSF";

	/** Most bytes of a DCD; source: i.MX RT1020 reference manual, "Device configuration data". */
	private static final int DCD_LENGTH_MAX = 1768;
	/** Where FlexSPI configuration blocks are in a flash image. */
	private static final int[] FCB_OFFSETS = { 0, 0x400 };

	private final byte[] file;
	private final long ivtOffset;
	private final Ivt ivt;
	private final BootData bootData;
	private final ImageMemory memory;

	ImageParts(long ivtOffset, Ivt ivt, BootData bootData, ImageMemory memory) {
		this.file = memory.file();
		this.ivtOffset = ivtOffset;
		this.ivt = ivt;
		this.bootData = bootData;
		this.memory = memory;
	}

	void paint(CoverageMap coverage, Optional<Device> device) {
		long loaded = bootData.start() + bootData.length() - memory.base();
		long csf = ivt.csf() == 0 ? loaded : ivt.csf() - memory.base();
		open(coverage, 0, file.length, CoverageRange.Kind.UNUSED, "behind the image");
		open(coverage, csf, loaded - csf, CoverageRange.Kind.UNUSED, "space behind the CSF and between its data");
		open(coverage, ivtOffset, csf - ivtOffset, CoverageRange.Kind.OPEN, APPLICATION);
		open(coverage, 0, ivtOffset, CoverageRange.Kind.UNUSED, "before the boot header, where HAB does not look");
		for (int offset : FCB_OFFSETS) {
			if (offset + FcbLayout.LENGTH <= ivtOffset && isFcb(offset)) {
				open(coverage, offset, FcbLayout.LENGTH, CoverageRange.Kind.UNUSED,
						"FCB: the ROM reads the flash by it, HAB does not look at it");
			}
		}
		open(coverage, ivtOffset, HabConstants.IVT_LENGTH, CoverageRange.Kind.OPEN, "IVT, not signed");
		open(coverage, ivt.bootData() - memory.base(), HabConstants.BOOT_DATA_LENGTH, CoverageRange.Kind.OPEN,
				"boot data, not signed");
		if (ivt.dcd() != 0) {
			open(coverage, ivt.dcd() - memory.base(), dcdLength(), CoverageRange.Kind.OPEN, "DCD, not signed");
		} else if (device.map(Device::xmcd).orElse(Boolean.TRUE)) {
			xmcdLength().ifPresent(length -> open(coverage, ivtOffset + HabConstants.CONFIGURATION_OFFSET, length,
					CoverageRange.Kind.OPEN, "XMCD, not signed: the ROM starts external RAM by it"));
		}
	}

	private static void open(CoverageMap coverage, long offset, long length, CoverageRange.Kind kind, String meaning) {
		coverage.paint(new Span(offset, length), kind, meaning);
	}

	private boolean isFcb(int offset) {
		int tag = file[offset] & 0xFF | (file[offset + 1] & 0xFF) << 8 | (file[offset + 2] & 0xFF) << 16
				| file[offset + 3] << 24;
		return tag == FcbLayout.TAG || tag == Integer.reverseBytes(FcbLayout.TAG);
	}

	private Optional<Integer> xmcdLength() {
		try {
			return Optional.of(Xmcd.parse(file, (int) ivtOffset + HabConstants.CONFIGURATION_OFFSET).length());
		} catch (HabFormatException e) {
			// most images have none, and no pointer says so
			return Optional.empty();
		}
	}

	/** Length that the header of the DCD says, that of the header if there is none. */
	int dcdLength() {
		long offset = ivt.dcd() - memory.base();
		if (offset < 0 || offset > file.length - HabConstants.HEADER_LENGTH) {
			return HabConstants.HEADER_LENGTH;
		}
		return (file[(int) offset + 1] & 0xFF) << 8 | file[(int) offset + 2] & 0xFF;
	}

	/** Whether the ROM can carry out the DCD, as far as that can be told without the part; what is wrong if not. */
	Optional<String> dcdProblem() {
		if (ivt.dcd() == 0) {
			return Optional.empty();
		}
		long offset = ivt.dcd() - memory.base();
		if (offset < 0 || offset > file.length - HabConstants.HEADER_LENGTH) {
			return Optional.of(String.format("the DCD at 0x%08X is not in the file", ivt.dcd()));
		}
		try {
			Dcd dcd = Dcd.parse(file, (int) offset);
			if (dcd.length() > DCD_LENGTH_MAX) {
				return Optional.of(
						"the DCD has " + dcd.length() + " bytes, but the ROM takes " + DCD_LENGTH_MAX + " at most");
			}
			return commandProblem(dcd.commands());
		} catch (HabFormatException e) {
			return Optional.of("the DCD is damaged: " + e.getMessage());
		}
	}

	private static Optional<String> commandProblem(List<CsfCommand> commands) {
		for (CsfCommand command : commands) {
			boolean known = command instanceof CsfCommand.Nop || command instanceof CsfCommand.Unlock
					|| command instanceof CsfCommand.WriteData write && isWidth(write.parameter())
					|| command instanceof CsfCommand.CheckData check && isWidth(check.parameter());
			if (!known) {
				return Optional.of("the ROM does not take this command in a DCD: " + command.describe());
			}
		}
		return Optional.empty();
	}

	private static boolean isWidth(int parameter) {
		int width = parameter & 7;
		return width == 1 || width == 2 || width == 4;
	}

	/** The event that a ROM logs when it can't carry out the DCD. */
	static HabEvent dcdEvent(int version) {
		return new HabEvent(version, HabEvent.FAILURE, HabEvent.INVALID_DCD, HabEvent.IN_DCD, 0, new byte[0]);
	}
}
