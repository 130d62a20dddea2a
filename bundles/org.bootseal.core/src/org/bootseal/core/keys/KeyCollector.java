/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.KeyCollection.Finding;
import org.bootseal.core.keys.KeyPlace.Role;

/** Finds out which key of a collection is which, and whether they fit together. */
final class KeyCollector {

	private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,+]+)");

	private final FoundFiles files;
	/** Finds private keys, or empty when there shall be none. */
	private final Optional<KeyMatcher> matcher;
	private final List<Finding> findings = new ArrayList<>();
	private final Map<KeyPlace, List<Candidate>> candidates = new TreeMap<>();
	private final Map<KeyPlace, Candidate> chosen = new TreeMap<>();

	/** A certificate for a place. */
	private record Candidate(Path file, X509Certificate certificate) {
	}

	KeyCollector(List<Path> sources, Optional<PasswordSource> passwords) throws BadInputException, IOException {
		files = FoundFiles.in(sources);
		matcher = passwords.isPresent() ? Optional.of(new KeyMatcher(files, passwords.get())) : Optional.empty();
	}

	KeyCollection collect() throws IOException {
		for (Map.Entry<Path, X509Certificate> found : files.certificates().entrySet()) {
			addCandidate(found.getKey(), found.getValue());
		}
		matcher.ifPresent(keys -> keys.stored().forEach(
				(entry, file) -> entry.chain().forEach(certificate -> addCandidate(file, certificate))));
		candidates.forEach((place, some) -> choose(place, some).ifPresent(one -> chosen.put(place, one)));
		List<KeyEntry> entries = new ArrayList<>();
		for (Map.Entry<KeyPlace, Candidate> one : chosen.entrySet()) {
			entries.add(entry(one.getKey(), one.getValue()));
		}
		checkChains();
		Optional<SrkTable> table = table();
		checkFuses(table);
		matcher.map(KeyMatcher::unused).orElse(List.of())
				.forEach(file -> note(file + ": this private key belongs to none of the certificates"));
		return new KeyCollection(entries, table, findings);
	}

	/** By the name of the file, else by the common name, else by the place in the table. */
	private void addCandidate(Path file, X509Certificate certificate) {
		Optional<KeyPlace> place = KeyPlace.of(file.getFileName().toString()).or(() -> ofCommonName(certificate))
				.or(() -> ofTable(certificate));
		if (place.isEmpty()) {
			note(file + ": this certificate of " + certificate.getSubjectX500Principal()
					+ " has no place in a key tree");
			return;
		}
		List<Candidate> some = candidates.computeIfAbsent(place.get(), key -> new ArrayList<>());
		if (some.stream().noneMatch(other -> other.certificate().equals(certificate))) {
			some.add(new Candidate(file, certificate));
		}
	}

	private static Optional<KeyPlace> ofCommonName(X509Certificate certificate) {
		Matcher name = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
		// a prefix may stand before it, as "keys new --name" puts it there
		return name.find() ? KeyPlace.of(name.group(1).substring(name.group(1).lastIndexOf(' ') + 1))
				: Optional.empty();
	}

	private Optional<KeyPlace> ofTable(X509Certificate certificate) {
		for (SrkTable table : files.tables().values()) {
			Optional<Integer> index = table.indexOf(certificate);
			if (index.isPresent()) {
				return Optional.of(new KeyPlace(Role.SRK, index.get() + 1));
			}
		}
		return Optional.empty();
	}

	/** Where several certificates claim a place, the others around it decide. */
	private Optional<Candidate> choose(KeyPlace place, List<Candidate> some) {
		List<Candidate> fitting = some.size() == 1 ? some : some.stream().filter(one -> fits(place, one)).toList();
		if (fitting.size() == 1) {
			return Optional.of(fitting.get(0));
		}
		error(place + ": found several certificates, " + some.get(0).file() + " and " + some.get(1).file()
				+ ", expected one");
		return Optional.empty();
	}

	private boolean fits(KeyPlace place, Candidate one) {
		if (place.role() == Role.SRK) {
			return ofTable(one.certificate()).filter(place::equals).isPresent();
		}
		return candidates.getOrDefault(new KeyPlace(Role.SRK, place.number()), List.of()).stream()
				.anyMatch(root -> isIssuedBy(one.certificate(), root.certificate()));
	}

	private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
		try {
			certificate.verify(issuer.getPublicKey());
			return true;
		} catch (GeneralSecurityException | IllegalArgumentException e) {
			// keys of another kind are reported in both ways
			return false;
		}
	}

	private KeyEntry entry(KeyPlace place, Candidate one) throws IOException {
		if (KeyKind.of(one.certificate().getPublicKey()).isEmpty()) {
			error(one.file() + ": found a key of a kind that HAB does not know, expected " + KeyKind.labels());
		}
		if (matcher.isEmpty()) {
			return new KeyEntry(place, one.certificate(), one.file(), Optional.empty(), KeyEntry.State.MISSING);
		}
		KeyMatcher.Match match = matcher.get().match(one.certificate(), one.file());
		match.problem().ifPresent(this::error);
		if (match.state() == KeyEntry.State.MISSING && match.problem().isEmpty()) {
			boolean signs = place.role() != Role.SRK
					|| !chosen.containsKey(new KeyPlace(Role.CSF, place.number()));
			findings.add(new Finding(signs, one.file() + ": the private key of " + place + " is missing"
					+ (signs ? "" : "; signing images does not take it")));
		}
		return new KeyEntry(place, one.certificate(), one.file(), match.file(), match.state());
	}

	private void checkChains() {
		for (Map.Entry<KeyPlace, Candidate> one : chosen.entrySet()) {
			KeyPlace place = one.getKey();
			Candidate root = chosen.get(new KeyPlace(Role.SRK, place.number()));
			if (place.role() != Role.SRK && root == null) {
				error(one.getValue().file() + ": it is issued by "
						+ one.getValue().certificate().getIssuerX500Principal() + ", but the certificate of SRK"
						+ place.number() + " is missing");
			} else if (place.role() != Role.SRK
					&& !isIssuedBy(one.getValue().certificate(), root.certificate())) {
				error(one.getValue().file() + ": it is not signed by the key of " + root.file() + ", expected " + place
						+ " to be issued by SRK" + place.number());
			} else if (place.role() == Role.SRK) {
				checkSigners(place.number());
			}
		}
		long roots = chosen.keySet().stream().filter(place -> place.role() == Role.SRK).count();
		for (int number = 1; number <= roots; number++) {
			if (!chosen.containsKey(new KeyPlace(Role.SRK, number))) {
				error("the certificate of SRK" + number + " is missing, expected numbers from 1 without a gap");
			}
		}
		if (roots == 0) {
			error("found no certificate of a super root key (SRK1 to SRK4)");
		}
	}

	/** Under a super root key that is a CA there are two keys, under another none. */
	private void checkSigners(int number) {
		boolean csf = chosen.containsKey(new KeyPlace(Role.CSF, number));
		boolean image = chosen.containsKey(new KeyPlace(Role.IMG, number));
		if (csf != image) {
			error("SRK" + number + ": found the certificate of " + (csf ? "CSF" : "IMG") + number + "_1, but that of "
					+ (csf ? "IMG" : "CSF") + number + "_1 is missing");
		}
	}

	/** The table of the certificates, which has to be that of the files. */
	private Optional<SrkTable> table() {
		List<X509Certificate> roots = chosen.entrySet().stream()
				.filter(one -> one.getKey().role() == Role.SRK).map(one -> one.getValue().certificate()).toList();
		try {
			if (roots.isEmpty() || roots.size() > SrkConstants.COUNT_MAX) {
				return Optional.empty();
			}
			SrkTable made = SrkTable.of(roots);
			files.tables().forEach((file, found) -> compare(file, found, made));
			if (files.tables().isEmpty()) {
				note("found no SRK table; it is made from the certificates");
			}
			return Optional.of(made);
		} catch (BadInputException e) {
			// the kind of the key was reported with its file
			return Optional.empty();
		}
	}

	private void compare(Path file, SrkTable found, SrkTable made) {
		if (found.entries().size() != made.entries().size()) {
			error(file + ": this SRK table has " + found.entries().size() + " entries, but there are "
					+ made.entries().size() + " certificates of super root keys");
			return;
		}
		for (int index = 0; index < found.entries().size(); index++) {
			if (!same(found.entries().get(index), made.entries().get(index))) {
				error(file + ": entry " + (index + 1) + " of this SRK table is not that of " + root(index)
						+ whose(found.entries().get(index), made));
			}
		}
	}

	/** An entry may be only a hash. */
	private static boolean same(SrkEntry one, SrkEntry other) {
		return Arrays.equals(one.hash(), other.hash());
	}

	private Path root(int index) {
		return chosen.get(new KeyPlace(Role.SRK, index + 1)).file();
	}

	/** A table may be of the same keys in another order. */
	private String whose(SrkEntry entry, SrkTable made) {
		for (int index = 0; index < made.entries().size(); index++) {
			if (same(entry, made.entries().get(index))) {
				return ", but that of " + root(index);
			}
		}
		return "";
	}

	private void checkFuses(Optional<SrkTable> table) {
		files.fuses().forEach((file, hash) -> {
			if (table.isPresent() && !Arrays.equals(hash, table.get().hash())) {
				error(file + ": this is not the hash of the SRK table of the certificates");
			}
		});
	}

	private void error(String message) {
		findings.add(new Finding(true, message));
	}

	private void note(String message) {
		findings.add(new Finding(false, message));
	}
}
