/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.Provisioning.BootType;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTextTest {

	@TempDir
	Path folder;

	private static void assertNoFindings(String text) {
		assertEquals(List.of(), ConfigurationChecks.provisioning(YamlDocument.parse(Path.of("x.bootseal"), text)),
				text);
	}

	@Test
	void theSimplestProvisioningFileIsRight() throws Exception {
		String text = NewFileText.provisioning(NewProvisioning.simple());
		assertNoFindings(text);
		Files.createFile(folder.resolve(NewProvisioning.DEFAULT_SOURCE));
		Provisioning read = ProvisioningFile.read(Files.writeString(folder.resolve("new.bootseal"), text));
		assertEquals("MIMXRT1020", read.device());
		assertEquals("virtual", read.connection());
		assertEquals(BootType.UNSIGNED, read.image().bootType());
		assertEquals(List.of(0xC000_0007L), read.optionWords());
		assertEquals(new Provisioning.Fuses(false, false, List.of(), Optional.empty()), read.fuses());
		assertTrue(read.keys().isEmpty() && read.flashloader().isEmpty());
	}

	@Test
	void everyChoiceComesBack() throws Exception {
		Files.createFile(folder.resolve("it's #1.elf"));
		Files.createFile(folder.resolve("loader.srec"));
		Files.writeString(folder.resolve("a b.memcfg.yaml"),
				NewFileText.memoryConfiguration("MIMXRT1020", "quad_spi", List.of(0xC000_0406)));
		String text = NewFileText.provisioning(new NewProvisioning("MIMXRT1020", "virtual:my board.json",
				"it's #1.elf", Optional.of("../keys: mine"), Optional.of("a b.memcfg.yaml"),
				Optional.of("loader.srec"), true, true));
		assertNoFindings(text);
		Provisioning read = ProvisioningFile.read(Files.writeString(folder.resolve("new.bootseal"), text));
		assertEquals("virtual:my board.json", read.connection());
		assertEquals(folder.resolve("it's #1.elf"), read.image().source());
		assertEquals(BootType.AUTHENTICATED, read.image().bootType());
		assertEquals(folder.resolveSibling("keys: mine"), read.keys().orElseThrow().folder());
		assertEquals(List.of(0xC000_0406L), read.optionWords());
		assertEquals(folder.resolve("loader.srec"), read.flashloader().orElseThrow().source());
		assertEquals(new Provisioning.Fuses(true, true, List.of(), Optional.empty()), read.fuses());
	}

	@Test
	void whatIsLeftOutStandsThereAsAComment() {
		String text = NewFileText.provisioning(NewProvisioning.simple());
		assertNoFindings(text.replace("unsigned  ", "authenticated").replaceAll("(?m)^#(\\S)", "$1")
				.replaceAll("(?m)^#  ", "  "));
	}

	@Test
	void memoryConfigurationsAreRight() throws Exception {
		String text = NewFileText.memoryConfiguration("MIMXRT1020", "octal_spi", List.of(0xC150_3051, 0x2000_0014));
		YamlDocument document = YamlDocument.parse(Path.of("x.memcfg.yaml"), text);
		assertEquals(List.of(), ConfigurationChecks.memoryConfiguration(document), text);
		MemoryConfiguration read = MemoryConfiguration.read(Files.writeString(folder.resolve("x.memcfg.yaml"), text));
		assertEquals(List.of(0xC150_3051, 0x2000_0014), read.option().words());
		assertEquals("MIMXRT1020", read.device().name());
		assertEquals(Optional.of("octal_spi"), read.bus());
	}
}
