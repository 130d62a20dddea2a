/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keys.PasswordSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HabTemplateTest {

	@TempDir
	private Path folder;

	@BeforeEach
	void files() throws Exception {
		HabFiles.in(folder);
		for (String kind : List.of("crt", "key")) {
			String place = kind.equals("crt") ? "crts/" : "keys/";
			Files.copy(folder.resolve(place + "SRK1_sha256_2048_65537_v3_ca_" + kind + ".pem"),
					folder.resolve(place + "SRK1_sha256_2048_65537_v3_usr_" + kind + ".pem"));
		}
	}

	/** Every template builds as it is, once the files that it names are there. */
	@ParameterizedTest
	@EnumSource
	void templateIsAConfigurationThatBuilds(HabTemplate.Kind kind) throws Exception {
		for (String name : DeviceCatalogue.builtIn().names()) {
			Device device = DeviceCatalogue.builtIn().find(name);
			for (BootMemory memory : device.bootMemories()) {
				String text = HabTemplate.of(device, memory, kind);
				HabConfiguration read = read(text);
				assertEquals(List.of(), read.warnings(), text);
				HabImage image = TestImages.build(read.recipe(PasswordSource.NONE));
				assertEquals(kind != HabTemplate.Kind.UNSIGNED, image.csf().isPresent());
				assertEquals(kind == HabTemplate.Kind.ENCRYPTED, image.keyBlob().isPresent());
				assertTrue(image.warnings().stream().noneMatch(warning -> warning.kind() == HabWarning.Kind.OTHER),
						image.warnings()::toString);
				assertEquals(List.of(), ImageInspector.inspect(image.bytes(), Optional.of(device)).problems());
			}
		}
	}

	/** What is shown as a comment is right too when it is taken in. */
	@Test
	void commentedKeysAreKnown() throws Exception {
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1176");
		String text = HabTemplate.of(device, device.bootMemory("flexspi_nor"), HabTemplate.Kind.ENCRYPTED);
		Files.write(folder.resolve("xmcd.bin"), new byte[] { 8, 0, 0, (byte) 0xC0, 0, 0, 0, 0 });
		Files.write(folder.resolve("nonce.bin"), new byte[13]);
		Pattern key = Pattern.compile("(?m)^( *)# ((?!DCDFilePath)[A-Za-z_]+: [^ ]+|signatureTimestamp: .*)$");
		String taken = key.matcher(text).replaceAll("$1$2");
		for (String name : List.of("entryPointAddress", "XMCDFilePath", "signatureTimestamp", "Decrypt_Nonce")) {
			assertTrue(taken.contains("  " + name + ": "), taken);
		}
		assertEquals(List.of(), read(taken).warnings());
		assertFalse(text.contains("\t"));
	}

	private HabConfiguration read(String text) throws Exception {
		Path yaml = Files.writeString(folder.resolve("template.yaml"),
				text.replace("application.elf", "app.bin").replace("entryPointAddress: 0x60002000",
						"entryPointAddress: 0x60002009"));
		HabConfiguration without = HabConfiguration.read(yaml, DeviceCatalogue.builtIn());
		HabRecipe recipe = without.recipe(PasswordSource.NONE);
		Files.write(folder.resolve("app.bin"),
				TestImages.application(3000, recipe.startAddress() + recipe.initialLoadSize()));
		return HabConfiguration.read(yaml, DeviceCatalogue.builtIn());
	}
}
