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
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.HabConfiguration;
import org.bootseal.core.hab.HabReview;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.otp.FuseFile;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.provision.ProvisioningReview;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecImportTest {

	private static final String SETTINGS = """
			{
			  "version": "9.0",
			  "processor": "DEVICE",
			  "connection": {"type": "usb"},
			  "boot_type": "TYPE",
			  "boot_memory": {"type": "FlexSPI NOR simplified", "option0": "0xC0000007"},
			  "source_image": {"path": "source_images\\\\app.srec", "start_address": "START"},
			  "authentication_key": "IMG2_1_sha256_2048_65537_v3_usr",
			  "key_password": "hunter2",
			  "window": {"width": 800, "height": 600},
			  "life_cycle": "hab_closed"
			}
			""";

	@TempDir
	private Path folder;
	private Path target;
	private SecWorkspace workspace;

	@BeforeEach
	void make() throws IOException {
		target = folder.resolve("project");
		workspace = new SecWorkspace(folder.resolve("my workspace"));
	}

	private static String settings(String device, String type, long start) {
		return SETTINGS.replace("DEVICE", device).replace("TYPE", type).replace("START",
				"0x%08X".formatted(start));
	}

	private ImportPlan plan() throws BadInputException, CancelledException, IOException {
		return SecImport.plan(workspace.folder(), target, PasswordSource.NONE, Progress.NONE);
	}

	private List<Path> write(ImportPlan plan) throws BadInputException, CancelledException, IOException {
		return new ImportWriter(target, false).write(plan, PasswordSource.NONE, new SecureRandom(), Progress.NONE);
	}

	private static boolean says(ImportPlan plan, Remark.Kind kind, String text) {
		return plan.remarks(kind).stream().anyMatch(remark -> remark.toString().contains(text));
	}

	private ProvisioningReview review() throws IOException, CancelledException {
		Path file = target.resolve("my_workspace.bootseal");
		return ProvisioningReview.of(YamlDocument.parse(file, Files.readString(file)), Progress.NONE);
	}

	private static List<String> errors(ProvisioningReview review) {
		return review.findings().stream().filter(finding -> finding.severity() == Severity.ERROR).map(Finding::message)
				.toList();
	}

	@ParameterizedTest
	@CsvSource({ "MIMXRT1020, Authenticated (HAB), AUTHENTICATED", "MIMXRT1060, unsigned, UNSIGNED",
			"MIMXRT1064, authenticated_hab, AUTHENTICATED", "MIMXRT1176, signed, AUTHENTICATED",
			"MIMXRT1010, XIP Encrypted (OTFAD User Keys) Unsigned, UNSIGNED",
			"RT1050, XIP encrypted (BEE OTPMK) authenticated, AUTHENTICATED" })
	void aWholeWorkspaceBecomesAProvisioningFileWithoutErrors(String name, String type, Provisioning.BootType expected)
			throws Exception {
		Device device = DeviceCatalogue.builtIn().find(name);
		long start = device.flashBase() + device.bootMemory("flexspi_nor").initialLoadSize();
		workspace.settings(settings(name, type, start)).program("source_images/app.srec", start).keys();
		write(plan());
		ProvisioningReview review = review();
		assertEquals(List.of(), errors(review));
		Provisioning made = review.provisioning().orElseThrow();
		assertEquals(device.name(), made.device());
		assertEquals(expected, made.image().bootType());
		assertEquals(type.startsWith("XIP"), made.image().xipEncryption().isPresent());
		assertEquals(List.of(0xC0000007L), made.optionWords());
		assertEquals(1, made.keys().orElseThrow().srkIndex());
		assertFalse(made.fuses().close());
		assertEquals(2, KeyTree.open(target.resolve("pki")).srkCertificates().size());
	}

	@Test
	void whatIsNotKnownIsNamedAndNoSecretIsQuoted() throws Exception {
		workspace.settings(settings("MIMXRT1060", "unsigned", 0x60002000L)).program("source_images/app.srec",
				0x60002000L);
		ImportPlan plan = plan();
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "window.width"));
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "closing a part is never taken over"));
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "key_password: because it may be a secret"));
		assertFalse(plan.toString().contains("hunter2"));
	}

	@Test
	void filesThatTheToolGeneratedTellWhatTheSettingsDoNot() throws Exception {
		workspace.keys().program("source_images/app.srec", 0x60002000L)
				.file("configs/app.yaml", """
						# how the image is made
						options:
						  flags: 0x8
						  family: mimxrt1050
						  bootDevice: flexspi_nor
						  startAddress: 0x60000000
						inputImageFile: ../source_images/app.srec
						sections:
						  - InstallSRK:
						      InstallSRK_Table: ../crts/SRK_table.bin
						      InstallSRK_SourceIndex: 1
						""")
				.file("write_image_lnx.sh", """
						#!/bin/sh
						# blhost -- fill-memory 0x2000 4 0xC0000001
						"$BLHOST" -u 0x15A2,0x0073 -- fill-memory 0x2000 4 0xC0000406
						"$BLHOST" -u 0x15A2,0x0073 -- configure-memory 9 0x2000
						""")
				.file("configs/write_parameters.json", """
						{"fuses": {"preset_mode": 0, "groups": [{"id": "boot", "registers": [
						  {"id": "BOOT_CFG1", "value_int": "0x10", "mask_int": "0x10"},
						  {"id": "0x460", "value_int": 2, "mask_int": 2},
						  {"id": "SRK_HASH[255:224]", "value_int": 1},
						  {"id": "no-such-word", "value_int": 1}]}]}}
						""");
		ImportPlan plan = plan();
		write(plan);
		Provisioning made = review().provisioning().orElseThrow();
		assertEquals(List.of(), errors(review()));
		assertEquals(List.of(0xC0000406L), made.optionWords());
		assertEquals(1, made.keys().orElseThrow().srkIndex());
		String hab = Files.readString(target.resolve("app.hab.yaml"));
		assertTrue(hab.contains("# how the image is made") && hab.contains("inputImageFile: app.srec"), hab);
		assertTrue(hab.contains("InstallSRK_Table: pki/crts/SRK_table.bin"), hab);
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1050");
		List<FuseRequest> fuses = FuseFile.read(made.fuses().file().orElseThrow(), device);
		assertTrue(fuses.stream().anyMatch(request -> request.value() == 0x10), fuses.toString());
		assertTrue(fuses.stream().noneMatch(request -> request.word().index() == 6 && (request.value() & 2) != 0),
				"closes the part: " + fuses);
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "the bit that closes the part"), plan.remarks().toString());
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "no fuse word \"no-such-word\""));
	}

	@Test
	void configurationsNameTheKeysWhereTheyAreThen() throws Exception {
		workspace.keys().program("source_images/app.srec", 0x60002000L).file("configs/signed.yaml", """
				options: {flags: 8, family: mimxrt1050, bootDevice: flexspi_nor, startAddress: 0x60000000}
				inputImageFile: ..\\source_images\\app.srec
				sections:
				  - Header: {Header_Version: '4.2', Header_Engine: DCP, Header_EngineConfiguration: 0}
				  - InstallSRK: {InstallSRK_Table: ../crts/SRK_table.bin, InstallSRK_SourceIndex: 1}
				  - InstallCSFK:
				      InstallCSFK_File: ../crts/CSF2_1_sha256_2048_65537_v3_usr_crt.pem
				      InstallCSFK_CertificateFormat: x509
				  - AuthenticateCSF: {Signer: keys/CSF2_1_sha256_2048_65537_v3_usr_key.pem}
				  - InstallKey:
				      InstallKey_File: ../crts/IMG2_1_sha256_2048_65537_v3_usr_crt.pem
				      InstallKey_VerificationIndex: 0
				      InstallKey_TargetIndex: 2
				  - AuthenticateData:
				      AuthenticateData_VerificationIndex: 2
				      AuthenticateData_Engine: DCP
				      AuthenticateData_EngineConfiguration: 0
				      Signer: type=file;file_path=../keys/IMG2_1_sha256_2048_65537_v3_usr_key.pem
				""");
		write(plan());
		Path hab = target.resolve("signed.hab.yaml");
		String text = Files.readString(hab);
		assertFalse(text.contains(".."), text);
		assertEquals(List.of(), HabReview.of(YamlDocument.parse(hab, text)).findings().stream().map(Finding::message)
				.toList());
		HabConfiguration.read(hab, DeviceCatalogue.builtIn()).recipe(PasswordSource.NONE);
		assertEquals(Provisioning.BootType.AUTHENTICATED, review().provisioning().orElseThrow().image().bootType());
	}

	@Test
	void anApplicationThatWasMovedIsFoundAmongTheSourceImagesAndServesBdFiles() throws Exception {
		workspace.settings(settings("MIMXRT1060", "unsigned", 0x60002000L).replace("source_images\\\\app.srec",
				"D:/old/place/app.srec")).program("source_images/app.srec", 0x60002000L).file("bd_files/app.bd", """
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
		write(plan());
		assertEquals(List.of(), errors(review()));
		assertTrue(Files.readString(target.resolve("app.hab.yaml")).contains("inputImageFile: 'app.srec'")
				|| Files.readString(target.resolve("app.hab.yaml")).contains("inputImageFile: app.srec"));
	}

	@Test
	void theFlashloadersConfigurationSaysNothingOfTheApplication() throws Exception {
		workspace.program("source_images/app.srec", 0x60002000L).program("bootable_images/flashloader.srec",
				0x20208600L).file("configs/a_loader.yaml", """
						options: {flags: 0, family: mimxrt1050, startAddress: 0x20208000, ivtOffset: 0x400}
						inputImageFile: ../bootable_images/flashloader.srec
						""").file("configs/b_app.yaml", """
						options: {flags: 0, family: mimxrt1050, bootDevice: flexspi_nor, startAddress: 0x60000000}
						inputImageFile: ../source_images/app.srec
						""");
		write(plan());
		Provisioning made = review().provisioning().orElseThrow();
		assertEquals(target.resolve("app.srec"), made.image().source());
		assertTrue(made.image().startAddress().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "../secret.srec", "..\\\\secret.srec", "source_images/../../secret.srec",
			"source_images/link.srec" })
	void nothingOutsideTheWorkspaceIsCopied(String name) throws Exception {
		workspace.program("../secret.srec", 0x60002000L);
		Files.createSymbolicLink(workspace.folder().resolve("source_images/link.srec"), folder.resolve("secret.srec"));
		workspace.settings(settings("MIMXRT1060", "unsigned", 0x60002000L).replace("source_images\\\\app.srec", name));
		ImportPlan plan = plan();
		assertTrue(plan.files().stream().noneMatch(file -> file.content() instanceof ImportedFile.Copy));
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "leads out of the workspace"), plan.remarks().toString());
	}

	@Test
	void linkedKeysAreLeftOut() throws Exception {
		SecWorkspace other = new SecWorkspace(folder.resolve("other")).keys();
		Files.createSymbolicLink(workspace.folder().resolve("keys"), other.folder().resolve("keys"));
		Files.createSymbolicLink(workspace.folder().resolve("crts"), other.folder().resolve("crts"));
		ImportPlan plan = plan();
		assertTrue(plan.keys().isEmpty());
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "links to something outside"), plan.remarks().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"a\": }", "[1, 2", "nonsense", "{\"a\": 1} x", "\u0000", "{\"a\" 1}" })
	void damagedSettingsAreOneErrorThatNamesTheFile(String json) throws IOException {
		workspace.settings(json);
		BadInputException error = assertThrows(BadInputException.class, this::plan);
		assertTrue(error.getMessage().contains("settings.sptjson: this is no JSON"), error.getMessage());
	}

	@Test
	void settingsThatAreTooDeepOrTooLongAreRefused() throws IOException {
		workspace.settings("[".repeat(100_000));
		assertThrows(BadInputException.class, this::plan);
		try (RandomAccessFile file = new RandomAccessFile(workspace.folder().resolve("settings.sptjson").toFile(),
				"rw")) {
			file.setLength(1L << 32);
		}
		assertThrows(BadInputException.class, this::plan);
	}

	@Test
	void aHugeApplicationIsLeftOut() throws Exception {
		workspace.settings(settings("MIMXRT1060", "unsigned", 0x60002000L));
		try (RandomAccessFile file = new RandomAccessFile(
				workspace.folder().resolve("source_images/app.srec").toFile(), "rw")) {
			file.setLength(1L << 32);
		}
		ImportPlan plan = plan();
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "because it is longer than"), plan.remarks().toString());
		assertTrue(plan.files().stream().noneMatch(file -> file.content() instanceof ImportedFile.Copy));
	}

	@Test
	void anUnknownDeviceIsSaidAndKeepsNothingElseFromBeingTaken() throws Exception {
		workspace.settings(settings("LPC55S69", "unsigned", 0)).program("source_images/app.srec", 0x60002000L).keys();
		ImportPlan plan = plan();
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "the device \"LPC55S69\""), plan.remarks().toString());
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "a provisioning file"));
		assertTrue(plan.keys().isPresent());
	}

	@Test
	void aMissingApplicationIsNamedSoThatItCanBePutThere() throws Exception {
		workspace.settings(settings("MIMXRT1060", "unsigned", 0x60002000L).replace("source_images\\\\app.srec",
				"C:\\\\work\\\\Debug\\\\app.axf"));
		ImportPlan plan = plan();
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "app.axf, because it is not there"), plan.remarks().toString());
		write(plan);
		assertTrue(Files.readString(target.resolve("my_workspace.bootseal")).contains("source: app.axf"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "C:\\\\", "..", " /", "C:/ " })
	void aFolderIsNoApplication(String name) throws Exception {
		workspace.settings(settings("MIMXRT1060", "unsigned", 0x60002000L).replace("source_images\\\\app.srec", name));
		assertTrue(plan().files().stream().noneMatch(file -> file.path().endsWith(".bootseal")
				&& file.content().toString().contains("source: ''")));
	}

	@Test
	void anSrkThatTheKeysDoNotHaveIsNotNamed() throws Exception {
		workspace.settings(settings("MIMXRT1060", "signed", 0x60002000L).replace("IMG2_1", "IMG4_1"))
				.program("source_images/app.srec", 0x60002000L).keys();
		ImportPlan plan = plan();
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "SRK 4"), plan.remarks().toString());
		write(plan);
		assertEquals(List.of(), errors(review()));
	}

	@Test
	void aFolderThatIsNoWorkspaceIsRefused() throws IOException {
		Path empty = Files.createDirectories(folder.resolve("empty"));
		for (Path wrong : List.of(empty, folder.resolve("none"))) {
			assertThrows(BadInputException.class,
					() -> SecImport.plan(wrong, target, PasswordSource.NONE, Progress.NONE));
		}
	}

	@Test
	void whatIsThereIsNotReplacedWithoutBeingTold() throws Exception {
		workspace.settings(settings("MIMXRT1060", "unsigned", 0x60002000L)).program("source_images/app.srec",
				0x60002000L).keys();
		ImportPlan plan = plan();
		Path mine = target.resolve("my_workspace.memcfg.yaml");
		Files.createDirectories(target);
		Files.writeString(mine, "mine");
		BadInputException error = assertThrows(BadInputException.class, () -> write(plan));
		assertTrue(error.getMessage().contains("my_workspace.memcfg.yaml is there already"), error.getMessage());
		try (Stream<Path> files = Files.list(target)) {
			assertEquals(List.of(mine), files.toList());
		}
		new ImportWriter(target, true).write(plan, PasswordSource.NONE, new SecureRandom(), Progress.NONE);
		assertFalse(Files.readString(mine).equals("mine"));
		// a second time the same keys are there already, and stay
		List<Path> again = new ImportWriter(target, true).write(plan, PasswordSource.NONE, new SecureRandom(),
				Progress.NONE);
		assertFalse(again.contains(target.resolve("pki")));
	}

	@Test
	void aCancelledImportLeavesNothingBehind() throws Exception {
		workspace.settings(settings("MIMXRT1060", "unsigned", 0x60002000L));
		ImportPlan plan = plan();
		Progress cancelled = new Progress() {
			@Override
			public void bytes(long done, long total) {
				// nobody looks
			}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class,
				() -> new ImportWriter(target, false).write(plan, PasswordSource.NONE, new SecureRandom(), cancelled));
		try (Stream<Path> files = Files.list(target)) {
			assertEquals(0, files.count());
		}
	}

	@Test
	void theKeysThatStandForNothingAreNotTaken() throws IOException, BadInputException, URISyntaxException,
			CancelledException {
		workspace.settings("{\"processor\": null, \"boot_type\": \"\", \"list\": [1, true, null]}");
		ImportPlan plan = plan();
		assertTrue(says(plan, Remark.Kind.LEFT_OUT, "list.0"), plan.remarks().toString());
		assertTrue(plan.files().isEmpty());
	}
}
