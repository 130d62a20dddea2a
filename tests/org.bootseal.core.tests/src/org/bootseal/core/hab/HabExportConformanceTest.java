/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bd.BdReader;
import org.bootseal.core.bd.HabConversion;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.CsfCommand.Unlock;
import org.bootseal.core.keys.PasswordSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Builds every case of the reference implementation and compares the result with its output. */
@Tag("conformance")
class HabExportConformanceTest {

	/** The encrypted test keys of the reference implementation have this password. */
	private static final PasswordSource PASSWORDS = file -> "test".toCharArray();
	/** Within the validity of most certificates, so that the warnings are stable. */
	private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-01-01T00:00:00Z"), ZoneOffset.UTC);

	private enum Expected {
		/** The container is that of the reference implementation, byte for byte. */
		EQUAL("equal"),
		/** ECDSA signatures are random: all else is equal, and ours verify. */
		EQUAL_BUT_SIGNATURES("equal but for the signatures, which are random and verify"),
		/** Key and nonce are random and there is no recorded output: what is decrypted is that of the other case. */
		DECRYPTS("decrypts, with a key and a nonce that are random, to the application; its MAC and signatures verify");

		private final String words;

		Expected(String words) {
			this.words = words;
		}
	}

	private static final Map<String, Expected> CASES = new TreeMap<>(Map.ofEntries(
			Map.entry("rt1040_srk_revoke_command/config.yaml", Expected.EQUAL),
			Map.entry("rt1040_srk_revoke_uid/config.yaml", Expected.EQUAL),
			Map.entry("rt1050_xip_image_iar_authenticated/config_pk.yaml", Expected.EQUAL),
			Map.entry("rt1050_xip_image_iar_authenticated/config_pk_encrypted.yaml", Expected.EQUAL),
			Map.entry("rt1050_xip_image_iar_authenticated/config_pk_simplified.yaml", Expected.EQUAL),
			Map.entry("rt1050_xip_image_iar_authenticated/config_sp.yaml", Expected.EQUAL),
			Map.entry("rt1060_flashloader_authenticated_nocak/config.yaml", Expected.EQUAL),
			Map.entry("rt1160_RAM_encrypted/config.yaml", Expected.EQUAL),
			Map.entry("rt1160_xip_mdk_unsigned/config.yaml", Expected.EQUAL),
			Map.entry("rt1165_flashloader_authenticated/config.yaml", Expected.EQUAL),
			Map.entry("rt1165_semcnand_authenticated/config.yaml", Expected.EQUAL),
			Map.entry("rt1165_semcnand_encrypted/config.yaml", Expected.EQUAL),
			Map.entry("rt1165_semcnand_encrypted_random/config.yaml", Expected.DECRYPTS),
			Map.entry("rt1170_QSPI_flash_unsigned/config.yaml", Expected.EQUAL),
			Map.entry("rt1170_RAM_authenticated/config.yaml", Expected.EQUAL),
			Map.entry("rt1170_RAM_non_xip_unsigned/config.yaml", Expected.EQUAL),
			Map.entry("rt1170_RAM_unsigned/config.yaml", Expected.EQUAL),
			Map.entry("rt1170_RAM_unsigned_xmcd/config.yaml", Expected.EQUAL),
			Map.entry("rt1170_flashloader_authenticated/config.yaml", Expected.EQUAL),
			Map.entry("rt1170_flashloader_unsigned/config.yaml", Expected.EQUAL),
			Map.entry("rt1170_flashloader_unsigned_xmcd/config.yaml", Expected.EQUAL),
			Map.entry("rt1170_semcnand_authenticated/config.yaml", Expected.EQUAL),
			Map.entry("rt1173_flashloader_authenticated_ecc/config_pk.yaml", Expected.EQUAL_BUT_SIGNATURES),
			Map.entry("rt1173_flashloader_authenticated_ecc/config_pk_encrypted.yaml", Expected.EQUAL_BUT_SIGNATURES),
			Map.entry("rt1173_flashloader_authenticated_ecc/config_sp.yaml", Expected.EQUAL_BUT_SIGNATURES)));

