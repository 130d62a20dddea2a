/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceNotes;

/**
 * Something in an FCB that does not fit. Sources: FlexSPI and System Boot chapters of the reference manuals, NXP SDK.
 *
 * @param field
 *            name of the field that it is best shown at
 * @param isFatal
 *            whether no ROM boots with it
 * @param text
 *            what is wrong, one sentence
 */
public record FcbProblem(String field, boolean isFatal, String text) {

	private static final int STOP = LutInstruction.STOP;
	private static final int CMD = 0x01;
	private static final int RADDR = 0x02;
	private static final int READ = 0x09;
	private static final int LAST_TYPE = 0x1F;
	private static final long THREE_BYTES_MOST = 16 << 20;
	private static final int THREE_BYTES = 24;

	/**
	 * @param fcb
	 *            a block
	 * @param device
	 *            the device that it is for; empty if that is not known
	 * @return what does not fit, in the order of the block
	 */
	public static List<FcbProblem> of(Fcb fcb, Optional<Device> device) {
		List<FcbProblem> problems = new ArrayList<>();
		boot(fcb, problems);
		clock(fcb, device, problems);
		sizes(fcb, problems);
		read(fcb, problems);
		for (int sequence = 0; sequence < LutText.SEQUENCES; sequence++) {
			instructions(fcb, sequence, problems);
		}
		return List.copyOf(problems);
	}

	private static void fatal(List<FcbProblem> problems, boolean wrong, String field, String text) {
		if (wrong) {
			problems.add(new FcbProblem(field, true, text));
		}
	}

	private static void doubtful(List<FcbProblem> problems, boolean odd, String field, String text) {
		if (odd) {
			problems.add(new FcbProblem(field, false, text));
		}
	}

	private static void boot(Fcb fcb, List<FcbProblem> problems) {
		fatal(problems, fcb.version() >>> 24 != 'V', "version", String.format(Locale.ROOT,
				"the version is 0x%08X, but its first byte should be 'V' (0x56)", fcb.version()));
		doubtful(problems, fcb.readSampleClock() == 2 || fcb.readSampleClock() > 3, "readSampleClkSrc",
				"the sample clock is " + fcb.readSampleClock() + ", but it is 0, 1 or 3");
		fatal(problems, fcb.deviceType() != 1, "deviceType",
				"the device type is " + fcb.deviceType() + ", but a serial NOR flash is 1");
		int pads = fcb.pads();
		fatal(problems, pads != 1 && pads != 2 && pads != 4 && pads != 8, "sflashPadType",
				"the number of pads is " + pads + ", but it is 1, 2, 4 or 8");
	}

	private static void clock(Fcb fcb, Optional<Device> device, List<FcbProblem> problems) {
		int code = fcb.frequencyCode();
		doubtful(problems,
				device.isPresent()
						&& (code == 0 || code > 0xF || DeviceNotes.of(device.get()).frequencyMhz(code).isEmpty()),
				"serialClkFreq", "the frequency code is " + code + ", which has no known meaning on "
						+ device.map(Device::name).orElse(""));
	}

	private static void sizes(Fcb fcb, List<FcbProblem> problems) {
		fatal(problems, fcb.flashSize() == 0, "sflashA1Size", "the flash size is 0");
		fatal(problems, fcb.pageSize() == 0, "pageSize", "the page size is 0");
		fatal(problems, fcb.sectorSize() == 0, "sectorSize", "the sector size is 0");
		for (String name : List.of("pageSize", "sectorSize", "blockSize")) {
			long size = fcb.block().get(name);
			doubtful(problems, size != 0 && Long.bitCount(size) != 1, name,
					String.format(Locale.ROOT, "the size is 0x%X, which is no power of two", size));
		}
		doubtful(problems, fcb.blockSize() != 0 && fcb.blockSize() < fcb.sectorSize(), "blockSize",
				"a block is smaller than a sector");
		doubtful(problems, fcb.sectorSize() != 0 && fcb.flashSize() != 0 && fcb.sectorSize() > fcb.flashSize(),
				"sectorSize", "a sector is larger than the flash");
	}

	private static void read(Fcb fcb, List<FcbProblem> problems) {
		List<LutInstruction> read = fcb.sequence(0);
		String first = FcbText.instruction(0, 0).name();
		fatal(problems, read.isEmpty(), first, "the lookup table has no read sequence");
		if (read.isEmpty()) {
			return;
		}
		doubtful(problems, read.stream().noneMatch(each -> base(each) == READ), first,
				"the read sequence reads no data, it has no READ");
		doubtful(problems, read.stream().noneMatch(each -> base(each) == RADDR || base(each) == CMD), first,
				"the read sequence sends no address");
		boolean near = read.stream().anyMatch(each -> base(each) == RADDR && each.operand() == THREE_BYTES);
		doubtful(problems, near && fcb.block().get("columnAddressWidth") == 0 && fcb.flashSize() > THREE_BYTES_MOST,
				first, "24 bits of address reach 16 MiB only, and the flash is larger");
	}

	private static int base(LutInstruction instruction) {
		return instruction.opcode() & LAST_TYPE;
	}

	private static void instructions(Fcb fcb, int sequence, List<FcbProblem> problems) {
		boolean stopped = false;
		for (int i = 0; i < LutText.INSTRUCTIONS; i++) {
			String name = FcbText.instruction(sequence, i).name();
			int bits = (int) fcb.block().get(name);
			LutInstruction instruction = LutInstruction.decode(bits);
			doubtful(problems, !instruction.isDefined(), name,
					String.format(Locale.ROOT, "the opcode 0x%02X is none of the controller's", instruction.opcode()));
			doubtful(problems, stopped && bits != 0, name, "nothing is carried out behind STOP");
			doubtful(problems, !stopped && instruction.opcode() != STOP && instruction.pads() > fcb.pads()
					&& fcb.pads() > 0, name,
					"the instruction uses " + instruction.pads() + " pads, but sflashPadType is " + fcb.pads());
			stopped |= instruction.opcode() == STOP;
		}
	}
}
