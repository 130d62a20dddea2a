/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;

/**
 * What files with keys hold, told by their content: certificates, private keys, PKCS #12 files, the SRK table (which
 * NXP's tools also call SRK_hash.bin), the hash for the fuses, and the password file of NXP's code-signing tool. Looks
 * into a folder and those of its folders that the tools of NXP make.
 */
final class FoundFiles {

	private static final String PASSWORD_FILE = "key_pass.txt";
	private static final List<String> FOLDERS = List.of("crts", "keys", "gen_hab_certs");
	private static final int FILES_MAX = 1000;
	private static final int DER_SEQUENCE = 0x30;

	private final Map<Path, X509Certificate> certificates = new LinkedHashMap<>();
	private final Set<Path> keys = new LinkedHashSet<>();
	private final Set<Path> stores = new LinkedHashSet<>();
	private final Map<Path, SrkTable> tables = new LinkedHashMap<>();
	private final Map<Path, byte[]> fuses = new LinkedHashMap<>();
	private Optional<Path> passwordFile = Optional.empty();
	private int count;

	/**
	 * @param sources
	 *            folders and files
	 * @return what they hold
	 * @throws BadInputException
	 *             when one does not exist, there are more than 1000 files, or a file says by its name that it is a
	 *             table or certificate and is none
	 * @throws IOException
	 *             when reading fails
	 */
	static FoundFiles in(List<Path> sources) throws BadInputException, IOException {
		FoundFiles found = new FoundFiles();
		for (Path source : sources) {
			if (Files.isDirectory(source)) {
				found.addTree(source);
			} else {
				found.addFile(source);
			}
		}
		return found;
	}

	private void addTree(Path folder) throws BadInputException, IOException {
		addFolder(folder);
		Path parent = folder.toAbsolutePath().normalize().getParent();
		boolean isPart = FOLDERS.contains(folder.toAbsolutePath().normalize().getFileName().toString())
				&& parent != null;
		for (String name : FOLDERS) {
			// one who names the folder of keys means the certificates beside it as well
			Path other = isPart ? folder.resolveSibling(name) : folder.resolve(name);
			if (Files.isDirectory(other) && !Files.isSameFile(other, folder)) {
				addFolder(other);
			}
		}
	}

	private void addFolder(Path folder) throws BadInputException, IOException {
		List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
			for (Path file : stream) {
				count++;
				if (count > FILES_MAX) {
					throw BadInputException.in(folder, "", "found more than " + FILES_MAX
							+ " files, expected a folder of keys");
				}
				files.add(file);
			}
		}
		// PEM before DER, since the code-signing tool writes both
		files.sort((a, b) -> Boolean.compare(!isPem(a), !isPem(b)) != 0 ? Boolean.compare(!isPem(a), !isPem(b))
				: a.compareTo(b));
		for (Path file : files) {
			if (Files.isRegularFile(file) && Files.size(file) <= InputFile.KEY_LENGTH_MAX) {
				addFile(file);
			}
		}
	}

	private static boolean isPem(Path file) {
		return file.toString().endsWith(".pem");
	}

	private void addFile(Path file) throws BadInputException, IOException {
		byte[] content = InputFile.read(file, "key", InputFile.KEY_LENGTH_MAX);
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.equals(PASSWORD_FILE)) {
			passwordFile = Optional.of(file);
		} else if (name.contains("fuse") && name.endsWith(".bin")) {
			// first, because a hash may start with any byte
			addFuses(file, content);
		} else if (content.length > 0 && (content[0] & 0xFF) == SrkConstants.TAG_TABLE) {
			tables.put(file, SrkTable.read(file));
		} else if (content.length > 0 && content[0] == DER_SEQUENCE) {
			addDer(file, content);
		} else {
			addText(file, new String(content, StandardCharsets.ISO_8859_1));
		}
	}

	private void addFuses(Path file, byte[] content) throws BadInputException {
		if (content.length != SrkConstants.HASH_LENGTH) {
			throw BadInputException.expected(file, "", content.length + " bytes",
					"the SRK hash of " + SrkConstants.HASH_LENGTH + " bytes");
		}
		fuses.put(file, content);
	}

	private void addDer(Path file, byte[] content) {
		if (Pkcs12File.isOne(content)) {
			stores.add(file);
			return;
		}
		try {
			certificates.put(file, CertificateFile.parse(content));
		} catch (CertificateException e) {
			// then it is a key, or nothing that belongs here; who opens it tells
			keys.add(file);
		}
	}

	private void addText(Path file, String text) throws BadInputException, IOException {
		if (text.contains("-----BEGIN CERTIFICATE-----")) {
			certificates.put(file, CertificateFile.read(file));
		}
		if (text.contains("PRIVATE KEY-----")) {
			keys.add(file);
		}
	}

	/** First certificate of each file. */
	Map<Path, X509Certificate> certificates() {
		return certificates;
	}

	/** Files with a private key, or in DER what may be one. */
	Set<Path> keys() {
		return keys;
	}

	/** PKCS #12 files. */
	Set<Path> stores() {
		return stores;
	}

	/** SRK tables. */
	Map<Path, SrkTable> tables() {
		return tables;
	}

	/** Hashes for the fuses, 32 bytes each. */
	Map<Path, byte[]> fuses() {
		return fuses;
	}

	/** The first line of key_pass.txt, or what the other source says where that does not open a key. */
	PasswordSource passwords(PasswordSource others) {
		return passwordFile.isEmpty() ? others : file -> {
			try {
				byte[] content = InputFile.read(passwordFile.get(), "password", InputFile.KEY_LENGTH_MAX);
				return new String(content, StandardCharsets.UTF_8).lines().findFirst().orElse("").toCharArray();
			} catch (IOException e) {
				throw new BadInputException(passwordFile.get() + ": reading this file failed: " + e.getMessage(), e);
			}
		};
	}

	/** Whether there is a password file. */
	boolean hasPasswordFile() {
		return passwordFile.isPresent();
	}
}
