/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

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
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Makes the keys, certificates and files of one key tree. */
final class KeyTreeWriter {

	private static final int KEYS_PER_SRK = 3;

	private final KeyTreeSpec spec;
	private final char[] password;
	private final SecureRandom random;
	private final Instant now;
	private long serial;
	private long keysDone;

	KeyTreeWriter(KeyTreeSpec spec, char[] password, SecureRandom random, Instant now) {
		this.spec = spec;
		this.password = password;
		this.random = random;
		this.now = now;
		this.serial = spec.firstSerial();
	}

	void write(Progress progress) throws BadInputException, CancelledException, IOException {
		Path target = spec.directory();
		refuseExisting(target.resolve(KeyTree.CERTIFICATES));
		refuseExisting(target.resolve(KeyTree.KEYS));
		Files.createDirectories(target);
		Path work = Files.createTempDirectory(target, ".new-keys-");
		try {
			writeTree(work, progress);
			moveInto(work, target);
		} catch (GeneralSecurityException | OperatorCreationException e) {
			throw new IOException("making keys failed: " + e.getMessage(), e);
		} finally {
			deleteTree(work);
		}
	}

	private void writeTree(Path work, Progress progress)
			throws IOException, GeneralSecurityException, OperatorCreationException, BadInputException,
			CancelledException {
		Path keys = Files.createDirectory(work.resolve(KeyTree.KEYS), ownerOnly(work, "rwx------"));
		Path certificates = Files.createDirectory(work.resolve(KeyTree.CERTIFICATES));
		List<X509Certificate> roots = new ArrayList<>();
		for (int number = 1; number <= spec.srkCount(); number++) {
			String size = "_sha256_" + spec.rsaBits() + "_65537_v3_";
			Issued root = issue("SRK" + number + size + "ca", null, work, progress);
			issue("CSF" + number + "_1" + size + "usr", root, work, progress);
			issue("IMG" + number + "_1" + size + "usr", root, work, progress);
			roots.add(root.certificate());
		}
		SrkTable table = SrkTable.of(roots);
		Files.write(certificates.resolve(KeyTree.SRK_TABLE), table.encode());
		Files.write(certificates.resolve(KeyTree.SRK_FUSES), table.hash());
		Files.writeString(keys.resolve(KeyTree.SERIAL), String.format("%08X%n", serial), StandardCharsets.US_ASCII);
	}

	/** Makes a key pair and its certificate, self-signed when there is no issuer, and writes both. */
	private Issued issue(String name, Issued issuer, Path work, Progress progress)
			throws IOException, GeneralSecurityException, OperatorCreationException, CancelledException {
		progress.checkCancelled();
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(new RSAKeyGenParameterSpec(spec.rsaBits(), RSAKeyGenParameterSpec.F4), random);
		KeyPair pair = generator.generateKeyPair();
		X509Certificate certificate = certificate(name, pair, issuer);
		writePem(work.resolve(KeyTree.CERTIFICATES).resolve(name + "_crt.pem"), "CERTIFICATE",
				certificate.getEncoded());
		writeKey(work.resolve(KeyTree.KEYS).resolve(name + "_key.pem"), pair.getPrivate());
		keysDone++;
		progress.bytes(keysDone, (long) KEYS_PER_SRK * spec.srkCount());
		return new Issued(certificate, pair.getPrivate());
	}

	private X509Certificate certificate(String name, KeyPair pair, Issued issuer)
			throws IOException, GeneralSecurityException, OperatorCreationException {
		X500Principal subject = new X500Principal("CN=" + spec.namePrefix() + name);
		X500Principal signedBy = issuer == null ? subject : issuer.certificate().getSubjectX500Principal();
		Date start = Date.from(now);
		Date end = Date.from(now.atOffset(ZoneOffset.UTC).plusYears(spec.validityYears()).toInstant());
		X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(signedBy, BigInteger.valueOf(serial++),
				start,
				end, subject, pair.getPublic());
		JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
		builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(issuer == null));
		builder.addExtension(Extension.subjectKeyIdentifier, false,
				extensions.createSubjectKeyIdentifier(pair.getPublic()));
		if (issuer == null) {
			// keyCertSign is what sets the CA flag of the entry in the SRK table
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
			builder.addExtension(Extension.authorityKeyIdentifier, false,
					extensions.createAuthorityKeyIdentifier(pair.getPublic()));
		} else {
			builder.addExtension(Extension.authorityKeyIdentifier, false,
					extensions.createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
		}
		PrivateKey signingKey = issuer == null ? pair.getPrivate() : issuer.key();
		return new JcaX509CertificateConverter().getCertificate(
				builder.build(new JcaContentSignerBuilder("SHA256withRSA").setSecureRandom(random).build(signingKey)));
	}

	private void writeKey(Path file, PrivateKey key) throws IOException, GeneralSecurityException {
		byte[] encoded = key.getEncoded();
		try {
			Files.createFile(file, ownerOnly(file.getParent(), "rw-------"));
			if (password.length == 0) {
				writePem(file, "PRIVATE KEY", encoded);
			} else {
				writePem(file, "ENCRYPTED PRIVATE KEY", EncryptedKey.encrypt(encoded, password, random));
			}
		} finally {
			Arrays.fill(encoded, (byte) 0);
		}
	}

	private static void writePem(Path file, String type, byte[] content) throws IOException {
		StringWriter text = new StringWriter();
		try (PemWriter writer = new PemWriter(text)) {
			writer.writeObject(new PemObject(type, content));
		}
		Files.writeString(file, text.toString(), StandardCharsets.US_ASCII);
	}

	/**
	 * Only the owner may read what is made with these attributes; where there are no such rights, the folder's hold.
	 */
	private static FileAttribute<?>[] ownerOnly(Path place, String rights) {
		if (!place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)) };
	}

	private static void refuseExisting(Path path) throws BadInputException {
		if (Files.exists(path)) {
			throw new BadInputException(
					path + ": this exists already, expected a place without it; keys are never overwritten");
		}
	}

	private static void moveInto(Path work, Path target) throws IOException, BadInputException {
		Path certificates = target.resolve(KeyTree.CERTIFICATES);
		Path keys = target.resolve(KeyTree.KEYS);
		// a move of a folder does not replace a folder with content, so a file that came meanwhile stays
		refuseExisting(certificates);
		refuseExisting(keys);
		try {
			Files.move(work.resolve(KeyTree.KEYS), keys, StandardCopyOption.ATOMIC_MOVE);
			try {
				Files.move(work.resolve(KeyTree.CERTIFICATES), certificates, StandardCopyOption.ATOMIC_MOVE);
			} catch (IOException e) {
				Files.move(keys, work.resolve(KeyTree.KEYS), StandardCopyOption.ATOMIC_MOVE);
				throw e;
			}
		} catch (FileAlreadyExistsException e) {
			throw new BadInputException(e.getFile() + ": this exists already; keys are never overwritten", e);
		}
	}

	private static void deleteTree(Path directory) throws IOException {
		try (Stream<Path> paths = Files.walk(directory)) {
			for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}

	/** A certificate with its private key, to issue others. */
	private record Issued(X509Certificate certificate, PrivateKey key) {
	}
}
