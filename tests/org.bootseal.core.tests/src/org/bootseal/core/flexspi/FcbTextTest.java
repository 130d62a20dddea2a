/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.block.BlockField;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an FCB, changed field by field, and what is said about it. */
class FcbTextTest {

	private static final Path NAME = Path.of("flash.fcb.yaml");
	private static final String HEAD = "family: rt1050\ntype: flexspi_nor\nfcb_settings:\n";

	private static YamlDocument document(String text) {
		return YamlDocument.parse(NAME, text);
	}

	private static BlockField field(String name) {
		return Fcb.layout().find(name).orElseThrow();
	}

	private static String with(String settings, String field, long value) throws Exception {
		YamlDocument document = document(HEAD + settings);
		return FcbText.of(document).with(field(field), value).apply(document.text()).substring(HEAD.length());
	}

	@Test
	void aFieldKeepsItsForm() throws Exception {
		assertEquals("  pageSize: 512 # bytes\n", with("  pageSize: 256 # bytes\n", "pageSize", 512));
		assertEquals("  pageSize: \"0x00000200\"\n", with("  pageSize: \"0x100\"\n", "pageSize", 512));
		assertEquals("  PAGESIZE: {value: 0x00000200}\n", with("  PAGESIZE: {value: 0x100}\n", "pageSize", 512));
		assertEquals(
				"  lookupTable_seq0_instr0: {bitfields: {OPERAND: 0xEC, NUM_PADS: 1PAD, OPERATION_CODE: CMD_SDR}}\n",
				with("  lookupTable_seq0_instr0: {bitfields: {OPERAND: 0xEB, NUM_PADS: 1PAD, OPERATION_CODE: CMD_SDR}}\n",
						"lookupTable_seq0_instr0", 0x04EC));
		assertEquals("  lookupTable_0: 0x0A1804EC\n",
				with("  lookupTable_0: 0x0A1804EB\n", "lookupTable_seq0_instr0", 0x04EC));
		assertEquals("  pageSize: 1\n  blockSize: 0x00000200\n", with("  pageSize: 1\n", "blockSize", 0x200));
	}

	@Test
	void whatCanNotBeReadDoesNotHideTheRest() {
		FcbText text = FcbText.of(document(HEAD + "  pageSize: many\n  sectorSize: 4096\n  unknown: 1\n"));
		assertTrue(text.isWrong(field("pageSize")));
		assertEquals(0, text.block().get("pageSize"));
		assertEquals(4096, text.block().get("sectorSize"));
		assertEquals("MIMXRT1050", text.device().orElseThrow().name());
		assertEquals(0x56010400, text.fcb().orElseThrow().version());
	}

	@Test
	void aGoodBlockHasNoFindings() throws Exception {
		Device device = DeviceCatalogue.builtIn().find("rt1050");
		String text = new FcbConfiguration(device, Fcb.parse(FcbBlocks.quad())).text();
		assertEquals(List.of(), ConfigurationChecks.fcb(document(text)));
		assertEquals(List.of(), FcbProblem.of(Fcb.parse(FcbBlocks.quad()), Optional.of(device)));
	}

	@Test
	void whatDoesNotFitIsSaidAtItsField() throws Exception {
		byte[] bytes = FcbBlocks.quad();
		bytes[0x81] = (byte) 0xF8;
		bytes[0x9C] = 4;
		bytes[0x46] = 0x0F;
		bytes[0x53] = 2;
		bytes[0x45] = 2;
		bytes[0x1C1] = 3;
		String text = new FcbConfiguration(DeviceCatalogue.builtIn().find("rt1050"), Fcb.parse(bytes)).text();
		List<Finding> findings = ConfigurationChecks.fcb(document(text));
		for (String expected : List.of("serialClkFreq the frequency code is 15, which has no known meaning",
				"lookupTable_seq0_instr0 the opcode 0x3E is none",
				"lookupTable_seq0_instr1 the instruction uses 4 pads, but sflashPadType is 2",
				"lookupTable_seq1_instr6 nothing is carried out behind STOP",
				"lookupTable_seq0_instr0 24 bits of address reach 16 MiB only",
				"pageSize the size is 0x300, which is no power of two")) {
			assertTrue(findings.stream().anyMatch(
					finding -> (finding.path().name() + " " + finding.message()).startsWith(expected)
							&& finding.severity() == Severity.WARNING),
					() -> expected + " is not in " + findings);
		}
		bytes[0x45] = 3;
		String worse = new FcbConfiguration(DeviceCatalogue.builtIn().find("rt1050"), Fcb.parse(bytes)).text();
		assertTrue(ConfigurationChecks.fcb(document(worse)).stream()
				.anyMatch(finding -> finding.severity() == Severity.ERROR));
	}

