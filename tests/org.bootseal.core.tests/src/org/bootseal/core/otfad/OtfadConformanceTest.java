/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.xip.DataBlob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every OTFAD case of NXP's own tests for parts with HAB. */
@Tag("conformance")
class OtfadConformanceTest {

	private static final int DATA_OFFSET = 0x1000;

	private final Path vectors = Path.of(System.getProperty("bootseal.vectors"), "otfad");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "otfad_rt1160, MIMXRT1166", "otfad_rt1170, MIMXRT1176" })
	void imagesAreNxps(String name, String device) throws Exception {
		try (OtfadConfiguration read = OtfadConfiguration.read(vectors.resolve(name + ".yaml"))) {
			DataBlob whole = OtfadImage.of(read).whole();

			assertEquals(device, read.device().name());
			assertEquals(0x30000000L, whole.address());
			byte[] expected = Files.readAllBytes(vectors.resolve(name + "_out.bin"));
			assertArrayEquals(expected, whole.bytes());
			OtfadTable table = OtfadTable.parse(expected, read.kek(), read.scramble());
			assertEquals(read.table(), table);
			assertEquals("0x30001000..0x30007FFF, decrypted, read only", table.contexts().get(0).toString());
			assertEquals("not used", table.contexts().get(3).toString());
			DataBlob plain = new OtfadEncryption(table).apply(read(expected, 0x30001000L));
			byte[] data = read.data().get(0).bytes();
			assertArrayEquals(data, Arrays.copyOf(plain.bytes(), data.length));
		}
	}

	private static DataBlob read(byte[] image, long address) {
		return new DataBlob(address, Arrays.copyOfRange(image, DATA_OFFSET, image.length));
	}

	@Test
	void namesAreTakenFromTheConfiguration() throws Exception {
		try (OtfadConfiguration read = OtfadConfiguration.read(vectors.resolve("otfad_rt1170_custom_name.yaml"))) {
			assertArrayEquals(Files.readAllBytes(vectors.resolve("otfad_rt1170_out.bin")),
					OtfadImage.of(read).whole().bytes());
			assertEquals(new OtfadConfiguration.Outputs(vectors.resolve("otfad_rt1170_outputs"), FirmwareFormat.BIN,
					"otfad_whole_image", "OTFAD_Table", "encrypted_blob"), read.outputs());
		}
	}

	/**
	 * The input of these two is not among the vectors. It is what the output says after decryption, so its length is
	 * known only up to the zeros that fill up the output.
	 */
	@ParameterizedTest
	@CsvSource({ "otfad_rt1010_scramble", "otfad_rt1170_scramble" })
	void scrambledKeysAreNxps(String name) throws Exception {
		byte[] expected = Files.readAllBytes(vectors.resolve(name + "_out.bin"));
		try (OtfadConfiguration keys = OtfadConfiguration.read(copyWithData(name, new byte[16]))) {
			OtfadTable table = OtfadTable.parse(expected, keys.kek(), keys.scramble());
			assertEquals(keys.table(), table);
			assertTrue(keys.scramble().isPresent());
			int encrypted = expected.length;
			while (expected[encrypted - 1] == 0) {
				encrypted--;
			}
			byte[] plain = new OtfadEncryption(table)
					.apply(read(Arrays.copyOf(expected, encrypted), 0x04001000L)).bytes();
			try (OtfadConfiguration whole = OtfadConfiguration.read(copyWithData(name, plain))) {
				assertArrayEquals(expected, OtfadImage.of(whole).whole().bytes());
			}
			// a container that the ROM of another family boots
			assertEquals((byte) 0x87, plain[3]);
		}
	}

	private Path copyWithData(String name, byte[] data) throws IOException {
		Files.write(folder.resolve("blink_fspi2_xip_cm33_ahab.bin"), data);
		Files.write(folder.resolve("kek_inc.bin"), Files.readAllBytes(vectors.resolve("kek_inc.bin")));
		return Files.write(folder.resolve(name + ".yaml"), Files.readAllBytes(vectors.resolve(name + ".yaml")));
	}

	@ParameterizedTest
	@CsvSource({ "kek_inc.bin, kek_inc.txt", "otfad_key.bin, otfad_key.txt" })
	void keyFilesMayBeBytesOrText(String binary, String text) throws Exception {
		assertEquals(table(binary), table(text));
	}

	private List<Byte> table(String kek) throws Exception {
		Files.write(folder.resolve(kek), Files.readAllBytes(vectors.resolve(kek)));
		Path file = Files.writeString(folder.resolve("c.yaml"), """
				family: rt117x
				output_folder: out
				kek: %s
				otfad_table_address: 0x30000000
				key_blobs:
				  - {aes_key: 0x5233100606242806050955395731361, aes_ctr: 0x81985529216486,
				     start_address: 0x30001000, end_address: 0x30002000}
				""".formatted(kek));
		try (OtfadConfiguration read = OtfadConfiguration.read(file)) {
			byte[] table = OtfadImage.of(read).whole().bytes();
			assertEquals(OtfadTable.LENGTH, table.length);
			List<Byte> bytes = new ArrayList<>();
			for (byte each : table) {
				bytes.add(each);
			}
			return bytes;
		}
	}
}
