/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.Secret;

/**
 * The key blob of OTFAD in flash, 256 bytes: four contexts, each wrapped by RFC 3394 under the key encryption key (KEK)
 * to 48 bytes, and 16 zero bytes. Source: SPSDK 3.10 (image/otfad). Wiped by {@link #close()}.
 *
 * @param contexts
 *            four; those that are not used are {@link OtfadContext#unused()}
 */
public record OtfadTable(List<OtfadContext> contexts) implements AutoCloseable {

	/** Bytes of the table. */
	public static final int LENGTH = 0x100;

	/** Number of contexts. */
	public static final int CONTEXTS = 4;

	private static final int ENTRY_LENGTH = 64;
	private static final int WRAPPED_LENGTH = OtfadContext.LENGTH + 8;
	private static final String KEY_WRAP = "AES/KW/NoPadding";

	/** Copies the list. */
	public OtfadTable {
		contexts = List.copyOf(contexts);
		if (contexts.size() != CONTEXTS) {
			throw new IllegalArgumentException("OTFAD has " + CONTEXTS + " contexts");
		}
	}

	/**
	 * @param used
	 *            up to four contexts
	 * @return a table of them, filled up with unused ones
	 * @throws BadInputException
	 *             if there are more, or two ranges overlap
	 */
	public static OtfadTable of(List<OtfadContext> used) throws BadInputException {
		if (used.size() > CONTEXTS) {
			throw new BadInputException("found " + used.size() + " contexts, OTFAD has " + CONTEXTS);
		}
		List<AddressRange> ranges = used.stream().flatMap(context -> context.range().stream()).toList();
		Optional<String> overlap = AddressRange.overlap(ranges);
		if (overlap.isPresent()) {
			throw new BadInputException("the context " + overlap.get());
		}
		List<OtfadContext> all = new ArrayList<>(used);
		while (all.size() < CONTEXTS) {
			all.add(OtfadContext.unused());
		}
		return new OtfadTable(all);
	}

	/**
	 * @param kek
	 *            16 bytes: the key in the fuses
	 * @param scramble
	 *            how that is changed for each context; empty if it is not
	 * @return the 256 bytes as they stand in flash
	 */
	public byte[] encode(Secret kek, Optional<KeyScramble> scramble) {
		byte[] table = new byte[LENGTH];
		for (int i = 0; i < CONTEXTS; i++) {
			byte[] plain = contexts.get(i).encode();
			try {
				byte[] wrapped = run(Cipher.ENCRYPT_MODE, kek, scramble, i, plain);
				System.arraycopy(wrapped, 0, table, i * ENTRY_LENGTH, WRAPPED_LENGTH);
			} catch (GeneralSecurityException e) {
				throw new IllegalStateException("every Java platform has " + KEY_WRAP, e);
			} finally {
				Arrays.fill(plain, (byte) 0);
			}
		}
		return table;
	}

	/**
	 * @param bytes
	 *            at least 256 bytes, the table first
	 * @param kek
	 *            16 bytes: the key that it was made with
	 * @param scramble
	 *            how that was changed for each context; empty if it was not
	 * @return what it says
	 * @throws BadInputException
	 *             if it is cut off, damaged, or made with another key
	 */
	public static OtfadTable parse(byte[] bytes, Secret kek, Optional<KeyScramble> scramble)
			throws BadInputException {
		if (bytes.length < LENGTH) {
			throw new BadInputException("OTFAD key blob: found " + bytes.length + " bytes, expected " + LENGTH);
		}
		List<OtfadContext> contexts = new ArrayList<>();
		for (int i = 0; i < CONTEXTS; i++) {
			try {
				contexts.add(context(Arrays.copyOfRange(bytes, i * ENTRY_LENGTH, (i + 1) * ENTRY_LENGTH), kek, scramble,
						i));
			} catch (BadInputException e) {
				throw new BadInputException("OTFAD key blob: context " + i + ": " + e.getMessage(), e);
			}
		}
		return new OtfadTable(contexts);
	}

	private static OtfadContext context(byte[] entry, Secret kek, Optional<KeyScramble> scramble, int index)
			throws BadInputException {
		for (int i = WRAPPED_LENGTH; i < ENTRY_LENGTH; i++) {
			if (entry[i] != 0) {
				throw new BadInputException("found bytes behind the wrapped key that are not 0");
			}
		}
		byte[] plain;
		try {
			plain = run(Cipher.DECRYPT_MODE, kek, scramble, index, Arrays.copyOf(entry, WRAPPED_LENGTH));
		} catch (GeneralSecurityException e) {
			throw new BadInputException("it can't be unwrapped; either the KEK or its scramble is not the one it was"
					+ " made with, or it is damaged", e);
		}
		try {
			return OtfadContext.parse(plain);
		} finally {
			Arrays.fill(plain, (byte) 0);
		}
	}

	private static byte[] run(int mode, Secret kek, Optional<KeyScramble> scramble, int index, byte[] data)
			throws GeneralSecurityException {
		byte[] key = kek.copy();
		if (scramble.isPresent()) {
			try (Secret scrambled = scramble.get().apply(kek, index)) {
				scrambled.copyTo(key, 0);
			}
		}
		try {
			Cipher cipher = Cipher.getInstance(KEY_WRAP);
			cipher.init(mode, new SecretKeySpec(key, "AES"));
			return cipher.doFinal(data);
		} finally {
			Arrays.fill(key, (byte) 0);
		}
	}

	/**
	 * @param bytes
	 *            any bytes
	 * @param offset
	 *            where a table may begin
	 * @return whether the bytes there have the form of one: each entry has something, then 16 zero bytes. Whether it is
	 *         one shows only the KEK
	 */
	public static boolean looksLikeOne(byte[] bytes, int offset) {
		if (offset < 0 || bytes.length - offset < LENGTH) {
			return false;
		}
		for (int entry = offset; entry < offset + LENGTH; entry += ENTRY_LENGTH) {
			int used = 0;
			for (int i = 0; i < ENTRY_LENGTH; i++) {
				boolean zero = bytes[entry + i] == 0;
				if (i >= WRAPPED_LENGTH && !zero) {
					return false;
				}
				used += zero ? 0 : 1;
			}
			// wrapped bytes look random: of 48, hardly more than one is 0
			if (used < WRAPPED_LENGTH / 2) {
				return false;
			}
		}
		return true;
	}

	/** Wipes the keys. */
	@Override
	public void close() {
		contexts.forEach(OtfadContext::close);
	}
}
