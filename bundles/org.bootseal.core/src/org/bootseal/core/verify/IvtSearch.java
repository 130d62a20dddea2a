/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.OptionalLong;

import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Ivt;

/** Finds the IVT of the first image in a file. */
final class IvtSearch {

	private static final int SEARCH_LENGTH = 0x2000;
	/** Where IVTs are: at the start of a container, for NAND, cards and flashloaders, for NOR flash. */
	private static final int[] USUAL = { 0, 0x400, 0x1000 };

	private IvtSearch() {
		// static only
	}

	/** First where one is usual, then anywhere; one whose boot data are in the file goes before others. */
	static OptionalLong first(byte[] file) {
		OptionalLong fallback = OptionalLong.empty();
		for (int offset : USUAL) {
			if (isIvt(file, offset)) {
				if (hasBootData(file, offset)) {
					return OptionalLong.of(offset);
				}
				fallback = fallback.isPresent() ? fallback : OptionalLong.of(offset);
			}
		}
		for (int offset = 0; offset < Math.min(file.length, SEARCH_LENGTH); offset += Integer.BYTES) {
			if (isIvt(file, offset) && hasBootData(file, offset)) {
				return OptionalLong.of(offset);
			}
		}
		return fallback;
	}

	private static boolean isIvt(byte[] file, int offset) {
		return offset + HabConstants.IVT_LENGTH <= file.length && (file[offset] & 0xFF) == HabConstants.TAG_IVT
				&& file[offset + 1] == 0 && file[offset + 2] == HabConstants.IVT_LENGTH
				&& (file[offset + 3] & 0xF0) == HabConstants.VERSION_MIN;
	}

	private static boolean hasBootData(byte[] file, int offset) {
		try {
			Ivt ivt = Ivt.parse(file, offset);
			long bootData = ivt.bootData() - ivt.self() + offset;
			return bootData >= 0 && bootData + HabConstants.BOOT_DATA_LENGTH <= file.length;
		} catch (HabFormatException e) {
			return false;
		}
	}
}
