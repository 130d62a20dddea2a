/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Optional;

import org.bootseal.core.firmware.Firmware;
import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

/** What building allocates in all, which is more than what lives at any moment. */
class BuildMemoryTest {

	private static final int LENGTH = 4 << 20;

	/** All that may be allocated, as a multiple of the image. */
	private static final int MOST = 4;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static long allocated() {
		return THREADS.getCurrentThreadAllocatedBytes();
	}

	private static void check(String what, long before, int length) {
		long used = allocated() - before;
		assertTrue(used <= (long) MOST * length,
				() -> what + " allocates " + used + " bytes for an image of " + length);
	}

	@Test
	void signedBuildTakesAFewTimesTheImage() throws Exception {
		HabRecipe recipe = TestImages.signed(TestImages.binary(LENGTH));
		long before = allocated();
		HabImage image = TestImages.build(recipe);
		check("a signed build", before, image.length());
	}

	@Test
	void readingAndBuildingTakeAFewTimesTheImage() throws Exception {
		byte[] file = TestImages.application(LENGTH, TestImages.APPLICATION);
		TestImages.build(TestImages.signed(TestImages.binary(100)));
		long before = allocated();
		Firmware firmware = TestImages.firmware(file);
		HabImage image = TestImages.build(TestImages.signed(firmware));
		check("reading and building", before, image.length());
	}

	@Test
	void inspectionCopiesNoImage() throws Exception {
		byte[] bytes = TestImages.build(TestImages.signed(TestImages.binary(LENGTH))).bytes();
		long before = allocated();
		ImageInspector.inspect(bytes, Optional.of(TestImages.rt1020()));
		check("an inspection", before, bytes.length);
	}
}
