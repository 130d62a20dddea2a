/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.bootseal.board.flashloader.Status;
import org.bootseal.board.soc.Soc;
import org.bootseal.core.hab.HabConstants;

/**
 * An image on its way from a host into RAM. Nothing but its own head tells where it belongs and how long it is: it
 * begins with its IVT, the boot data follow. All images of SPSDK 3.10 for load-image are like that; that the ROM wants
 * it, and the status codes, are assumed.
 */
final class ImageLoad {

	private static final int HEAD = HabConstants.BOOT_DATA_OFFSET + HabConstants.BOOT_DATA_LENGTH;
	private static final int BOOT_DATA = 0x10;
	private static final int SELF = 0x14;
	private static final long U32 = 0xFFFFFFFFL;

	private final Soc soc;
	private final ByteArrayOutputStream head = new ByteArrayOutputStream();
	private long address;
	/** Bytes of the whole image; 0 as long as its head is not there. */
	private long length;
	private long received;

	ImageLoad(Soc soc) {
		this.soc = soc;
	}

	/** Bytes that were taken. */
	long received() {
		return received;
	}

	/** Where its IVT is, when the image is complete. */
	long address() {
		return address;
	}

	boolean isComplete() {
		return length > 0 && received == length;
	}

	/** Takes the next bytes; what is too much is dropped. */
	int take(byte[] data) {
		if (length > 0) {
			store(data);
			return Status.SUCCESS;
		}
		head.writeBytes(data);
		received = head.size();
		if (head.size() < HEAD) {
			return Status.SUCCESS;
		}
		byte[] begin = head.toByteArray();
		int status = look(ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN));
		if (status == Status.SUCCESS) {
			received = 0;
			store(begin);
		}
		return status;
	}

	private void store(byte[] data) {
		int count = (int) Math.min(data.length, length - received);
		soc.ram().write(address + received, Arrays.copyOf(data, count));
		received += count;
	}

	private int look(ByteBuffer begin) {
		boolean ivt = (begin.get(0) & 0xFF) == HabConstants.TAG_IVT && begin.get(1) == 0
				&& begin.get(2) == HabConstants.IVT_LENGTH;
		long self = begin.getInt(SELF) & U32;
		if (!ivt || (begin.getInt(BOOT_DATA) & U32) != self + HabConstants.BOOT_DATA_OFFSET) {
			return Status.INVALID_ARGUMENT;
		}
		long end = (begin.getInt(HabConstants.BOOT_DATA_OFFSET) & U32)
				+ (begin.getInt(HabConstants.BOOT_DATA_OFFSET + 4) & U32);
		boolean fits = end - self >= HEAD && soc.ram().holds(self, end - self)
				&& !soc.device().romReserved().meets(self, end - self);
		if (!fits) {
			return Status.RANGE_INVALID;
		}
		address = self;
		length = end - self;
		return Status.SUCCESS;
	}
}
