/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.Crc32Mpeg2;
import org.bootseal.core.xip.Secret;

/**
 * What OTFAD does with one range of flash: 40 bytes, little-endian. Offsets: 0 key, 16 counter, 24 start, 28 end with
 * flags, 32 filler, 36 CRC-32/MPEG-2 of the bytes before the filler. Source: SPSDK 3.10 (image/otfad). Wiped by
 * {@link #close()}.
 *
 * @param key
 *            16 bytes
 * @param counter
 *            8 bytes
 * @param start
 *            the first address, a multiple of 1 KiB
 * @param endWord
 *            the last address; its lowest three bits are flags, and the range ends with the KiB that it is in. 0 if the
 *            context is not used
 * @param filler
 *            any 32 bits, 0 by default
 */
public record OtfadContext(Secret key, Secret counter, long start, int endWord, int filler) implements AutoCloseable {

	/** Flag: the context is used. */
	public static final int VALID = 1;

	/** Flag: what is read is decrypted. */
	public static final int DECRYPT = 2;

	/** Flag: software can't change the context. */
	public static final int READ_ONLY = 4;

	/** Bytes of the counter. */
	public static final int COUNTER_LENGTH = 8;

	/** Bytes of a context. */
	static final int LENGTH = 40;

	private static final int FLAGS = VALID | DECRYPT | READ_ONLY;
	/** The bits of the last address that are always 1. */
	private static final int END_ONES = 0x3F8;
	private static final int CHECKED_LENGTH = 32;

	/** Checks the lengths. */
	public OtfadContext {
		if (key.length() != Secret.KEY_LENGTH || counter.length() != COUNTER_LENGTH) {
			throw new IllegalArgumentException("a context has a key of 16 and a counter of 8 bytes");
		}
	}

	/**
	 * @param key
	 *            16 bytes
	 * @param counter
	 *            8 bytes
	 * @param start
	 *            the first address
	 * @param end
	 *            the last address, or the one behind it: whole KiB are decrypted
	 * @param flags
	 *            of {@link #VALID}, {@link #DECRYPT}, {@link #READ_ONLY}
	 * @return the context
	 * @throws BadInputException
	 *             if OTFAD can't have such a range
	 */
	public static OtfadContext of(Secret key, Secret counter, long start, long end, int flags)
			throws BadInputException {
		if (start < 0 || start % AddressRange.GRANULE != 0 || end <= start || end > 0xFFFF_FFFFL) {
			throw new BadInputException(String.format(Locale.ROOT,
					"OTFAD context: found the range 0x%08X to 0x%08X, expected a start that is a multiple of 0x%X and"
							+ " an end behind it",
					start, end, AddressRange.GRANULE));
		}
		int endWord = (int) (end - 1) & ~FLAGS | flags & FLAGS | END_ONES;
		return new OtfadContext(key, counter, start, endWord, 0);
	}

	/** @return a context that is not used: all zero */
	public static OtfadContext unused() {
		return new OtfadContext(Secret.of(new byte[Secret.KEY_LENGTH]), Secret.of(new byte[COUNTER_LENGTH]), 0, 0, 0);
	}

	/** @return whether the part uses it */
	public boolean isValid() {
		return (endWord & VALID) != 0;
	}

	/** @return whether what is read through it is decrypted */
	public boolean decrypts() {
		return isValid() && (endWord & DECRYPT) != 0;
	}

	/** @return whether software on the part can't change it */
	public boolean isReadOnly() {
		return (endWord & READ_ONLY) != 0;
	}

	/** @return the addresses; empty if the context is not used */
	public Optional<AddressRange> range() {
		return isValid() ? Optional.of(new AddressRange(start, (endWord & 0xFFFF_FFFFL | AddressRange.GRANULE - 1) + 1))
				: Optional.empty();
	}

	/** The 40 bytes, not encrypted; the caller wipes them. */
	byte[] encode() {
		ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		key.copyTo(bytes.array(), 0);
		counter.copyTo(bytes.array(), Secret.KEY_LENGTH);
		bytes.position(Secret.KEY_LENGTH + COUNTER_LENGTH);
		bytes.putInt((int) start).putInt(endWord).putInt(filler)
				.putInt(Crc32Mpeg2.of(bytes.array(), CHECKED_LENGTH));
		return bytes.array();
	}

	/** Reads 40 bytes, not encrypted. */
	static OtfadContext parse(byte[] plain) throws BadInputException {
		ByteBuffer bytes = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
		byte[] part = new byte[Secret.KEY_LENGTH];
		bytes.get(part);
		Secret key = Secret.of(part);
		Arrays.fill(part, (byte) 0);
		bytes.get(part, 0, COUNTER_LENGTH);
		Secret counter = Secret.of(Arrays.copyOf(part, COUNTER_LENGTH));
		long start = bytes.getInt() & 0xFFFF_FFFFL;
		OtfadContext context = new OtfadContext(key, counter, start, bytes.getInt(), bytes.getInt());
		int crc = bytes.getInt();
		int expected = Crc32Mpeg2.of(plain, CHECKED_LENGTH);
		if (crc != expected) {
			throw new BadInputException(
					String.format(Locale.ROOT, "found CRC 0x%08X, expected 0x%08X", crc, expected));
		}
		if (context.isValid() && (start % AddressRange.GRANULE != 0 || start > (context.endWord & 0xFFFF_FFFFL))) {
			throw new BadInputException(String.format(Locale.ROOT, "found the range 0x%08X to 0x%08X", start,
					context.endWord));
		}
		return context;
	}

	/** Wipes key and counter. */
	@Override
	public void close() {
		key.close();
		counter.close();
	}

	/** @return range and flags, nothing secret */
	@Override
	public String toString() {
		return range().isEmpty() ? "not used"
				: range().get() + (decrypts() ? ", decrypted" : ", plain") + (isReadOnly() ? ", read only" : "");
	}
}
