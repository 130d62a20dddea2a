/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.bootseal.core.hab.TestImages.binary;
import static org.bootseal.core.hab.TestImages.build;
import static org.bootseal.core.hab.TestImages.signed;
import static org.bootseal.core.hab.TestImages.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.keys.TestKeys;
import org.junit.jupiter.api.Test;

class ImageInspectorTest {

	@Test
	void signedContainerIsTakenApartAndVerified() throws Exception {
		ImageReport report = inspect(build(signed(binary(5000))).bytes());
		assertEquals(List.of(), report.problems());
		assertTrue(report.isVerified());
		assertEquals(ImageReport.Kind.HAB_CONTAINER, report.kind());
		assertEquals(List.of("IVT 0x0 32", "boot data 0x20 12", "application 0x1000 8192", "CSF 0x3000 80",
				"SRK table 0x3050 546", "certificate 0x3274 832", "signature 0x35B4 525", "certificate 0x37C4 832",
				"signature 0x3B04 525"),
				normalised(report));
		assertEquals(
				List.of("Install SRK: index 0, SHA-256, table at CSF+0x50",
						"Install CSFK in slot 1: verified by slot 0, certificate",
						"Authenticate CSF with key 1, CMS, engine DCP",
						"Install key in slot 2: verified by slot 0, certificate",
						"Authenticate data with key 2: 0x60001000+0x40, 0x60002000+0x1390, CMS, engine DCP"),
				report.csf().orElseThrow().commands().stream()
						.map(command -> command.describe().replaceAll(" at CSF\\+0x[0-9A-F]{3}", "")).toList());
		assertEquals(TestKeys.tree().srkTable(), report.srkTable().orElseThrow());
		assertEquals(List.of("CSF key", "key in slot 2"),
				report.certificates().stream().map(ImageReport.CertificateInfo::role).toList());
		assertEquals("RSA-2048", report.certificates().get(0).key());
		assertEquals(List.of(Optional.of(TestImages.TIME), Optional.of(TestImages.TIME)),
				report.signatures().stream().map(ImageReport.SignatureInfo::time).toList());
	}

	@Test
	void changedApplicationIsFound() throws Exception {
		byte[] bytes = build(signed(binary(5000))).bytes();
		bytes[0x1800] ^= 1;
		ImageReport report = inspect(bytes);
		assertFalse(report.isVerified());
		assertEquals(List.of("the signature of the image is wrong: the content was changed after signing",
				"no valid signature covers the IVT and the boot data",
				"no valid signature covers the entry point 0x60002009"), report.problems());
	}

	@Test
	void changedCsfIsFound() throws Exception {
		byte[] bytes = build(signed(binary(5000))).bytes();
		// the engine of the second command from the end of the commands: part of what the CSF signature covers
		bytes[0x3000 + 4 + 12 + 12 + 6] ^= 1;
		assertEquals(List.of("the signature of the CSF is wrong: the content was changed after signing"),
				inspect(bytes).problems());
	}

	@Test
	void signatureOfAnotherKeyIsFound() throws Exception {
		byte[] bytes = build(signed(binary(5000))).bytes();
		ImageReport report = inspect(bytes);
		ImageReport.Part signature = report.parts().stream()
				.filter(part -> part.meaning().equals("CMS signature of the image"))
				.findFirst().orElseThrow();
		bytes[(int) (signature.offset() + signature.length() - 1)] ^= 1;
		assertEquals("the signature of the image is wrong: it was not made by the key in slot 2",
				inspect(bytes).problems().get(0));
	}

	@Test
	void otherRootIsFound() throws Exception {
		byte[] bytes = build(signed(binary(5000))).bytes();
		int srkTable = 0x3050;
		bytes[srkTable + 4 + 12 + 255] ^= 1;
		assertEquals(
				List.of("the certificate of the CSF key is not issued by the key in slot 0; a closed part refuses this image",
						"the certificate of the key in slot 2 is not issued by the key in slot 0; a closed part refuses this image"),
				inspect(bytes).problems());
	}

