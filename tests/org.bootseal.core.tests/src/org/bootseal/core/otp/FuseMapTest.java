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
import java.util.Set;
import java.util.TreeSet;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
		assertEquals(0x401F4460L, bootConfig.shadowAddress());
		assertEquals(Optional.of(new FuseLock(0, 4, 0, 8)), bootConfig.lock());
		assertEquals(bootConfig, map.closeWord());
		assertEquals(2, map.closeMask());
		assertEquals("LOCKS", map.lockWord().name());
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
		FuseWord foreign = new FuseWord(6, "BOOT_CFG1", "Boot config", 0, Optional.empty(), List.of());
		assertThrows(IllegalArgumentException.class, () -> map.requests(foreign, 2, 2));
	}

	@Test
	void saysIfThereIsNoMap() {
		assertEquals("there is no fuse map of the MIMXRT1176 yet", message(() -> map("MIMXRT1176")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "MIMXRT1010", "MIMXRT1020", "MIMXRT1050", "MIMXRT1060" })
	void everyMapIsConsistent(String device) throws BadInputException {
		FuseMap any = map(device);
		Set<String> names = new TreeSet<>();
		for (FuseWord word : any.words()) {
			assertTrue(word.index() < any.wordCount(), word.name());
			assertTrue(names.add(word.name()), word.name() + " is there twice");
			// shadow registers: 16 bytes a word, with a gap of 0x100 before word 48
			long bank = word.index() < 48 ? 0x400 : 0x500;
			assertEquals(0x401F4000L + bank + 16L * word.index(), word.shadowAddress(), word.name());
			int seen = 0;
			for (FuseField field : word.fields()) {
				assertTrue(field.width() > 0 && field.offset() + field.width() <= 32, field.name());
				assertEquals(0, seen & field.mask(), word.name() + ": " + field.name() + " overlaps");
				seen |= field.mask();
				field.values().keySet().forEach(value -> assertTrue(value < 1L << field.width(), field.name()));
			}
			if (word.lock().isPresent()) {
				long bits = word.lock().get().writeMask() | word.lock().get().readMask()
						| word.lock().get().overrideMask();
				assertTrue(bits != 0 && word.lock().get().word() == any.lockWord().index(), word.name());
			}
		}
		FuseField closing = any.closeWord().fields().stream().filter(field -> field.mask() == any.closeMask())
				.findFirst().orElseThrow();
		assertTrue(closing.name().startsWith("SEC_CONFIG"), closing.name());
		assertEquals("SRK_REVOKE", any.srkRevokeWord().name());
		assertEquals(0x4, any.srkRevokeMask(OptionalInt.of(2)));
		assertEquals(0xF, any.srkRevokeMask(OptionalInt.empty()));
		assertEquals(List.of("IDs", "IDs"), any.uniqueIdWords().stream().map(FuseWord::group).toList());
		assertEquals(List.of("FIELD_RETURN"), any.lockWord().fields().stream()
				.filter(field -> !field.never().isEmpty()).map(FuseField::name).toList());
	}

	@Test
	void groupsAreFoundByTheirId() throws BadInputException {
		for (FuseGroup group : FuseGroup.values()) {
			assertEquals(group, FuseGroup.of(group.id()));
			assertTrue(group.consequence().endsWith("."));
		}
		assertEquals("there is no fuse group \"all\"; there are srk, boot, other, close, lock",
				message(() -> FuseGroup.of("all")));
	}

	private static String message(Executable executable) {
		return assertThrows(BadInputException.class, executable).getMessage();
	}
}
