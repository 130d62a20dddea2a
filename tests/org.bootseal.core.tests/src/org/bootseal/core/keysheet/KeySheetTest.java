/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keysheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keys.KeyKind;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;
import org.bootseal.core.keysheet.KeyLine.Age;
import org.bootseal.core.keysheet.KeyLine.PrivateKey;
import org.bootseal.core.keysheet.KeyLine.Role;
import org.bootseal.core.otp.FuseFile;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are shown of a key tree. */
class KeySheetTest {

	private static final Instant MADE = Instant.parse("2026-02-03T04:05:06Z");
	private static final Instant END = Instant.parse("2036-02-03T04:05:06Z");
	private static final Optional<Map<Integer, Integer>> UNREAD = Optional.empty();

	@TempDir
	static Path shared;
	private static Path tree;
	private static Path locked;

	@BeforeAll
	static void makeTrees() throws Exception {
		tree = make("tree", 2, "");
		locked = make("locked", 1, "pa55");
	}

	private static Path make(String name, int roots, String password) throws Exception {
		return KeyTree.create(KeyTreeSpec.of(shared.resolve(name)).withKind(KeyKind.P256).withSrkCount(roots),
				password.toCharArray(), new SecureRandom(), Clock.fixed(MADE, ZoneOffset.UTC), Progress.NONE)
				.directory();
	}

	private static KeySource source(String more) {
		return KeySource.of(YamlDocument.parse(shared.resolve("app.bootseal"),
				"device: MIMXRT1176\nkeys:\n  folder: tree\n  srkIndex: 1\n" + more)).orElseThrow();
	}

	private static KeySheet read(KeySource source) throws BadInputException, IOException {
		return KeySheet.read(source, UNREAD, MADE);
	}

	private static Map<Integer, Integer> burnt(KeySheet sheet) {
		Map<Integer, Integer> words = new HashMap<>();
		sheet.fuses().forEach(fuse -> words.put(fuse.word().index(), fuse.value()));
		return words;
	}

	@Test
	void whoIssuedWhomIsATree() throws Exception {
		KeySheet sheet = read(KeySource.of(tree));
		assertEquals(List.of("SRK1", "SRK2"), sheet.keys().stream().map(KeyLine::name).toList());
		KeyLine root = sheet.keys().get(1);
		assertEquals(Role.SRK, root.role());
		assertEquals(List.of("CSF2_1", "IMG2_1"), root.below().stream().map(KeyLine::name).toList());
		assertEquals("EC P-256", root.algorithm());
		assertEquals("CN=SRK2_sha256_prime256v1_v3_ca", root.subject());
		assertEquals("1234567B", root.serial());
		assertEquals(Optional.of(END), root.until());
		assertEquals(PrivateKey.PLAIN, root.privateKey());
		assertTrue(sheet.fuses().isEmpty(), "no device, no words");
		assertFalse(root.isUsed());
	}

	@Test
	void ageIsToldInTime() throws Exception {
		assertEquals(Age.VALID, age(MADE));
		assertEquals(Age.NOT_YET, age(MADE.minusSeconds(1)));
		assertEquals(Age.VALID, age(END.minus(KeySheet.SOON)));
		assertEquals(Age.SOON, age(END.minus(KeySheet.SOON).plusSeconds(1)));
		assertEquals(Age.SOON, age(END));
		assertEquals(Age.EXPIRED, age(END.plus(Duration.ofSeconds(1))));
	}

	private static Age age(Instant now) throws BadInputException, IOException {
		return KeySheet.read(KeySource.of(tree), UNREAD, now).keys().get(0).age();
	}

	@Test
	void theProvisioningFileSaysWhichKeySigns() throws Exception {
		KeySheet sheet = read(source("  csfSigner: pkcs11:token=release\n  imageSigner: other_key.pem\n"));
		assertEquals(List.of(false, true), sheet.keys().stream().map(KeyLine::isUsed).toList());
		List<PrivateKey> signing = sheet.keys().get(1).below().stream().map(KeyLine::privateKey).toList();
		assertEquals(List.of(PrivateKey.TOKEN, PrivateKey.ELSEWHERE), signing);
		List<PrivateKey> others = sheet.keys().get(0).below().stream().map(KeyLine::privateKey).toList();
		assertEquals(List.of(PrivateKey.PLAIN, PrivateKey.PLAIN), others);
		assertFalse(sheet.source().toString().contains("release"));
	}

