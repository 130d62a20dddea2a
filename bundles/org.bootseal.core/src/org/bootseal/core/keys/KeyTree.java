/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;

/**
 * A folder of signing keys as NXP's code-signing tool (CST) lays it out: certificates in "crts", private keys in
 * "keys". For each super root key there is a key that signs the CSF and one that signs the image. Names are like CST's:
 * SRK1_sha256_2048_65537_v3_ca_crt.pem, CSF1_1_sha256_2048_65537_v3_usr_crt.pem, IMG1_1_..., and ..._key.pem. Trees
 * that CST, MCUXpresso Secure Provisioning or SPSDK made can be opened too.
 */
public final class KeyTree {

	/** Name of the folder of certificates. */
	public static final String CERTIFICATES = "crts";
	/** Name of the folder of private keys. */
	public static final String KEYS = "keys";
	/** Name of the file with the SRK table, in the folder of certificates; CST and SEC call it SRK_hash.bin. */
	public static final String SRK_TABLE = "SRK_table.bin";
	/** Name of the file with the 32 bytes for the SRK_HASH fuses, in the folder of certificates. */
	public static final String SRK_FUSES = "SRK_fuses.bin";
	/** Name of the file with the next serial number in hexadecimal, in the folder of keys. */
	public static final String SERIAL = "serial";

	/** Place of keyCertSign in the key usage (RFC 5280, section 4.2.1.3). */
	private static final int KEY_CERT_SIGN = 5;
	private static final Pattern NAME = Pattern
			.compile("(SRK|CSF|IMG)([1-4])(_1)?_(sha\\d+_.+_v3_(?:ca|usr))_crt\\.pem");

	private final Path directory;
	/** File names without "_crt.pem", by role and number: "SRK1". */
	private final Map<String, String> names;
	private final List<X509Certificate> srkCertificates;

	private KeyTree(Path directory, Map<String, String> names, List<X509Certificate> srkCertificates) {
		this.directory = directory;
		this.names = names;
		this.srkCertificates = srkCertificates;
	}

	/**
	 * Makes a tree: super root keys with self-signed CA certificates, and for each a CSF key and an image key certified
	 * by it; for fast authentication only super root keys, whose certificates are no CA's. All or nothing: the files
	 * appear when all are written. Nothing is ever overwritten.
	 *
	 * @param spec
	 *            what to make
	 * @param password
	 *            encrypts all private keys (PKCS #8, PBES2 with AES-256); empty leaves them plain. The caller clears it
	 * @param random
	 *            for keys, salts and signatures
	 * @param clock
	 *            gives the start of validity
	 * @param progress
	 *            counts keys instead of bytes; cancelled between two keys
	 * @return the tree
	 * @throws BadInputException
	 *             when a value is out of range, or a file that would be made exists
	 * @throws CancelledException
	 *             when the progress is cancelled; nothing is left behind
	 * @throws IOException
	 *             when writing fails; nothing is left behind
	 */
	public static KeyTree create(KeyTreeSpec spec, char[] password, SecureRandom random, Clock clock, Progress progress)
			throws BadInputException, CancelledException, IOException {
		spec.check();
		new KeyTreeWriter(spec, password, random, clock.instant()).write(progress);
		return open(spec.directory());
	}

