/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.bootlog.HabEvent;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.CaseList;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.keys.SrkTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every signed and every unsigned image among the vectors gets the answer that its part would give. */
@Tag("conformance")
class VerifyConformanceTest {

	private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");
	private static final CaseList CASES = new CaseList("hab-verify");

	/** Signed by keys that their SRK tables do not back, so a closed part refuses them; the event is in the value. */
	private static final Map<String, String> NOT_BACKED = Map.of(
			// the certificate of the CSF key was issued by another SRK than the one with the source index
			"rt1040_srk_revoke_command", "33 21 c0", "rt1040_srk_revoke_uid", "33 21 c0",
			// signed by another key than the SRK with the source index
			"rt1060_flashloader_authenticated_nocak", "33 18 c0");

	private final Path vectors = Path.of(System.getProperty("bootseal.vectors"), "hab", "export");

	@AfterAll
	static void writeList() throws IOException {
		CASES.write();
	}

	@TestFactory
	List<DynamicTest> images() throws IOException {
		List<DynamicTest> tests = new ArrayList<>();
		try (Stream<Path> folders = Files.list(vectors)) {
			for (Path folder : folders.sorted().toList()) {
				if (Files.exists(folder.resolve("output.bin"))) {
					String name = folder.getFileName().toString();
					boolean signed = Files.isDirectory(folder.resolve("gen_hab_certs"));
					String holds = !signed ? "UNSIGNED" : NOT_BACKED.containsKey(name) ? "refused" : "PASS";
					tests.add(CASES.test(name, holds, () -> check(folder, name, holds)));
				}
			}
		}
		assertEquals(19, tests.size());
		return tests;
	}

	private void check(Path folder, String name, String holds) throws Exception {
		byte[] image = Files.readAllBytes(folder.resolve("output.bin"));
		TargetPart part = TargetPart.of(Optional.of(DeviceCatalogue.builtIn().find(name.substring(0, 6))));
		if ("UNSIGNED".equals(holds)) {
			Verdict.Unsigned unsigned = assertInstanceOf(Verdict.Unsigned.class,
					ImageVerifier.verify(image, part, NOW).verdict());
			assertEquals(HabEvent.INVALID_ADDRESS, unsigned.event().event().reason());
			return;
		}
		TargetPart fused = part.withSrkHash(table(folder).hash());
		Optional<EncryptionKey> key = key(folder);
		Verification found = ImageVerifier.verify(image, key.map(fused::withKey).orElse(fused), NOW);
		if (NOT_BACKED.containsKey(name)) {
			byte[] event = found.events().get(0).event().encode();
			assertEquals(NOT_BACKED.get(name), String.format("%02x %02x %02x", event[4], event[5], event[6]),
					found.events()::toString);
		} else {
			assertTrue(found.isPass(), () -> found.verdict().sentence() + " " + found.commands());
			assertEquals(List.of(), found.conditions());
		}
	}

	private static SrkTable table(Path folder) throws Exception {
		Path certificates = folder.resolve("gen_hab_certs");
		Path four = certificates.resolve("SRK_1_2_3_4_table.bin");
		return SrkTable.read(Files.exists(four) ? four : certificates.resolve("SRK_hash.bin"));
	}

	private static Optional<EncryptionKey> key(Path folder) throws IOException {
		Path keys = folder.resolve("gen_hab_encrypt");
		if (!Files.isDirectory(keys)) {
			return Optional.empty();
		}
		try (Stream<Path> files = Files.list(keys)) {
			Path dek = files.filter(file -> file.toString().endsWith("dek.bin")).findFirst().orElseThrow();
			return Optional.of(EncryptionKey.of(Files.readAllBytes(dek)));
		}
	}
}
