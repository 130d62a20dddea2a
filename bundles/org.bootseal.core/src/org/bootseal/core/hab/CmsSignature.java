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
import java.text.ParseException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;

/**
 * A detached CMS signature out of an image: SignedData with one signer and signed attributes, SHA-256 with RSA PKCS #1
 * v1.5 or ECDSA. Source: RFC 5652. Immutable.
 */
public final class CmsSignature {

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
		Optional<ASN1Encodable> time = value(attributes, CMSAttributes.signingTime)
				.filter(ASN1UTCTime.class::isInstance);
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
		} catch (IOException | ParseException | IllegalArgumentException | ClassCastException
				| IndexOutOfBoundsException
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
			Signature verifier = Signature
					.getInstance("EC".equals(key.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA");
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

	/** The signature itself, without what was signed. */
	byte[] signature() {
		return signature.clone();
	}

	/**
	 * @return the signing time, or empty when the attribute is missing or no UTCTime
	 */
	public Optional<Instant> signingTime() {
		return signingTime;
	}
}