	/**
	 * @param directory
	 *            the folder that holds "crts" and "keys"
	 * @return the tree in it
	 * @throws BadInputException
	 *             when there are no SRK certificates, one index has several, or one is missing in between
	 * @throws IOException
	 *             when reading fails
	 */
	public static KeyTree open(Path directory) throws BadInputException, IOException {
		Path certificates = directory.resolve(CERTIFICATES);
		if (!Files.isDirectory(certificates)) {
			throw BadInputException.in(directory, "", "found no folder \"" + CERTIFICATES + "\", expected a key tree");
		}
		Map<String, String> names = new TreeMap<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(certificates, "*_crt.pem")) {
			for (Path file : files) {
				Matcher name = NAME.matcher(file.getFileName().toString());
				if (name.matches()) {
					String fileName = name.group();
					String previous = names.put(name.group(1) + name.group(2),
							fileName.substring(0, fileName.length() - "_crt.pem".length()));
					if (previous != null) {
						throw BadInputException.in(certificates, "",
								"found both " + previous + "_crt.pem and " + fileName + ", expected one of them");
					}
				}
			}
		}
		List<X509Certificate> srkCertificates = new ArrayList<>();
		for (int number = 1; names.containsKey("SRK" + number); number++) {
			srkCertificates.add(CertificateFile.read(certificates.resolve(names.get("SRK" + number) + "_crt.pem")));
		}
		long srkFiles = names.keySet().stream().filter(name -> name.startsWith("SRK")).count();
		if (srkCertificates.isEmpty() || srkCertificates.size() != srkFiles) {
			throw BadInputException.in(certificates, "", "found no certificate of SRK" + (srkCertificates.size() + 1)
					+ ", expected SRK" + (srkCertificates.size() + 1) + "_..._crt.pem");
		}
		return new KeyTree(directory, names, List.copyOf(srkCertificates));
	}

	/**
	 * @return the folder that holds "crts" and "keys"
	 */
	public Path directory() {
		return directory;
	}

	/**
	 * @return the certificates of the super root keys by index
	 */
	public List<X509Certificate> srkCertificates() {
		return srkCertificates;
	}

	/**
	 * @return the table of the super root keys
	 * @throws BadInputException
	 *             when a certificate holds a key that HAB does not know
	 */
	public SrkTable srkTable() throws BadInputException {
		return SrkTable.of(srkCertificates);
	}

	/**
	 * @param index
	 *            index of the super root key, 0..3
	 * @return the certificate file of the super root key itself
	 * @throws BadInputException
	 *             when there is none
	 */
	public Path srkCertificateFile(int index) throws BadInputException {
		return certificateFile("SRK", index);
	}

	/**
	 * Tells whether a super root key signs images itself (fast authentication): its certificate is not that of a CA and
	 * there is no CSF key under it. Its own files then stand for those of the CSF and the image key.
	 *
	 * @param index
	 *            index of the super root key, 0..3
	 * @return whether it does
	 * @throws BadInputException
	 *             when there is no such key
	 */
	public boolean isFastAuthentication(int index) throws BadInputException {
		name("SRK", index);
		boolean[] usage = srkCertificates.get(index).getKeyUsage();
		return !names.containsKey("CSF" + (index + 1))
				&& (usage == null || !usage[KEY_CERT_SIGN])
				&& srkCertificates.get(index).getBasicConstraints() < 0;
	}

	/**
	 * @param index
	 *            index of the super root key, 0..3
	 * @return the certificate file of the CSF key under it
	 * @throws BadInputException
	 *             when there is none
	 */
	public Path csfCertificateFile(int index) throws BadInputException {
		return certificateFile(signing("CSF", index), index);
	}

	/**
	 * @param index
	 *            index of the super root key, 0..3
	 * @return the certificate file of the image key under it
	 * @throws BadInputException
	 *             when there is none
	 */
	public Path imageCertificateFile(int index) throws BadInputException {
		return certificateFile(signing("IMG", index), index);
	}

	/**
	 * @param index
	 *            index of the super root key, 0..3
	 * @return the private key file of the CSF key under it
	 * @throws BadInputException
	 *             when there is none
	 */
	public Path csfKeyFile(int index) throws BadInputException {
		return keyFile(signing("CSF", index), index);
	}

	/**
	 * @param index
	 *            index of the super root key, 0..3
	 * @return the private key file of the image key under it
	 * @throws BadInputException
	 *             when there is none
	 */
	public Path imageKeyFile(int index) throws BadInputException {
		return keyFile(signing("IMG", index), index);
	}

	/**
	 * @param index
	 *            index of the super root key, 0..3
	 * @param passwords
	 *            asked when the key is encrypted
	 * @return the signer of the CSF
	 * @throws BadInputException
	 *             when the key or its certificate is missing or wrong
	 * @throws IOException
	 *             when reading fails
	 */
	public Signer csfSigner(int index, PasswordSource passwords) throws BadInputException, IOException {
		return FileSigner.open(csfKeyFile(index), CertificateFile.read(csfCertificateFile(index)), passwords);
	}

	/**
	 * @param index
	 *            index of the super root key, 0..3
	 * @param passwords
	 *            asked when the key is encrypted
	 * @return the signer of the image
	 * @throws BadInputException
	 *             when the key or its certificate is missing or wrong
	 * @throws IOException
	 *             when reading fails
	 */
	public Signer imageSigner(int index, PasswordSource passwords) throws BadInputException, IOException {
		return FileSigner.open(imageKeyFile(index), CertificateFile.read(imageCertificateFile(index)), passwords);
	}

	private String signing(String role, int index) throws BadInputException {
		return isFastAuthentication(index) ? "SRK" : role;
	}

	private Path certificateFile(String role, int index) throws BadInputException {
		return directory.resolve(CERTIFICATES).resolve(name(role, index) + "_crt.pem");
	}

	private Path keyFile(String role, int index) throws BadInputException {
		return directory.resolve(KEYS).resolve(name(role, index) + "_key.pem");
	}

	private String name(String role, int index) throws BadInputException {
		if (index < 0 || index >= srkCertificates.size()) {
			throw BadInputException.expected(directory, "", "SRK index " + index,
					"one of the " + srkCertificates.size() + " indices from 0");
		}
		String name = names.get(role + (index + 1));
		if (name == null) {
			throw BadInputException.in(directory, "", "found no certificate " + role + (index + 1) + "_1_..._crt.pem");
		}
		return name;
	}
}