	@Test
	void mistakesOfTheTextAreFound() {
		List<Finding> findings = ConfigurationChecks.fcb(document("family: rt1050\ntype: flexspi\nfcb_settings:\n"
				+ "  pageSzie: 256\n  deviceType: 256\n"));
		assertTrue(findings.stream().anyMatch(finding -> finding.message().contains("did you mean pageSize")),
				findings::toString);
		assertTrue(findings.stream().anyMatch(finding -> finding.path().name().equals("deviceType")),
				findings::toString);
		assertTrue(findings.stream().anyMatch(finding -> finding.path().name().equals("type")), findings::toString);
	}

	/** Each field gets another value in each text, and the block then has that value and no other change. */
	@ParameterizedTest
	@Tag("conformance")
	@ValueSource(strings = { "fcb/rt105x/fcb_rt105x_flexspi_nor.yaml", "fcb/rt106x/fcb_rt106x_flexspi_nor.yaml",
			"fcb/rt117x/fcb_rt117x_flexspi_nor.yaml", "bootable/mimxrt1050/flexspi_nor/fcb_hab/segment_fcb.yaml" })
	void everyFieldOfEveryVectorIsChangedAlone(String name) throws Exception {
		Path file = Path.of(System.getProperty("bootseal.vectors")).resolve(name);
		YamlDocument document = YamlDocument.parse(file, Files.readString(file));
		FcbText text = FcbText.of(document);
		assertArrayEquals(FcbConfiguration.read(file).fcb().bytes(), text.block().bytes());
		for (Finding finding : ConfigurationChecks.fcb(document)) {
			assertEquals(Severity.WARNING, finding.severity(), finding::toString);
		}
		List<BlockField> fields = text.block().fields();
		for (BlockField field : fields) {
			boolean isLaterInstruction = field.name().startsWith("lookupTable") && field.offset() % 64 != 2;
			if (field.name().equals("tag") || isLaterInstruction) {
				continue;
			}
			long value = text.block().get(field) ^ (field.bytes() == 1 ? 0x55 : 0x1234);
			String changed = text.with(field, value).apply(document.text());
			FcbConfiguration read = FcbConfiguration.interpret(YamlMap.parse(file, changed));
			assertEquals(text.block().with(field, value), read.fcb().block(), field.name());
			assertEquals(document.text().lines().filter(line -> line.strip().startsWith("#")).count(),
					changed.lines().filter(line -> line.strip().startsWith("#")).count(), field.name());
		}
	}

	/** All forms of every vector lead to the same block. */
	@ParameterizedTest
	@Tag("conformance")
	@ValueSource(strings = { "fcb/rt105x/fcb.bin", "fcb/rt106x/fcb.bin", "fcb/rt117x/fcb.bin",
			"bootable/mimxrt1050/flexspi_nor/fcb_hab/fcb.bin", "bootable/mimxrt1050/flexspi_nor/fcb_bee_hab/fcb.bin",
			"mcu/rt102x/flex_spi.fcb" })
	void everyVectorGoesThroughAllForms(String name) throws Exception {
		Path file = Path.of(System.getProperty("bootseal.vectors")).resolve(name);
		Fcb fcb = FcbSource.read(file).fcb();
		Device device = DeviceCatalogue.builtIn().find("rt1050");
		String c = FcbCSource.text(new FcbConfiguration(device, fcb));
		Fcb fromC = FcbCSource.parse(Path.of("fcb.c"), c, Optional.of(device));
		assertEquals(List.of(), FcbDifference.between(fcb, fromC));
		assertEquals(fcb, fromC);
		String yaml = new FcbConfiguration(device, fromC).text();
		assertEquals(fcb, FcbText.of(document(yaml)).fcb().orElseThrow());
	}
}
