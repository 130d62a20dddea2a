/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.AesModes;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;

/**
 * Encrypts as OTFAD decrypts: the data are combined by XOR with the AES-128 encrypted counter block of each 16 bytes,
 * which is the counter, then the XOR of its halves, then the address as big-endian word. Source: SPSDK 3.10
 * (image/otfad).
 */
public final class OtfadEncryption {

	/** Bytes of key stream that are made at once. */
	private static final int CHUNK = 1 << 16;
	private static final int HALF = OtfadContext.COUNTER_LENGTH / 2;

	private final OtfadTable table;

	/**
	 * @param table
	 *            the contexts; not wiped by this
	 */
	public OtfadEncryption(OtfadTable table) {
		this.table = table;
	}

	/**
	 * Encrypts what is plain, and decrypts what is encrypted.
	 *
	 * @param data
	 *            the one form; left as it is
	 * @return the other form; what no context decrypts stays as it is
	 */
	public DataBlob apply(DataBlob data) {
		byte[] bytes = data.bytes().clone();
		for (OtfadContext context : table.contexts()) {
			if (context.decrypts()) {
				AddressRange range = context.range().orElseThrow();
				long from = Math.max(range.start(), data.address());
				long to = Math.min(range.end(), data.range().end());
				while (from < to) {
					long end = Math.min(to, from - from % CHUNK + CHUNK);
					combine(context, from, end, bytes, (int) (from - data.address()));
					from = end;
				}
			}
		}
		return new DataBlob(data.address(), bytes);
	}

	private static void combine(OtfadContext context, long from, long to, byte[] bytes, int position) {
		long first = from - from % AesModes.BLOCK;
		int blocks = (int) ((to - first + AesModes.BLOCK - 1) / AesModes.BLOCK);
		ByteBuffer counters = ByteBuffer.allocate(blocks * AesModes.BLOCK).order(ByteOrder.BIG_ENDIAN);
		byte[] nonce = nonce(context.counter());
		for (int i = 0; i < blocks; i++) {
			counters.put(nonce).putInt((int) (first + (long) i * AesModes.BLOCK));
		}
		byte[] stream = AesModes.encryptEcb(context.key(), counters.array());
		int skip = (int) (from - first);
		for (int i = 0; i < to - from; i++) {
			bytes[position + i] ^= stream[skip + i];
		}
		Arrays.fill(stream, (byte) 0);
	}

	private static byte[] nonce(Secret counter) {
		byte[] nonce = new byte[OtfadContext.COUNTER_LENGTH + HALF];
		counter.copyTo(nonce, 0);
		for (int i = 0; i < HALF; i++) {
			nonce[OtfadContext.COUNTER_LENGTH + i] = (byte) (nonce[i] ^ nonce[HALF + i]);
		}
		return nonce;
	}

	/**
	 * @param range
	 *            addresses of data
	 * @return how many of them are decrypted by the part
	 */
	public long covered(AddressRange range) {
		long covered = 0;
		for (OtfadContext context : table.contexts()) {
			if (context.decrypts()) {
				AddressRange own = context.range().orElseThrow();
				covered += Math.max(0, Math.min(range.end(), own.end()) - Math.max(range.start(), own.start()));
			}
		}
		return covered;
	}
}
