/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bee.BeeConfiguration;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbBlocks;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbSource;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.otfad.OtfadConfiguration;
import org.bootseal.core.otfad.OtfadImage;
import org.bootseal.core.xmcd.XmcdConfiguration;
import org.bootseal.core.xmcd.XmcdKind;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Damaged configurations are read, or refused by one error that shows no key. */
class FlashConfigurationPropertiesTest {

	private static final String USER_KEY = "0123456789abcdeffedcba9876543210";
	private static final String BEE = """
			family: rt1050
			output_folder: out
			data_blobs:
			  - {data: data.bin, address: 0x60001000}
			engine_selection: both
			bee_engine:
			  - bee_cfg:
			      user_key: '%s'
			      engine_counter: '0x000102030405060708090a0b'
			      protected_region:
			        - {start_address: 0x60001000, length: 0x1000, protected_level: 0}
			  - bee_cfg:
			      user_key: '%s'
			      protected_region:
			        - {start_address: 0x60002000, length: 0x1000, protected_level: 3}
			""".formatted(USER_KEY, USER_KEY);
	private static final String OTFAD = """
			family: rt1176
			output_folder: out
			kek: '%s'
			otfad_table_address: 0x30000000
			data_alignment: 512
			data_blobs:
			  - {data: data.bin, address: 0x30001000}
			key_blobs:
			  - {aes_key: '0x%s', aes_ctr: 0x2021222324252627, start_address: 0x30001000, end_address: 0x30002000}
			key_scramble: {key_scramble_mask: 0x12345678, key_scramble_align: 0x72}
			""".formatted(USER_KEY, USER_KEY);
	private static final String MERGE = """
			family: rt1050
			memory_type: flexspi_nor
			init_offset: 0
			fcb: fcb.bin
			hab_container: hab.bin
			bootseal: {second_image: {offset: 0x8000, hab_container: hab.bin}}
			""";

	private static Path folder;

	/** A change of a text: some characters at a place are others. */
	record Change(int at, int removed, String inserted) {

		String of(String text) {
			int from = at % text.length();
			return text.substring(0, from) + inserted + text.substring(Math.min(text.length(), from + removed));
		}
	}

	@BeforeContainer
	static void putFiles() throws IOException {
		folder = Files.createTempDirectory("bootseal-configurations");
		Files.write(folder.resolve("data.bin"), new byte[0x1800]);
		Files.write(folder.resolve("fcb.bin"), FcbBlocks.quad());
		Files.write(folder.resolve("hab.bin"), BootableTest.container(0x60000000L, 0x1000));
	}

	@AfterContainer
	static void removeFiles() throws IOException {
		try (var files = Files.list(folder)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(folder);
	}

	/** Reads a configuration. */
	private interface Reader {
		void read(Path file) throws BadInputException, IOException;
	}

	private static void readOrRefuse(String text, Reader reader) throws IOException {
		Path file = Files.write(folder.resolve("c.yaml"), text.getBytes(StandardCharsets.UTF_8));
		try {
			reader.read(file);
		} catch (BadInputException e) {
			assertFalse(e.getMessage().isBlank());
			assertFalse(e.getMessage().contains(USER_KEY), e.getMessage());
		}
	}

	@Property(tries = 400)
	void bee(@ForAll("changes") List<Change> changes) throws IOException {
		readOrRefuse(changed(BEE, changes), file -> {
			try (BeeConfiguration read = BeeConfiguration.read(file, new SecureRandom())) {
				if (!read.data().isEmpty()) {
					read.encryption().encrypt(read.data(), new SecureRandom());
				}
			}
		});
	}

	@Property(tries = 400)
	void otfad(@ForAll("changes") List<Change> changes) throws IOException {
		readOrRefuse(changed(OTFAD, changes), file -> {
			try (OtfadConfiguration read = OtfadConfiguration.read(file)) {
				OtfadImage.of(read).whole();
			}
		});
	}

	@Property(tries = 400)
	void bootableImage(@ForAll("changes") List<Change> changes) throws IOException {
		readOrRefuse(changed(MERGE, changes),
				file -> BootableConfiguration.read(file, PasswordSource.NONE, Clock.systemUTC()).image().bytes());
	}

	@Property(tries = 200)
	void fcb(@ForAll("changes") List<Change> changes) throws IOException, BadInputException {
		String text = FcbConfiguration.template(DeviceCatalogue.builtIn().find("rt1050")).text();
		readOrRefuse(changed(text, changes), FcbSource::read);
	}

	@Property(tries = 200)
	void xmcd(@ForAll("changes") List<Change> changes, @ForAll XmcdKind kind) throws IOException, BadInputException {
		var device = DeviceCatalogue.builtIn().find("rt1176");
		String text = XmcdConfiguration.template(device, kind).text();
		readOrRefuse(changed(text, changes), file -> XmcdConfiguration.open(file, device));
	}

	private static String changed(String text, List<Change> changes) {
		String result = text;
		for (Change change : changes) {
			result = change.of(result + "\n");
		}
		return result;
	}

	@Provide
	Arbitrary<List<Change>> changes() {
		Arbitrary<String> inserted = Arbitraries.oneOf(Arbitraries.strings().withChars("0123456789abcdefx:-{}[]', \n"),
				Arbitraries.of("", "0xFFFFFFFF", "0x100000000", "~", "''", "-1", "99999999999999999999", "..", "."))
				.filter(text -> text.length() < 24);
		return Combinators.combine(Arbitraries.integers().between(0, 20_000), Arbitraries.integers().between(0, 12),
				inserted).as(Change::new).list().ofMinSize(1).ofMaxSize(3);
	}
}
