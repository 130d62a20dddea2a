/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.device.Device;
import org.bootseal.core.device.OtfadFuseWords;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Encrypted images and encrypted flash on every board: written, fuses burnt, closed, and booted by the board itself.
 */
class EncryptedBoardsTest {

	private static final List<String> YES = List.of("yes", "close");

	@TempDir
	private Path folder;

	static Stream<BoardCase> boards() {
		return Stream.concat(BoardMatrixTest.signed(), Stream.of(new BoardCase("MIMXRT1170-EVK", "authenticated",
				"optionWords: [0xC0000007]")));
	}

	private static void replace(Path file, String text, String by) throws Exception {
		String before = Files.readString(file);
		assertFalse(!before.contains(text), before);
		Files.writeString(file, before.replace(text, by));
	}

	@ParameterizedTest
	@MethodSource("boards")
	void closedBoardsBootEncryptedFlash(BoardCase row) throws Exception {
		BoardCase.InFolder files = row.in(folder);
		replace(files.file(), "  source: app.srec\n", "  source: app.srec\n  xipEncryption: {}\n");
		files.make();
		String xip = row.device().xip().otfadFuses().flatMap(OtfadFuseWords::enable).isPresent() ? "xip-key,xip-enable"
				: "xip-key";
		files.write(Optional.of(List.of("yes", xip.contains("enable") ? "xip-enable" : "close", "close")),
				"--burn=srk," + xip, "--close").exits(ExitCode.DONE)
				.says(String.format(Locale.ROOT, "BOOTED at 0x%08X, HAB closed, image authenticated",
						row.entryPoint()));
		System.out.println("matrix: " + row + ", encrypted by " + row.device().xip().engine()
				+ ", closed: written, read back, booted");
	}

	@ParameterizedTest
	@MethodSource("boards")
	void closedBoardsDecryptImagesIntoRam(BoardCase row) throws Exception {
		BoardCase.InFolder files = row.in(folder);
		long start = ram(row.device());
		int application = (int) start + 0x2000;
		byte[] program = new byte[0x1234];
		ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN).putInt(0x20002000).putInt(application + 0x101);
		Files.write(folder.resolve("ram.bin"), program);
		replace(files.file(), "  source: app.srec\n  bootType: authenticated\n", String.format(Locale.ROOT,
				"  source: ram.bin\n  bootType: encrypted\n  startAddress: 0x%08X\n", start));
		files.make();
		files.write(Optional.of(YES), "--burn", "--close").exits(ExitCode.DONE)
				.says("the image has the key blob of the closed part").says(String.format(Locale.ROOT,
						"BOOTED at 0x%08X, HAB closed, image authenticated", application + 0x101));
		System.out.println("matrix: " + row + ", encrypted for RAM, closed: written, read back, booted");
	}

	/** Behind what the ROM keeps for itself, with room for the image. */
	private static long ram(Device device) {
		if (device.flashBase() == 0x30000000L) {
			return 0x20000000L;
		}
		return device.name().equals("MIMXRT1010") || device.name().equals("MIMXRT1015") ? 0x20208000L : 0x20209000L;
	}
}
