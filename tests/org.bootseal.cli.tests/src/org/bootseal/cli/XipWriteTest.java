/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flash that the part decrypts while it reads: written, the key burnt, booted, and what goes wrong. */
class XipWriteTest {

	private static final int FIRST_KEY_WORD = 41;
	private static final String BURN = "--burn=srk,xip-key";
	private static final String KEY = "5a17c0ffee0badf00dd1ce5eedfade42";

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void encryptedSample() throws IOException {
		workspace = new SampleWorkspace(folder);
		Files.write(folder.resolve("own.bin"), HexFormat.of().parseHex(KEY));
		workspace.replace("bootMemory: flexspi_nor\n",
				"bootMemory: flexspi_nor\n  xipEncryption: { keyFile: own.bin }\n");
	}

	@Test
	void anEncryptedAndSignedFlashIsWrittenAndBoots() throws IOException, BadInputException {
		CliRun run = workspace.write(BURN);
		run.exits(ExitCode.DONE).says("Write the BEE header 0, and read it back and compare")
				.says("BOOTED at 0x60002045").says("image authenticated").says("SUCCESS");
		String report = String.join("\n", workspace.board().bootInternally().steps());
		assertTrue(report.contains("BEE engine 0 decrypts [0x60001000.."), report);
		byte[] plain = Files.readAllBytes(workspace.output().resolve("led_blinky.bin"));
		byte[] written = Files.readAllBytes(workspace.output().resolve("led_blinky_xip.bin"));
		assertEquals(plain.length, written.length);
		assertArrayEquals(written, workspace.board().readFlash(0x1000, written.length));
		assertFalse(Arrays.equals(plain, written));
	}

	@Test
	void closedAsWellInTheSameRun() throws IOException {
		workspace.write(BURN, "--close").exits(ExitCode.DONE).says("BOOTED at 0x60002045, HAB closed");
	}

	@Test
	void withoutTheKeyNothingIsBootedAndThatIsSaid() throws IOException, BadInputException {
		workspace.write().exits(ExitCode.DONE).says("the key that decrypts the flash is not burnt").says("SUCCESS");
		assertFalse(workspace.board().bootInternally().booted());
		workspace.backToSerialDownload();
		workspace.write(BURN).exits(ExitCode.DONE).says("BOOTED at 0x60002045");
	}

	@Test
	void anUnsignedImageIsEncryptedAsWell() throws IOException {
		workspace.replace("bootType: authenticated ", "bootType: unsigned ");
		workspace.replace("close: true", "close: false");
		workspace.write("--burn=xip-key").exits(ExitCode.DONE).says("BOOTED at 0x60002045");
	}

	@Test
	void aKeyThatIsMadeStaysTheSameForLaterBuilds() throws IOException, BadInputException {
		workspace.replace("xipEncryption: { keyFile: own.bin }", "xipEncryption: {}");
		workspace.write(BURN).exits(ExitCode.DONE).says("BOOTED at 0x60002045");
		Path key = workspace.output().resolve("xip_key.bin");
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
		byte[] made = Files.readAllBytes(key);
		assertEquals(16, made.length);
		workspace.backToSerialDownload();
		workspace.write(BURN).exits(ExitCode.DONE).says("BOOTED at 0x60002045");
		assertArrayEquals(made, Files.readAllBytes(key));
	}

	@Test
	void anotherKeyThanTheBurntOneIsAConflictBeforeAnythingIsChanged() throws IOException, BadInputException {
		workspace.write(BURN).exits(ExitCode.DONE);
		byte[] before = workspace.board().readFlash(0, 0x2000);
		workspace.backToSerialDownload();
		byte[] other = HexFormat.of().parseHex(KEY);
		other[15] = 0;
		Files.write(folder.resolve("own.bin"), other);
		workspace.write(BURN).exits(ExitCode.FAILED).complains("is burnt with another key: a fuse cannot be cleared");
		assertArrayEquals(before, workspace.board().readFlash(0, 0x2000));
	}

