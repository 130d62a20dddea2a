/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.AesModes;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;

/**
 * One of the two engines with its keys. Data are encrypted with AES-128-CTR under the user key; the counter block of
 * the 16 bytes at an address is the nonce, then the address divided by 16 as big-endian word. Wiped by
 * {@link #close()}.
 *
 * @param number
 *            0 or 1
 * @param userKey
 *            16 bytes: the key in the fuses
 * @param header
 *            what the ROM tells the engine
 */
public record BeeEngine(int number, Secret userKey, BeeHeader header) implements AutoCloseable {

	/** Checks number and key. */
	public BeeEngine {
		if (number < 0 || number > 1 || userKey.length() != Secret.KEY_LENGTH) {
			throw new IllegalArgumentException("no engine of a part with BEE");
		}
	}

	/** @return the header as it stands in flash */
	public byte[] encodeHeader() {
		return header.encode(userKey);
	}

	/**
	 * Encrypts what is plain and decrypts what is encrypted, in place; what is not protected stays as it is.
	 *
	 * @param blob
	 *            the data
	 * @return number of bytes that were changed
	 */
	int apply(DataBlob blob) {
		int changed = 0;
		for (BeeRegion region : header.protection().regions()) {
			long from = Math.max(blob.address(), region.range().start());
			long to = Math.min(blob.range().end(), region.range().end());
			if (from < to) {
				apply(blob, new AddressRange(from, to));
				changed += (int) (to - from);
			}
		}
		return changed;
	}

	private void apply(DataBlob blob, AddressRange part) {
		// the key stream begins at a block, the data need not
		int before = (int) (part.start() % AesModes.BLOCK);
		int from = (int) (part.start() - blob.address());
		int length = (int) part.length();
		byte[] data = new byte[before + length];
		System.arraycopy(blob.bytes(), from, data, before, length);
		byte[] result = AesModes.applyCtr(userKey, counter(part.start()), data);
		System.arraycopy(result, before, blob.bytes(), from, length);
		Arrays.fill(data, (byte) 0);
	}

	private byte[] counter(long address) {
		ByteBuffer counter = ByteBuffer.allocate(AesModes.BLOCK);
		header.protection().nonce().copyTo(counter.array(), 0);
		return counter.putInt(BeeProtection.NONCE_LENGTH, (int) (address >>> 4)).array();
	}

	/** Wipes the keys. */
	@Override
	public void close() {
		userKey.close();
		header.close();
	}

	/** @return number and regions, nothing secret */
	@Override
	public String toString() {
		return "BEE engine " + number + " for " + header.protection().regions();
	}
}
