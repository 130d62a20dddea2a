/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.AesModes;
import org.bootseal.core.xip.DataBlob;

/**
 * What "nxpimage otfad export" of SPSDK 3.10 writes.
 *
 * @param table
 *            the key blob as it stands in flash
 * @param tableAddress
 *            where it stands
 * @param data
 *            the encrypted data with zeros between and behind; has no bytes if there are no data
 */
public record OtfadImage(byte[] table, long tableAddress, DataBlob data) {

	/**
	 * @param configuration
	 *            what to encrypt
	 * @return the image
	 * @throws BadInputException
	 *             if the data overlap, or lie before the key blob
	 */
	public static OtfadImage of(OtfadConfiguration configuration) throws BadInputException {
		byte[] table = configuration.table().encode(configuration.kek(), configuration.scramble());
		long address = configuration.tableAddress();
		if (configuration.data().isEmpty()) {
			return new OtfadImage(table, address, new DataBlob(address, new byte[0]));
		}
		OtfadEncryption encryption = new OtfadEncryption(configuration.table());
		List<DataBlob> blobs = new ArrayList<>();
		for (DataBlob plain : configuration.data()) {
			blobs.add(encryption.apply(withWholeBlocks(plain)));
		}
		DataBlob joined = DataBlob.join(blobs, (byte) 0);
		long start = configuration.dataStart();
		if (start < address + OtfadTable.LENGTH) {
			throw new BadInputException(String.format(
					"the data begin at 0x%08X, expected them behind the key blob at 0x%08X", start, address));
		}
		long end = start + alignUp(joined.range().end() - start, configuration.alignment());
		if (end - address > DataBlob.MAX_SPAN) {
			throw new BadInputException("the key blob and the data are too far apart for one image, which has at most "
					+ (DataBlob.MAX_SPAN >> 20) + " MiB");
		}
		byte[] data = new byte[(int) (end - start)];
		System.arraycopy(joined.bytes(), 0, data, (int) (joined.address() - start), joined.bytes().length);
		return new OtfadImage(table, address, new DataBlob(start, data));
	}

	private static DataBlob withWholeBlocks(DataBlob blob) {
		int length = (int) alignUp(blob.bytes().length, AesModes.BLOCK);
		return new DataBlob(blob.address(), Arrays.copyOf(blob.bytes(), length));
	}

	private static long alignUp(long value, long alignment) {
		return (value + alignment - 1) / alignment * alignment;
	}

	/** @return key blob and data in one, from the key blob's address on, with zeros between them */
	public DataBlob whole() {
		int length = data.bytes().length == 0 ? table.length : (int) (data.range().end() - tableAddress);
		byte[] whole = Arrays.copyOf(table, length);
		System.arraycopy(data.bytes(), 0, whole, (int) (data.address() - tableAddress), data.bytes().length);
		return new DataBlob(tableAddress, whole);
	}
}
