/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.firmware.ElfFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What builds leave is found, named for what it is, and becomes a provisioning file. */
class BuildImportTest {

	@TempDir
	private Path folder;
	private BuildOutput output;

	@BeforeEach
	void make() throws IOException {
		folder = folder.toRealPath();
		output = new BuildOutput(folder);
	}

	private List<BuildCandidate> search() throws Exception {
		return BuildImport.search(folder);
	}

	private static String said(BuildCandidate candidate) {
		return String.join("\n", candidate.remarks().stream().map(Remark::toString).toList());
	}

	private static String provisioning(ImportPlan plan, Path target) {
		ImportedFile file = plan.files().get(0);
		assertTrue(file.path().endsWith(".bootseal"), file.path());
		String text = ((ImportedFile.Text) file.content()).text();
		assertEquals(List.of(),
				ConfigurationChecks.provisioning(YamlDocument.parse(target.resolve(file.path()), text)), text);
		return text;
	}

	@Test
	void aProjectOfMcuxpressoIdeGivesItsNewestProgram() throws Exception {
		Path program = output.mcuxpresso();
		List<BuildCandidate> found = search();
		assertEquals(List.of(program, folder.resolve("led/Release/led.axf")),
				found.stream().map(BuildCandidate::program).toList());
		BuildCandidate first = found.get(0);
		assertTrue(first.isGood(), said(first));
		assertEquals("MCUXpresso IDE", first.tool());
		assertEquals("MIMXRT1020", first.device().orElseThrow().name());
		assertEquals("evkmimxrt1020", first.board().orElseThrow());
		assertTrue(said(first).contains(".cproject: the part MIMXRT1021DAG5A, which is a MIMXRT1020"), said(first));
		ImportPlan plan = BuildImport.plan(first, folder.resolve("boot"));
		String text = provisioning(plan, folder.resolve("boot"));
		assertTrue(text.contains("device: MIMXRT1020\n"), text);
		assertTrue(text.contains("  source: ../led/Debug/led.axf\n"), text);
		assertTrue(plan.files().stream().anyMatch(file -> file.path().equals("led.memcfg.yaml")));
	}

	@Test
	void theOutputFolderAloneIsEnough() throws Exception {
		output.mcuxpresso();
		List<BuildCandidate> found = BuildImport.search(folder.resolve("led/Debug"));
		assertEquals(1, found.size());
		assertEquals("MIMXRT1020", found.get(0).device().orElseThrow().name());
	}

	@Test
	void aProgramForRamComesAfterOneForFlash() throws Exception {
		Path program = output.cmake();
		List<BuildCandidate> found = search();
		assertEquals(2, found.size(), found.toString());
		assertEquals(program, found.get(0).program());
		assertEquals("CMake", found.get(0).tool());
		assertEquals("MIMXRT1060", found.get(0).device().orElseThrow().name());
		assertFalse(found.get(1).isGood());
		assertTrue(said(found.get(1)).contains("at 0x00002000, so it does not run from flash"), said(found.get(1)));
	}

	@Test
	void whatMcubootStartsIsNotTakenForTheBootImage() throws Exception {
		Path program = output.zephyr();
		List<BuildCandidate> found = search();
		assertEquals(2, found.size(), found.toString());
		assertEquals(program, found.get(0).program());
		assertEquals("Zephyr", found.get(0).tool());
		assertEquals("MIMXRT1050", found.get(0).device().orElseThrow().name());
		assertTrue(said(found.get(1)).contains("MCUboot starts this program"), said(found.get(1)));
		ImportPlan plan = BuildImport.plan(found.get(0), folder);
		assertTrue(plan.remarks(Remark.Kind.ASSUMED).get(0).message().contains("0xC0233007"), plan.toString());
	}

	@Test
	void aBootHeaderThatTheProgramBringsIsKept() throws Exception {
		output.file("flags.cmake", "-DCPU_MIMXRT1021DAG5A");
		byte[] flash = new byte[0x2200];
		flash[0] = 'F';
		flash[1] = 'C';
		flash[2] = 'F';
		flash[3] = 'B';
		output.file("app.elf", new ElfFile().entry(0x60002101L).load(0x60000000L, flash)
				.bytes(), 0);
		BuildCandidate found = search().get(0);
		assertTrue(found.header(), said(found));
		String text = provisioning(BuildImport.plan(found, folder), folder);
		assertTrue(text.contains("  bootHeader: keep\n"), text);
	}

	@Test
	void aPartThatIsNotKnownIsNamed() throws Exception {
		output.file("flags.cmake", "-DCPU_MIMXRT595SFFOC_cm33");
		output.file("app.elf", BuildOutput.program(0x08002000L), 0);
		BuildCandidate found = search().get(0);
		assertTrue(said(found).contains("no device \"MIMXRT595S\""), said(found));
		BadInputException refused = assertThrows(BadInputException.class, () -> BuildImport.plan(found, folder));
		assertTrue(refused.getMessage().contains("app.elf"), refused.getMessage());
	}

	@Test
	void whatIsNoBuildIsToldAsSuch() throws Exception {
		output.file("readme.txt", "nothing");
		output.file("image.elf", "no ELF file");
		assertTrue(assertThrows(BadInputException.class, this::search).getMessage().contains("found no program"));
		BadInputException none = assertThrows(BadInputException.class,
				() -> BuildImport.search(folder.resolve("missing")));
		assertTrue(none.getMessage().contains("is no folder"), none.getMessage());
	}

	@Test
	void aDamagedProgramIsListedWithItsFault() throws Exception {
		output.file("flags.cmake", "-DCPU_MIMXRT1021DAG5A");
		output.file("cut.elf", Arrays.copyOf(BuildOutput.program(0x60002000L), 60), 0);
		Path good = output.file("good.elf", BuildOutput.program(0x60002000L), 1000);
		List<BuildCandidate> found = search();
		assertEquals(good, found.get(0).program());
		assertFalse(found.get(1).isGood());
		assertTrue(said(found.get(1)).contains("cut.elf"), said(found.get(1)));
	}

	@Test
	void linksAreNotFollowed(@TempDir Path elsewhere) throws Exception {
		new BuildOutput(elsewhere).mcuxpresso();
		output.file("flags.cmake", "-DCPU_MIMXRT1021DAG5A");
		Files.createSymbolicLink(folder.resolve("out"), elsewhere);
		Files.createSymbolicLink(folder.resolve("led.elf"), elsewhere.resolve("led/Debug/led.axf"));
		Files.createSymbolicLink(folder.resolve("round"), folder);
		assertTrue(assertThrows(BadInputException.class, this::search).getMessage().contains("found no program"));
	}

	@Test
	void tooMuchIsRefused() throws Exception {
		byte[] program = BuildOutput.program(0x60002000L);
		for (int i = 0; i < 201; i++) {
			output.file("a" + i + ".elf", program, 0);
		}
		assertTrue(assertThrows(BadInputException.class, this::search).getMessage().contains("more than 200 programs"));
	}
}
