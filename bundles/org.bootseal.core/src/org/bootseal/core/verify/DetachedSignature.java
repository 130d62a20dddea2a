/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A detached CMS signature as HAB takes it, and nothing else: one signer, named by issuer and serial number, SHA-256,
 * RSA with PKCS #1 v1.5 or ECDSA. Layout: RFC 5652, with the attributes that NXP's SPSDK 3.10 writes.
 */
final class DetachedSignature {

	private static final Set<ASN1ObjectIdentifier> RSA = Set.of(PKCSObjectIdentifiers.rsaEncryption,
			PKCSObjectIdentifiers.sha256WithRSAEncryption);
	private static final Set<ASN1ObjectIdentifier> ECDSA = Set.of(X9ObjectIdentifiers.ecdsa_with_SHA256);

	private final byte[] signer;
	private final ASN1ObjectIdentifier algorithm;
	private final byte[] signature;
	/** What is signed if there are attributes: their set, with its own tag. */
	private final Optional<byte[]> attributes;
	private final byte[] digest;
	private final Span signerSpan;
	private final Span algorithmSpan;

	private DetachedSignature(byte[] der) throws IOException {
		ASN1Sequence info = StrictDer.sequence(der);
		expect(info.size() == 2 && CMSObjectIdentifiers.signedData.equals(info.getObjectAt(0)), "signed data");
		ASN1Sequence data = ASN1Sequence.getInstance(context(info.getObjectAt(1), true), true);
		expect(data.size() == 4 && isOne(data.getObjectAt(0)), "signed data of version 1");
		ASN1Set digests = ASN1Set.getInstance(data.getObjectAt(1));
		expect(digests.size() == 1, "one digest");
		algorithm(digests.getObjectAt(0), Set.of(NISTObjectIdentifiers.id_sha256));
		ASN1Sequence content = ASN1Sequence.getInstance(data.getObjectAt(2));
		expect(content.size() == 1 && CMSObjectIdentifiers.data.equals(content.getObjectAt(0)), "no content");
		ASN1Set signers = ASN1Set.getInstance(data.getObjectAt(3));
		expect(signers.size() == 1, "one signer");
		ASN1Sequence one = ASN1Sequence.getInstance(signers.getObjectAt(0));
		boolean attributed = one.size() == 6;
		expect((attributed || one.size() == 5) && isOne(one.getObjectAt(0)), "a signer of version 1");
		signer = StrictDer.encode(ASN1Sequence.getInstance(one.getObjectAt(1)));
		algorithm(one.getObjectAt(2), Set.of(NISTObjectIdentifiers.id_sha256));
		ASN1Set set = attributed ? ASN1Set.getInstance(context(one.getObjectAt(3), false), false) : null;
		attributes = set == null ? Optional.empty() : Optional.of(StrictDer.encode(set));
		digest = set == null ? new byte[0] : messageDigest(set);
		ASN1Encodable algorithmField = one.getObjectAt(one.size() - 2);
		algorithm = algorithm(algorithmField,
				ECDSA.contains(oid(algorithmField)) ? ECDSA : RSA);
		signature = ASN1OctetString.getInstance(one.getObjectAt(one.size() - 1)).getOctets();
		signerSpan = span(one, 1, der.length);
		algorithmSpan = span(one, one.size() - 2, der.length);
	}

	/** Where a field of the signer stands: its fields stand one behind the other up to the end. */
	private static Span span(ASN1Sequence one, int index, int end) throws IOException {
		int offset = end;
		for (int i = one.size() - 1; i >= index; i--) {
			offset -= StrictDer.encode(one.getObjectAt(i)).length;
		}
		return new Span(offset, StrictDer.encode(one.getObjectAt(index)).length);
	}

	/** A signature; an error if it has any other form. */
	static DetachedSignature parse(byte[] der) throws IOException {
		try {
			return new DetachedSignature(der);
		} catch (IllegalArgumentException | IllegalStateException | ClassCastException
				| ArrayIndexOutOfBoundsException e) {
			// the ASN.1 classes report malformed structures in all of these ways
			throw new IOException("damaged structure", e);
		}
	}

	private static void expect(boolean condition, String what) throws IOException {
		if (!condition) {
			throw new IOException("expected " + what);
		}
	}

	private static boolean isOne(ASN1Encodable value) {
		return value instanceof ASN1Integer number && number.hasValue(BigInteger.ONE);
	}

	private static ASN1TaggedObject context(ASN1Encodable value, boolean explicit) throws IOException {
		ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(value);
		expect(tagged.getTagClass() == BERTags.CONTEXT_SPECIFIC && tagged.getTagNo() == 0
				&& (!explicit || tagged.isExplicit()), "a field [0]");
		return tagged;
	}

	private static ASN1ObjectIdentifier oid(ASN1Encodable field) {
		return ASN1ObjectIdentifier.getInstance(ASN1Sequence.getInstance(field).getObjectAt(0));
	}

	private static ASN1ObjectIdentifier algorithm(ASN1Encodable field, Set<ASN1ObjectIdentifier> known)
			throws IOException {
		ASN1Sequence parts = ASN1Sequence.getInstance(field);
		boolean plain = parts.size() == 1 || parts.size() == 2 && parts.getObjectAt(1) instanceof ASN1Null;
		expect(plain && known.contains(oid(field)), "a known algorithm");
		return oid(field);
	}

	private static byte[] messageDigest(ASN1Set set) throws IOException {
		byte[] found = null;
		boolean typed = false;
		for (ASN1Encodable each : set) {
			ASN1Sequence attribute = ASN1Sequence.getInstance(each);
			expect(attribute.size() == 2, "an attribute");
			ASN1Set values = ASN1Set.getInstance(attribute.getObjectAt(1));
			if (CMSAttributes.contentType.equals(attribute.getObjectAt(0))) {
				expect(values.size() > 0 && CMSObjectIdentifiers.data.equals(values.getObjectAt(0)), "data");
				typed = true;
			} else if (CMSAttributes.messageDigest.equals(attribute.getObjectAt(0))) {
				expect(values.size() > 0, "a digest");
				found = ASN1OctetString.getInstance(values.getObjectAt(0)).getOctets();
			}
		}
		expect(typed && found != null, "content type and digest");
		return found;
	}

	/** Whether it names a signer. */
	boolean isBy(byte[] issuerAndSerial) {
		return Arrays.equals(signer, issuerAndSerial);
	}

	/** Where its signer's name stands in it. */
	Span signerSpan() {
		return signerSpan;
	}

	/** Where the name of the algorithm stands in it. */
	Span algorithmSpan() {
		return algorithmSpan;
	}

	/** Whether a key has signed this content. */
	boolean verifies(SignedContent content, VerifyingKey key) throws GeneralSecurityException {
		boolean elliptic = key.isElliptic();
		if (elliptic != ECDSA.contains(algorithm)) {
			return false;
		}
		Signature verifier = Signature.getInstance(elliptic ? "SHA256withECDSA" : "SHA256withRSA");
		verifier.initVerify(key.key());
		if (attributes.isEmpty()) {
			content.feed(verifier);
		} else if (MessageDigest.isEqual(content.digest(), digest)) {
			verifier.update(attributes.get());
		} else {
			return false;
		}
		return verifier.verify(signature);
	}
}