	/** Its BD file does not name the XMCD, which its YAML names. */
	private static final String BD_WITHOUT_XMCD = "rt1170_RAM_unsigned_xmcd";

	/** The case without a configuration: the test of it is written here. */
	private static final String WITHOUT_CONFIGURATION = "rt1010_missing_initial_load_size";

	/** Their certificates are not issued by the super root key of their table, which a closed part would refuse. */
	private static final List<String> BROKEN_CHAINS = List.of("rt1040_srk_revoke_command/config.yaml",
			"rt1040_srk_revoke_uid/config.yaml", "rt1060_flashloader_authenticated_nocak/config.yaml");

	private static final CaseList LIST = new CaseList("hab-export");

	@AfterAll
	static void writeList() throws IOException {
		LIST.write();
	}

	@TestFactory
	Stream<DynamicTest> everyCaseGivesWhatTheReferenceGives() throws IOException {
		List<DynamicTest> tests = new ArrayList<>();
		for (Map.Entry<String, Expected> entry : CASES.entrySet()) {
			Path yaml = cases().resolve(entry.getKey());
			tests.add(LIST.test(entry.getKey(), entry.getValue().words, () -> check(yaml, entry.getValue())));
		}
		return tests.stream();
	}

	/** The same images by the configurations in the older grammar, turned into YAML beside their copies. */
	@TestFactory
	Stream<DynamicTest> everyCaseInTheOlderGrammar() throws IOException {
		List<DynamicTest> tests = new ArrayList<>();
		try (Stream<Path> files = Files.walk(cases())) {
			for (Path bd : files.filter(file -> file.endsWith("config.bd")).sorted().toList()) {
				boolean withoutXmcd = bd.getParent().endsWith(BD_WITHOUT_XMCD);
				tests.add(LIST.test(cases().relativize(bd).toString().replace('\\', '/'),
						withoutXmcd ? "converted, equal but for the XMCD, which this file does not name"
								: "converted, equal",
						() -> checkOlderGrammar(bd, withoutXmcd)));
			}
		}
		assertEquals(17, tests.size());
		return tests.stream();
	}

	private static void checkOlderGrammar(Path bd, boolean withoutXmcd) throws Exception {
		Path application;
		try (Stream<Path> files = Files.list(bd.getParent())) {
			application = files.filter(file -> file.toString().matches(".*\\.(srec|s19)")).findFirst().orElseThrow();
		}
		Path folder = Files.createTempDirectory("converted");
		try {
			Path yaml = folder.resolve("config.yaml");
			HabConversion.Converted converted = HabConversion.convert(BdReader.read(bd), List.of(application), yaml);
			assertEquals(List.of(), converted.warnings());
			Files.writeString(yaml, converted.text());
			byte[] expected = Files.readAllBytes(bd.resolveSibling("output.bin"));
			if (withoutXmcd) {
				Arrays.fill(expected, HabConstants.CONFIGURATION_OFFSET, HabConstants.CONFIGURATION_OFFSET
						+ (int) Files.size(bd.resolveSibling("xmcd.bin")), (byte) 0);
			}
			assertArrayEquals(expected, new HabImageBuilder(CLOCK, ChainPolicy.WARN)
					.build(HabConfiguration.read(yaml, DeviceCatalogue.builtIn()).recipe(PASSWORDS)).bytes());
		} finally {
			delete(folder);
		}
	}

	@Test
	void noCaseIsLeftOut() throws IOException {
		TreeSet<String> found = new TreeSet<>();
		try (Stream<Path> files = Files.walk(cases())) {
			files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
					.forEach(file -> found.add(cases().relativize(file).toString().replace('\\', '/')));
		}
		assertEquals(CASES.keySet(), found);
		TreeSet<String> folders = new TreeSet<>();
		try (Stream<Path> files = Files.list(cases())) {
			files.map(folder -> folder.getFileName().toString()).forEach(folders::add);
		}
		folders.removeAll(List.of("keys", "crts", WITHOUT_CONFIGURATION));
		TreeSet<String> used = new TreeSet<>();
		CASES.keySet().forEach(name -> used.add(name.substring(0, name.indexOf('/'))));
		assertEquals(used, folders);
	}

