/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.keys.KeyKind;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;

/**
 * Keys that stand in for those of a user, by name. They are made when they are first asked for, and end with this
 * unless they were made in a folder of the caller.
 */
final class StandInKeys implements AutoCloseable {

	private final Clock clock;
	private final Optional<Path> kept;
	private final Map<String, KeyTree> trees = new HashMap<>();

	StandInKeys(Clock clock, Optional<Path> kept) {
		this.clock = clock;
		this.kept = kept;
	}

	/** The name of the folder that keeps some keys. */
	static String folder(String name) {
		return "keys-" + name;
	}

	KeyTree get(String name) throws BadInputException, IOException {
		KeyTree known = trees.get(name);
		if (known != null) {
			return known;
		}
		Path folder = kept.isPresent() ? kept.get().resolve(folder(name)) : Files.createTempDirectory("bootseal-keys");
		try {
			KeyTree made = KeyTree.create(
					KeyTreeSpec.of(folder).withKind(KeyKind.RSA_1024).withSrkCount(1).withFastAuthentication(),
					new char[0], new SecureRandom(), clock, Progress.NONE);
			trees.put(name, made);
			return made;
		} catch (CancelledException e) {
			throw new IllegalStateException("nobody can cancel this", e);
		}
	}

	@Override
	public void close() throws IOException {
		for (KeyTree tree : kept.isPresent() ? List.<KeyTree>of() : trees.values()) {
			try (Stream<Path> files = Files.walk(tree.directory())) {
				List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
				for (Path file : deepestFirst) {
					Files.delete(file);
				}
			}
		}
	}
}
