/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.OtfadFuseWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values: fuse database of SPSDK 3.10. */
class FuseMapTest {

	private static FuseMap map(String device) throws BadInputException {
		return FuseMap.of(DeviceCatalogue.builtIn().find(device));
	}

	private final FuseMap map;

	FuseMapTest() throws BadInputException {
		map = map("MIMXRT1020");
	}

	@Test
	void knowsTheWordsThatMatterMost() throws BadInputException {
		FuseWord bootConfig = map.find("boot_cfg1");
		assertEquals(6, bootConfig.index());
		assertEquals(OptionalLong.of(0x401F4460L), bootConfig.shadowAddress());
		assertEquals(FuseProtection.NONE, bootConfig.protection());
		assertEquals(Optional.of(new FuseLock(0, 4, 0, 8)), bootConfig.lock());
		assertEquals(bootConfig, map.closeWord());
		assertEquals(2, map.closeMask());
		assertEquals("[LOCKS]", map.lockWords().toString());
		assertEquals(8, map.srkHashWords().size());
		assertEquals("SRK_HASH[255:224]", map.srkHashWords().get(0).toString());
		assertEquals(31, map.srkHashWords().get(7).index());
		assertEquals(48, map.wordCount());
		assertEquals(32, map.words().size());
	}

	@Test
	void describesFields() throws BadInputException {
		FuseWord word = map.word(5);
		FuseField device = word.fields().get(2);
		assertEquals(0xF0, device.mask());
		assertEquals(4, device.value(0x4F));
		assertEquals("Boot_Device_Selection = 4 (SD (SDR12))", device.describe(0x40));
		assertEquals("BOOT_CFG2 = 255", word.fields().get(3).describe(-1));
		FuseField top = word.fields().get(5);
		assertEquals(0xFF000000, top.mask());
		assertEquals(0xFF, top.value(-1));
		assertEquals(-1, map.word(24).describedBits());
		assertEquals(-1, new FuseField(0, 32, "all", Map.of(), "", "").mask());
	}

	@Test
	void saysWhichWordIsNotThere() {
		assertEquals("fuse word 8 is reserved in mimxrt1020", message(() -> map.word(8)));
		assertEquals("fuse word 48 does not exist in mimxrt1020", message(() -> map.word(48)));
		assertEquals("there is no fuse word \"SRK\" in mimxrt1020", message(() -> map.find("SRK")));
	}

	@Test
	void splitsTheClosingBitFromItsWord() {
		FuseWord word = map.closeWord();
		assertEquals(List.of(new FuseRequest(word, 0x10, 0x14, FuseGroup.BOOT_CONFIG),
				new FuseRequest(word, 2, 2, FuseGroup.CLOSE)), map.requests(word, 0x12, 0x16));
		assertEquals(List.of(new FuseRequest(word, 2, 2, FuseGroup.CLOSE)), map.requests(word, 2, 2));
	}

	@ParameterizedTest
	@CsvSource({ "0, LOCK", "5, BOOT_CONFIG", "7, BOOT_CONFIG", "24, SRK", "31, SRK", "38, OTHER", "47, OTHER" })
	void givesEachWordItsGroup(int index, FuseGroup group) throws BadInputException {
		assertEquals(group, map.requests(map.word(index), 1, 1).get(0).group());
	}

	@Test
	void readsWhatTheRulesLookAt() throws BadInputException {
		assertEquals(Set.of(0, 1, 2, 6, 24, 25, 26, 27, 28, 29, 30, 31, 38, 47),
				map.wordsToRead(map.requests(map.find("GP1[31:0]"), 1, 1)));
	}

	@Test
	void refusesRequestsThatMakeNoSense() throws BadInputException {
		FuseWord word = map.word(38);
		assertThrows(IllegalArgumentException.class, () -> map.requests(word, 2, 1));
		assertThrows(IllegalArgumentException.class, () -> map.requests(word, 0, 0));
		FuseWord foreign = new FuseWord(6, "BOOT_CFG1", "Boot config", OptionalLong.empty(), FuseProtection.NONE,
				Optional.empty(), List.of());
		assertThrows(IllegalArgumentException.class, () -> map.requests(foreign, 2, 2));
	}

