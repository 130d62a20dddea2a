/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key with a certificate, made for a test, of every kind that HAB knows: "RSA-1024" to "RSA-4096", "EC-256" ... */
public final class TestSigner implements Signer {

	/** Making long RSA keys takes seconds, so each is made once. */
	private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();
	private static final Date FROM = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
	private static final Date TO = Date.from(Instant.parse("2046-01-01T00:00:00Z"));

	private final X500Name name;
	private final PrivateKey key;
	private final X509Certificate certificate;

	private TestSigner(X500Name name, PrivateKey key, X509Certificate certificate) {
		this.name = name;
		this.key = key;
		this.certificate = certificate;
	}

	/** A super root key; the number tells keys of one kind apart. */
	public static TestSigner root(String name, String kind, int number, boolean ca) throws Exception {
		KeyPair pair = pair(kind, number);
		X500Name self = new X500Name("CN=" + name);
		return new TestSigner(self, pair.getPrivate(),
				certificate(self, pair.getPrivate(), self, pair.getPublic(), ca));
	}

	/** A key whose certificate this one issues. */
	public TestSigner issue(String subject, String kind, int number, boolean ca) throws Exception {
		KeyPair pair = pair(kind, number);
		X500Name its = new X500Name("CN=" + subject);
		return new TestSigner(its, pair.getPrivate(), certificate(name, key, its, pair.getPublic(), ca));
	}

	private static X509Certificate certificate(X500Name issuer, PrivateKey issuerKey, X500Name subject,
			PublicKey subjectKey, boolean ca) throws Exception {
		JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, BigInteger.valueOf(0x1234), FROM,
				TO, subject, subjectKey);
		builder.addExtension(Extension.keyUsage, true,
				new KeyUsage(ca ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
		return new JcaX509CertificateConverter()
				.getCertificate(builder.build(new JcaContentSignerBuilder(algorithm(issuerKey)).build(issuerKey)));
	}

	private static KeyPair pair(String kind, int number) {
		return PAIRS.computeIfAbsent(kind + " " + number, missing -> {
			try {
				boolean ec = kind.startsWith("EC-");
				String size = kind.substring(kind.indexOf('-') + 1);
				KeyPairGenerator generator = KeyPairGenerator.getInstance(ec ? "EC" : "RSA");
				if (ec) {
					generator.initialize(new ECGenParameterSpec("secp" + size + "r1"));
				} else {
					generator.initialize(Integer.parseInt(size));
				}
				return generator.generateKeyPair();
			} catch (GeneralSecurityException e) {
				throw new AssertionError(e);
			}
		});
	}

	private static String algorithm(PrivateKey key) {
		return "EC".equals(key.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA";
	}

	@Override
	public X509Certificate certificate() {
		return certificate;
	}

	@Override
	public String algorithm() {
		return algorithm(key);
	}

	@Override
	public byte[] sign(byte[] data) throws SigningException {
		try {
			Signature signature = Signature.getInstance(algorithm());
			signature.initSign(key);
			signature.update(data);
			return signature.sign();
		} catch (GeneralSecurityException e) {
			throw new SigningException("signing failed", e);
		}
	}
}
