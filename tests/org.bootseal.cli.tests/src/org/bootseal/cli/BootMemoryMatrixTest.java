/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.bootseal.board.BoardPower;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.memory.AttachedMemories;
import org.bootseal.board.memory.MemoryKind;
import org.bootseal.board.silicon.FuseRoles;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.keys.KeyTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every device of the catalogue by every memory that it boots from besides FlexSPI NOR by every boot type, on its board
 * fitted with that memory: built, verified offline, written, read back, booted. The list of cases is left in
 * target/conformance/boot-memory-matrix.txt.
 */
class BootMemoryMatrixTest {

	/** The key "memory" of the provisioning file, by boot memory. */
	private static final Map<String, String> MEMORIES = new TreeMap<>(
			Map.of("flexspi_nand", "optionWords: [0xC1010026, 0x000000EF]", "semc_nand", "optionWords: [0xD0010101]",
					"sd", "optionWords: [0xD0000000]", "mmc", "optionWords: [0xC0000000, 0x00000000]"));
	private static final Map<String, String> STATES = new TreeMap<>();
	/** What is run from RAM and written nowhere. */
	private static final String RAM = "serial_downloader";
	private static final String KEY = "dek.bin";
	private static final int CODE = 0x100;
	private static final int APPLICATION_BYTES = 0x2000;

	@TempDir
	private static Path folder;

	@AfterAll
	static void list() throws IOException {
		StringBuilder text = new StringBuilder("device, boot memory, boot type: what was done\n");
		STATES.forEach((row, state) -> text.append(row).append(": ").append(state).append('\n'));
		Files.writeString(Files.createDirectories(Path.of("target", "conformance")).resolve("boot-memory-matrix.txt"),
				text);
		System.out.println("matrix: " + STATES.values().stream().filter(state -> state.startsWith("built")).count()
				+ " images for memories besides FlexSPI NOR written and booted, or run from RAM; "
				+ STATES.values().stream()
						.filter(state -> state.startsWith("the part")).count()
				+ " that parts don't have");
	}

	@TestFactory
	Stream<DynamicTest> everyDeviceByBootMemoryByBootType() throws Exception {
		List<DynamicTest> tests = new ArrayList<>();
		TreeSet<String> known = new TreeSet<>();
		for (MemoryKind kind : MemoryKind.values()) {
			if (!AttachedMemories.chips(kind).isEmpty()) {
				known.add(kind.bootMemory());
			}
		}
		assertEquals(known, MEMORIES.keySet());
		known.add(RAM);
		for (String name : DeviceCatalogue.builtIn().names()) {
			Device device = DeviceCatalogue.builtIn().find(name);
			for (String absent : known) {
				if (device.bootMemories().stream().noneMatch(memory -> memory.name().equals(absent))) {
					STATES.put(name + ", " + absent, "the part does not boot from it");
				}
			}
			for (BootMemory memory : device.bootMemories()) {
				for (String bootType : List.of("unsigned", "authenticated", "encrypted")) {
					if (known.contains(memory.name())) {
						tests.add(test(new Row(device, memory, bootType)));
					}
				}
			}
		}
		return tests.stream();
	}

	private static DynamicTest test(Row row) {
		STATES.put(row.toString(), "not run");
		return DynamicTest.dynamicTest(row.toString(), () -> {
			STATES.put(row.toString(), "FAILED");
			STATES.put(row.toString(), check(row));
		});
	}

	private static String check(Row row) throws Exception {
		Path here = Files.createDirectory(folder.resolve(row.toString().replaceAll("[ ,]+", "-")));
		Path file = row.files(here);
		Path state = here.resolve("board.json");
		if (row.memory.name().equals(RAM)) {
			return run(row, here, file, state);
		}
		CliRun.of("board", "virtual", "--state", state, "--kind", row.board(), "--fit", row.memory.name())
				.exits(ExitCode.DONE);
		boolean closes = !row.bootType.equals("unsigned");
		Object[] write = closes ? new Object[] { "write", file, "--state", state, "--burn", "--close" }
				: new Object[] { "write", file, "--state", state };
		CliRun.answering(List.of("yes", "close"), write).exits(ExitCode.DONE)
				.says(String.format(Locale.ROOT, "BOOTED at 0x%08X, HAB %s", row.application() + CODE + 1,
						closes ? "closed, image authenticated" : "open"))
				.says(switch (row.bootType) {
				case "unsigned" -> "(nothing was foretold: the fuses were not read)";
				case "authenticated" -> " as foretold, HAB closed";
				default -> "(nothing was foretold: what the part encrypts by a key of its own nobody else can read)";
				});
		verify(row, here);
		if (!row.bootType.equals("encrypted")) {
			Path image = here.resolve("app-boot").resolve("app.bin");
			CliRun.of("board", "predict", file, "--fuses", state, "--image", image)
					.exits(ExitCode.DONE).says(String.format(Locale.ROOT, "will boot the image at 0x%08X, HAB %s",
							row.application() + CODE + 1,
							closes ? "closed, authenticated" : "open, not authenticated"));
		}
		// the board is kept in its file with all that is in the memory
		CliRun.of("board", "virtual", "--state", state, "--boot").exits(ExitCode.DONE);
		return "built, verified offline, written, read back, booted " + (closes ? "closed" : "open");
	}