	/** Fuse database of SPSDK 3.10, read there word by word. */
	@Test
	void knowsTheWordsOfTheBigParts() throws BadInputException {
		FuseMap big = map("MIMXRT1176");
		assertEquals(272, big.wordCount());
		FuseWord security = big.find("SEC_BOOT_CFG1");
		assertEquals(22, security.index());
		assertEquals(OptionalLong.of(0x40CAC960L), security.shadowAddress());
		assertEquals(FuseProtection.REDUNDANT, security.protection());
		assertEquals(security, big.closeWord());
		assertEquals(2, big.closeMask());
		assertEquals(security, big.bootFromFusesWord());
		assertEquals(0x10, big.bootFromFusesMask());
		assertEquals("[LOCK_CFG0, LOCK_CFG1]", big.lockWords().toString());
		assertEquals("M7_SRK_HASH[255:224]", big.srkHashWords().get(0).name());
		assertEquals(48, big.srkHashWords().get(0).index());
		assertEquals(FuseProtection.ECC, big.srkHashWords().get(7).protection());
		assertEquals("SRK_REVOKE", big.srkRevokeWord().name());
		assertEquals(0x400, big.srkRevokeMask(OptionalInt.of(2)));
		assertEquals(0xF00, big.srkRevokeMask(OptionalInt.empty()));
		FuseWord key = big.find("USER_KEY5[31:0]");
		assertEquals(135, key.index());
		assertEquals(Optional.of(new FuseLock(9, 0, 0x40, 0)), key.lock());
		assertEquals(Optional.of(new FuseLock(8, 0, 0x800, 0)), big.find("JTAG_RESP[31:0]").lock());
		assertEquals(OptionalLong.empty(), big.find("GP1[511:480]").shadowAddress());
		assertEquals(List.of(FuseGroup.LOCK), groups(big, 9, 0x4));
		assertEquals(List.of(FuseGroup.BOOT_CONFIG), groups(big, 20, 1));
		assertEquals(List.of(FuseGroup.BOOT_CONFIG, FuseGroup.CLOSE), groups(big, 22, 0x12));
		assertEquals(List.of(FuseGroup.SRK), groups(big, 55, 1));
		assertEquals(List.of(FuseGroup.OTHER), groups(big, 56, 1));
	}

	private static List<FuseGroup> groups(FuseMap map, int word, int bits) throws BadInputException {
		return map.requests(map.word(word), bits, bits).stream().map(FuseRequest::group).toList();
	}

	@Test
	void redundantWordsHaveSixteenBits() {
		FuseWord word = new FuseWord(1, "W", "", OptionalLong.empty(), FuseProtection.REDUNDANT, Optional.empty(),
				List.of());
		assertEquals(0xFFFF, word.describedBits());
		assertTrue(FuseProtection.ECC.burnsOnce() && !FuseProtection.REDUNDANT.burnsOnce());
	}

	static List<String> devices() {
		return DeviceCatalogue.builtIn().names();
	}

	@ParameterizedTest
	@MethodSource("devices")
	void everyMapIsConsistent(String name) throws BadInputException {
		Device device = DeviceCatalogue.builtIn().find(name);
		FuseMap any = FuseMap.of(device);
		assertEquals(any.name(), device.fuseMapName());
		Set<String> names = new TreeSet<>();
		for (FuseWord word : any.words()) {
			assertTrue(word.index() < any.wordCount(), word.name());
			assertTrue(names.add(word.name()), word.name() + " is there twice");
			assertEquals(shadow(any, word.index()), word.shadowAddress(), word.name());
			int seen = 0;
			for (FuseField field : word.fields()) {
				assertTrue(field.width() > 0 && field.offset() + field.width() <= 32, field.name());
				assertEquals(0, seen & field.mask(), word.name() + ": " + field.name() + " overlaps");
				assertEquals(0, field.mask() & ~word.protection().usableBits(), word.name() + ": " + field.name());
				seen |= field.mask();
				field.values().keySet().forEach(value -> assertTrue(value < 1L << field.width(), field.name()));
			}
			if (word.lock().isPresent()) {
				checkLock(any, word);
			}
		}
		checkRoles(any);
	}