	@Test
	void aFileThatNamesNoKeysHasNoTree() {
		Path file = shared.resolve("app.bootseal");
		assertTrue(KeySource.of(YamlDocument.parse(file, "device: MIMXRT1020\n")).isEmpty());
		assertTrue(KeySource.of(YamlDocument.parse(file, "keys: {folder: [1]}\n")).isEmpty());
		assertTrue(KeySource.of(YamlDocument.parse(file, "keys: {folder: \n")).isEmpty());
		assertEquals(OptionalInt.empty(), KeySource.of(YamlDocument.parse(file, "keys: {folder: a, srkIndex: 7}\n"))
				.orElseThrow().srkIndex());
	}

	@Test
	void wordsAreHeldAgainstWhatIsBurnt() throws Exception {
		KeySheet sheet = read(source(""));
		assertEquals(8, sheet.fuses().size());
		assertEquals(SrkFuse.State.UNKNOWN, sheet.state());
		Map<Integer, Integer> words = burnt(sheet);
		assertEquals(SrkFuse.State.EQUAL, read(words).state());
		int first = sheet.fuses().get(0).word().index();
		words.put(first, ~sheet.fuses().get(0).value());
		assertEquals(SrkFuse.State.DIFFERENT, read(words).state());
		assertEquals(SrkFuse.State.DIFFERENT, read(words).fuses().get(0).state());
		assertEquals(SrkFuse.State.EQUAL, read(words).fuses().get(1).state());
		words.remove(first);
		assertEquals(SrkFuse.State.UNKNOWN, read(words).state());
		words.replaceAll((word, value) -> 0);
		words.put(first, 0);
		assertEquals(SrkFuse.State.BLANK, read(words).state());
	}

	private static KeySheet read(Map<Integer, Integer> words) throws BadInputException, IOException {
		return KeySheet.read(source(""), Optional.of(words), MADE);
	}

	@Test
	void revokedRootsAreToldFromTheFuses() throws Exception {
		Map<Integer, Integer> words = burnt(read(source("")));
		assertEquals(Optional.empty(), read(words).keys().get(0).revoked());
		var map = FuseMap.of(DeviceCatalogue.builtIn().find("MIMXRT1176"));
		words.put(map.srkRevokeWord().index(), map.srkRevokeMask(OptionalInt.of(1)));
		assertEquals(List.of(Optional.of(false), Optional.of(true)),
				read(words).keys().stream().map(KeyLine::revoked).toList());
	}

	@Test
	void withoutItsPasswordNobodyKnowsWhetherAKeyFits() throws Exception {
		KeyLine root = read(KeySource.of(locked)).keys().get(0);
		assertEquals(PrivateKey.LOCKED, root.privateKey());
	}

	@Test
	void keysThatAreMissingOrOthersAreTold() throws Exception {
		Path broken = make("broken", 1, "");
		Path keys = broken.resolve(KeyTree.KEYS);
		Files.delete(key(keys, "IMG1_1"));
		Files.copy(key(tree.resolve(KeyTree.KEYS), "CSF2_1"), keys.resolve("swap"));
		Files.move(keys.resolve("swap"), key(keys, "CSF1_1"), StandardCopyOption.REPLACE_EXISTING);
		List<PrivateKey> states = read(KeySource.of(broken)).keys().get(0).below().stream()
				.map(KeyLine::privateKey).toList();
		assertEquals(List.of(PrivateKey.OTHER, PrivateKey.MISSING), states);
	}

	private static Path key(Path keys, String name) throws IOException {
		try (Stream<Path> files = Files.list(keys)) {
			return files.filter(file -> file.getFileName().toString().startsWith(name)).findFirst().orElseThrow();
		}
	}

	@Test
	void theFusesFileIsOneThatIsReadBack() throws Exception {
		KeySheet sheet = read(source(""));
		Path file = Files.writeString(shared.resolve("srk.fuses.yaml"), sheet.fusesYaml());
		var device = DeviceCatalogue.builtIn().find("MIMXRT1176");
		assertEquals(FusePlan.srkRequests(FuseMap.of(device),
				sheet.table().orElseThrow().fuseWords()), FuseFile.read(file, device));
		assertThrows(BadInputException.class, () -> read(KeySource.of(tree)).fusesYaml());
	}

	@Test
	void aFolderWithoutKeysIsSaidSo() {
		assertThrows(BadInputException.class, () -> read(KeySource.of(shared.resolve("nowhere"))));
		BadInputException empty = assertThrows(BadInputException.class,
				() -> read(KeySource.of(Files.createDirectories(shared.resolve("empty")))));
		assertTrue(empty.getMessage().contains("SRK1"), empty.getMessage());
	}
}
