/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keys.KeyTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every board with every boot type: built, written, read back, and booted by the board itself. */
class BoardMatrixTest {

	private static final String QUAD = "optionWords: [0xC0000007]";
	private static final String HYPER = "optionWords: [0xC0233007]";

	@TempDir
	private Path folder;

	static Stream<BoardCase> boards() {
		return BoardSpec.names().stream().map(
				name -> new BoardCase(name, "unsigned", name.equals("MIMXRT1050-EVKB") ? HYPER : QUAD));
	}

	static Stream<BoardCase> signed() {
		return boards().map(row -> row.withBootType("authenticated"));
	}

	/** The RT1010 has no encrypted boot (MCUBootUtility 6.4). */
	static Stream<BoardCase> encrypted() {
		return boards().filter(row -> !row.board().equals("MIMXRT1010-EVK"))
				.map(row -> row.withBootType("encrypted"));
	}

	private static String at(long address) {
		return String.format(Locale.ROOT, "0x%08X", address);
	}

	@ParameterizedTest
	@MethodSource({ "boards", "signed" })
	void openBoardsBootWhatWasWritten(BoardCase row) throws Exception {
		BoardCase.InFolder files = row.in(folder);
		files.make();
		long base = row.device().flashBase();
		files.write(Optional.empty()).exits(ExitCode.DONE)
				.says("read-memory " + at(base + 0x1000))
				.says("BOOTED at " + at(row.entryPoint()) + ", HAB open").says("SUCCESS");
		byte[] image = files.image();
		VirtualBoard board = files.board();
		assertArrayEquals(image, board.readFlash(0x1000, image.length));
		assertArrayEquals(new byte[] { 'F', 'C', 'F', 'B' }, board.readFlash((int) row.device().fcbOffset(), 4));
		assertEquals(0, board.readFuse(board.spec().device().fuses().roles().srkHash()), "the default never burns");
		System.out.println("matrix: " + row + ": written, read back, booted");
	}

	@ParameterizedTest
	@MethodSource("signed")
	void closedBoardsBootSignedImagesOnly(BoardCase row) throws Exception {
		BoardCase.InFolder files = row.in(folder);
		files.make();
		files.write(Optional.of(List.of("yes", "close")), "--burn", "--close").exits(ExitCode.DONE)
				.says("BOOTED at " + at(row.entryPoint()) + ", HAB closed, image authenticated");
		VirtualBoard board = files.board();
		int[] hash = KeyTree.open(SampleWorkspace.keys()).srkTable().fuseWords();
		for (int i = 0; i < hash.length; i++) {
			assertEquals(hash[i], board.readFuse(board.spec().device().fuses().roles().srkHash() + i));
		}
		// once more: the closed part takes the signed flashloader, and what is written boots again
		files.toSerialDownload();
		files.write(Optional.empty(), "--burn", "--close").exits(ExitCode.DONE).saysNot("efuse-program-once")
				.says("HAB closed, image authenticated");
		files.toSerialDownload();
		BoardCase.InFolder unsigned = row.withBootType("unsigned").in(Files.createDirectory(folder.resolve("plain")));
		Files.copy(files.state(), unsigned.state());
		CliRun refused = unsigned.write(Optional.empty());
		assertFalse(refused.exit() == ExitCode.DONE, refused.out());
		System.out.println("matrix: " + row + ", closed: written, read back, booted");
	}

	/** The part closes, makes the key blob of the image, and decrypts it itself. */
	@ParameterizedTest
	@MethodSource("encrypted")
	void closedBoardsDecryptWhatIsEncryptedForThem(BoardCase row) throws Exception {
		BoardCase.InFolder files = row.in(folder);
		files.make();
		files.write(Optional.of(List.of("yes", "close")), "--burn", "--close").exits(ExitCode.DONE)
				.says("generate-key-blob")
				.says("BOOTED at " + at(row.entryPoint()) + ", HAB closed, image authenticated");
		System.out.println("matrix: " + row + ", closed: written, decrypted, booted");
	}

	/** Nobody has to name the board: one with the device of the provisioning file is made. */
	@ParameterizedTest
	@MethodSource("boards")
	void freshBoardHasTheDeviceOfTheFile(BoardCase row) throws Exception {
		BoardCase.InFolder files = row.in(folder);
		files.write(Optional.empty()).exits(ExitCode.DONE).says("SUCCESS");
		assertEquals(row.board(), files.board().spec().name());
	}

	@Test
	void everyDeviceHasABoard() throws Exception {
		for (String name : DeviceCatalogue.builtIn().names()) {
			assertEquals(name, BoardSpec.of(DeviceCatalogue.builtIn().find(name)).device().name());
		}
		assertEquals("MIMXRT1040-EVK", BoardSpec.of(DeviceCatalogue.builtIn().find("RT1043")).name());
	}
}
