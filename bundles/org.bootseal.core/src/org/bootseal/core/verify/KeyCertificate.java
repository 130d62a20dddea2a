/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.bootlog.HabEvent;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** An X.509 certificate as HAB reads it: signed with SHA-256 by RSA, or ECDSA where the part knows it. */
final class KeyCertificate {

	private static final int PARTS = 3;
	private static final Set<Integer> CURVES = Set.of(256, 384, 521);

	private final Certificate certificate;
	private final byte[] signed;
	private final byte[] identifier;
	private final ASN1ObjectIdentifier algorithm;
	private final byte[] signature;
	private final SubjectPublicKeyInfo keyInfo;
	private final String subject;

	private KeyCertificate(ASN1Sequence sequence) throws IOException {
		ASN1Sequence body = ASN1Sequence.getInstance(sequence.getObjectAt(0));
		int at = body.getObjectAt(0) instanceof ASN1TaggedObject ? 1 : 0;
		if (sequence.size() != PARTS || !Arrays.equals(StrictDer.encode(sequence.getObjectAt(1)),
				StrictDer.encode(body.getObjectAt(at + 1)))) {
			throw new IOException("two signature algorithms");
		}
		ASN1BitString bits = ASN1BitString.getInstance(sequence.getObjectAt(2));
		if (bits.getPadBits() != 0) {
			throw new IOException("a signature of broken bytes");
		}
		certificate = Certificate.getInstance(sequence);
		signed = StrictDer.encode(body);
		identifier = StrictDer.encode(new DERSequence(
				new ASN1Encodable[] { body.getObjectAt(at + 2), body.getObjectAt(at) }));
		algorithm = AlgorithmIdentifier.getInstance(sequence.getObjectAt(1)).getAlgorithm();
		signature = bits.getBytes();
		keyInfo = certificate.getSubjectPublicKeyInfo();
		// names are read when they are asked for; a damaged one has to show here
		subject = certificate.getSubject().toString();
	}

	static KeyCertificate parse(byte[] der) throws HabRefusal {
		try {
			return new KeyCertificate(StrictDer.sequence(der));
		} catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException
				| ArrayIndexOutOfBoundsException e) {
			// the ASN.1 classes report malformed structures in all of these ways
			throw new HabRefusal(HabEvent.INVALID_CERTIFICATE, "the certificate is damaged");
		}
	}

	/** The key, if another key has issued the certificate. */
	VerifyingKey verifiedBy(VerifyingKey issuer, TargetPart part) throws HabRefusal {
		PublicKey key = key(part);
		boolean elliptic = X9ObjectIdentifiers.ecdsa_with_SHA256.equals(algorithm);
		if (!elliptic && !PKCSObjectIdentifiers.sha256WithRSAEncryption.equals(algorithm)
				|| elliptic && !part.hasEllipticCurves()) {
			throw new HabRefusal(HabEvent.UNSUPPORTED_ALGORITHM,
					"the certificate of " + subject() + " is signed with an algorithm that HAB does not know");
		}
		try {
			Signature verifier = Signature.getInstance(elliptic ? "SHA256withECDSA" : "SHA256withRSA");
			verifier.initVerify(issuer.key());
			verifier.update(signed);
			if (verifier.verify(signature)) {
				return new VerifyingKey(key, Optional.of(identifier), true);
			}
		} catch (GeneralSecurityException e) {
			// a key of another kind, or a signature of another length, is a signature that does not hold
			throw notIssued();
		}
		throw notIssued();
	}

	private HabRefusal notIssued() {
		return new HabRefusal(HabEvent.INVALID_CERTIFICATE, "the certificate of " + subject()
				+ " was not issued by the key that the command names, or was changed");
	}

	private PublicKey key(TargetPart part) throws HabRefusal {
		ASN1ObjectIdentifier kind = keyInfo.getAlgorithm().getAlgorithm();
		boolean elliptic = X9ObjectIdentifiers.id_ecPublicKey.equals(kind);
		if (!elliptic && !PKCSObjectIdentifiers.rsaEncryption.equals(kind) || elliptic && !part.hasEllipticCurves()) {
			throw unsupported();
		}
		try {
			PublicKey key = KeyFactory.getInstance(elliptic ? "EC" : "RSA")
					.generatePublic(new X509EncodedKeySpec(keyInfo.getEncoded()));
			if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() > VerifyingKey.MODULUS_BITS_MAX
					|| key instanceof ECPublicKey ec
							&& !CURVES.contains(ec.getParams().getCurve().getField().getFieldSize())) {
				throw unsupported();
			}
			return key;
		} catch (GeneralSecurityException | IOException e) {
			throw new HabRefusal(HabEvent.INVALID_CERTIFICATE, "the key in the certificate of " + subject()
					+ " is damaged");
		}
	}

	private HabRefusal unsupported() {
		return new HabRefusal(HabEvent.UNSUPPORTED_ALGORITHM,
				"the certificate of " + subject() + " holds a key of a kind that HAB of this part does not know");
	}

	String subject() {
		return subject;
	}

	Optional<Instant> notBefore() {
		return instant(certificate.getStartDate());
	}

	Optional<Instant> notAfter() {
		return instant(certificate.getEndDate());
	}

	private static Optional<Instant> instant(Time time) {
		try {
			return Optional.of(time.getDate().toInstant());
		} catch (IllegalStateException e) {
			// no date that anybody could read
			return Optional.empty();
		}
	}

	/** Whether it says that its key certifies others. */
	boolean saysCa() {
		try {
			BasicConstraints constraints = BasicConstraints.fromExtensions(extensions());
			return constraints != null && constraints.isCA();
		} catch (IllegalArgumentException e) {
			return false;
		}
	}

	/** Whether it says what its key is for, and that is not signing data. */
	boolean forbidsSigning() {
		try {
			KeyUsage usage = KeyUsage.fromExtensions(extensions());
			return usage != null && !usage.hasUsages(KeyUsage.digitalSignature)
					&& !usage.hasUsages(KeyUsage.nonRepudiation);
		} catch (IllegalArgumentException e) {
			return false;
		}
	}

	private Extensions extensions() {
		return certificate.getTBSCertificate().getExtensions();
	}
}
