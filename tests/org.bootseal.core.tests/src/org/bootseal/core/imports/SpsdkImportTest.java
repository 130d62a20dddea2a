/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbMaking;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.hab.HabConfiguration;
import org.bootseal.core.hab.HabReview;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.otp.FuseFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpsdkImportTest {

	private static final String HAB = """
			# mine
			options:
			  flags: 0
			  family: mimxrt1060
			  bootDevice: flexspi_nor
			  startAddress: 0x60000000
			inputImageFile: bin/app.srec   # as it was built
			sections: []
			""";
	private static final String MEMORY = """
			family: mimxrt1060
			peripheral: flexspi_nor
			settings:
			  ConfigOption0: 0xC0000406
			""";

	@TempDir
	private Path folder;
	private Path target;

	@BeforeEach
	void make() throws IOException {
		target = folder.resolve("project");
		new SecWorkspace(folder.resolve("spsdk")).file("app.yaml", HAB).file("mem.yaml", MEMORY).program("bin/app.srec",
				0x60002000L);
	}

	private Path file(String name) {
		return folder.resolve("spsdk").resolve(name);
	}

	private Path file(String name, String text) throws IOException {
		return Files.writeString(file(name), text);
	}

	private ImportPlan plan(Path... files) throws BadInputException, IOException {
		return SpsdkImport.plan(Arrays.asList(files), target, Optional.empty());
	}

	private void write(ImportPlan plan) throws Exception {
		new ImportWriter(target, false).write(plan, PasswordSource.NONE, new SecureRandom(), Progress.NONE);
	}

	@Test
	void configurationsKeepTheirTextAndBecomeAProvisioningFile() throws Exception {
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1060");
		FcbConfiguration fcb = FcbMaking.make(device, FlexSpiNorOption.parse("0xC0000007"), 0x800000);
		Path block = Files.write(file("flash.bin"), fcb.fcb().bytes());
		Path fuses = file("board.yaml", "family: mimxrt1060\nregisters:\n  BOOT_CFG1: 0x10\n");
		write(plan(block, file("app.yaml"), file("mem.yaml"), fuses));
		String hab = Files.readString(target.resolve("app.hab.yaml"));
		assertEquals(HAB.replace("bin/app.srec", "../spsdk/bin/app.srec"), hab);
		assertEquals(MEMORY, Files.readString(target.resolve("mem.memcfg.yaml")));
		Provisioning made = ProvisioningFile.read(target.resolve("flash.bootseal"));
		assertEquals(List.of(0xC0000406L), made.optionWords());
		assertEquals(target.resolve("flash.fcb.bin"), made.memory().orElseThrow().fcb().orElseThrow());
		assertEquals(fcb.fcb(), FcbConfiguration.read(target.resolve("flash.fcb.yaml")).fcb());
		assertEquals(target.resolve("board.fuses.yaml"), made.fuses().file().orElseThrow());
		assertTrue(Files.isSameFile(file("bin/app.srec"), made.image().source()));
	}

	@Test
	void commandsForBlhostBecomeMemoryAndFuses() throws Exception {
		Path script = file("otp.txt", """
				# blhost script
				efuse-program-once 5 0x00000010 --no-verify
				efuse-program-once 6 00000002 lock
				fill-memory 0x20202000 4 0xC0000007
				configure-memory 9 0x20202000
				fill-memory 0x20202000 4 0xF000000F
				configure-memory 9 0x20202000
				""");
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1060");
		ImportPlan plan = SpsdkImport.plan(List.of(script), target, Optional.of(device));
		write(plan);
		assertTrue(Files.readString(target.resolve("otp.memcfg.yaml")).contains("0xC0000007"));
		assertEquals(0x10, FuseFile.read(target.resolve("otp.fuses.yaml"), device).stream()
				.filter(request -> request.word().index() == 5).mapToInt(request -> request.value())
				.reduce(0, (a, b) -> a | b));
		assertTrue(plan.remarks(Remark.Kind.LEFT_OUT).stream()
				.anyMatch(remark -> remark.message().contains("locks for ever")));
	}

	@Test
	void aBdFileIsConvertedWithTheApplicationThatItTakes() throws Exception {
		Path bd = file("old.bd", """
				options {
				  flags = 0x00;
				  startAddress = 0x60000000;
				  ivtOffset = 0x1000;
				  initialLoadSize = 0x2000;
				}
				sources {
				  elfFile = extern(0);
				}
				section (0) {
				}
				""");
		BadInputException error = assertThrows(BadInputException.class, () -> plan(bd));
		assertTrue(error.getMessage().contains("import both together"), error.getMessage());
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1060");
		write(SpsdkImport.plan(List.of(bd, file("bin/app.srec")), target, Optional.of(device)));
		assertTrue(Files.readString(target.resolve("old.hab.yaml")).contains("../spsdk/bin/app.srec"));
		assertTrue(Files.isSameFile(file("bin/app.srec"),
				ProvisioningFile.read(target.resolve("old.bootseal")).image().source()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "../tree/keys/", "type=file;file_path=../tree/keys/" })
	void signersAndTheirTreeAreNamedWhereTheyAre(String before) throws Exception {
		new SecWorkspace(folder.resolve("tree")).keys();
		Path signed = file("signed.yaml", HAB.replace("flags: 0", "flags: 8").replace("sections: []", """
				sections:
				  - Header: {Header_Version: '4.2', Header_Engine: DCP, Header_EngineConfiguration: 0}
				  - InstallSRK: {InstallSRK_Table: ../tree/crts/SRK_table.bin, InstallSRK_SourceIndex: 1}
				  - InstallCSFK:
				      InstallCSFK_File: ../tree/crts/CSF2_1_sha256_2048_65537_v3_usr_crt.pem
				      InstallCSFK_CertificateFormat: x509
				  - AuthenticateCSF:
				      Signer: BEFORECSF2_1_sha256_2048_65537_v3_usr_key.pem
				  - InstallKey:
				      InstallKey_File: ../tree/crts/IMG2_1_sha256_2048_65537_v3_usr_crt.pem
				      InstallKey_VerificationIndex: 0
				      InstallKey_TargetIndex: 2
				  - AuthenticateData:
				      AuthenticateData_VerificationIndex: 2
				      AuthenticateData_Engine: DCP
				      AuthenticateData_EngineConfiguration: 0
				      Signer: BEFOREIMG2_1_sha256_2048_65537_v3_usr_key.pem
				""".replace("BEFORE", before)));
		write(plan(signed));
		Path hab = target.resolve("signed.hab.yaml");
		assertEquals(List.of(), HabReview.of(YamlDocument.parse(hab, Files.readString(hab))).findings().stream()
				.map(Finding::message).toList());
		HabConfiguration.read(hab, DeviceCatalogue.builtIn()).recipe(PasswordSource.NONE);
		Provisioning made = ProvisioningFile.read(target.resolve("signed.bootseal"));
		assertTrue(Files.isSameFile(folder.resolve("tree"), made.keys().orElseThrow().folder()));
		assertEquals(1, made.keys().orElseThrow().srkIndex());
		assertEquals(Provisioning.BootType.AUTHENTICATED, made.image().bootType());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "just words", "a: [", "bee_engine: []", "options: {flags: 8\n",
			"family: rt1060\nfcb_settings: 5\n", "family: lpc55s69\nregisters: {}\nfcb_settings: {}\n" })
	void whatCanNotBeTakenIsOneError(String text) throws IOException {
		Path file = file("wrong.yaml", text);
		BadInputException error = assertThrows(BadInputException.class, () -> plan(file));
		assertTrue(error.getMessage().startsWith("there is nothing to import"), error.getMessage());
		assertTrue(error.getMessage().contains("wrong.yaml"), error.getMessage());
	}

	@Test
	void aMissingFileIsNamed() {
		BadInputException error = assertThrows(BadInputException.class, () -> plan(file("none.yaml")));
		assertTrue(error.getMessage().contains("none.yaml"), error.getMessage());
	}

	@Test
	void twoFilesWithOneNameBothStay() throws Exception {
		Path other = Files.createDirectories(folder.resolve("other")).resolve("mem.yaml");
		Files.writeString(other, MEMORY.replace("406", "007"));
		ImportPlan plan = plan(file("mem.yaml"), other);
		assertEquals(List.of("mem.memcfg.yaml", "mem-2.memcfg.yaml"),
				plan.files().stream().map(ImportedFile::path).toList());
		assertTrue(plan.remarks(Remark.Kind.LEFT_OUT).stream()
				.anyMatch(remark -> remark.message().contains("mem.memcfg.yaml was said before")), plan.toString());
	}
}