	@Test
	void noPartOfTheKeyIsShownOrKept() throws IOException, BadInputException {
		StringBuilder all = new StringBuilder();
		for (Object[] arguments : List.of(new Object[] { "--dry-run", "--json" }, new Object[] { BURN },
				new Object[] { BURN, "--json" })) {
			CliRun run = workspace.write(arguments);
			all.append(run.out()).append(run.err());
			if (arguments.length == 1) {
				workspace.backToSerialDownload();
				all.append(String.join("\n", workspace.board().log()));
			}
		}
		CliRun plan = CliRun.of("otp", "plan", workspace.file(), "--state", workspace.state());
		all.append(plan.out()).append(plan.err());
		try (Stream<Path> files = Files.walk(workspace.output())) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
			}
		}
		String text = all.toString().toLowerCase(Locale.ROOT);
		assertTrue(text.contains("(secret)"));
		for (String part : List.of("5a17c0ff", "ee0badf0", "0dd1ce5e", "edfade42", "ffc0175a", "42defaed")) {
			assertFalse(text.contains(part), part);
			long word = Long.parseLong(part, 16);
			assertFalse(text.contains(Long.toString(word)), part);
			assertFalse(text.contains(Integer.toString((int) word)), part);
		}
		assertFalse(text.contains("dd1ce5e"));
	}

	@Test
	void scriptsAreRefusedInOneSentence() throws IOException {
		CliRun run = CliRun.of("script", workspace.file(), "--os", "LINUX").exits(ExitCode.BAD_INPUT);
		assertTrue(run.err().contains("no script is made for an encrypted flash, because it would show the key"),
				run.err());
		assertFalse(Files.exists(workspace.output().resolve("write_image_lnx.sh")));
	}

	@Test
	void anImageForRamAndTwoWaysOfEncryptingAreRefused() throws IOException {
		workspace.replace("bootType: authenticated ", "bootType: encrypted ");
		CliRun run = workspace.write().exits(ExitCode.BAD_INPUT);
		assertTrue(run.err().contains("found two ways to encrypt the image"), run.err());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			mboot write-memory, do: unplug            | "Write the BEE header 0
			mboot write-memory, always: true, do: status 20106 | 20106
			mboot write-memory, nth: 2, do: unplug    | "Write the image
			program page 4, always: true, do: drop    | The flash differs from the BEE header 0 at 0x60000400
			program page 0x20, always: true, do: drop | The flash differs from the image at 0x60002000
			""")
	void eachFaultIsOneNamedFailureAndTheNextRunRepairsIt(String fault, String message)
			throws IOException, BadInputException {
		CliRun run = workspace.write(BURN, "--faults", workspace.faults("faults: [{ at: " + fault + " }]"));
		run.exits(ExitCode.FAILED).complains(message).says("board: ").says("fuses untouched");
		assertEquals(0, workspace.board().readFuse(FIRST_KEY_WORD));
		workspace.backToSerialDownload();
		workspace.write(BURN).exits(ExitCode.DONE).says("BOOTED at 0x60002045").says("image authenticated");
	}

	@ParameterizedTest
	@CsvSource({ "9", "10", "11", "13" })
	void aBoardThatIsGoneWhileTheKeyIsBurntIsNoSuccessAndTheNextRunCompletesIt(int nth)
			throws IOException, BadInputException {
		CliRun run = workspace.write(BURN, "--faults",
				workspace.faults("faults: [{ at: mboot efuse-program-once, nth: " + nth + ", do: unplug }]"));
		run.exits(ExitCode.FAILED).complains("The board left the bus");
		assertFalse(run.out().toLowerCase(Locale.ROOT).contains("edfade42"));
		workspace.backToSerialDownload();
		workspace.write(BURN).exits(ExitCode.DONE).says("BOOTED at 0x60002045");
	}
}
