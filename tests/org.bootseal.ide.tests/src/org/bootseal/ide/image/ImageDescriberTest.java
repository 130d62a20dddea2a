/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.runtime.content.IContentDescriber;
import org.junit.jupiter.api.Test;

/** Which binary files open as boot images. */
class ImageDescriberTest {

	private static byte[] ivtAt(int place) {
		byte[] file = new byte[place + 0x40];
		file[place] = (byte) 0xD1;
		file[place + 2] = 0x20;
		file[place + 3] = 0x41;
		return file;
	}

	private static byte[] fcbAt(int place, int length) {
		byte[] file = new byte[length];
		System.arraycopy("FCFB".getBytes(StandardCharsets.US_ASCII), 0, file, place, 4);
		return file;
	}

	private static void assertDescribed(int expected, byte[] file) throws IOException {
		assertEquals(expected, new ImageDescriber().describe(new ByteArrayInputStream(file), null));
	}

	@Test
	void whatHasAnIvtWhereTheRomLooksIsAnImage() throws Exception {
		for (int place : new int[] { 0, 0x400, 0x1000 }) {
			assertDescribed(IContentDescriber.VALID, ivtAt(place));
		}
	}

	@Test
	void aFlashDumpBeginsWithAnFcb() throws Exception {
		assertDescribed(IContentDescriber.VALID, fcbAt(0, 0x2000));
		assertDescribed(IContentDescriber.VALID, fcbAt(0x400, 0x2000));
	}

	@Test
	void otherFilesAreNotTaken() throws Exception {
		assertDescribed(IContentDescriber.INVALID, new byte[0]);
		assertDescribed(IContentDescriber.INVALID, new byte[0x3000]);
		assertDescribed(IContentDescriber.INVALID, ivtAt(0x200));
		// an FCB by itself boots nothing
		assertDescribed(IContentDescriber.INVALID, fcbAt(0, 512));
		byte[] cut = new byte[0x1010];
		System.arraycopy(ivtAt(0), 0, cut, 0x1000, 0x10);
		assertDescribed(IContentDescriber.INVALID, cut);
	}
}
