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
import org.bootseal.core.bee.BeeHeader;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Xmcd;
import org.bootseal.core.otfad.OtfadTable;
import org.bootseal.core.xip.Secret;
import org.bootseal.core.xmcd.XmcdConfiguration;
import org.bootseal.fuzz.Reading.Bound;
import org.junit.jupiter.api.BeforeAll;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The blocks of fixed form that ROMs read from flash. */
class BlockFuzzTest {

	/** Blocks are short, but their text names every field. */
	private static final Reading READING = new Reading(new Bound(16 << 20, 4096), BadInputException.class,
			HabFormatException.class);

	private static final byte[] KEY = new byte[Secret.KEY_LENGTH];
	private static Device device;

	@BeforeAll
	static void device() throws Exception {
		device = DeviceCatalogue.builtIn().find("MIMXRT1176");
	}

	@FuzzTest
	void fcb(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			Fcb fcb = Fcb.parse(input);
			fcb.problems();
			fcb.summary();
			fcb.readSequence();
			assertArrayEquals(Arrays.copyOf(input, fcb.bytes().length), fcb.bytes());
			new FcbConfiguration(device, fcb).text();
		});
	}

	@FuzzTest
	void xmcdText(byte[] input) throws Exception {
		READING.check(input.length, () -> XmcdConfiguration.of(device, Xmcd.parse(input, 0)).text());
	}

	@FuzzTest
	void beeHeader(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			try (Secret key = Secret.of(KEY); BeeHeader header = BeeHeader.parse(input, key)) {
				try (BeeHeader again = BeeHeader.parse(header.encode(key), key)) {
					assertEquals(header, again);
				}
			}
		});
	}

	@FuzzTest
	void otfadTable(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			OtfadTable.looksLikeOne(input, 0);
			try (Secret key = Secret.of(KEY); OtfadTable table = OtfadTable.parse(input, key, Optional.empty())) {
				try (OtfadTable again = OtfadTable.parse(table.encode(key, Optional.empty()), key, Optional.empty())) {
					assertEquals(table, again);
				}
			}
		});
	}
}
