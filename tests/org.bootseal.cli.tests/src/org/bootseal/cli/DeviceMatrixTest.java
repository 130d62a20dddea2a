/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.nor.FlashKind;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.device.OtfadFuseWords;
import org.bootseal.core.device.XipLayout;
import org.bootseal.core.firmware.Segment;
import org.bootseal.core.firmware.SrecWriter;
import org.bootseal.core.otp.FuseMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every device of the catalogue by every boot type, in the flash of its board: built, verified offline, written, read
 * back, booted by the board. The list of cases with what was done is left in target/conformance/device-matrix.txt.
 */
class DeviceMatrixTest {

	private static final Map<String, String> STATES = new TreeMap<>();
	/** Authenticated, and encrypted for the unit that decrypts the flash while it is read. */
	private static final String XIP = "xip-encrypted";
	/** The same with the part's own key. */
	private static final String XIP_OTPMK = XIP + "-otpmk";
	/** The same with two engines of BEE, with two keys where the part has places for them. */
	private static final String XIP_TWO = XIP + "-two-engines";
	/** The same with a scrambled key of OTFAD. */
	private static final String XIP_SCRAMBLED = XIP + "-scrambled";
	/** The same, turned on by fuses. */
	private static final String XIP_FUSES = XIP + "-by-fuses";
	private static final int CODE = 0x100;
	private static final int APPLICATION_BYTES = 0x2000;
	/** By them the virtual board knows a flashloader: start of a device descriptor of 15A2:0073. */
	private static final byte[] DESCRIPTOR = { 0x12, 0x01, 0x00, 0x02, 0x00, 0x00, 0x00, 0x40, (byte) 0xA2, 0x15, 0x73,
			0x00 };

	@TempDir
	private static Path folder;

	@AfterAll
	static void list() throws IOException {
		StringBuilder text = new StringBuilder("device, boot type, boot memory: what was done\n");
		System.out.println("matrix: " + STATES.values().stream().filter(state -> state.startsWith("built")).count()
				+ " images for FlexSPI NOR written and booted");
		STATES.forEach((row, state) -> text.append(row).append(": ").append(state).append('\n'));
		Files.writeString(Files.createDirectories(Path.of("target", "conformance")).resolve("device-matrix.txt"), text);
	}

	@TestFactory
	Stream<DynamicTest> everyDeviceByBootType() throws Exception {
		List<DynamicTest> tests = new ArrayList<>();
		for (String name : DeviceCatalogue.builtIn().names()) {
			Device device = DeviceCatalogue.builtIn().find(name);
			for (String bootType : List.of("unsigned", "authenticated", "encrypted", XIP, XIP_OTPMK, XIP_TWO,
					XIP_SCRAMBLED,
					XIP_FUSES)) {
				Row row = new Row(device, bootType);
				if (!row.isPossible()) {
					continue;
				}
				STATES.put(row.toString(), "not run");
				tests.add(DynamicTest.dynamicTest(row.toString(), () -> {
					STATES.put(row.toString(), "FAILED");
					STATES.put(row.toString(), check(row));
				}));
			}
		}
		return tests.stream();
	}

	private static String check(Row row) throws Exception {
		Path here = Files.createDirectory(folder.resolve(row.device.name() + "-" + row.bootType));
		Path file = row.files(here);
		Path state = here.resolve("board.json");
		CliRun.of("board", "virtual", "--state", state, "--kind", row.board()).exits(ExitCode.DONE);
		boolean closes = !row.bootType.equals("unsigned");
		Object[] write = closes ? new Object[] { "write", file, "--state", state, "--burn=" + row.groups(), "--close" }
				: new Object[] { "write", file, "--state", state };
		List<String> answers = row.groups().contains("xip-enable") ? List.of("yes", "xip-enable", "close")
				: List.of("yes", "close");
		CliRun.answering(answers, write).exits(ExitCode.DONE)
				.says(String.format(Locale.ROOT, "BOOTED at 0x%08X, HAB %s", row.application() + CODE + 1,
						closes ? "closed, image authenticated" : "open"));
		byte[] image = Files.readAllBytes(here.resolve("app-boot").resolve("app.bin"));
		byte[] flash = VirtualBoard.open(state).readFlash(0x1000, image.length);
		if (row.isXip()) {
			assertFalse(Arrays.equals(image, flash), "the flash holds cipher text");
		} else {
			assertArrayEquals(image, flash);
		}
		verify(row, here);
		return "built, verified offline, written, read back, booted " + (closes ? "closed" : "open");
	}

	private static void verify(Row row, Path here) {
		Path image = here.resolve("app-boot").resolve("app.bin");
		if (row.bootType.equals("unsigned")) {
			CliRun.of("image", "verify", image, "--device", row.device.name(), "--open").exits(ExitCode.DONE);
		} else if (!row.bootType.equals("encrypted")) {
			CliRun.of("image", "verify", image, "--device", row.device.name()).exits(ExitCode.DONE).says("PASS");
		} else {
			CliRun.of("image", "verify", image, "--device", row.device.name(), "--dek",
					here.resolve("app-boot").resolve("dek.bin")).exits(ExitCode.DONE).says("PASS");
		}
	}

