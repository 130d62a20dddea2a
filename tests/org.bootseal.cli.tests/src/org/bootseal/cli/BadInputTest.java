/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the input is said in one error with exit code 2, and no file is made or changed. */
class BadInputTest {

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void sample() throws IOException {
		workspace = new SampleWorkspace(folder);
	}

	/** Builds, expects the error, and that the folder looks as before. */
	private void refused(String... complaints) throws IOException {
		List<Path> before = files();
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.BAD_INPUT).complains(complaints);
		assertEquals(before, files());
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.sorted().toList();
		}
	}

	private void source(String text) throws IOException {
		Files.writeString(folder.resolve("led_blinky.srec"), text);
	}

	/** One S3 record at an address, and the end record. */
	private static String srec(long address, int... bytes) {
		StringBuilder text = new StringBuilder(String.format("S3%02X%08X", bytes.length + 5, address));
		int sum = bytes.length + 5;
		for (int shift = 24; shift >= 0; shift -= 8) {
			sum += (int) (address >> shift) & 0xFF;
		}
		for (int value : bytes) {
			text.append(String.format("%02X", value));
			sum += value;
		}
		return text.append(String.format("%02X%n", ~sum & 0xFF)).append("S70500000000FA\n").toString();
	}

	private static int[] vectors(long reset) {
		return new int[] { 0, 0, 1, 0x20, (int) reset & 0xFF, (int) (reset >> 8) & 0xFF, (int) (reset >> 16) & 0xFF,
				(int) (reset >> 24) & 0xFF };
	}

	@Test
	void aMissingSourceIsNamed() throws IOException {
		Files.delete(folder.resolve("led_blinky.srec"));
		refused("led_blinky.bootseal", "source", "found no file", "led_blinky.srec");
	}

	@Test
	void aLongFileThatIsNoConfigurationIsNotRepeated() throws IOException {
		Path srec = folder.resolve("led_blinky.srec");
		CliRun run = CliRun.of("write", srec, "--board", "virtual").exits(ExitCode.BAD_INPUT)
				.complains("line 1, column 1", "expected keys with values");
		assertTrue(run.err().length() < srec.toString().length() + 200, run.err());
	}

	@Test
	void anOptionWordThatIsNoneIsNamedWithItsFileAndKey() throws IOException {
		workspace.replace("[0xC0000007]", "[0xFF]");
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.BAD_INPUT)
				.complains("led_blinky.bootseal: line ", ": memory.optionWords: option word 0x000000FF: found tag 0x0");
	}

	/** What somebody has worked on is not replaced by what it began as. */
	@Test
	void aTemplateReplacesNothing() throws IOException {
		Path yaml = Files.writeString(folder.resolve("mine.yaml"), "mine");
		CliRun.of("image", "template", "--device", "rt1060", "--boot-type", "encrypted", "-o", yaml)
				.exits(ExitCode.BAD_INPUT).complains("mine.yaml: is there already");
		CliRun.of("fcb", "template", "--device", "rt1060", "-o", yaml).exits(ExitCode.BAD_INPUT)
				.complains("mine.yaml: is there already");
		assertEquals("mine", Files.readString(yaml));
	}

	@Test
	void aGarbledSourceIsNamedWithItsLine() throws IOException {
		List<String> lines = Files.readAllLines(folder.resolve("led_blinky.srec"));
		lines.set(3, lines.get(3).substring(0, 20) + "FF" + lines.get(3).substring(22));
		source(String.join("\n", lines));
		refused("led_blinky.srec", "line 4", "checksum");
	}

	@Test
	void anElfFileOfAnotherArchitectureIsNamed() throws IOException {
		byte[] elf = Files.readAllBytes(folder.resolve("led_blinky.elf"));
		elf[18] = (byte) 0xF3;
		Files.write(folder.resolve("led_blinky.elf"), elf);
		workspace.replace("led_blinky.srec", "led_blinky.elf");
		refused("led_blinky.elf", "RISC-V", "ARM");
	}

	@Test
	void anApplicationInThePlaceOfTheBootHeaderIsRefused() throws IOException {
		source(srec(0x60000000L, vectors(0x60000009L)));
		refused("0x60000000", "0x60002000");
	}

	@Test
	void anApplicationOutsideTheFlashIsRefused() throws IOException {
		source(srec(0x80002000L, vectors(0x80002009L)));
		refused("0x80002000");
	}

	@Test
	void anSrkIndexOutsideTheTableIsRefused() throws IOException {
		workspace.replace("folder: " + SampleWorkspace.keys(), "folder: " + SampleWorkspace.otherKeys());
		workspace.replace("srkIndex: 0", "srkIndex: 1");
		refused("SRK index 1");
	}

	@Test
	void aCertificateThatIsNotItsKeysIsRefused() throws IOException {
		Path mixed = copyOfKeys();
		Files.copy(only(SampleWorkspace.otherKeys().resolve("keys"), "CSF1"), only(mixed.resolve("keys"), "CSF1"),
				StandardCopyOption.REPLACE_EXISTING);
		workspace.replace("folder: " + SampleWorkspace.keys(), "folder: " + mixed);
		refused("CSF1_1", "certificate");
	}

	@Test
	void aCertificateThatTheSrkDidNotIssueIsRefused() throws IOException {
		Path mixed = copyOfKeys();
		for (String part : List.of("keys", "crts")) {
			Files.copy(only(SampleWorkspace.otherKeys().resolve(part), "IMG1"), only(mixed.resolve(part), "IMG1"),
					StandardCopyOption.REPLACE_EXISTING);
		}
		workspace.replace("folder: " + SampleWorkspace.keys(), "folder: " + mixed);
		refused("SRK");
	}

	private Path copyOfKeys() throws IOException {
		Path copy = Files.createDirectory(folder.resolve("mixed"));
		for (String part : List.of("keys", "crts")) {
			Files.createDirectory(copy.resolve(part));
			try (Stream<Path> files = Files.list(SampleWorkspace.keys().resolve(part))) {
				for (Path file : files.toList()) {
					Files.copy(file, copy.resolve(part).resolve(file.getFileName()));
				}
			}
		}
		return copy;
	}

	private static Path only(Path folder, String prefix) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().startsWith(prefix)).findFirst().orElseThrow();
		}
	}

	@Test
	void aWrongPasswordIsSaidWithoutShowingIt() throws IOException, BadInputException, CancelledException {
		Path locked = folder.resolve("locked");
		KeyTree.create(KeyTreeSpec.of(locked).withSrkCount(1), "right".toCharArray(), new SecureRandom(), CliRun.CLOCK,
				Progress.NONE);
		workspace.replace("folder: " + SampleWorkspace.keys(), "folder: " + locked);
		List<Path> before = files();
		CliRun wrong = CliRun.with(Terminal.NONE, Map.of("BOOTSEAL_KEY_PASSWORD", "guessed"), "image", "build", "-c",
				workspace.file()).exits(ExitCode.BAD_INPUT).complains("password", "CSF1_1");
		assertFalse((wrong.out() + wrong.err()).contains("guessed"));
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.BAD_INPUT)
				.complains("BOOTSEAL_KEY_PASSWORD");
		assertEquals(before, files());
		CliRun.answering(List.of("right"), "image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		CliRun.with(Terminal.NONE, Map.of("BOOTSEAL_KEY_PASSWORD", "right"), "image", "build", "-c", workspace.file())
				.exits(ExitCode.DONE);
	}

	@Test
	void aFlashloaderThatDoesNotFitTheDeviceIsRefused() throws IOException {
		Files.writeString(folder.resolve("flashloader_standin.srec"), srec(0x30002000L, vectors(0x30002009L)));
		refused("flashloader_standin.srec", "0x30002000");
	}

	@Test
	void anOldOutputIsKeptWhenTheBuildFails() throws IOException {
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		byte[] image = Files.readAllBytes(workspace.output().resolve("led_blinky.bin"));
		source("S1 what?");
		refused("led_blinky.srec", "line 1");
		assertTrue(Arrays.equals(image, Files.readAllBytes(workspace.output().resolve("led_blinky.bin"))));
	}

	@Test
	void aFuseWordThatIsNotThereIsRefusedHoweverLargeItsNumber() throws IOException {
		workspace.replace("  close: true", "  close: true\n  words: [{ word: 4294967302, value: 0x10 }]\n#");
		refused("4294967302");
	}

	@Test
	void bitsThatShallStayZeroNeedAMask() throws IOException {
		workspace.replace("  close: true", "  close: true\n  words: [{ word: BOOT_CFG0, value: 0 }]\n#");
		refused("value 0 needs a mask");
	}

	@Test
	void askingForFusesThatTheFileDoesNotWantIsRefused() throws IOException {
		workspace.replace("close: true", "close: false");
		CliRun.of("write", workspace.file(), "--state", workspace.state(), "--burn", "--close")
				.exits(ExitCode.BAD_INPUT).complains("--close", "fuses.close: true");
		CliRun.of("write", workspace.file(), "--state", workspace.state(), "--burn", "--lock").exits(ExitCode.BAD_INPUT)
				.complains("--lock");
		workspace.replace("srk: true", "srk: false");
		CliRun.of("write", workspace.file(), "--state", workspace.state(), "--burn").exits(ExitCode.BAD_INPUT)
				.complains("wants no fuses");
	}

	@Test
	void sourcesInTheOutputFolderAreRefused() throws IOException {
		workspace.replace("fuses: ", "output: .\nfuses: ");
		refused("output", "may be overwritten");
	}

	@Test
	void aFolderInThePlaceOfAFileStopsTheBuildBeforeAnyFileIsReplaced() throws IOException {
		Files.createDirectories(workspace.output().resolve("signed_MIMXRT1020_flashloader.bin/full"));
		List<Path> before = files();
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.BAD_INPUT)
				.complains("signed_MIMXRT1020_flashloader.bin");
		assertEquals(before, files());
	}

	@Test
	void wrongUseIsExitCode2() {
		assertEquals(ExitCode.BAD_INPUT, CliRun.of("image", "build").exit());
		assertEquals(ExitCode.BAD_INPUT, CliRun.of("image", "bild").exit());
		assertEquals(ExitCode.BAD_INPUT, CliRun.of("image").exit());
		CliRun.of("write", workspace.file(), "--close").exits(ExitCode.BAD_INPUT).complains("--burn");
		CliRun.of("write", workspace.file(), "--board", "bluetooth").exits(ExitCode.BAD_INPUT).complains("bluetooth");
		CliRun.of("image", "build", "-c", folder.resolve("none.bootseal")).exits(ExitCode.BAD_INPUT)
				.complains("none.bootseal", "does not exist");
	}
}
