/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.io.IOException;
import java.util.Arrays;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * Reads DER with definite lengths as short as they can be and nothing behind, and keeps sets in the order that they
 * have: what is read stands for exactly the bytes that were given. Source: ITU-T X.690.
 */
final class StrictDer {

	private static final int DEPTH_MAX = 16;

	private StrictDer() {
		// static only
	}

	/** A sequence; an error if the bytes are not exactly one. */
	static ASN1Sequence sequence(byte[] der) throws IOException {
		try {
			ASN1Primitive whole = ASN1Primitive.fromByteArray(der);
			if (!(whole instanceof ASN1Sequence sequence)) {
				throw new IOException("no sequence");
			}
			// sequences are read when they are asked for; a damaged one has to show here
			walk(whole, DEPTH_MAX);
			if (!Arrays.equals(encode(whole), der)) {
				throw new IOException("not the shortest encoding");
			}
			return sequence;
		} catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
			// the ASN.1 classes report malformed values in all of these ways
			throw new IOException("damaged value", e);
		}
	}

	/** The bytes of a value as they were read. */
	static byte[] encode(ASN1Encodable value) throws IOException {
		return value.toASN1Primitive().getEncoded(ASN1Encoding.DL);
	}

	private static void walk(ASN1Encodable value, int depth) throws IOException {
		if (depth == 0) {
			throw new IOException("too deep");
		}
		if (value instanceof ASN1Sequence sequence) {
			for (ASN1Encodable each : sequence) {
				walk(each, depth - 1);
			}
		} else if (value instanceof ASN1Set set) {
			for (ASN1Encodable each : set) {
				walk(each, depth - 1);
			}
		} else if (value instanceof ASN1TaggedObject tagged) {
			walk(tagged.getBaseObject(), depth - 1);
		}
	}
}
