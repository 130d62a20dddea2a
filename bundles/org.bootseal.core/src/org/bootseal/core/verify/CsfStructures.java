/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.bootseal.core.bootlog.HabEvent;
import org.bootseal.core.hab.HabConstants;

/** Reads what the commands of a CSF point to: tables, certificates, signatures, MACs. */
final class CsfStructures {

	private final ImageMemory memory;
	private final long csf;

	/**
	 * A structure with its header.
	 *
	 * @param offset
	 *            where it starts in the file
	 * @param bytes
	 *            header and content
	 */
	record Structure(long offset, byte[] bytes) {

		byte[] body() {
			return Arrays.copyOfRange(bytes, HabConstants.HEADER_LENGTH, bytes.length);
		}

		Span span() {
			return new Span(offset, bytes.length);
		}

		/** The byte of which HAB looks at the higher half only. */
		Span version() {
			return new Span(offset + HabConstants.HEADER_LENGTH - 1, 1);
		}
	}

	CsfStructures(ImageMemory memory, long csf) {
		this.memory = memory;
		this.csf = csf;
	}

	/** The structure at an offset from the CSF, or at an address. */
	Structure read(boolean absolute, long location, int tag, String name) throws HabRefusal {
		long address = absolute ? location : csf + location;
		byte[] header = memory.read(address, HabConstants.HEADER_LENGTH).orElseThrow(() -> outside(name, address));
		int length = ByteBuffer.wrap(header).getShort(1) & 0xFFFF;
		if ((header[0] & 0xFF) != tag || length < HabConstants.HEADER_LENGTH || (header[3] & 0xF0) != 0x40) {
			throw new HabRefusal(reason(tag), String.format("there is no %s at 0x%08X", name, address));
		}
		byte[] bytes = memory.read(address, length).orElseThrow(() -> outside(name, address));
		return new Structure(memory.offset(address, length).getAsLong(), bytes);
	}

	private static int reason(int tag) {
		return switch (tag) {
		case HabConstants.TAG_SIGNATURE -> HabEvent.INVALID_SIGNATURE;
		case HabConstants.TAG_MAC -> HabEvent.INVALID_MAC;
		default -> HabEvent.INVALID_CERTIFICATE;
		};
	}

	private static HabRefusal outside(String name, long address) {
		return new HabRefusal(HabEvent.INVALID_ADDRESS,
				String.format("the %s at 0x%08X is outside of the image, or the file is cut off", name, address));
	}
}
