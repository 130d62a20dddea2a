/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.hab.HabEngine;

/**
 * What is known of the part that shall run an image. What is not known is not checked, and the result says so.
 *
 * @param device
 *            which part it is
 * @param srkHash
 *            hash of the SRK table in its fuses, 32 bytes; all zero if it is not burnt
 * @param revoked
 *            SRK_REVOKE: bit n for the SRK with index n, 0..15
 * @param ivtAddress
 *            where the IVT will be in its memory; without it the IVT is believed
 * @param key
 *            the key of an encrypted image; the caller closes it
 */
public record TargetPart(Optional<Device> device, Optional<byte[]> srkHash, int revoked, OptionalLong ivtAddress,
		Optional<EncryptionKey> key) {

	/** Length of the SRK hash in bytes. */
	public static final int SRK_HASH_LENGTH = 32;

	/** HAB 4.3, as on the i.MX RT1020; later parts have at least that. */
	private static final int HAB_VERSION = 0x43;

	/** Copies the hash. */
	public TargetPart {
		srkHash = srkHash.map(byte[]::clone);
	}

	/** A copy. */
	@Override
	public Optional<byte[]> srkHash() {
		return srkHash.map(byte[]::clone);
	}

	/**
	 * @param device
	 *            which part it is
	 * @return a part of which nothing else is known
	 */
	public static TargetPart of(Optional<Device> device) {
		return new TargetPart(device, Optional.empty(), 0, OptionalLong.empty(), Optional.empty());
	}

	/**
	 * @param hash
	 *            hash of the SRK table in the fuses, 32 bytes
	 * @return this part with it
	 */
	public TargetPart withSrkHash(byte[] hash) {
		return new TargetPart(device, Optional.of(hash), revoked, ivtAddress, key);
	}

	/**
	 * @param mask
	 *            bit n for the SRK with index n
	 * @return this part with these SRKs revoked
	 */
	public TargetPart withRevoked(int mask) {
		return new TargetPart(device, srkHash, mask, ivtAddress, key);
	}

	/**
	 * @param address
	 *            where the IVT will be
	 * @return this part with the IVT there
	 */
	public TargetPart withIvtAt(long address) {
		return new TargetPart(device, srkHash, revoked, OptionalLong.of(address), key);
	}

	/**
	 * @param dek
	 *            the key of an encrypted image
	 * @return this part with a key blob of it
	 */
	public TargetPart withKey(EncryptionKey dek) {
		return new TargetPart(device, srkHash, revoked, ivtAddress, Optional.of(dek));
	}

	/** @return whether the fuses are known, and no bit of the SRK hash is burnt */
	public boolean isBlank() {
		return srkHash.isPresent() && Arrays.equals(srkHash.get(), new byte[srkHash.get().length]);
	}

	/** The version byte in events. */
	int habVersion() {
		return HAB_VERSION;
	}

	/** Whether the part has an engine for signatures; without a device, any that an i.MX RT has. */
	boolean hasEngine(int code) {
		if (code == HabEngine.ANY.code() || code == HabEngine.SW.code()) {
			return true;
		}
		return code == HabEngine.DCP.code() && !isCaam() || code == HabEngine.CAAM.code() && !isDcp();
	}

	private boolean isEngine(HabEngine engine) {
		return device.isPresent() && device.get().engine().equals(engine.name());
	}

	/** Whether it is known to have the DCP: HAB of the i.MX RT10xx. */
	boolean isDcp() {
		return isEngine(HabEngine.DCP);
	}

	private boolean isCaam() {
		return isEngine(HabEngine.CAAM);
	}

	/**
	 * Whether HAB knows elliptic curves. Assumed: SPSDK 3.10 has them only in an example with HAB 4.5, for an i.MX RT
	 * with CAAM.
	 */
	boolean hasEllipticCurves() {
		return !isDcp();
	}

	/** Whether the engine unwraps keys of a length in bytes: the DCP knows 128 bits only. */
	boolean takesKey(int length) {
		return !isDcp() || length == 16;
	}

	/** Code of the engine that unwraps keys. */
	int keyEngine() {
		return (isDcp() ? HabEngine.DCP : HabEngine.CAAM).code();
	}

	/** Whether HAB can write there; flash is read-only for it. */
	boolean isWritable(long address) {
		return device.flatMap(part -> part.regionAt(address))
				.map(region -> region.kind() != MemoryRegion.Kind.FLEXSPI).orElse(Boolean.TRUE);
	}

	@Override
	public String toString() {
		return device.map(Device::name).orElse("any part") + (srkHash.isPresent() ? ", fuses known" : "");
	}
}
