/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a part needs in its boot flash to decrypt the flash while it is read. Offsets are bytes from the start of the
 * flash.
 *
 * @param engine
 *            what decrypts
 * @param headers
 *            where its headers are: two for BEE, the key blob for OTFAD
 * @param keyStore
 *            where the key store of the PUF is; empty if the part has none
 * @param otfadFuses
 *            the fuses of OTFAD; empty if the part has none
 */
public record XipLayout(Engine engine, List<Long> headers, OptionalLong keyStore,
		Optional<OtfadFuseWords> otfadFuses) {

	/** Copies the list. */
	public XipLayout {
		headers = List.copyOf(headers);
	}

	/** An engine that decrypts flash while it is read. */
	public enum Engine {
		/** Bus encryption engine. */
		BEE,
		/** On-the-fly AES decryption of FlexSPI. */
		OTFAD
	}
}