	@Test
	void imageWithoutAnyLayoutIsRefused() throws IOException {
		Path input = cases().resolve(WITHOUT_CONFIGURATION)
				.resolve("validationboard_imxrt1010_iled_blinky_ext_FLASH.s19");
		Path yaml = Files.createTempFile("rt1010", ".yaml");
		try {
			Files.writeString(yaml, "options:\n  flags: 0\n  family: mimxrt1010\n  startAddress: 0x60000000\n"
					+ "inputImageFile: " + input + "\nsections: []\n");
			BadInputException refused = assertThrows(BadInputException.class,
					() -> HabConfiguration.read(yaml, DeviceCatalogue.builtIn()));
			assertEquals(yaml + ": line 2, column 3: options: the key ivtOffset is missing, "
					+ "expected bootDevice, or both ivtOffset and initialLoadSize", refused.getMessage());
		} finally {
			Files.delete(yaml);
		}
	}

	private static void check(Path yaml, Expected expected) throws Exception {
		switch (expected) {
		case EQUAL -> {
			HabImage image = build(yaml, ChainPolicy.WARN);
			assertArrayEquals(Files.readAllBytes(yaml.resolveSibling("output.bin")), image.bytes());
			boolean broken = BROKEN_CHAINS.contains(cases().relativize(yaml).toString().replace('\\', '/'));
			assertEquals(broken, image.warnings().stream()
					.anyMatch(warning -> warning.kind() == HabWarning.Kind.CERTIFICATE_CHAIN),
					image.warnings().toString());
			if (broken) {
				assertThrows(BadInputException.class, () -> build(yaml, ChainPolicy.REFUSE));
			} else {
				build(yaml, ChainPolicy.REFUSE);
			}
		}
		case EQUAL_BUT_SIGNATURES -> checkBesidesSignatures(Files.readAllBytes(yaml.resolveSibling("output.bin")),
				build(yaml, ChainPolicy.REFUSE));
		case DECRYPTS -> checkDecrypts(yaml);
		}
	}

