/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bootable.FlashImage;
import org.bootseal.core.bootable.FlashImageReader;
import org.bootseal.core.bootable.FlashInspector;
import org.bootseal.core.bootable.FlashPlaces;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.CmsSignature;
import org.bootseal.core.hab.Csf;
import org.bootseal.core.hab.Dcd;
import org.bootseal.core.hab.HabContainer;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.ImageInspector;
import org.bootseal.core.hab.MacData;
import org.bootseal.core.hab.Xmcd;
import org.bootseal.fuzz.Reading.Bound;
import org.junit.jupiter.api.BeforeAll;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Boot images and their parts. What is read is written back to the same bytes. */
class HabFuzzTest {

	/** Parts are copied a few times; a command in a few bytes becomes objects with lists. */
	private static final Reading READING = new Reading(new Bound(1 << 20, 512), HabFormatException.class,
			BadInputException.class);

	/** A report holds sentences, up to one for each command, each built by a formatter. */
	private static final Reading REPORTING = new Reading(new Bound(4 << 20, 4096));

	private static Device rt1050;
	private static Device rt1170;

	@BeforeAll
	static void devices() throws Exception {
		rt1050 = DeviceCatalogue.builtIn().find("MIMXRT1050");
		rt1170 = DeviceCatalogue.builtIn().find("MIMXRT1176");
	}

	@FuzzTest
	void container(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			HabContainer container = HabContainer.parse(input);
			byte[] written = container.encode();
			assertArrayEquals(Arrays.copyOf(input, written.length), written);
			assertEquals(container, HabContainer.parse(written));
		});
	}

	@FuzzTest
	void csf(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			Csf csf = Csf.parse(input, 0);
			assertEquals(csf, Csf.parse(csf.encode(), 0));
		});
	}

	@FuzzTest
	void dcd(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			Dcd dcd = Dcd.parse(input, 0);
			assertArrayEquals(Arrays.copyOf(input, dcd.length()), dcd.encode());
		});
	}

	@FuzzTest
	void xmcd(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			Xmcd xmcd = Xmcd.parse(input, 0);
			assertArrayEquals(Arrays.copyOf(input, xmcd.length()), xmcd.encode());
			xmcd.describe();
		});
	}

	@FuzzTest
	void mac(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			MacData mac = MacData.parse(input, 0);
			assertEquals(mac, MacData.parse(mac.encode(), 0));
		});
	}

	@FuzzTest
	void signature(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			CmsSignature signature = CmsSignature.parse(input);
			signature.messageDigest();
			signature.signingTime();
		});
	}

	@FuzzTest
	void inspection(byte[] input) throws Exception {
		REPORTING.check(input.length, () -> {
			ImageInspector.inspect(input, Optional.empty());
			FlashInspector.inspect(input, Optional.empty());
			FlashInspector.inspect(input, Optional.of(rt1050));
			FlashInspector.inspect(input, Optional.of(rt1170));
		});
	}

	@FuzzTest
	void flashImage(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			FlashImage image = FlashImageReader.parse(input, FlashPlaces.of(rt1050, "flexspi_nor"));
			byte[] written = image.bytes();
			assertArrayEquals(Arrays.copyOf(input, written.length), written);
			image.warnings();
		});
	}
}
