/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.otp.FuseSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fuses of an RT1170, whose words with error correction are burnt once. */
class EccFusesRunTest {

	private static final int SRK_HASH = 48;
	private static final int BOOT_CFG0 = 20;
	private static final int CLOSE_WORD = 22;
	private static final int USER_KEY1 = 96;

	@TempDir
	private Path folder;
	private BoardCase.InFolder files;

	@BeforeEach
	void board() throws Exception {
		files = new BoardCase("MIMXRT1170-EVK", "authenticated", "optionWords: [0xC0000007]").in(folder);
		files.make();
	}

	private Path faults(String yaml) throws Exception {
		return Files.writeString(folder.resolve("faults.yaml"), yaml);
	}

	private void want(String words) throws Exception {
		Files.writeString(files.file(), Files.readString(files.file()) + words);
	}

	private CliRun burn(Object... more) {
		return files.write(Optional.of(List.of("yes", "close")), more);
	}

	/** The word is spoilt for ever, and no run burns another bit of it, or closes the part. */
	@Test
	void powerCutInAWordOfTheHashIsToldAndNothingMoreIsBurnt() throws Exception {
		burn("--burn", "srk", "--faults", faults("faults: [{ at: fuse word 50, do: power cut }]"))
				.exits(ExitCode.FAILED).says("fuse word 50 M7_SRK_HASH[191:160] with 0x");
		int spoilt = files.board().readFuse(SRK_HASH + 2);
		int[] hash = KeyTree.open(SampleWorkspace.keys()).srkTable().fuseWords();
		assertNotEquals(hash[2], spoilt);
		assertNotEquals(0, spoilt);
		files.toSerialDownload();

		burn("--burn", "--close").exits(ExitCode.FAILED).complains("M7_SRK_HASH[191:160] is burnt with 0x");

		VirtualBoard board = files.board();
		assertEquals(spoilt, board.readFuse(SRK_HASH + 2));
		assertEquals(0, board.readFuse(SRK_HASH + 3));
		assertEquals(0, board.readFuse(CLOSE_WORD) & 2);
	}

	/** Between two words nothing is spoilt, so the rest of the same plan is burnt. */
	@Test
	void powerCutBetweenWordsIsGoneOnFrom() throws Exception {
		burn("--burn", "srk", "--faults", faults("faults: [{ at: mboot efuse-program-once, nth: 4, do: power cut }]"))
				.exits(ExitCode.FAILED);
		files.toSerialDownload();

		burn("--burn", "--close").exits(ExitCode.DONE).says("5 words burnt and read back").says("HAB closed");
	}

	private int locked() throws Exception {
		want("  words:\n    - {word: BOOT_CFG0, value: 0x1}\n");
		VirtualBoard board = files.board();
		int before = board.readFuse(BOOT_CFG0);
		board.lockFuse(BOOT_CFG0);
		board.save(files.state());
		return before;
	}

	/** No lock word shows it, but the flashloader tells. */
	@Test
	void aWordThatIsLockedByItselfIsSeenBeforeAnythingIsChanged() throws Exception {
		int before = locked();

		burn("--burn", "boot").exits(ExitCode.FAILED).complains("BOOT_CFG0 is locked against writing by its own lock")
				.says("flash untouched").says("fuses untouched");

		assertEquals(before, files.board().readFuse(BOOT_CFG0));
	}

	/** The flashloader says nothing of locks and success to the burning, and the word is as it was. */
	@Test
	void lockedWordThatSaysSuccessIsFoundOut() throws Exception {
		int before = locked();

		burn("--burn", "boot", "--faults", faults("faults: [{ at: mboot get-property, nth: 5, do: status 10300 }]"))
				.exits(ExitCode.FAILED).complains("Fuse word 20 BOOT_CFG0 reads 0x00000000");

		assertEquals(before, files.board().readFuse(BOOT_CFG0));
	}

	@Test
	void keyIsBurntHiddenAndReadNoMore() throws Exception {
		want("  words:\n    - {word: 96, value: 0x12345678, mask: 0xFFFFFFFF}\n    - {word: LOCK_CFG1, value: 0x4}\n");

		files.write(Optional.of(List.of("yes", "close")), "--burn", "other", "--lock").exits(ExitCode.REFUSED);
		files.write(Optional.of(List.of("yes", "lock")), "--burn", "other", "--lock").exits(ExitCode.DONE)
				.says("LOCK_CFG1, USER_KEY1_RLOCK: USER_KEY1[255:224], ");

		assertEquals(0x12345678, files.board().readFuse(USER_KEY1));
		files.toSerialDownload();
		Path fuses = folder.resolve("fuses.yaml");
		CliRun.of("otp", "read", files.file(), "--state", files.state(), "-o", fuses).exits(ExitCode.DONE);
		assertEquals(Optional.empty(), Optional.ofNullable(FuseSnapshot.read(fuses).values().get(USER_KEY1)));
		assertEquals(0x4, FuseSnapshot.read(fuses).values().get(9));
	}
}