	@Test
	void cutFilesAreFound() throws Exception {
		byte[] bytes = build(signed(binary(5000))).bytes();
		assertEquals("the file is cut off: the last 1 bytes that the boot data announce are missing",
				inspect(Arrays.copyOf(bytes, bytes.length - 1)).problems().get(0));
		assertTrue(inspect(Arrays.copyOf(bytes, 0x2000)).problems()
				.contains("the IVT says that the CSF is at 0x60004000, which is not in this file"));
		assertTrue(inspect(Arrays.copyOf(bytes, 0x3100)).problems()
				.contains("the certificate of the CSF key at CSF+0x274 is not in this file"),
				() -> inspect(Arrays.copyOf(bytes, 0x3100)).problems().toString());
	}

	@Test
	void unsignedContainerInAFlashImage() throws Exception {
		HabImage image = build(unsigned(binary(5000)));
		byte[] flash = new byte[0x1000 + image.length()];
		Arrays.fill(flash, (byte) 0xFF);
		flash[0] = 'F';
		flash[1] = 'C';
		flash[2] = 'F';
		flash[3] = 'B';
		image.copyTo(flash, 0x1000);
		ImageReport report = ImageInspector.inspect(flash, Optional.of(TestImages.rt1020()));
		assertEquals(List.of(), report.problems());
		assertEquals(ImageReport.Kind.IMAGE_WITH_IVT, report.kind());
		assertEquals(OptionalLong.of(0x1000), report.ivtOffset());
		assertEquals(List.of("FCB 0x0 512", "IVT 0x1000 32", "boot data 0x1020 12", "application 0x2000 5000"),
				normalised(report));
		assertEquals(OptionalLong.of(0x60002000L), report.parts().get(3).address());
		assertFalse(report.isVerified());
	}

	@Test
	void ivtAtAnyWordOfTheFirstEightKilobytes() throws Exception {
		HabImage image = build(unsigned(binary(5000)));
		byte[] file = new byte[0x1FFC + image.length()];
		image.copyTo(file, 0x1FFC);
		assertEquals(OptionalLong.of(0x1FFC), inspect(file).ivtOffset());
		byte[] tooFar = new byte[0x2000 + image.length()];
		image.copyTo(tooFar, 0x2000);
		assertEquals(OptionalLong.empty(), inspect(tooFar).ivtOffset());
	}

	@Test
	void entryAndBootDataThatDoNotFitAreFound() throws Exception {
		byte[] bytes = build(unsigned(binary(5000))).bytes();
		bytes[4 + 3] = 0x20;
		assertEquals(
				List.of("found no vector table where applications are, expected a reset vector near the entry point",
						"the entry point 0x20002009 is not in the image, which is at 0x60000000 to 0x60003387"),
				inspect(bytes).problems());
		byte[] other = build(unsigned(binary(5000))).bytes();
		other[0x20 + 3] = 0x61;
		assertEquals(List.of(
				"the boot data say that the image is at 0x61000000 to 0x61003387, which leaves out the IVT at 0x60001000",
				"the file is cut off: the last 16777216 bytes that the boot data announce are missing",
				"the entry point 0x60002009 is not in the image, which is at 0x61000000 to 0x60003387"),
				inspect(other).problems());
	}

	@Test
	void otherFiles() throws Exception {
		assertEquals(ImageReport.Kind.SRK_TABLE, inspect(TestKeys.tree().srkTable().encode()).kind());
		assertEquals(ImageReport.Kind.APPLICATION, inspect(TestImages.application(100, 0x60002000L)).kind());
		byte[] fcb = Arrays.copyOf("FCFB".getBytes(), 512);
		assertEquals(ImageReport.Kind.FLEXSPI_CONFIGURATION, inspect(fcb).kind());
		assertEquals(ImageReport.Kind.UNKNOWN, inspect(new byte[0]).kind());
		assertEquals(ImageReport.Kind.UNKNOWN, inspect("hello, world".getBytes()).kind());
		byte[] broken = TestKeys.tree().srkTable().encode();
		broken[4] = 0;
		assertEquals(
				"this starts like an SRK table, but is none: offset 0x4: found tag 0x00, expected an SRK entry (0xE1 or 0xEE)",
				inspect(broken).problems().get(0));
	}

	private static ImageReport inspect(byte[] file) {
		return ImageInspector.inspect(file, Optional.empty());
	}

	private static List<String> normalised(ImageReport report) {
		return report.parts().stream()
				.map(part -> String.format("%s 0x%X %d", part.name(), part.offset(), part.length()))
				.toList();
	}
}