	private static String run(Row row, Path here, Path file, Path state) throws Exception {
		boolean closed = !row.bootType.equals("unsigned");
		VirtualBoard board = VirtualBoard.create(BoardSpec.of(row.device));
		if (closed) {
			FuseRoles roles = board.spec().device().fuses().roles();
			int[] hash = KeyTree.open(SampleWorkspace.keys()).srkTable().fuseWords();
			for (int i = 0; i < hash.length; i++) {
				board.burnFuse(roles.srkHash() + i, hash[i]);
			}
			board.burnFuse(roles.closed().word(), 1 << roles.closed().shift());
			board.powerCycle();
		}
		board.save(state);
		List<Object> run = new ArrayList<>(List.of("run", file, "--state", state));
		if (row.bootType.equals("encrypted")) {
			CliRun.of("keyblob", file, "--state", state, "--key", here.resolve(KEY), "-o", here.resolve("blob.bin"))
					.exits(ExitCode.DONE);
			run.addAll(List.of("--keyblob", here.resolve("blob.bin")));
		}
		CliRun.of(run.toArray()).exits(ExitCode.DONE).says("SUCCESS");
		assertEquals(BoardPower.APPLICATION, VirtualBoard.open(state).power());
		verify(row, here);
		return "built, verified offline, run from RAM " + (closed ? "closed" : "open");
	}

	private static void verify(Row row, Path here) {
		Path image = here.resolve("app-boot").resolve("app.bin");
		if (row.bootType.equals("unsigned")) {
			CliRun.of("image", "verify", image, "--device", row.device.name(), "--open").exits(ExitCode.DONE);
		} else if (row.bootType.equals("authenticated")) {
			CliRun.of("image", "verify", image, "--device", row.device.name()).exits(ExitCode.DONE).says("PASS");
		} else {
			CliRun.of("image", "verify", image, "--device", row.device.name(), "--dek", here.resolve(KEY))
					.exits(ExitCode.DONE).says("PASS");
		}
	}

	/** A device with a memory and a boot type. */
	private record Row(Device device, BootMemory memory, String bootType) {

		private String board() throws BadInputException {
			return BoardSpec.of(device).name();
		}

		/** RAM that is there after reset and that the ROM does not keep for itself. */
		private long start() {
			return device.engine().equals("CAAM") ? region(MemoryRegion.Kind.DTCM)
					: region(MemoryRegion.Kind.OCRAM) + 0x8000;
		}

		private long region(MemoryRegion.Kind kind) {
			return device.memory().stream().filter(region -> region.kind() == kind).mapToLong(MemoryRegion::start).min()
					.orElseThrow();
		}

		private long application() {
			return start() + memory.initialLoadSize();
		}

		private Path files(Path here) throws Exception {
			Files.write(here.resolve("app.srec"), BoardCase.program(application(), APPLICATION_BYTES, false));
			Files.write(here.resolve("loader.srec"),
					BoardCase.program(device.flashloaderAddress() + 0x200, 0x400, true));
			StringBuilder text = new StringBuilder("bootseal: 1\ndevice: " + device.name() + "\nimage:\n");
			text.append("  source: app.srec\n  bootMemory: " + memory.name() + "\n  bootType: " + bootType + "\n");
			text.append(String.format(Locale.ROOT, "  startAddress: 0x%08X%n", start()));
			if (bootType.equals("encrypted")) {
				Files.write(here.resolve(KEY), new byte[16]);
				text.append("  encryption: {keyFile: " + KEY + "}\n");
			}
			if (!bootType.equals("unsigned")) {
				text.append("keys:\n  folder: " + SampleWorkspace.keys() + "\n");
			}
			text.append("flashloader:\n  source: loader.srec\n");
			if (memory.name().equals(RAM)) {
				return Files.writeString(here.resolve("app.bootseal"), text.toString());
			}
			text.append("memory:\n  " + MEMORIES.get(memory.name()) + "\n");
			if (!bootType.equals("unsigned")) {
				text.append("fuses:\n  srk: true\n  close: true\n");
			}
			return Files.writeString(here.resolve("app.bootseal"), text.toString());
		}

		@Override
		public String toString() {
			return device.name() + ", " + memory.name() + ", " + bootType;
		}
	}
}
