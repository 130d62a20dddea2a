/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;

/**
 * The table of one to four super root keys that an image carries, and whose hash is burnt into the part. NXP's tools
 * name its file SRK_hash.bin (MCUXpresso Secure Provisioning), SRK_1_2_3_4_table.bin (CST, SPSDK) or SRK_table.bin.
 * Immutable.
 */
public final class SrkTable {

	private final List<SrkEntry> entries;

	private SrkTable(List<SrkEntry> entries) {
		this.entries = List.copyOf(entries);
	}

	/**
	 * @param certificates
	 *            the certificates of the super root keys in the order of their indices, 1..4
	 * @return the table of their keys
	 * @throws BadInputException
	 *             when there are none or more than four, or one holds a key that HAB does not know
	 */
	public static SrkTable of(List<X509Certificate> certificates) throws BadInputException {
		if (certificates.isEmpty() || certificates.size() > SrkConstants.COUNT_MAX) {
			throw new BadInputException("found " + certificates.size() + " SRK certificates, expected 1 to "
					+ SrkConstants.COUNT_MAX);
		}
		List<SrkEntry> entries = new ArrayList<>();
		for (X509Certificate certificate : certificates) {
			entries.add(SrkEntry.of(certificate));
		}
		return new SrkTable(entries);
	}

	/**
	 * Reads a table. Bytes after it are ignored.
	 *
	 * @param bytes
	 *            bytes that start with a table
	 * @return the table
	 * @throws SrkFormatException
	 *             when they do not
	 */
	public static SrkTable parse(byte[] bytes) throws SrkFormatException {
		if (bytes.length < SrkConstants.HEADER_LENGTH) {
			throw new SrkFormatException(0, "found " + bytes.length + " bytes, expected an SRK table");
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		int tag = bytes[0] & 0xFF;
		int length = buffer.getShort(1) & 0xFFFF;
		int version = bytes[3] & 0xFF;
		if (tag != SrkConstants.TAG_TABLE) {
			throw new SrkFormatException(0,
					String.format("found tag 0x%02X, expected an SRK table (0x%02X)", tag, SrkConstants.TAG_TABLE));
		}
		if (version >> 4 != SrkConstants.VERSION >> 4) {
			throw new SrkFormatException(3, String.format("found version 0x%02X, expected 0x4n", version));
		}
		if (length <= SrkConstants.HEADER_LENGTH || length > bytes.length) {
			throw new SrkFormatException(1,
					"found length " + length + ", expected more than 4 and at most the " + bytes.length
							+ " bytes that are there");
		}
		List<SrkEntry> entries = new ArrayList<>();
		int offset = SrkConstants.HEADER_LENGTH;
		while (offset < length) {
			if (entries.size() == SrkConstants.COUNT_MAX) {
				throw new SrkFormatException(offset, "found a fifth entry, expected at most " + SrkConstants.COUNT_MAX);
			}
			SrkEntry entry = SrkEntry.parse(bytes, offset, length);
			entries.add(entry);
			offset += entry.length();
		}
		return new SrkTable(entries);
	}

	/**
	 * @param file
	 *            a file with a table
	 * @return the table
	 * @throws BadInputException
	 *             when the file is missing or holds no table
	 * @throws IOException
	 *             when reading fails
	 */
	public static SrkTable read(Path file) throws BadInputException, IOException {
		try {
			return parse(InputFile.read(file, "SRK table", InputFile.KEY_LENGTH_MAX));
		} catch (SrkFormatException e) {
			throw new BadInputException(file + ": " + e.getMessage(), e);
		}
	}

	/**
	 * @return the entries in the order of their indices, 1..4
	 */
	public List<SrkEntry> entries() {
		return entries;
	}

	/**
	 * @param certificate
	 *            a certificate
	 * @return the index of the entry with its key, or empty
	 */
	public Optional<Integer> indexOf(X509Certificate certificate) {
		for (int index = 0; index < entries.size(); index++) {
			Optional<PublicKey> key = entries.get(index).publicKey();
			if (key.isPresent() && PublicKeys.same(key.get(), certificate.getPublicKey())) {
				return Optional.of(index);
			}
		}
		return Optional.empty();
	}

	/**
	 * Puts hashes in the place of keys that an image does not use. The table gets smaller and keeps its hash.
	 *
	 * @param indexes
	 *            which entries, 0 .. number of entries - 1
	 * @return the table with their hashes
	 */
	public SrkTable withHashes(Set<Integer> indexes) {
		List<SrkEntry> changed = new ArrayList<>(entries);
		indexes.forEach(index -> changed.set(index, changed.get(index).asHash()));
		return new SrkTable(changed);
	}

	/**
	 * @return the table as bytes
	 */
	public byte[] encode() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int length = SrkConstants.HEADER_LENGTH;
		for (SrkEntry entry : entries) {
			length += entry.length();
		}
		out.write(SrkConstants.TAG_TABLE);
		out.write(length >> 8);
		out.write(length);
		out.write(SrkConstants.VERSION);
		for (SrkEntry entry : entries) {
			out.writeBytes(entry.encoded());
		}
		return out.toByteArray();
	}

	/**
	 * The value of the SRK_HASH fuses as bytes: SHA-256 over the SHA-256 hashes of all entries. NXP's tools write these
	 * bytes into SRK_fuses.bin.
	 *
	 * @return 32 bytes
	 */
	public byte[] hash() {
		ByteArrayOutputStream hashes = new ByteArrayOutputStream();
		for (SrkEntry entry : entries) {
			hashes.writeBytes(entry.hash());
		}
		return sha256(hashes.toByteArray());
	}

	/**
	 * @return the eight fuse words SRK_HASH[255:224] .. SRK_HASH[31:0]: little-endian words of {@link #hash()}
	 */
	public int[] fuseWords() {
		int[] words = new int[SrkConstants.HASH_LENGTH / Integer.BYTES];
		ByteBuffer.wrap(hash()).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
		return words;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SrkTable table && entries.equals(table.entries);
	}

	@Override
	public int hashCode() {
		return entries.hashCode();
	}

	@Override
	public String toString() {
		return "SRK table " + entries + ", fuse words " + Arrays.toString(Arrays.stream(fuseWords())
				.mapToObj(word -> String.format("0x%08X", word)).toArray());
	}

	static byte[] sha256(byte[] data) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(data);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
