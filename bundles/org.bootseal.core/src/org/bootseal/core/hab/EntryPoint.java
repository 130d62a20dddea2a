/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;

/**
 * Finds what the IVT's entry says: what the recipe gives, else the entry record of the firmware, else the reset vector,
 * which is word 1 of the application.
 */
final class EntryPoint {

	private static final int VECTORS_LENGTH = 8;

	private final HabLayout layout;
	private final byte[] bytes;
	private final List<HabWarning> warnings;

	EntryPoint(HabLayout layout, byte[] bytes, List<HabWarning> warnings) {
		this.layout = layout;
		this.bytes = bytes;
		this.warnings = warnings;
	}

	long find() throws BadInputException {
		if (layout.applicationLength() < VECTORS_LENGTH) {
			throw new BadInputException("found an application of " + layout.applicationLength()
					+ " bytes, expected at least a vector table with stack pointer and reset vector");
		}
		ByteBuffer vectors = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		long stackPointer = vectors.getInt(layout.applicationOffset()) & 0xFFFF_FFFFL;
		long resetVector = vectors.getInt(layout.applicationOffset() + Integer.BYTES) & 0xFFFF_FFFFL;
		OptionalLong record = layout.recipe().firmware().entryPoint();
		OptionalLong given = layout.recipe().entryPoint();
		long entry = given.orElse(record.orElse(resetVector));
		if (given.isPresent() && record.isPresent() && given.getAsLong() != record.getAsLong()) {
			warn("entryPointAddress 0x%08X differs from 0x%08X, where the application says that it starts",
					given.getAsLong(),
					record.getAsLong());
		}
		if (given.isEmpty() && record.isPresent() && record.getAsLong() != resetVector) {
			warn("the application says that it starts at 0x%08X, but its reset vector is 0x%08X", record.getAsLong(),
					resetVector);
		}
		if (entry < layout.applicationAddress() || entry >= layout.applicationEnd()) {
			throw new BadInputException(String.format(
					"found entry point 0x%08X, expected an address in the application, "
							+ "which is at 0x%08X to 0x%08X in memory",
					entry, layout.applicationAddress(), layout.applicationEnd() - 1));
		}
		checkVectors(stackPointer, resetVector, entry);
		return entry;
	}

	private void checkVectors(long stackPointer, long resetVector, long entry) {
		if (stackPointer == 0 || stackPointer % Integer.BYTES != 0) {
			warn("word 0 of the application is 0x%08X, expected the initial stack pointer:"
					+ " is there no vector table at its start?",
					stackPointer);
		}
		boolean inside = resetVector >= layout.applicationAddress() && resetVector < layout.applicationEnd();
		if (!inside || resetVector % 2 == 0) {
			warn("word 1 of the application is 0x%08X, expected the reset vector, an odd address in the application",
					resetVector);
		}
		if (entry % 2 == 0 && entry != layout.applicationAddress()) {
			warn("the entry point 0x%08X is even, expected an odd address (Thumb code) or the vector table at 0x%08X",
					entry,
					layout.applicationAddress());
		}
	}

	private void warn(String format, Object... arguments) {
		warnings.add(HabWarning.of(HabWarning.Kind.ENTRY_POINT, String.format(format, arguments)));
	}
}