	/**
	 * The same application with given key and nonce is the case beside, so that both decrypt to the same bytes. This
	 * configuration looks for keys and certificates in its own folder, and saves the new key there, so it gets a copy.
	 */
	private static void checkDecrypts(Path yaml) throws Exception {
		Path given = cases().resolve("rt1165_semcnand_encrypted");
		byte[] reference = Files.readAllBytes(given.resolve("output.bin"));
		byte[] expected = reference.clone();
		Block block = decrypt(expected, Files.readAllBytes(given.resolve("gen_hab_encrypt")
				.resolve("evkmimxrt1064_iled_blinky_SDRAM_hab_dek.bin")));
		Path folder = Files.createTempDirectory("random");
		try {
			copy(yaml.getParent(), folder);
			copy(cases().resolve("crts"), folder.resolve("crts"));
			copy(cases().resolve("keys"), folder.resolve("keys"));
			HabImage image = build(folder.resolve("config.yaml"), ChainPolicy.REFUSE);
			Path keyFile = folder.resolve("gen_hab_encrypt/evkmimxrt1064_iled_blinky_SDRAM_hab_dek.bin");
			assertEquals(Optional.of(keyFile), image.saveKey());
			byte[] bytes = image.bytes();
			assertEquals(reference.length, bytes.length);
			assertEquals(block, decrypt(bytes, Files.readAllBytes(keyFile)));
			int csf = (int) (image.ivt().csf() - image.ivt().self());
			assertArrayEquals(Arrays.copyOf(expected, csf), Arrays.copyOf(bytes, csf));
			assertEquals(withoutLocations(Csf.parse(reference, csf)), withoutLocations(Csf.parse(bytes, csf)));
			assertTrue(ImageInspector.inspect(image.bytes(), Optional.empty()).isVerified());
		} finally {
			delete(folder);
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Path target = to.resolve(from.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(target);
				} else {
					Files.write(target, Files.readAllBytes(file));
				}
			}
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	/** Decrypts a container in place as its own commands say, and gives the block that was encrypted. */
	private static Block decrypt(byte[] container, byte[] key) throws HabFormatException {
		Ivt ivt = Ivt.parse(container, 0);
		int csf = (int) (ivt.csf() - ivt.self());
		AuthenticateData command = Csf.parse(container, csf).commands().stream()
				.filter(AuthenticateData.class::isInstance).map(AuthenticateData.class::cast)
				.filter(data -> data.format() == HabConstants.FORMAT_AEAD).findFirst().orElseThrow();
		MacData data = MacData.parse(container, csf + (int) command.location());
		Block block = command.blocks().get(0);
		AesCcm cipher = new AesCcm(EncryptionKey.of(key), data.nonce(), data.mac().length);
		assertTrue(cipher.decrypt(container, (int) (block.address() - ivt.self()), (int) block.length(), data.mac()));
		return block;
	}

	private static HabImage build(Path yaml, ChainPolicy policy) throws Exception {
		assertTrue(Files.exists(yaml), yaml::toString);
		HabConfiguration configuration = HabConfiguration.read(yaml, DeviceCatalogue.builtIn());
		boolean unlocksNothing = yaml.getParent().endsWith("rt1173_flashloader_authenticated_ecc");
		assertEquals(unlocksNothing ? 1 : 0, configuration.warnings().size(), configuration.warnings()::toString);
		return new HabImageBuilder(CLOCK, policy).build(configuration.recipe(PASSWORDS));
	}

	/**
	 * The reference is without a timestamp, so its signatures are of another time, and ECDSA makes their lengths vary
	 * by some bytes, which moves what follows them.
	 */
	private static void checkBesidesSignatures(byte[] reference, HabImage image) throws HabFormatException {
		byte[] bytes = image.bytes();
		assertEquals(reference.length, bytes.length);
		int csfOffset = (int) (image.ivt().csf() - image.ivt().self());
		assertArrayEquals(Arrays.copyOf(reference, csfOffset), Arrays.copyOf(bytes, csfOffset));
		assertEquals(withoutLocations(Csf.parse(reference, csfOffset)), withoutLocations(Csf.parse(bytes, csfOffset)));
		assertEquals(OptionalLong.empty(), unlocked(image.csf().orElseThrow()).uid());
		assertEquals(0, unlocked(image.csf().orElseThrow()).features());
		ImageReport ours = ImageInspector.inspect(bytes, Optional.empty());
		ImageReport theirs = ImageInspector.inspect(reference, Optional.empty());
		assertEquals(theirs.srkTable(), ours.srkTable());
		assertEquals(theirs.certificates().stream().map(ImageReport.CertificateInfo::subject).toList(),
				ours.certificates().stream().map(ImageReport.CertificateInfo::subject).toList());
		for (ImageReport report : List.of(ours, theirs)) {
			assertEquals(2, report.signatures().size());
			report.signatures().forEach(signature -> assertTrue(signature.verified(), signature::toString));
			assertFalse(report.certificates().isEmpty());
			assertEquals(List.of(), report.problems());
		}
	}

	private static List<String> withoutLocations(Csf csf) {
		return csf.commands().stream().map(HabExportConformanceTest::withoutLocation).map(CsfCommand::toString)
				.toList();
	}

	private static CsfCommand withoutLocation(CsfCommand command) {
		if (command instanceof InstallKey key) {
			return new InstallKey(key.flags(), key.format(), key.algorithm(), key.source(), key.target(), 0);
		}
		if (command instanceof AuthenticateData data) {
			return new AuthenticateData(data.flags(), data.key(), data.format(), data.engine(), data.configuration(), 0,
					data.blocks());
		}
		if (command instanceof Unlock unlock) {
			// the recorded output unlocks ZMK WRITE, which none of its configurations asks for: it is older than they
			// are
			return new Unlock(unlock.engine(), 0, unlock.uid());
		}
		return command;
	}

	private static Unlock unlocked(Csf csf) {
		return csf.commands().stream().filter(Unlock.class::isInstance).map(Unlock.class::cast).findFirst()
				.orElseThrow();
	}

	private static Path cases() {
		return Path.of(System.getProperty("bootseal.vectors"), "hab", "export");
	}
}
