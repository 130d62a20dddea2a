/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.keys.SrkTable;

/**
 * A built container: the bytes from the IVT on, as they go into memory. Immutable.
 */
public final class HabImage {

	private final byte[] bytes;
	private final Ivt ivt;
	private final BootData bootData;
	private final Csf csf;
	private final SrkTable srkTable;
	private final List<HabWarning> warnings;
	private final Optional<KeyBlobPlace> keyBlob;
	private final Optional<MadeKey> madeKey;

	/** A key that the build made, and where it belongs. */
	record MadeKey(EncryptionKey key, Path file) {
	}

	HabImage(byte[] bytes, Ivt ivt, BootData bootData, Csf csf, SrkTable srkTable, List<HabWarning> warnings) {
		this(bytes, ivt, bootData, csf, srkTable, warnings, Optional.empty(), Optional.empty());
	}

	private HabImage(byte[] bytes, Ivt ivt, BootData bootData, Csf csf, SrkTable srkTable, List<HabWarning> warnings,
			Optional<KeyBlobPlace> keyBlob, Optional<MadeKey> madeKey) {
		this.bytes = bytes;
		this.ivt = ivt;
		this.bootData = bootData;
		this.csf = csf;
		this.srkTable = srkTable;
		this.warnings = List.copyOf(warnings);
		this.keyBlob = keyBlob;
		this.madeKey = madeKey;
	}

	/** The same container, of which is known where its key blob belongs. */
	HabImage encrypted(Optional<KeyBlobPlace> place, Optional<MadeKey> key) {
		return new HabImage(bytes, ivt, bootData, csf, srkTable, warnings, place, key);
	}

	/**
	 * @return the container from the IVT on, a copy
	 */
	public byte[] bytes() {
		return bytes.clone();
	}

	/**
	 * @return the length of the container in bytes
	 */
	public int length() {
		return bytes.length;
	}

	/**
	 * Copies the container into a larger image.
	 *
	 * @param target
	 *            where to copy it
	 * @param position
	 *            index of its first byte there
	 */
	public void copyTo(byte[] target, int position) {
		System.arraycopy(bytes, 0, target, position, bytes.length);
	}

	/**
	 * @return address of the first byte: that of the IVT
	 */
	public long address() {
		return ivt.self();
	}

	/**
	 * @return the image vector table
	 */
	public Ivt ivt() {
		return ivt;
	}

	/**
	 * @return the boot data
	 */
	public BootData bootData() {
		return bootData;
	}

	/**
	 * @return the CSF, or empty for an unsigned image
	 */
	public Optional<Csf> csf() {
		return Optional.ofNullable(csf);
	}

	/**
	 * @return the table of super root keys in the CSF, or empty for an unsigned image
	 */
	public Optional<SrkTable> srkTable() {
		return Optional.ofNullable(srkTable);
	}

	/**
	 * @return where the key blob belongs that the part makes itself; empty for an image that is not encrypted
	 */
	public Optional<KeyBlobPlace> keyBlob() {
		return keyBlob;
	}

	/**
	 * Saves the key that the build made to its file, which only its owner may read then. Without that file nobody can
	 * make the key blob of this image.
	 *
	 * @return the file; empty when the key was given, or there is none
	 * @throws IOException
	 *             when writing fails
	 */
	public Optional<Path> saveKey() throws IOException {
		if (madeKey.isPresent()) {
			madeKey.get().key().save(madeKey.get().file());
		}
		return madeKey.map(MadeKey::file);
	}

	/** Wipes the key that the build made, if it made one; after that it can't be saved any more. */
	public void wipeKey() {
		madeKey.ifPresent(made -> made.key().close());
	}

	/**
	 * @return what the user should know about this image
	 */
	public List<HabWarning> warnings() {
		return warnings;
	}

	@Override
	public String toString() {
		return (csf == null ? "unsigned" : keyBlob.isPresent() ? "encrypted" : "signed") + " HAB container of "
				+ bytes.length + " bytes, " + ivt;
	}
}
