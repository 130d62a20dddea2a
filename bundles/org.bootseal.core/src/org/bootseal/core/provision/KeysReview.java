/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.SrkTable;

/** Reviews the keys that a provisioning file names. No password is asked for. */
final class KeysReview {

	private static final YamlPath KEYS = YamlPath.of("keys");
	private static final YamlPath FOLDER = KEYS.key("folder");
	private static final YamlPath INDEX = KEYS.key("srkIndex");
	private static final YamlPath CSF_SIGNER = KEYS.key("csfSigner");
	private static final YamlPath IMAGE_SIGNER = KEYS.key("imageSigner");
	private static final int MAX_INDEX = 3;

	private final ReviewNotes notes;

	KeysReview(ReviewNotes notes) {
		this.notes = notes;
	}

	/** The table of the SRKs, if the folder has one. */
	Optional<SrkTable> review() {
		Optional<Path> folder = notes.path(FOLDER);
		if (notes.value(KEYS).isEmpty()) {
			notes.fact(Section.KEYS, "none: the image can't be signed");
		}
		if (folder.isEmpty()) {
			return Optional.empty();
		}
		Optional<KeyTree> tree = notes.read(FOLDER, () -> KeyTree.open(folder.get()));
		if (tree.isEmpty()) {
			notes.file(folder.get());
			return Optional.empty();
		}
		long index = notes.word(INDEX).orElse(0L);
		YamlPath place = notes.value(INDEX).isPresent() ? INDEX : FOLDER;
		if (index <= MAX_INDEX) {
			notes.read(place, () -> signers(tree.get(), (int) index)).ifPresent(notes.facts(Section.KEYS)::add);
		}
		Optional<SrkTable> table = notes.read(FOLDER, tree.get()::srkTable);
		table.ifPresent(found -> notes.fact(Section.KEYS, "SRK hash, fuse words: %s",
				Arrays.stream(found.fuseWords()).mapToObj(word -> String.format(Locale.ROOT, "0x%08X", word))
						.collect(Collectors.joining(" "))));
		return table;
	}

	/** Looks at both pairs of key and certificate, as far as that works without a password. */
	private String signers(KeyTree tree, int index) throws BadInputException, IOException {
		notes.file(tree.directory().resolve(KeyTree.CERTIFICATES));
		notes.file(tree.csfCertificateFile(index));
		notes.file(tree.imageCertificateFile(index));
		boolean csfElsewhere = notes.value(CSF_SIGNER).isPresent();
		boolean imageElsewhere = notes.value(IMAGE_SIGNER).isPresent();
		if (!csfElsewhere) {
			notes.file(tree.csfKeyFile(index));
		}
		if (!imageElsewhere) {
			notes.file(tree.imageKeyFile(index));
		}
		X509Certificate srk = tree.srkCertificates().get(index);
		notes.fact(Section.KEYS, "SRK %d of %d, %s, valid to %s", index + 1, tree.srkCertificates().size(), kind(srk),
				srk.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate());
		AtomicBoolean encrypted = new AtomicBoolean();
		PasswordSource watching = file -> {
			encrypted.set(true);
			throw new BadInputException("no password is asked for here");
		};
		try {
			if (!csfElsewhere) {
				tree.csfSigner(index, watching);
			}
			if (!imageElsewhere) {
				tree.imageSigner(index, watching);
			}
		} catch (BadInputException e) {
			if (!encrypted.get()) {
				throw e;
			}
		}
		if (csfElsewhere && imageElsewhere) {
			return "private keys: elsewhere, looked at in a build";
		}
		return encrypted.get() ? "private keys: encrypted, a build asks for the password"
				: "private keys: not encrypted";
	}

	private static String kind(X509Certificate certificate) {
		if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
			return "RSA " + rsa.getModulus().bitLength();
		}
		return certificate.getPublicKey() instanceof ECPublicKey ec ? "EC " + ec.getParams().getOrder().bitLength()
				: certificate.getPublicKey().getAlgorithm();
	}
}
