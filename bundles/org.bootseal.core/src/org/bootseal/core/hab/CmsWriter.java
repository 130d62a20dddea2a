/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.bootseal.core.keys.Signer;
import org.bootseal.core.keys.SigningException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * Makes detached CMS signatures as HAB reads them: SignedData version 1 with SHA-256, no certificates, one signer named
 * by issuer and serial number, and the signed attributes content type, signing time and message digest. RSA PKCS #1
 * v1.5 or ECDSA. Source: RFC 5652; the profile is that of NXP's CST and SPSDK 3.10 (crypto/cms.py).
 * <p>
 * It is put together from plain ASN.1 values: the classes for CMS and X.509 names take longer to load than to sign.
 */
final class CmsWriter {

	private static final int DIGEST_LENGTH = 32;
	private static final int UTC_TIME_YEAR_MIN = 1950;
	private static final int UTC_TIME_YEAR_MAX = 2049;
	/** Where the issuer is in a certificate body that starts with its version, as all of version 2 and 3 do. */
	private static final int ISSUER_BEHIND_VERSION = 3;

	private static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.1");
	private static final ASN1ObjectIdentifier SIGNED_DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.2");
	private static final ASN1ObjectIdentifier CONTENT_TYPE = new ASN1ObjectIdentifier("1.2.840.113549.1.9.3");
	private static final ASN1ObjectIdentifier MESSAGE_DIGEST = new ASN1ObjectIdentifier("1.2.840.113549.1.9.4");
	private static final ASN1ObjectIdentifier SIGNING_TIME = new ASN1ObjectIdentifier("1.2.840.113549.1.9.5");
	private static final ASN1ObjectIdentifier RSA = new ASN1ObjectIdentifier("1.2.840.113549.1.1.1");
	private static final ASN1ObjectIdentifier ECDSA_WITH_SHA_256 = new ASN1ObjectIdentifier("1.2.840.10045.4.3.2");
	private static final DERSequence SHA_256 = sequence(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"));

	private CmsWriter() {
		// static only
	}

	/**
	 * @param signer
	 *            the key that signs
	 * @param digest
	 *            SHA-256 of the content, 32 bytes
	 * @param time
	 *            the signing time, one that {@link #canSay(Instant)}; only its whole seconds count
	 * @return the signature in DER
	 * @throws SigningException
	 *             when the key cannot sign
	 */
	static byte[] sign(Signer signer, byte[] digest, Instant time) throws SigningException {
		try {
			DERSet attributes = attributes(digest, time);
			return encode(signer, attributes, signer.sign(attributes.getEncoded(ASN1Encoding.DER)));
		} catch (IOException | CertificateEncodingException e) {
			throw new SigningException("encoding a CMS signature failed: " + e.getMessage(), e);
		}
	}

	/** A signature of zeros that is as long as a real one; for ECDSA as long as the longest. */
	static byte[] placeholder(Signer signer, Instant time) throws SigningException {
		try {
			byte[] zeros = new byte[signatureLength(signer.certificate().getPublicKey())];
			return encode(signer, attributes(new byte[DIGEST_LENGTH], time), zeros);
		} catch (IOException | CertificateEncodingException e) {
			throw new SigningException("encoding a CMS signature failed: " + e.getMessage(), e);
		}
	}

	/** Whether a signing time can say a time: a UTCTime has two digits for the year. */
	static boolean canSay(Instant time) {
		int year = time.atOffset(ZoneOffset.UTC).getYear();
		return year >= UTC_TIME_YEAR_MIN && year <= UTC_TIME_YEAR_MAX;
	}

	private static int signatureLength(PublicKey key) {
		if (key instanceof RSAKey rsa) {
			return (rsa.getModulus().bitLength() + 7) / 8;
		}
		if (key instanceof ECKey ec) {
			// a sequence of two integers, each with tag, length and a leading zero
			int integer = (ec.getParams().getOrder().bitLength() + 7) / 8 + 3;
			return 2 * integer + 3;
		}
		throw new IllegalArgumentException("signers have RSA or EC keys, not " + key.getAlgorithm());
	}

	private static DERSet attributes(byte[] digest, Instant time) throws IOException {
		return new DERSet(new ASN1Encodable[] { attribute(CONTENT_TYPE, DATA), attribute(SIGNING_TIME, utcTime(time)),
				attribute(MESSAGE_DIGEST, new DEROctetString(digest)) });
	}

	private static DERSequence attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
		return sequence(type, new DERSet(value));
	}

	/** From its bytes, since the class would read its text again with a date format, which is slow to start. */
	private static ASN1Primitive utcTime(Instant time) throws IOException {
		OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
		StringBuilder text = new StringBuilder();
		for (int field : new int[] { utc.getYear() % 100, utc.getMonthValue(), utc.getDayOfMonth(), utc.getHour(),
				utc.getMinute(), utc.getSecond() }) {
			text.append((char) ('0' + field / 10)).append((char) ('0' + field % 10));
		}
		text.append('Z').insert(0, (char) text.length()).insert(0, (char) BERTags.UTC_TIME);
		return ASN1Primitive.fromByteArray(text.toString().getBytes(StandardCharsets.US_ASCII));
	}

	private static byte[] encode(Signer signer, DERSet attributes, byte[] signature)
			throws IOException, CertificateEncodingException {
		ASN1Encodable algorithm = signer.algorithm().endsWith("ECDSA") ? sequence(ECDSA_WITH_SHA_256)
				: sequence(RSA, DERNull.INSTANCE);
		DERSequence signerInfo = sequence(new ASN1Integer(1), issuerAndSerialNumber(signer.certificate()), SHA_256,
				new DERTaggedObject(false, 0, attributes), algorithm, new DEROctetString(signature));
		DERSequence signedData = sequence(new ASN1Integer(1), new DERSet(SHA_256), sequence(DATA),
				new DERSet(signerInfo));
		return sequence(SIGNED_DATA, new DERTaggedObject(true, 0, signedData)).getEncoded(ASN1Encoding.DER);
	}

	/** The issuer is cut out of the certificate unchanged, since the ROM compares bytes. */
	private static DERSequence issuerAndSerialNumber(X509Certificate certificate)
			throws IOException, CertificateEncodingException {
		ASN1Sequence body = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(certificate.getTBSCertificate()));
		boolean hasVersion = body.getObjectAt(0) instanceof ASN1TaggedObject;
		return sequence(body.getObjectAt(hasVersion ? ISSUER_BEHIND_VERSION : ISSUER_BEHIND_VERSION - 1),
				new ASN1Integer(certificate.getSerialNumber()));
	}

	private static DERSequence sequence(ASN1Encodable... elements) {
		return new DERSequence(elements);
	}
}
