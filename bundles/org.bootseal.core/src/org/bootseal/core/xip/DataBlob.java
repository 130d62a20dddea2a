/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xip;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;

/**
 * Bytes with the address at which the part reads them.
 *
 * @param address
 *            of the first byte
 * @param bytes
 *            at least one; shared, not copied
 */
public record DataBlob(long address, byte[] bytes) {

	/** Bytes of the largest image that blobs are joined to, 64 MiB. */
	public static final long MAX_SPAN = 64L << 20;

	/** @return the addresses that it takes */
	public AddressRange range() {
		return new AddressRange(address, address + bytes.length);
	}

	/**
	 * Makes one of several.
	 *
	 * @param blobs
	 *            at least one
	 * @param fill
	 *            what stands between them
	 * @return all of them, from the lowest address to the highest
	 * @throws BadInputException
	 *             if two overlap, or they are too far apart
	 */
	public static DataBlob join(List<DataBlob> blobs, byte fill) throws BadInputException {
		Optional<String> overlap = AddressRange.overlap(blobs.stream().map(DataBlob::range).toList());
		if (overlap.isPresent()) {
			throw new BadInputException("the data " + overlap.get());
		}
		long start = blobs.stream().mapToLong(DataBlob::address).min().orElseThrow();
		long end = blobs.stream().mapToLong(blob -> blob.range().end()).max().orElseThrow();
		if (end - start > MAX_SPAN) {
			throw new BadInputException("the data " + new AddressRange(start, end) + " are too far apart for one image,"
					+ " which has at most " + (MAX_SPAN >> 20) + " MiB");
		}
		byte[] joined = new byte[(int) (end - start)];
		Arrays.fill(joined, fill);
		for (DataBlob blob : blobs) {
			System.arraycopy(blob.bytes, 0, joined, (int) (blob.address - start), blob.bytes.length);
		}
		return new DataBlob(start, joined);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof DataBlob blob && blob.address == address && Arrays.equals(blob.bytes, bytes);
	}

	@Override
	public int hashCode() {
		return 31 * Long.hashCode(address) + Arrays.hashCode(bytes);
	}

	/** @return the addresses */
	@Override
	public String toString() {
		return "data at " + range();
	}
}
