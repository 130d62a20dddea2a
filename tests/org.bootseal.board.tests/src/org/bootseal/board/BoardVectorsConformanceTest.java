/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.board.hab.HabPart;
import org.bootseal.board.hab.HabVerdict;
import org.bootseal.board.hab.HabVerifier;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.BootReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that NXP's own tools made, and a flashloader and an FCB from real boards, against the board. */
@Tag("conformance")
class BoardVectorsConformanceTest {

	private final Path vectors = Path.of(System.getProperty("bootseal.vectors"));

	private HabVerdict judge(String file, byte[] srkHash) throws Exception {
		byte[] image = Files.readAllBytes(vectors.resolve(file));
		long base = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).getInt(0x14) & 0xFFFFFFFFL;
		HabPart part = new HabPart(true, srkHash, 0, Set.of(0x00, 0x1B, 0xFF));
		return new HabVerifier(part,
				(address, length) -> address < base || address - base + length > image.length ? Optional.empty()
						: Optional
								.of(Arrays.copyOfRange(image, (int) (address - base), (int) (address - base) + length)))
				.authenticate(base);
	}

	/** Hash of the table in the image itself: that the signatures hold is what is tested here. */
	private byte[] hashOf(String file) throws Exception {
		return hashOf(Files.readAllBytes(vectors.resolve(file)));
	}

	private static byte[] hashOf(byte[] image) throws Exception {
		ByteBuffer in = ByteBuffer.wrap(image);
		ByteBuffer little = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
		int csf = little.getInt(0x18) - little.getInt(0x14);
		int table = csf + in.getInt(csf + 12);
		int end = table + (in.getShort(table + 1) & 0xFFFF);
		MessageDigest whole = MessageDigest.getInstance("SHA-256");
		for (int at = table + 4; at < end;) {
			int length = in.getShort(at + 1) & 0xFFFF;
			whole.update(MessageDigest.getInstance("SHA-256")
					.digest(Arrays.copyOfRange(image, at, at + length)));
			at += length;
		}
		return whole.digest();
	}

	@Test
	void imagesSignedByOtherToolsAreAuthentic() throws Exception {
		for (String folder : List.of("rt1050_xip_image_iar_authenticated", "rt1165_flashloader_authenticated",
				"rt1165_semcnand_authenticated", "rt1170_RAM_authenticated", "rt1170_flashloader_authenticated")) {
			String file = "hab/export/" + folder + "/output.bin";
			assertEquals(List.of(), judge(file, hashOf(file)).events().stream().map(event -> event.line()).toList(),
					folder);
		}
	}

	/** NXP's own flashloaders, signed by NXP's own tool, as blhost hands them to the ROM. */
	@ParameterizedTest
	@CsvSource({ "MIMXRT1160-EVK, rt1165_flashloader_authenticated",
			"MIMXRT1170-EVK, rt1170_flashloader_authenticated" })
	void closedBoardsTakeFlashloadersByLoadImage(String name, String folder) throws Exception {
		byte[] image = Files.readAllBytes(vectors.resolve("hab/export/" + folder + "/output.bin"));
		VirtualBoard board = VirtualBoard.create(BoardSpec.named(name));
		VirtualBoards bus = VirtualBoards.of(board);
		ByteBuffer hash = ByteBuffer.wrap(hashOf(image)).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < 8; i++) {
			board.burnFuse(48 + i, hash.getInt(4 * i));
		}
		board.burnFuse(22, 2);
		board.powerCycle();
		try (Host host = Host.connect(bus, BoardMode.MBOOT_ROM)) {
			host.bareData(TestImages.flipped(image, 0x3000), 1016);
			assertEquals(List.of(10101, 0), host.response(0xA0));
			assertEquals(List.of(0, 1), host.property(17, 0));
			host.bareData(image, 1016);
		}
		Host.connect(bus, BoardMode.FLASHLOADER).close();
	}

	@Test
	void unsignedFlashloaderOfTheRt1170ComesUp() throws Exception {
		VirtualBoards bus = VirtualBoards.of(VirtualBoard.create(BoardSpec.named("MIMXRT1170-EVK")));
		try (Host host = Host.connect(bus, BoardMode.MBOOT_ROM)) {
			host.bareData(Files.readAllBytes(vectors.resolve("hab/export/rt1170_flashloader_unsigned/output.bin")),
					1016);
		}
		Host.connect(bus, BoardMode.FLASHLOADER).close();
	}

	@Test
	void imageSignedByAnotherKeyThanItNamesIsRefused() throws Exception {
		// it names key 0 of its table, and its signatures are of key 1
		String file = "hab/export/rt1060_flashloader_authenticated_nocak/output.bin";
		assertEquals(0x18, judge(file, hashOf(file)).events().get(0).reason());
	}

	@Test
	void flashloaderOfTheRt1020ComesUp() throws Exception {
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		VirtualBoards bus = VirtualBoards.of(board);
		byte[] file = Files.readAllBytes(vectors.resolve("mcu/rt102x/ivt_flashloader.bin"));
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			// thread 525697: wrong address, both commands succeed
			host.writeFile(0x20000000L, file);
			host.jump(0x20000400L);
			assertEquals(0x33333333, host.errorStatus().get(1));
			host.writeFile(0x20208000L, file);
			host.jump(0x20208400L);
		}
		try (Host host = Host.connect(bus, BoardMode.FLASHLOADER)) {
			TestBench.flash(host, TestImages.pattern(256));
			assertArrayEquals(Files.readAllBytes(vectors.resolve("mcu/rt102x/flex_spi.fcb")),
					host.readMemory(TestImages.FLASH, 512).bytes());
		}
	}

	@Test
	void signedImagesOfTheRt1020BootOnAClosedPart() throws Exception {
		for (String key : List.of("key1", "key4")) {
			byte[] image = Files.readAllBytes(vectors.resolve("mcu/rt102x/output")
					.resolve("evkmimxrt1020_iled_blinky_ext_FLASH_signed_" + key + "_nopadding.bin"));
			VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
			try (Host host = TestBench.loader(board, VirtualBoards.of(board))) {
				TestBench.flash(host, image);
			}
			ByteBuffer hash = ByteBuffer.wrap(hashOf(image)).order(ByteOrder.LITTLE_ENDIAN);
			for (int i = 0; i < 8; i++) {
				board.burnFuse(24 + i, hash.getInt(4 * i));
			}
			board.burnFuse(6, 2);
			BootReport report = board.bootInternally();
			assertTrue(report.booted() && report.authenticated(), report.toString());
		}
	}
}
