/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keysheet;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.KeyCollection;
import org.bootseal.core.keys.KeyEntry;
import org.bootseal.core.keys.KeyPlace;
import org.bootseal.core.keys.SignerString;

/** Orders the keys of a collection as a tree: who issued whom. */
final class KeyLines {

	private final KeySource source;
	private final KeyCollection collection;
	private final OptionalInt revoked;
	private final Instant now;

	KeyLines(KeySource source, KeyCollection collection, OptionalInt revoked, Instant now) {
		this.source = source;
		this.collection = collection;
		this.revoked = revoked;
		this.now = now;
	}

	/** The super root keys, below the CA that issued them if that is not they themselves. */
	List<KeyLine> lines() {
		Map<String, List<KeyLine>> byIssuer = new LinkedHashMap<>();
		for (KeyEntry entry : collection.entries()) {
			KeyPlace place = entry.place();
			if (place.role() == KeyPlace.Role.SRK) {
				List<KeyLine> below = collection.entries().stream()
						.filter(other -> other.place().number() == place.number()
								&& other.place().role() != KeyPlace.Role.SRK)
						.map(other -> line(other, List.of())).toList();
				X509Certificate certificate = entry.certificate();
				boolean isOwn = certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
				byIssuer.computeIfAbsent(isOwn ? "" : certificate.getIssuerX500Principal().getName(),
						issuer -> new ArrayList<>()).add(line(entry, below));
			}
		}
		List<KeyLine> lines = new ArrayList<>();
		byIssuer.forEach((issuer, roots) -> {
			if (issuer.isEmpty()) {
				lines.addAll(roots);
			} else {
				lines.add(authority(issuer, roots));
			}
		});
		addOrphans(lines);
		return lines;
	}

	/** Keys whose super root key is missing, so that they are not hidden. */
	private void addOrphans(List<KeyLine> lines) {
		for (KeyEntry entry : collection.entries()) {
			boolean hasRoot = collection.entries().stream()
					.anyMatch(other -> other.place().equals(new KeyPlace(KeyPlace.Role.SRK, entry.place().number())));
			if (!hasRoot) {
				lines.add(line(entry, List.of()));
			}
		}
	}

	/** A CA is no part of what HAB sees; the certificates of the super root keys name it. */
	private static KeyLine authority(String name, List<KeyLine> roots) {
		return new KeyLine(KeyLine.Role.CA, name, "", name, "", "", Optional.empty(), Optional.empty(),
				KeyLine.Age.UNKNOWN, "", Optional.empty(), KeyLine.PrivateKey.MISSING, false, Optional.empty(), roots);
	}

	private KeyLine line(KeyEntry entry, List<KeyLine> below) {
		X509Certificate certificate = entry.certificate();
		KeyPlace place = entry.place();
		Instant from = certificate.getNotBefore().toInstant();
		Instant until = certificate.getNotAfter().toInstant();
		boolean isRoot = place.role() == KeyPlace.Role.SRK;
		boolean isUsed = source.srkIndex().isPresent() && source.srkIndex().getAsInt() == place.number() - 1;
		Optional<Boolean> isRevoked = isRoot && revoked.isPresent()
				? Optional.of((revoked.getAsInt() >>> (place.number() - 1) & 1) != 0)
				: Optional.empty();
		return new KeyLine(KeyLine.Role.valueOf(place.role().name()), place.toString(), algorithm(certificate),
				certificate.getSubjectX500Principal().getName(), certificate.getIssuerX500Principal().getName(),
				certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT), Optional.of(from),
				Optional.of(until), age(from, until), entry.fingerprint(), Optional.of(entry.certificateFile()),
				privateKey(entry, isUsed), isUsed, isRevoked, below);
	}

	private KeyLine.Age age(Instant from, Instant until) {
		if (now.isBefore(from)) {
			return KeyLine.Age.NOT_YET;
		}
		if (now.isAfter(until)) {
			return KeyLine.Age.EXPIRED;
		}
		return now.plus(KeySheet.SOON).isAfter(until) ? KeyLine.Age.SOON : KeyLine.Age.VALID;
	}

	/** A signer that is named elsewhere counts for the key that signs, not for the others of its role. */
	private KeyLine.PrivateKey privateKey(KeyEntry entry, boolean isUsed) {
		Optional<String> signer = switch (entry.place().role()) {
		case CSF -> source.csfSigner();
		case IMG -> source.imageSigner();
		case SRK -> Optional.empty();
		};
		if (isUsed && signer.isPresent()) {
			return isToken(signer.get()) ? KeyLine.PrivateKey.TOKEN : KeyLine.PrivateKey.ELSEWHERE;
		}
		return switch (entry.state()) {
		case PLAIN -> KeyLine.PrivateKey.PLAIN;
		case ENCRYPTED -> KeyLine.PrivateKey.ENCRYPTED;
		case LOCKED -> KeyLine.PrivateKey.LOCKED;
		case MISSING -> entry.keyFile().or(() -> strange(entry)).isPresent() ? KeyLine.PrivateKey.OTHER
				: KeyLine.PrivateKey.MISSING;
		};
	}

	/** A file with the name of the key whose content is another key: the collection tells of it in a sentence. */
	private Optional<Path> strange(KeyEntry entry) {
		String sentence = "does not belong to the certificate " + entry.certificateFile();
		return collection.findings().stream().anyMatch(finding -> finding.message().endsWith(sentence))
				? Optional.of(entry.certificateFile())
				: Optional.empty();
	}

	private static boolean isToken(String signer) {
		try {
			return SignerString.parse(signer).type().equals(SignerString.PKCS11);
		} catch (BadInputException e) {
			// what is wrong with it is said where it stands
			return false;
		}
	}

	private static String algorithm(X509Certificate certificate) {
		if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
			return "RSA " + rsa.getModulus().bitLength();
		}
		return certificate.getPublicKey() instanceof ECPublicKey ec
				? "EC P-" + ec.getParams().getCurve().getField().getFieldSize()
				: certificate.getPublicKey().getAlgorithm();
	}
}
