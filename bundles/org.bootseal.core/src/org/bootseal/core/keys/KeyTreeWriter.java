/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

import javax.security.auth.x500.X500Principal;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the keys, certificates and files of one key tree. */
final class KeyTreeWriter {

	private final KeyTreeSpec spec;
	private final char[] password;
	private final SecureRandom random;
	private final Validity validity;
	private long serial;
	private long keysDone;

	KeyTreeWriter(KeyTreeSpec spec, char[] password, SecureRandom random, Instant now) throws BadInputException {
		this.spec = spec;
		this.password = password;
		this.random = random;
		this.validity = spec.validity().at(now);
		this.serial = spec.firstSerial();
	}

	void write(Progress progress) throws BadInputException, CancelledException, IOException {
		try (NewKeyFolder folder = NewKeyFolder.in(spec.directory())) {
			writeTree(folder, progress);
			folder.finish();
		} catch (GeneralSecurityException | OperatorCreationException e) {
			throw new IOException("making keys failed: " + e.getMessage(), e);
		}
	}

	private void writeTree(NewKeyFolder folder, Progress progress)
			throws IOException, GeneralSecurityException, OperatorCreationException, BadInputException,
			CancelledException {
		List<X509Certificate> roots = new ArrayList<>();
		for (int number = 1; number <= spec.srkCount(); number++) {
			String kind = "_sha256_" + spec.kind().fileNamePart() + "_v3_";
			Issued root = issue("SRK" + number + kind + (spec.fast() ? "usr" : "ca"), null, folder, progress);
			if (!spec.fast()) {
				issue("CSF" + number + "_1" + kind + "usr", root, folder, progress);
				issue("IMG" + number + "_1" + kind + "usr", root, folder, progress);
			}
			roots.add(root.certificate());
		}
		folder.addTable(SrkTable.of(roots));
		folder.addPrivate(KeyTree.SERIAL, String.format("%08X%n", serial).getBytes(StandardCharsets.US_ASCII));
	}

	/** Makes a key pair and its certificate, self-signed when there is no issuer, and writes both. */
	private Issued issue(String name, Issued issuer, NewKeyFolder folder, Progress progress)
			throws IOException, GeneralSecurityException, OperatorCreationException, CancelledException {
		progress.checkCancelled();
		KeyPairGenerator generator = KeyPairGenerator.getInstance(spec.kind().algorithm());
		generator.initialize(spec.kind().generatorParameters(), random);
		KeyPair pair = generator.generateKeyPair();
		X509Certificate certificate = certificate(name, pair, issuer);
		folder.addPublic(name + "_crt.pem", NewKeyFolder.pem("CERTIFICATE", certificate.getEncoded()));
		writeKey(folder, name + "_key.pem", pair.getPrivate());
		keysDone++;
		progress.bytes(keysDone, spec.keyCount());
		return new Issued(certificate, pair.getPrivate());
	}

	private X509Certificate certificate(String name, KeyPair pair, Issued issuer)
			throws IOException, GeneralSecurityException, OperatorCreationException {
		X500Principal subject = new X500Principal("CN=" + spec.namePrefix() + name);
		X500Principal signedBy = issuer == null ? subject : issuer.certificate().getSubjectX500Principal();
		X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(signedBy, BigInteger.valueOf(serial++),
				Date.from(validity.from().orElseThrow()), Date.from(validity.until().orElseThrow()), subject,
				pair.getPublic());
		JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
		builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(issuer == null && !spec.fast()));
		builder.addExtension(Extension.subjectKeyIdentifier, false,
				extensions.createSubjectKeyIdentifier(pair.getPublic()));
		if (issuer == null && !spec.fast()) {
			// keyCertSign is what sets the CA flag of the entry in the SRK table
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
		}
		builder.addExtension(Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(
				issuer == null ? pair.getPublic() : issuer.certificate().getPublicKey()));
		PrivateKey signingKey = issuer == null ? pair.getPrivate() : issuer.key();
		ContentSigner signer = new JcaContentSignerBuilder(spec.kind().signatureAlgorithm()).setSecureRandom(random)
				.build(signingKey);
		return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
	}

	private void writeKey(NewKeyFolder folder, String name, PrivateKey key)
			throws IOException, GeneralSecurityException {
		byte[] encoded = key.getEncoded();
		try {
			folder.addPrivate(name, password.length == 0 ? NewKeyFolder.pem("PRIVATE KEY", encoded)
					: NewKeyFolder.pem("ENCRYPTED PRIVATE KEY", EncryptedKey.encrypt(encoded, password, random)));
		} finally {
			Arrays.fill(encoded, (byte) 0);
		}
	}

	/** A certificate with its private key, to issue others. */
	private record Issued(X509Certificate certificate, PrivateKey key) {
	}
}
