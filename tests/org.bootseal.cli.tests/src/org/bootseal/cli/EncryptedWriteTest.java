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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encrypted images on a board that makes their key blob: written, closed for, booted, and what goes wrong. */
class EncryptedWriteTest {

	private static final int SRK_HASH = 24;
	private static final int BOOT_CFG1 = 6;
	private static final int CLOSED = 2;
	/** Where the application runs, in the second half of OCRAM. */
	private static final int APPLICATION = 0x2020B000;

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void encryptedSample() throws IOException {
		workspace = new SampleWorkspace(folder);
		Files.write(folder.resolve("ram.bin"), application());
		workspace.replace("source: led_blinky.srec", "source: ram.bin");
		workspace.replace("bootType: authenticated ", "bootType: encrypted ");
		workspace.replace("bootMemory: flexspi_nor\n", "bootMemory: flexspi_nor\n  startAddress: 0x20209000\n");
	}

	private static byte[] application() {
		byte[] bytes = new byte[0x2345];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i * 13 + (i >> 8));
		}
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0x20008000).putInt(APPLICATION + 0x101);
		return bytes;
	}

	@Test
	void anOpenPartThatKnowsTheKeysDecryptsAndBoots() throws IOException {
		workspace.write("--burn").exits(ExitCode.DONE).says("Let the part make the key blob of the image")
				.says("generate-key-blob").says("72 bytes, good for this board only and only as long as it is open")
				.says("BOOTED at 0x2020B101").says("image authenticated").says("SUCCESS");
	}

	@Test
	void withoutTheSrkHashNothingIsBootedAndThatIsSaid() throws IOException {
		workspace.write().exits(ExitCode.DONE)
				.says("HAB decrypts only what it has authenticated, and the SRK hash is not burnt").says("SUCCESS");
	}

	@Test
	void oneRunClosesThePartAndGivesItAKeyBlobOfTheClosedPart() throws IOException, BadInputException {
		CliRun run = workspace.write("--burn", "--close");
		run.exits(ExitCode.DONE).says("Let the closed part make the key blob anew")
				.says("the image has the key blob of the closed part").says("BOOTED at 0x2020B101, HAB closed")
				.says("SUCCESS");
		assertEquals(CLOSED, workspace.board().readFuse(BOOT_CFG1) & CLOSED);
		workspace.backToSerialDownload();
		workspace.write("--burn", "--close").exits(ExitCode.DONE)
				.says("72 bytes, good for this board only now that it is closed")
				.says("the part was not closed in this run").says("BOOTED at 0x2020B101, HAB closed");
	}

	@Test
	void theFlashHoldsNothingPlainAndAnotherBoardDoesNotBootIt() throws IOException, BadInputException {
		workspace.write("--burn", "--close").exits(ExitCode.DONE);
		VirtualBoard board = workspace.board();
		byte[] flash = board.readFlash(0, 0x10000);
		String cells = new String(flash, StandardCharsets.ISO_8859_1);
		byte[] plain = application();
		assertFalse(cells.contains(new String(plain, 0x100, 16, StandardCharsets.ISO_8859_1)));
		assertFalse(cells.contains(new String(Files.readAllBytes(workspace.output().resolve("dek.bin")),
				StandardCharsets.ISO_8859_1)));
		String state = Files.readString(workspace.state());
		assertTrue(state.contains("\"seed\": 1"), "the state names the part");
		Files.writeString(workspace.state(), state.replace("\"seed\": 1", "\"seed\": 2"));
		assertFalse(workspace.board().bootInternally().booted());
		assertTrue(workspace.board().bootInternally().habEvents().get(0).contains("invalid blob (0x31)"),
				workspace.board().bootInternally().habEvents()::toString);
	}

	@Test
	void noSecretIsShownOrKept() throws IOException {
		byte[] key = HexFormat.of().parseHex("5a17c0ffee0badf00dd1ce5eedfade42");
		Files.write(folder.resolve("own.bin"), key);
		workspace.replace("  startAddress: 0x20209000\n",
				"  startAddress: 0x20209000\n  encryption: { keyFile: own.bin }\n");
		CliRun run = workspace.write("--burn", "--close");
		run.exits(ExitCode.DONE);
		CliRun json = CliRun.of("write", workspace.file(), "--state", workspace.state(), "--dry-run", "--json");
		StringBuilder all = new StringBuilder(run.out()).append(run.err()).append(json.out()).append(json.err());
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				if (!file.endsWith("own.bin")) {
					all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
				}
			}
		}
		String text = all.toString().toLowerCase(Locale.ROOT);
		assertFalse(text.contains("5a17c0ff") || text.contains("ffc0175a"), "the key is nowhere in hexadecimal");
		assertFalse(all.toString().contains(new String(key, 0, 8, StandardCharsets.ISO_8859_1)));
	}

	@Test
	void scriptsMakeTheBlobFromTheKeyFile() throws IOException {
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		String shell = Files.readString(workspace.output().resolve("write_image_lnx.sh"));
		assertTrue(shell.contains("-- generate-key-blob 'dek.bin' keyblob.bin"), shell);
		assertTrue(shell.contains("write-memory 0x60007000 keyblob.bin 0"), shell);
		assertTrue(shell.contains("cmp 'keyblob_readback.bin' 'keyblob.bin'"), shell);
		String batch = Files.readString(workspace.output().resolve("write_image_win.bat"));
		assertTrue(batch.contains("generate-key-blob"), batch);
		Files.write(folder.resolve("own.bin"), new byte[32]);
		workspace.replace("  startAddress: 0x20209000\n",
				"  startAddress: 0x20209000\n  encryption: { keyFile: own.bin }\n");
		Files.delete(workspace.output().resolve("write_image_lnx.sh"));
		CliRun run = CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		assertTrue((run.out() + run.err()).contains("blhost fetches blobs of 128-bit keys only"));
		assertFalse(Files.exists(workspace.output().resolve("write_image_lnx.sh")));
		// the DCP refuses such a key before anything is erased
		workspace.write().exits(ExitCode.FAILED).complains("answered 4 (0x4) InvalidArgument").says("flash untouched");
	}

	@Test
	void theKeyBlobOfAKeyIsFetchedIntoAFile() throws IOException, BadInputException {
		byte[] key = HexFormat.of().parseHex("5a17c0ffee0badf00dd1ce5eedfade42");
		Files.write(folder.resolve("own.bin"), key);
		Path blob = folder.resolve("blob.bin");
		CliRun.of("keyblob", workspace.file(), "--key", folder.resolve("own.bin"), "-o", blob, "--state",
				workspace.state()).exits(ExitCode.DONE).says("72 bytes, good for this board only")
				.saysNot("5a17c0ff");
		assertArrayEquals(key, workspace.board().keyBlobs().unwrap(Files.readAllBytes(blob)).orElseThrow());
		Files.write(folder.resolve("own.bin"), new byte[20]);
		CliRun.of("keyblob", workspace.file(), "--key", folder.resolve("own.bin"), "-o", blob, "--state",
				workspace.state()).exits(ExitCode.BAD_INPUT).complains("found 20 bytes, expected 16, 24 or 32");
	}

	@Test
	void anEncryptedImageForFlashIsRefusedInOneSentence() throws IOException {
		workspace.replace("  startAddress: 0x20209000\n", "");
		workspace.replace("source: ram.bin", "source: led_blinky.srec");
		CliRun run = workspace.write().exits(ExitCode.BAD_INPUT);
		assertTrue(run.err().contains("image.startAddress: found an encrypted image for 0x60001000 in flash; HAB"
				+ " decrypts in RAM only"), run.err());
		assertFalse(Files.exists(workspace.state()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			mboot generate-key-blob, do: unplug        | The board left the bus           | flash untouched
			mboot generate-key-blob, nth: 2, do: unplug | The board left the bus           | flash untouched
			mboot generate-key-blob, do: status 10001  | 10001                            | flash untouched
			mboot generate-key-blob, nth: 2, do: status 4 | answered 4 (0x4) InvalidArgument | flash untouched
			mboot generate-key-blob, always: true, do: drop | did not answer                   | flash untouched
			mboot write-memory, nth: 2, do: unplug     | "Write the key blob              | not verified
			mboot write-memory, always: true, do: status 20106 | 20106                          | the board does not boot
			program page 0x70, do: drop                | differs from the key blob        | not verified
			""")
	void eachFaultIsOneNamedFailureAndTheNextRunRepairsIt(String fault, String message, String state)
			throws IOException, BadInputException {
		CliRun run = workspace.write("--burn", "--retries", "0", "--faults",
				workspace.faults("faults: [{ at: " + fault + " }]"));
		run.exits(ExitCode.FAILED).complains(message).says("board: ").says(state).says("fuses untouched");
		assertEquals(0, workspace.board().readFuse(SRK_HASH));
		workspace.backToSerialDownload();
		workspace.write("--burn").exits(ExitCode.DONE).says("BOOTED at 0x2020B101").says("image authenticated");
	}

	/** The occurrence is the first after closing. */
	@ParameterizedTest
	@CsvSource({ "mboot reset, 1", "sdp error-status, 3", "sdp write-file, 3", "mboot generate-key-blob, 3",
			"mboot generate-key-blob, 4", "mboot configure-memory, 3", "mboot flash-erase-region, 2",
			"mboot write-memory, 3" })
	void aCutWhileTheClosedPartIsSealedIsNoSuccessAndTheNextRunSeals(String command, int nth)
			throws IOException, BadInputException {
		CliRun run = workspace.write("--burn", "--close", "--faults",
				workspace.faults("faults: [{ at: " + command + ", nth: " + nth + ", do: unplug }]"));
		run.exits(ExitCode.FAILED).complains("The board left the bus").says("board: ");
		assertEquals(CLOSED, workspace.board().readFuse(BOOT_CFG1) & CLOSED, run.out());
		assertFalse(workspace.board().bootInternally().booted());
		workspace.backToSerialDownload();
		workspace.write("--burn", "--close").exits(ExitCode.DONE).says("BOOTED at 0x2020B101, HAB closed");
	}
}
