/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.board.hab.HabMemory;
import org.bootseal.board.hab.HabPart;
import org.bootseal.board.hab.HabVerdict;
import org.bootseal.board.hab.HabVerifier;
import org.bootseal.core.Progress;
import org.bootseal.core.keys.KeyKind;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees of every kind of key sign images that both verifiers accept, the offline one and that of the virtual board. */
class KeyKindsTest {

	private static final long IVT = 0x30001000L;
	private static final int ENTRY_OFFSET = 0x201;

	@TempDir
	Path folder;

	static Stream<Arguments> kinds() {
		return Stream.of(KeyKind.values()).filter(kind -> kind != KeyKind.RSA_4096)
				.flatMap(kind -> Stream.of(Arguments.of(kind, false), Arguments.of(kind, true)));
	}

	private Path provisioning(KeyKind kind, boolean fast, String device) throws Exception {
		KeyTreeSpec spec = KeyTreeSpec.of(folder.resolve("pki")).withKind(kind).withSrkCount(2);
		KeyTree.create(fast ? spec.withFastAuthentication() : spec, new char[0], new SecureRandom(), CliRun.CLOCK,
				Progress.NONE);
		long base = device.endsWith("1176") ? 0x30002000L : 0x60002000L;
		byte[] program = new byte[0x400];
		ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN).putInt(0x20010000).putInt((int) base + ENTRY_OFFSET);
		Files.write(folder.resolve("app.bin"), program);
		return Files.writeString(folder.resolve("app.bootseal"), """
				bootseal: 1
				device: %s
				image:
				  source: app.bin
				  bootType: authenticated
				  bootMemory: flexspi_nor
				  entryPoint: 0x%X
				keys:
				  folder: pki
				  srkIndex: 1
				""".formatted(device, base + ENTRY_OFFSET));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void imageIsAuthentic(KeyKind kind, boolean fast) throws Exception {
		CliRun.of("image", "build", "-c", provisioning(kind, fast, "MIMXRT1176")).exits(ExitCode.DONE);
		byte[] image = Files.readAllBytes(folder.resolve("app-boot/app.bin"));
		byte[] fuses = Files.readAllBytes(folder.resolve("app-boot/SRK_fuses.bin"));
		HabVerdict verdict = new HabVerifier(new HabPart(true, fuses, 0, Set.of(0x00, 0x1D, 0xFF)), memory(image))
				.authenticate(IVT);
		assertEquals(List.of(), verdict.events());
		String version = kind.isEc() ? "4.5" : fast ? "4.3" : "4.2";
		assertEquals("CSF " + version + ", SRK index 1, verified with key slot " + (fast ? "0" : "1, 2"),
				verdict.csf().orElseThrow().toString().replace("slots", "slot").replace(" and ", ", "));
		CliRun.of("image", "verify", folder.resolve("app-boot/app.bin"), "--device", "rt1176", "--srk-hash",
				folder.resolve("app-boot/SRK_fuses.bin")).exits(ExitCode.DONE).says("PASS");
	}

	private static HabMemory memory(byte[] image) {
		return (address, length) -> {
			long offset = address - IVT;
			return offset < 0 || offset + length > image.length ? Optional.empty()
					: Optional.of(Arrays.copyOfRange(image, (int) offset, (int) offset + length));
		};
	}

	@Test
	void partWithoutCurvesIsNotGivenAny() throws Exception {
		CliRun.of("image", "build", "-c", provisioning(KeyKind.P256, false, "MIMXRT1060")).exits(ExitCode.BAD_INPUT)
				.complains("keys.folder: the keys of ", "are on an elliptic curve, but the ROM of MIMXRT1060 verifies"
						+ " only RSA");
	}
}