	/**
	 * 16 bytes a word. RT10xx: a gap of 0x100 before word 48. RT116x and RT117x: only the first 144 words have a shadow
	 * register.
	 */
	private static OptionalLong shadow(FuseMap map, int word) {
		if (map.wordCount() == 272) {
			return word < 144 ? OptionalLong.of(0x40CAC800L + 16L * word) : OptionalLong.empty();
		}
		return OptionalLong.of(0x401F4000L + (word < 48 ? 0x400 : 0x500) + 16L * word);
	}

	/** Each bit that locks something is a field of a lock word. */
	private static void checkLock(FuseMap map, FuseWord word) throws BadInputException {
		FuseLock lock = word.lock().orElseThrow();
		long bits = lock.writeMask() | lock.readMask() | lock.overrideMask();
		FuseWord lockWord = map.word(lock.word());
		assertTrue(map.lockWords().contains(lockWord), word.name());
		assertTrue(bits != 0 && (bits & ~lockWord.describedBits()) == 0, word.name());
	}

	private static void checkRoles(FuseMap map) {
		assertTrue(field(map.closeWord(), map.closeMask()).name().startsWith("SEC_CONFIG"));
		assertEquals("BT_FUSE_SEL", field(map.bootFromFusesWord(), map.bootFromFusesMask()).name());
		for (int srk = 0; srk < 4; srk++) {
			FuseField revoke = field(map.srkRevokeWord(), map.srkRevokeMask(OptionalInt.of(srk)));
			assertTrue(revoke.name().startsWith("SRK_REVOKE"), revoke.name());
			assertTrue(revoke.danger().contains("SRK " + (srk + 1)), revoke.danger());
		}
		assertEquals(List.of("IDs", "IDs"), map.uniqueIdWords().stream().map(FuseWord::group).toList());
		assertEquals(List.of("FIELD_RETURN"), map.words().stream().flatMap(word -> word.fields().stream())
				.filter(field -> !field.never().isEmpty()).map(FuseField::name).toList());
		for (FuseWord srk : map.srkHashWords()) {
			assertTrue(srk.name().contains("SRK_HASH[") && srk.lock().isEmpty(), srk.name());
		}
	}

	private static FuseField field(FuseWord word, int mask) {
		return word.fields().stream().filter(field -> field.mask() == mask).findFirst().orElseThrow();
	}

	/** The words that the catalogue names for the key of OTFAD are there, and of the kind that it takes. */
	@ParameterizedTest
	@MethodSource("devices")
	void keysOfTheEncryptionEngineAreInTheMap(String name) throws BadInputException {
		Device device = DeviceCatalogue.builtIn().find(name);
		FuseMap any = FuseMap.of(device);
		Optional<OtfadFuseWords> words = device.xip().otfadFuses();
		if (words.isPresent()) {
			for (int key : words.get().key()) {
				assertTrue(any.word(key).name().matches("(SW_GP2|USER_KEY5)\\[.*"), any.word(key).name());
			}
			for (OtfadFuseWords.Scramble scramble : words.get().scrambles()) {
				assertTrue(field(any.word(scramble.enable().word()), scramble.enable().mask()).name()
						.contains("SCRAMBLE"));
				assertEquals(0, 0xFF & ~any.word(scramble.alignWord()).describedBits());
				assertEquals(-1, any.word(scramble.maskWord()).describedBits());
			}
		}
	}

	@Test
	void groupsAreFoundByTheirId() throws BadInputException {
		for (FuseGroup group : FuseGroup.values()) {
			assertEquals(group, FuseGroup.of(group.id()));
			assertTrue(group.consequence().endsWith("."));
		}
		assertEquals("there is no fuse group \"all\"; there are srk, boot, other, xip-key, xip-enable, close, lock",
				message(() -> FuseGroup.of("all")));
	}

	private static String message(Executable executable) {
		return assertThrows(BadInputException.class, executable).getMessage();
	}
}
