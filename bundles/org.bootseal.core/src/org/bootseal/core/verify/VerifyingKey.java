/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.security.PublicKey;
import java.util.Optional;

/**
 * A key in a slot of HAB.
 *
 * @param key
 *            the key
 * @param identifier
 *            issuer and serial number of its certificate, DER, as signatures name their signer; empty for an SRK, which
 *            has no certificate in the image
 * @param mayCertify
 *            whether it may verify certificates
 */
record VerifyingKey(PublicKey key, Optional<byte[]> identifier, boolean mayCertify) {

	/** Most bits of an RSA modulus that HAB takes. */
	static final int MODULUS_BITS_MAX = 4096;

	/** Whether it is a key of an elliptic curve. */
	boolean isElliptic() {
		return "EC".equals(key.getAlgorithm());
	}
}