	/** A device with a boot type. */
	private record Row(Device device, String bootType) {

		private boolean isXip() {
			return bootType.startsWith(XIP);
		}

		private boolean isPossible() throws BadInputException {
			boolean bee = device.xip().engine() == XipLayout.Engine.BEE;
			return switch (bootType) {
			case XIP_OTPMK -> bee || device.xip().otfadFuses().flatMap(OtfadFuseWords::select).isPresent();
			case XIP_TWO -> bee;
			case XIP_SCRAMBLED -> !bee;
			// with BT_FUSE_SEL all boot settings are fuses, and the matrix leaves those of HyperFlash alone
			case XIP_FUSES -> !bee || BoardSpec.of(device).nor().kind() != FlashKind.HYPER;
			default -> true;
			};
		}

		/** What is burnt; the RT1010 turns OTFAD on by a fuse of its own. */
		private String groups() {
			boolean fuses = bootType.equals(XIP_FUSES)
					|| device.xip().otfadFuses().flatMap(OtfadFuseWords::enable).isPresent();
			return isXip() ? fuses ? "srk,xip-key,xip-enable" : "srk,xip-key" : "srk";
		}

		/** The lines under xipEncryption. */
		private String xip() throws Exception {
			long flash = device.flashBase();
			return switch (bootType) {
			case XIP_OTPMK -> "{ keySource: otpmk }";
			case XIP_TWO -> String.format(Locale.ROOT,
					"%n    regions: [{ start: 0x%X, length: 0x1000 }]%n    secondEngine:%n      keyPlace: %s%n"
							+ "      regions: [{ start: 0x%X, length: 0x400 }, { start: 0x%X, length: 0x1000 }]",
					flash + 0x1000, FuseMap.of(device).wordCount() > 60 ? "GP4" : "SW_GP2", flash + 0x2000,
					flash + 0x2800);
			case XIP_SCRAMBLED -> "{ scramble: { align: 0x39 } }";
			case XIP_FUSES -> "{ enabledBy: fuses }";
			default -> "{}";
			};
		}

		private String board() throws BadInputException {
			return BoardSpec.of(device).name();
		}

		/** Where the boot memory begins: flash, or RAM for what is decrypted there. */
		private long start() {
			if (!bootType.equals("encrypted")) {
				return device.flashBase();
			}
			// what the ROM keeps for itself and what is there after reset differ
			return device.engine().equals("CAAM") ? region(MemoryRegion.Kind.DTCM)
					: region(MemoryRegion.Kind.OCRAM) + 0x8000;
		}

		private long region(MemoryRegion.Kind kind) {
			return device.memory().stream().filter(region -> region.kind() == kind).mapToLong(MemoryRegion::start).min()
					.orElseThrow();
		}

		private long application() throws Exception {
			return start() + device.bootMemory("flexspi_nor").initialLoadSize();
		}

		private Path files(Path here) throws Exception {
			Files.write(here.resolve("app.srec"), program(application(), APPLICATION_BYTES, false));
			Files.write(here.resolve("loader.srec"), program(device.flashloaderAddress() + 0x200, 0x400, true));
			StringBuilder text = new StringBuilder("bootseal: 1\ndevice: " + device.name() + "\nimage:\n");
			text.append("  source: app.srec\n  bootType: "
					+ (isXip() ? "authenticated\n  xipEncryption: " + xip() + "\n" : bootType + "\n"));
			if (bootType.equals("encrypted")) {
				text.append(String.format(Locale.ROOT, "  startAddress: 0x%08X%n", start()));
			}
			if (!bootType.equals("unsigned")) {
				text.append("keys:\n  folder: " + SampleWorkspace.keys() + "\n");
			}
			text.append("memory:\n  optionWords: ["
					+ (board().equals("MIMXRT1050-EVKB") ? "0xC0233007" : "0xC0000007") + "]\n");
			text.append("flashloader:\n  source: loader.srec\n");
			if (!bootType.equals("unsigned")) {
				text.append("fuses:\n  srk: true\n  close: true\n");
			}
			return Files.writeString(here.resolve("app.bootseal"), text.toString());
		}

		@Override
		public String toString() {
			return device.name() + ", " + bootType + ", flexspi_nor";
		}
	}

	/** A program with a vector table; what its code does is of no importance. */
	private static byte[] program(long address, int length, boolean isLoader) {
		ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0x20008000).putInt((int) (address + CODE + 1));
		for (int i = CODE; i < length; i++) {
			bytes.put(i, (byte) (i * 7 ^ i >> 8));
		}
		if (isLoader) {
			bytes.put(length - DESCRIPTOR.length, DESCRIPTOR);
		}
		return SrecWriter.write(List.of(new Segment(address, bytes.array())), OptionalLong.of(address + CODE + 1));
	}
}
