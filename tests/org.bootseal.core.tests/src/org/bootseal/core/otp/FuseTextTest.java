/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FuseTextTest {

	private static final String HEAD = "family: mimxrt1020\nrevision: latest\n# kept\n";

	@TempDir
	private Path folder;

	static Iterable<String> devices() {
		return DeviceCatalogue.builtIn().names();
	}

	private YamlDocument document(String text) {
		return YamlDocument.parse(folder.resolve("board.fuses.yaml"), text);
	}

	private static YamlDocument apply(YamlDocument document, TextEdit edit) {
		return YamlDocument.parse(document.file(), edit.apply(document.text()));
	}

	@ParameterizedTest
	@MethodSource("devices")
	void eachFieldIsReadAsItWasSet(String name) throws BadInputException {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find(name));
		YamlDocument empty = document("family: " + name.toLowerCase() + "\nrevision: latest # kept\n");
		for (FuseWord word : map.words()) {
			for (FuseField field : word.fields()) {
				long most = (1L << field.width()) - 1;
				YamlDocument set = apply(empty, FuseText.of(empty).with(word, field, most));
				assertEquals(OptionalLong.of(most), FuseText.of(set).wanted(word, field), set.text());
				assertEquals(Optional.of(new FuseText.Wish(field.mask(), field.mask())), FuseText.of(set).wish(word));
				YamlDocument zero = apply(set, FuseText.of(set).with(word, field, 0));
				assertEquals(OptionalLong.of(0), FuseText.of(zero).wanted(word, field));
				assertTrue(errors(zero).isEmpty(), () -> errors(zero) + zero.text());
				assertEquals(empty.text(), apply(zero, FuseText.of(zero).without(word, field)).text());
			}
			if (word.fields().isEmpty()) {
				YamlDocument set = apply(empty, FuseText.of(empty).with(word, 0x1234));
				assertEquals(0x1234, FuseText.of(set).wish(word).orElseThrow().value());
				assertEquals(empty.text(), apply(set, FuseText.of(set).without(word)).text());
			}
		}
	}

	@ParameterizedTest
	@MethodSource("devices")
	void namesOfValuesAreUnderstoodAsSpsdkWritesThem(String name) throws BadInputException {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find(name));
		for (FuseWord word : map.words()) {
			for (FuseField field : word.fields()) {
				for (Map.Entry<Long, String> value : field.values().entrySet()) {
					YamlDocument text = document("family: " + name + "\nregisters:\n  \"" + word.name()
							+ "\":\n    bitfields:\n      \"" + field.name() + "\": \"" + value.getValue() + "\"\n");
					long read = FuseText.of(text).wanted(word, field).orElseThrow();
					assertEquals(value.getValue().toLowerCase(), field.values().get(read).toLowerCase());
				}
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "NOWHERE: 1 | 5 | NOWHERE", "BOOT_CFG1: {BT_FUSE_SEL: 2} | 5 | 2",
			"BOOT_CFG1: {BT_FUSESEL: 1} | 5 | BT_FUSE_SEL", "GP1[31:0]: 0x100000000 | 5 | 0x100000000",
			"LOCKS: {FIELD_RETURN: 1} | 5 | FIELD_RETURN", "LOCKS: 0x40000000 | 5 | nothing is known" })
	void whatIsWrongIsNamedAtItsKey(String line, int row, String named) {
		YamlDocument text = document(HEAD + "registers:\n  " + line + "\n");
		List<Finding> errors = errors(text);
		assertEquals(1, errors.size(), errors::toString);
		assertTrue(errors.get(0).message().contains(named), errors::toString);
		assertEquals(row, errors.get(0).line());
	}

	@Test
	void whatTheMakerBurnsIsRefused() throws BadInputException {
		FuseWord id = map().uniqueIdWords().get(0);
		YamlDocument text = document(HEAD + "registers:\n  " + id.name() + ": 0x1\n");
		assertTrue(errors(text).toString().contains("burnt by the maker"), errors(text)::toString);
		assertTrue(FuseText.of(text).requests(map()).isEmpty());
	}

	@Test
	void whatCannotGoBackIsSaidAgainstASavedState() throws IOException {
		Files.writeString(folder.resolve("burnt.yaml"), "device: MIMXRT1020\nwords: {6: 0x10}\n");
		YamlDocument text = document(
				HEAD + "registers:\n  BOOT_CFG1:\n    BT_FUSE_SEL: 0\nbootseal:\n  burnt: burnt.yaml\n");
		assertTrue(errors(text).toString().contains("can't go back to 0"), errors(text)::toString);
		assertEquals(6, errors(text).get(0).line());
		assertTrue(errors(document(text.text().replace("SEL: 0", "SEL: 1"))).isEmpty());
		assertFalse(errors(document(text.text().replace("burnt.yaml", "gone.yaml"))).isEmpty());
	}

	@Test
	void aNumberStaysANumber() throws BadInputException {
		FuseWord word = map().find("BOOT_CFG1");
		FuseField field = word.fields().stream().filter(one -> one.name().equals("BT_FUSE_SEL")).findFirst()
				.orElseThrow();
		YamlDocument text = document(HEAD + "registers:\n  BOOT_CFG1: 0x2 # closed\n");
		YamlDocument set = apply(text, FuseText.of(text).with(word, field, 1));
		assertEquals(HEAD + "registers:\n  BOOT_CFG1: 0x00000012 # closed\n", set.text());
	}

	@Test
	void theSheetTellsNowWantedAndAfter() throws BadInputException {
		YamlDocument text = document(HEAD + "registers:\n  GP1[31:0]: 0x3\n  BOOT_CFG1: {BT_FUSE_SEL: 0}\n"
				+ "  LOCKS: {GP1_LOCK: 1}\n");
		FuseSheet sheet = FuseSheet.of(text, Optional.of(Map.of(6, 0x10, 0, 0, 38, 1)));
		FuseLine boot = sheet.lines().stream().filter(line -> line.name().equals("BOOT_CFG1")).findFirst()
				.orElseThrow();
		assertTrue(boot.refusal().contains("burnt"), boot.refusal());
		assertEquals(OptionalLong.of(0x10), boot.after());
		FuseLine field = boot.fields().stream().filter(line -> line.name().equals("BT_FUSE_SEL")).findFirst()
				.orElseThrow();
		assertFalse(field.refusal().isEmpty());
		assertTrue(sheet.order().get(sheet.order().size() - 1).startsWith("lock: LOCKS"), sheet.order()::toString);
		assertTrue(sheet.outlook().get(sheet.outlook().size() - 1).startsWith("Locked"), sheet.outlook()::toString);
		assertTrue(sheet.token().isEmpty(), "nobody agrees to what is refused");
		YamlDocument mended = document(text.text().replace("SEL: 0", "SEL: 1"));
		FuseSheet fine = FuseSheet.of(mended, Optional.of(sheet.before()));
		assertTrue(fine.token().orElseThrow().matches("[0-9a-f]{8}"));
	}

	@Test
	void aFieldOfARefusedWordIsLeftOut() throws BadInputException {
		FuseSheet sheet = FuseSheet.of(document(HEAD + "registers:\n  LOCKS: {GP1_LOCK: 1, FIELD_RETURN: 1}\n"),
				Optional.empty());
		FuseLine locks = sheet.lines().get(0);
		assertEquals(List.of("FIELD_RETURN"),
				locks.fields().stream().filter(line -> !line.refusal().isEmpty()).map(FuseLine::name).toList());
		assertEquals(List.of("GP1_LOCK"),
				locks.fields().stream().filter(FuseLine::isLeftOut).map(FuseLine::name).toList());
	}

	@Test
	void aFileIsReadForItsDeviceOnlyAndNeverCloses() throws BadInputException, IOException {
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1020");
		Path file = Files.writeString(folder.resolve("a.fuses.yaml"), HEAD + "registers:\n  GP1[31:0]: 0x3\n");
		assertEquals(1, FuseFile.read(file, device).size());
		Device other = DeviceCatalogue.builtIn().find("MIMXRT1060");
		assertThrows(BadInputException.class, () -> FuseFile.read(file, other));
		Files.writeString(file, HEAD + "registers:\n  BOOT_CFG1: {SEC_CONFIG1: 1}\n");
		assertTrue(assertThrows(BadInputException.class, () -> FuseFile.read(file, device)).getMessage()
				.contains("fuses.close"));
	}

	private static FuseMap map() throws BadInputException {
		return FuseMap.of(DeviceCatalogue.builtIn().find("MIMXRT1020"));
	}

	private static List<Finding> errors(YamlDocument document) {
		return ConfigurationChecks.fuses(document).stream()
				.filter(finding -> finding.severity() == Severity.ERROR).toList();
	}
}
