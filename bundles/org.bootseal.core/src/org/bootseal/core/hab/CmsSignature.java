/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.bootseal.core.keys.Signer;
import org.bootseal.core.keys.SigningException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A detached CMS signature as HAB reads it: SignedData version 1 with SHA-256, no certificates, one signer named by issuer
 * and serial number, and the signed attributes content type, signing time and message digest. RSA PKCS #1 v1.5 or ECDSA.
 * Source: RFC 5652; the profile is that of NXP's CST and SPSDK 3.10 (crypto/cms.py). Immutable.
 */
public final class CmsSignature {

	private static final int DIGEST_LENGTH = 32;
	private static final int UTC_TIME_YEAR_MIN = 1950;
	private static final int UTC_TIME_YEAR_MAX = 2049;
	private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

	private final byte[] signedAttributes;
	private final byte[] signature;
	private final Optional<byte[]> messageDigest;
	private final Optional<Instant> signingTime;

	private CmsSignature(SignerInfo info) throws IOException, ParseException {
		signedAttributes = info.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER);
		signature = info.getEncryptedDigest().getOctets();
		AttributeTable attributes = new AttributeTable(info.getAuthenticatedAttributes());
		messageDigest = value(attributes, CMSAttributes.messageDigest).filter(ASN1OctetString.class::isInstance)
				.map(value -> ASN1OctetString.getInstance(value).getOctets());
		Optional<ASN1Encodable> time = value(attributes, CMSAttributes.signingTime).filter(ASN1UTCTime.class::isInstance);
		signingTime = time.isPresent() ? Optional.of(ASN1UTCTime.getInstance(time.get()).getDate().toInstant())
				: Optional.empty();
	}

	private static Optional<ASN1Encodable> value(AttributeTable attributes, ASN1ObjectIdentifier type) {
		Attribute attribute = attributes.get(type);
		if (attribute == null || attribute.getAttrValues().size() != 1) {
			return Optional.empty();
		}
		return Optional.of(attribute.getAttrValues().getObjectAt(0));
	}

	/**
	 * @param signer
	 *            the key that signs
	 * @param digest
	 *            SHA-256 of the content, 32 bytes
	 * @param time
	 *            the signing time, years 1950..2049 in UTC; only its whole seconds count
	 * @return the signature in DER
	 * @throws SigningException
	 *             when the key cannot sign
	 */
	public static byte[] sign(Signer signer, byte[] digest, Instant time) throws SigningException {
		try {
			DERSet attributes = attributes(digest, time);
			byte[] signature = signer.sign(attributes.getEncoded(ASN1Encoding.DER));
			return encode(signer, attributes, signature);
		} catch (IOException | CertificateEncodingException e) {
			throw new SigningException("encoding a CMS signature failed: " + e.getMessage(), e);
		}
	}

	/**
	 * A signature of zeros that is as long as a real one; for ECDSA as long as the longest.
	 */
	static byte[] placeholder(Signer signer, Instant time) throws SigningException {
		try {
			return encode(signer, attributes(new byte[DIGEST_LENGTH], time),
					new byte[signatureLength(signer.certificate().getPublicKey())]);
		} catch (IOException | CertificateEncodingException e) {
			throw new SigningException("encoding a CMS signature failed: " + e.getMessage(), e);
		}
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

	/**
	 * @param time
	 *            a time
	 * @return whether a signing time can say it
	 */
	static boolean canSay(Instant time) {
		int year = time.atOffset(ZoneOffset.UTC).getYear();
		return year >= UTC_TIME_YEAR_MIN && year <= UTC_TIME_YEAR_MAX;
	}

	private static DERSet attributes(byte[] digest, Instant time) {
		ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
		String text = String.format(Locale.ROOT, "%02d%02d%02d%02d%02d%02dZ", utc.getYear() % 100, utc.getMonthValue(),
				utc.getDayOfMonth(), utc.getHour(), utc.getMinute(), utc.getSecond());
		ASN1EncodableVector attributes = new ASN1EncodableVector();
		attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
		attributes.add(attribute(CMSAttributes.signingTime, new DERUTCTime(text)));
		attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
		return new DERSet(attributes);
	}

	private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
		return new Attribute(type, new DERSet(value));
	}

	private static byte[] encode(Signer signer, DERSet attributes, byte[] signature)
			throws IOException, CertificateEncodingException {
		// the issuer is taken from the encoded certificate, since the ROM compares its bytes
		Certificate certificate = Certificate.getInstance(signer.certificate().getEncoded());
		SignerIdentifier id = new SignerIdentifier(
				new IssuerAndSerialNumber(certificate.getIssuer(), certificate.getSerialNumber().getValue()));
		AlgorithmIdentifier algorithm = signer.algorithm().endsWith("ECDSA")
				? new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256)
				: new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
		SignerInfo info = new SignerInfo(id, SHA_256, attributes, algorithm, new DEROctetString(signature), null);
		SignedData data = new SignedData(new DERSet(SHA_256), new ContentInfo(CMSObjectIdentifiers.data, null), null, null,
				new DERSet(info));
		return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
	}

	/**
	 * @param der
	 *            a signature
	 * @return the signature
	 * @throws HabFormatException
	 *             when it is no CMS signature of the form that HAB reads
	 */
	public static CmsSignature parse(byte[] der) throws HabFormatException {
		try {
			ContentInfo content = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
			if (content == null || !CMSObjectIdentifiers.signedData.equals(content.getContentType())) {
				throw new HabFormatException(0, "found something else, expected CMS SignedData");
			}
			ASN1Set signers = SignedData.getInstance(content.getContent()).getSignerInfos();
			if (signers.size() != 1) {
				throw new HabFormatException(0, "found " + signers.size() + " signers, expected one");
			}
			SignerInfo signer = SignerInfo.getInstance(signers.getObjectAt(0));
			if (signer.getAuthenticatedAttributes() == null) {
				throw new HabFormatException(0, "found no signed attributes, expected content type, time and digest");
			}
			return new CmsSignature(signer);
		} catch (IOException | ParseException | IllegalArgumentException | ClassCastException | IndexOutOfBoundsException
				| IllegalStateException | NoSuchElementException e) {
			// the ASN.1 classes report malformed structures in all of these ways
			throw new HabFormatException(0, "found damaged ASN.1, expected CMS SignedData");
		}
	}

	/**
	 * @param key
	 *            the key that should have signed
	 * @param digest
	 *            SHA-256 of the content that should have been signed, 32 bytes
	 * @return whether the signature is of this key over this content
	 */
	public boolean verifies(PublicKey key, byte[] digest) {
		if (messageDigest.isEmpty() || !MessageDigest.isEqual(messageDigest.get(), digest)) {
			return false;
		}
		try {
			Signature verifier = Signature.getInstance("EC".equals(key.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA");
			verifier.initVerify(key);
			verifier.update(signedAttributes);
			return verifier.verify(signature);
		} catch (GeneralSecurityException e) {
			// a signature that cannot even be checked does not verify
			return false;
		}
	}

	/**
	 * @return the digest of the content that was signed, or empty when the attribute is missing
	 */
	public Optional<byte[]> messageDigest() {
		return messageDigest.map(byte[]::clone);
	}

	/**
	 * @return the signing time, or empty when the attribute is missing or no UTCTime
	 */
	public Optional<Instant> signingTime() {
		return signingTime;
	}
}
