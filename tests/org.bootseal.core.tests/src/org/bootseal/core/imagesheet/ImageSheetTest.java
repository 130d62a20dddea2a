/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imagesheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.bootable.FileNode;
import org.bootseal.core.config.Severity;
import org.bootseal.core.hab.SmallImages;
import org.bootseal.core.hab.SmallImages.Small;
import org.bootseal.core.imagesheet.ImageRegion.Kind;
import org.bootseal.core.verify.TargetPart;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The places of pieces, colours and findings in an image. */
class ImageSheetTest {

	static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
	private static final Path NAME = Path.of("app.bin");

	private static ImageSheet sheet(Small image, byte[] bytes) {
		return ImageSheet.of(bytes, NAME, TargetPart.of(Optional.empty()).withSrkHash(image.table().hash())
				.withIvtAt(SmallImages.IVT), NOW);
	}

	static void assertPlaces(ImageSheet sheet, long length) {
		assertInside(sheet.nodes(), 0, length);
		long at = 0;
		for (ImageRegion region : sheet.regions()) {
			assertTrue(region.offset() >= at && region.length() > 0 && region.end() <= length, region::toString);
			assertFalse(region.kind() == Kind.OTHER, region::toString);
			at = region.end();
		}
		for (ImageFinding finding : sheet.findings()) {
			assertTrue(finding.offset().isEmpty() || finding.offset().getAsLong() >= 0 && finding.length() > 0
					&& finding.offset().getAsLong() + finding.length() <= length, finding::toString);
		}
	}

	private static void assertInside(List<FileNode> nodes, long from, long end) {
		for (FileNode node : nodes) {
			assertTrue(node.offset() >= from && node.end() <= end, () -> node + " is not in " + from + ".." + end);
			assertInside(node.children(), node.offset(), node.end());
		}
	}

	@Test
	void aGoodImageHasItsPlacesAndNoError() throws Exception {
		Small image = SmallImages.signed("RSA-1024");
		ImageSheet sheet = sheet(image, image.bytes());
		assertPlaces(sheet, image.bytes().length);
		assertTrue(sheet.passes(), sheet.verdict());
		assertEquals(List.of(), sheet.findings().stream().filter(one -> one.severity() == Severity.ERROR).toList());
		assertEquals(List.of(Kind.HEADER, Kind.APPLICATION, Kind.SIGNATURE),
				sheet.regions().stream().map(ImageRegion::kind).distinct().toList());
		assertEquals("IVT", sheet.chain(0).get(0).name());
		assertEquals(List.of(), sheet.chain(image.bytes().length));
	}

	@Test
	void aDamagedByteOfTheApplicationLeadsToWhatRefusesIt() throws Exception {
		Small image = SmallImages.signed("RSA-1024");
		byte[] damaged = image.bytes().clone();
		damaged[(int) (SmallImages.APPLICATION.address() - SmallImages.IVT) + 5] ^= 1;
		ImageSheet sheet = sheet(image, damaged);
		assertPlaces(sheet, damaged.length);
		assertFalse(sheet.passes());
		ImageFinding first = sheet.findings().get(0);
		assertEquals(Severity.ERROR, first.severity());
		assertEquals("CSF", sheet.chain(first.offset().orElseThrow()).get(0).name());
		assertTrue(first.advice().orElseThrow().contains("signature"), first::toString);
	}

	@Test
	void whatIsNoImageSaysSo() {
		ImageSheet sheet = ImageSheet.of(new byte[100], NAME, TargetPart.of(Optional.empty()), NOW);
		assertFalse(sheet.passes());
		assertTrue(sheet.verdict().contains("IVT"), sheet.verdict());
		assertPlaces(sheet, 100);
	}

	@Property(tries = 300)
	void anyDamageHasItsPlaces(@ForAll int place, @ForAll byte value) throws Exception {
		byte[] bytes = Damaged.BYTES.clone();
		bytes[Math.floorMod(place, bytes.length)] = value;
		assertPlaces(ImageSheet.of(bytes, NAME, TargetPart.of(Optional.empty()), NOW), bytes.length);
	}

	/** Signing takes long, so it is done once for all tries. */
	private static final class Damaged {

		static final byte[] BYTES = make();

		private static byte[] make() {
			try {
				return SmallImages.signed("EC-256").bytes();
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		}
	}
}
