/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.HabConstants;

/**
 * Where the IVT stands in a file, and what a plan needs of it (HAB 4 API reference manual, image vector table).
 *
 * @param offset
 *            bytes from the start of the file
 * @param self
 *            the address at which the IVT is to stand
 * @param csf
 *            address of the CSF, 0 if the image is not signed
 */
record IvtPlace(int offset, long self, long csf) {

	private static final int LENGTH = 0x20;
	private static final int BOOT_DATA = 0x10;
	private static final int SELF = 0x14;
	private static final int CSF = 0x18;

	/** The IVT at one of the offsets, the first that has one; empty if none. */
	static Optional<IvtPlace> find(byte[] file, int... offsets) {
		for (int offset : offsets) {
			if (offset + LENGTH <= file.length && isHeader(file, offset)) {
				ByteBuffer ivt = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
				return Optional.of(new IvtPlace(offset, ivt.getInt(offset + SELF) & 0xFFFFFFFFL,
						ivt.getInt(offset + CSF) & 0xFFFFFFFFL));
			}
		}
		return Optional.empty();
	}

	/** As {@link #find}, for files that must have one. */
	static IvtPlace require(PlanFile file, int... offsets) throws BadInputException {
		Optional<IvtPlace> place = find(file.content(), offsets);
		if (place.isPresent()) {
			return place.get();
		}
		StringBuilder places = new StringBuilder();
		for (int offset : offsets) {
			places.append(places.isEmpty() ? "" : " or ").append(String.format(Locale.ROOT, "0x%X", offset));
		}
		throw BadInputException.expected(file.path(), "", "no IVT", "one at offset " + places);
	}

	private static boolean isHeader(byte[] file, int offset) {
		int version = file[offset + 3] & 0xFF;
		return (file[offset] & 0xFF) == HabConstants.TAG_IVT && file[offset + 1] == 0 && file[offset + 2] == LENGTH
				&& version >= HabConstants.VERSION_MIN && version <= HabConstants.VERSION_MAX;
	}

	/**
	 * @param file
	 *            the file that it was found in
	 * @return bytes from the IVT to the end of the image by its boot data; empty if these are not in the file
	 */
	OptionalLong imageEnd(byte[] file) {
		ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		long bootData = offset + (bytes.getInt(offset + BOOT_DATA) & 0xFFFFFFFFL) - self;
		if (bootData < 0 || bootData > file.length - HabConstants.BOOT_DATA_LENGTH) {
			return OptionalLong.empty();
		}
		long start = bytes.getInt((int) bootData) & 0xFFFFFFFFL;
		long length = bytes.getInt((int) bootData + 4) & 0xFFFFFFFFL;
		return OptionalLong.of(start + length - self);
	}

	/** @return whether the image has a CSF */
	boolean isSigned() {
		return csf != 0;
	}
}
