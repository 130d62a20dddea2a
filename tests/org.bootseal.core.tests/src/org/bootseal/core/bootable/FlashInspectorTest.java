/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbBlocks;
import org.bootseal.core.otfad.OtfadTable;
import org.bootseal.core.xip.Secret;
import org.bootseal.core.xmcd.XmcdConfiguration;
import org.bootseal.core.xmcd.XmcdKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FlashInspectorTest {

	private static Optional<Device> device(String name) throws BadInputException {
		return Optional.of(DeviceCatalogue.builtIn().find(name));
	}

	private static byte[] beeHeader(int seed) {
		byte[] header = new byte[512];
		byte[] noise = new byte[512];
		new Random(seed).nextBytes(noise);
		System.arraycopy(noise, 0, header, 0, 32);
		System.arraycopy(noise, 0x80, header, 0x80, 0x100);
		return header;
	}

	private static byte[] keyBlob() throws BadInputException {
		return OtfadTable.of(List.of()).encode(Secret.of(new byte[16]), Optional.empty());
	}

	private static FlashImage image(String device, FlashPart... parts) throws BadInputException {
		List<FlashPart> all = new ArrayList<>(List.of(parts));
		FlashPlaces places = FlashPlaces.of(device(device).orElseThrow(), "flexspi_nor");
		all.add(new FlashPart(PartKind.FCB, places.offset(PartKind.FCB).orElseThrow(), FcbBlocks.quad()));
		return FlashImage.of(places, 0, (byte) 0xFF, all);
	}

	private static List<String> names(List<FileNode> nodes) {
		return nodes.stream().map(node -> String.format("%s@%X", node.name(), node.offset())).toList();
	}

	@Test
	void aFlashImageIsATree() throws Exception {
		byte[] container = BootableTest.container(0x60000000L, 0x1000);
		FlashImage image = image("rt1050", new FlashPart(PartKind.BEE_HEADER_0, 0x400, beeHeader(1)),
				new FlashPart(PartKind.BEE_HEADER_1, 0x800, beeHeader(2)),
				new FlashPart(PartKind.HAB_CONTAINER, 0x1000, container),
				new FlashPart(PartKind.SECOND_CONTAINER, 0x9000,
						BootableTest.container(0x60008000L, 0x1000)));
		FlashReport report = FlashInspector.inspect(image.bytes(), device("rt1050"));

		assertEquals("image with ivt", report.kind());
		assertEquals("FCB@0", names(report.nodes()).get(0));
		assertEquals(List.of("BEE header 0@400", "BEE header 1@800", "IVT@1000", "boot data@1020"),
				names(report.nodes()).subList(1, 5));
		assertEquals(List.of("EKIB@400", "EPRDB@480"), names(report.nodes().get(1).children()));
		FileNode second = report.nodes().get(report.nodes().size() - 1);
		assertEquals("second container@9000", names(List.of(second)).get(0));
		assertTrue(names(second.children()).contains("IVT@9000"), names(second.children()).toString());
		FileNode fcb = report.nodes().get(0);
		assertTrue(
				names(fcb.children()).containsAll(List.of("tag@0", "pageSize@1C0", "sequence 0@80", "sequence 9@110")),
				names(fcb.children()).toString());
		assertEquals("CMD_SDR 0xEB on 1 pad, RADDR_SDR 0x18 on 4 pads, DUMMY_SDR 0x06 on 4 pads,"
				+ " READ_SDR 0x04 on 4 pads",
				fcb.children().stream().filter(node -> node.name().equals("sequence 0")).findFirst().orElseThrow()
						.meaning());
		assertEquals(1, report.notes().size());
	}

	@Test
	void anEncryptedContainerIsNoProblem() throws Exception {
		byte[] noise = new byte[0x2000];
		new Random(3).nextBytes(noise);
		FlashImage image = image("rt1010", new FlashPart(PartKind.KEY_BLOB, 0, keyBlob()),
				new FlashPart(PartKind.HAB_CONTAINER, 0x1000, noise));
		FlashReport report = FlashInspector.inspect(image.bytes(), Optional.empty());

		assertEquals("encrypted flash image", report.kind());
		assertEquals(List.of(), report.problems());
		assertEquals(List.of("OTFAD key blob@0", "FCB@400", "encrypted@1000"), names(report.nodes()));
		assertEquals(List.of("context 0@0", "context 1@40", "context 2@80", "context 3@C0"),
				names(report.nodes().get(0).children()));
	}

	@Test
	void headersAreKnownWithoutAnFcb() throws Exception {
		byte[] flash = new byte[0x3000];
		Arrays.fill(flash, 0x1000, 0x3000, (byte) 0x5A);
		System.arraycopy(beeHeader(5), 0, flash, 0x800, 512);
		FlashReport report = FlashInspector.inspect(flash, Optional.empty());
		assertEquals("encrypted flash image", report.kind());
		assertEquals(List.of("BEE header 1@800", "encrypted@1000"), names(report.nodes()));
		System.arraycopy(keyBlob(), 0, flash, 0, 256);
		assertEquals(List.of("OTFAD key blob@0", "encrypted@1000"),
				names(FlashInspector.inspect(flash, Optional.empty()).nodes()));
	}

	@Test
	void aBeeHeaderIsKnownWhateverItsCipherTextLooksLike() {
		for (int seed = 0; seed < 500; seed++) {
			assertEquals("BEE header", FlashInspector.inspect(beeHeader(seed), Optional.empty()).kind(),
					"seed " + seed);
		}
	}

	@Test
	void singleBlocksAreKnown() throws Exception {
		assertEquals("BEE header", FlashInspector.inspect(beeHeader(4), Optional.empty()).kind());
		assertEquals("OTFAD key blob", FlashInspector.inspect(keyBlob(), Optional.empty()).kind());
		FlashReport fcb = FlashInspector.inspect(FcbBlocks.quad(), Optional.empty());
		assertEquals("FCB", fcb.kind());
		assertEquals(List.of(), fcb.problems());
		byte[] bad = FcbBlocks.quad();
		bad[0x44] = 3;
		assertEquals(1, FlashInspector.inspect(bad, Optional.empty()).problems().size());
		assertEquals("unknown", FlashInspector.inspect(new byte[7], Optional.empty()).kind());
	}

	@ParameterizedTest
	@EnumSource(XmcdKind.class)
	void anXmcdIsATree(XmcdKind kind) throws Exception {
		byte[] block = XmcdConfiguration.template(device("rt1176").orElseThrow(), kind).xmcd().encode();
		FlashReport alone = FlashInspector.inspect(block, Optional.empty());
		assertEquals("XMCD", alone.kind());
		assertEquals("header@0", names(alone.nodes().get(0).children()).get(0));

		byte[] container = BootableTest.container(0x30000000L, 0x1000);
		System.arraycopy(block, 0, container, 0x40, block.length);
		FlashReport inside = FlashInspector.inspect(container, device("rt1176"));
		FileNode xmcd = inside.nodes().stream().filter(node -> node.name().equals("XMCD")).findFirst().orElseThrow();
		assertEquals("header@40", names(xmcd.children()).get(0));
	}

	/** All nodes lie in the file and in the node around them; nothing makes the inspector fail. */
	@Property(tries = 300)
	void anyFileGivesATree(@ForAll @Size(min = 4, max = 40) byte[] changes, @ForAll @IntRange(max = 0x4000) int length,
			@ForAll boolean known) throws BadInputException {
		byte[] bytes = image("rt1176", new FlashPart(PartKind.KEY_BLOB, 0, keyBlob()),
				new FlashPart(PartKind.HAB_CONTAINER, 0x1000, BootableTest.container(0x30000000L, 0x1000))).bytes();
		for (int i = 0; i + 3 < changes.length; i += 3) {
			int at = (changes[i] & 0x3F) << 8 | changes[i + 1] & 0xFF;
			bytes[at % bytes.length] = changes[i + 2];
		}
		byte[] cut = Arrays.copyOf(bytes, Math.min(bytes.length, length));
		check(FlashInspector.inspect(cut, known ? device("rt1176") : Optional.empty()).nodes(), 0, cut.length);
	}

	private static void check(List<FileNode> nodes, long from, long to) {
		for (FileNode node : nodes) {
			assertTrue(node.offset() >= from && node.end() <= to, node.toString());
			check(node.children(), node.offset(), node.end());
		}
	}
}
