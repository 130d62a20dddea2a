/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.XipLayout;
import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.AesModes;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;

/** One or both engines, whose regions don't overlap. Wiped by {@link #close()}. */
public final class BeeEncryption implements AutoCloseable {

	/** What stands between pieces of data: the bytes of erased flash. */
	private static final byte ERASED = (byte) 0xFF;

	private final List<BeeEngine> engines;

	private BeeEncryption(List<BeeEngine> engines) {
		this.engines = List.copyOf(engines);
	}

	/**
	 * @param engines
	 *            one or two, of different numbers; wiped together with this
	 * @return both of them
	 * @throws BadInputException
	 *             if two regions overlap, so that nobody could tell what the part reads there
	 */
	public static BeeEncryption of(List<BeeEngine> engines) throws BadInputException {
		if (engines.isEmpty() || engines.size() > 2
				|| engines.size() == 2 && engines.get(0).number() == engines.get(1).number()) {
			throw new IllegalArgumentException("a part has the engines 0 and 1");
		}
		List<AddressRange> ranges = new ArrayList<>();
		for (BeeEngine engine : engines) {
			engine.header().protection().regions().forEach(region -> ranges.add(region.range()));
		}
		Optional<String> overlap = AddressRange.overlap(ranges);
		if (overlap.isPresent()) {
			throw new BadInputException("the protected region " + overlap.get());
		}
		return new BeeEncryption(engines);
	}

	/**
	 * Reads the headers that stand in flash, with the user keys of these engines.
	 *
	 * @param flash
	 *            the flash from its start
	 * @param layout
	 *            where the part has its headers
	 * @return the same engines as the flash says; wiped by itself
	 * @throws BadInputException
	 *             if a header is missing, damaged, or made with another user key
	 */
	public BeeEncryption withHeadersOf(byte[] flash, XipLayout layout) throws BadInputException {
		List<BeeEngine> found = new ArrayList<>();
		for (BeeEngine engine : engines) {
			long offset = layout.headers().get(engine.number());
			if (offset > flash.length - BeeHeader.LENGTH) {
				throw new BadInputException(String.format(Locale.ROOT,
						"found %d bytes, expected BEE header %d at offset 0x%X", flash.length, engine.number(),
						offset));
			}
			byte[] header = Arrays.copyOfRange(flash, (int) offset, (int) offset + BeeHeader.LENGTH);
			byte[] key = engine.userKey().copy();
			found.add(new BeeEngine(engine.number(), Secret.of(key), BeeHeader.parse(header, engine.userKey())));
			Arrays.fill(key, (byte) 0);
		}
		return of(found);
	}

	/** @return the engines by number */
	public List<BeeEngine> engines() {
		return engines;
	}

	/**
	 * Encrypts data as they will stand in flash.
	 *
	 * @param blobs
	 *            the plain data, which don't overlap; left as they are
	 * @param random
	 *            for the bytes that fill up the last block
	 * @return one image from the lowest address to the highest, 0xFF between the data. If its last block is protected
	 *         and not whole, random bytes fill it up
	 * @throws BadInputException
	 *             if the data overlap, or are too far apart
	 */
	public DataBlob encrypt(List<DataBlob> blobs, SecureRandom random) throws BadInputException {
		DataBlob plain = DataBlob.join(blobs, ERASED);
		int rest = (int) (plain.range().end() % AesModes.BLOCK);
		if (rest == 0 || !protects(plain.range().end() - 1)) {
			apply(plain);
			return plain;
		}
		byte[] filler = new byte[AesModes.BLOCK - rest];
		random.nextBytes(filler);
		byte[] longer = Arrays.copyOf(plain.bytes(), plain.bytes().length + filler.length);
		System.arraycopy(filler, 0, longer, plain.bytes().length, filler.length);
		DataBlob filled = new DataBlob(plain.address(), longer);
		apply(filled);
		return filled;
	}

	/**
	 * Decrypts data as the part reads them.
	 *
	 * @param encrypted
	 *            what stands in flash; left as it is
	 * @return what the part reads
	 */
	public DataBlob decrypt(DataBlob encrypted) {
		DataBlob plain = new DataBlob(encrypted.address(), encrypted.bytes().clone());
		apply(plain);
		return plain;
	}

	private void apply(DataBlob blob) {
		engines.forEach(engine -> engine.apply(blob));
	}

	/**
	 * @param range
	 *            addresses of data
	 * @return how many of them are in a protected region
	 */
	public long covered(AddressRange range) {
		long covered = 0;
		for (BeeEngine engine : engines) {
			for (BeeRegion region : engine.header().protection().regions()) {
				long common = Math.min(range.end(), region.range().end())
						- Math.max(range.start(), region.range().start());
				covered += Math.max(0, common);
			}
		}
		return covered;
	}

	private boolean protects(long address) {
		return covered(new AddressRange(address, address + 1)) == 1;
	}

	/** Wipes the keys. */
	@Override
	public void close() {
		engines.forEach(BeeEngine::close);
	}
}
