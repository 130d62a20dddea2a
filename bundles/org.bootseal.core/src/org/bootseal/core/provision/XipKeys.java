/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.XipEncryption;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.otfad.KeyScramble;
import org.bootseal.core.xip.Secret;

/**
 * The keys that fuses get for encrypted flash. What fuses hold can't be changed, so a key that was made is used again
 * by later builds.
 */
final class XipKeys {

	private static final List<String> MADE_KEYS = List.of("xip_key.bin", "xip_key1.bin");
	private static final String MADE_MASK = "xip_scramble.bin";

	private final XipEncryption xip;
	private final Path folder;
	private final SecureRandom random;

	/** For a provisioning file whose output goes to a folder. */
	XipKeys(XipEncryption xip, Path folder, SecureRandom random) {
		this.xip = xip;
		this.folder = folder;
		this.random = random;
	}

	/** The keys of the engines, and how the first is scrambled. */
	record Set(List<Secret> keys, Optional<KeyScramble> scramble) implements AutoCloseable {
		Set {
			keys = List.copyOf(keys);
		}

		/** The key of an engine; wiped with this. */
		Secret key(int engine) {
			return keys.get(engine);
		}

		/** The key of an engine; the caller wipes it. */
		Secret copyOfKey(int engine) {
			return copy(keys.get(engine));
		}

		@Override
		public void close() {
			keys.forEach(Secret::close);
		}

		@Override
		public String toString() {
			return keys.size() + " keys";
		}
	}

	private static Secret copy(Secret secret) {
		byte[] bytes = secret.copy();
		Secret copy = Secret.of(bytes);
		Arrays.fill(bytes, (byte) 0);
		return copy;
	}

	/** All keys; what is made is kept in the output. */
	Set forBuild(OutputFolder output) throws IOException, BadInputException {
		return read(Optional.of(output));
	}

	/** All keys, as far as they are there; random ones stand for those that a build would make. */
	Set toShow() throws IOException, BadInputException {
		return read(Optional.empty());
	}

	private Set read(Optional<OutputFolder> output) throws IOException, BadInputException {
		List<Secret> keys = new ArrayList<>();
		for (int number = 0; number < xip.engines().size(); number++) {
			XipEncryption.Engine engine = xip.engines().get(number);
			boolean shared = number > 0 && engine.keyPlace().equals(xip.engines().get(0).keyPlace());
			Optional<Path> given = shared ? xip.engines().get(0).keyFile() : engine.keyFile();
			keys.add(
					key(given, MADE_KEYS.get(shared ? 0 : number), shared ? Optional.of(keys.get(0)) : Optional.empty(),
							output));
		}
		return new Set(keys, xip.scramble().isPresent() ? Optional.of(scramble(xip.scramble().get(), output))
				: Optional.empty());
	}

	private Secret key(Optional<Path> given, String made, Optional<Secret> shared, Optional<OutputFolder> output)
			throws IOException, BadInputException {
		if (shared.isPresent()) {
			return copy(shared.get());
		}
		Path file = given.orElse(folder.resolve(made));
		boolean exists = given.isPresent() || Files.exists(file);
		try (EncryptionKey key = exists ? EncryptionKey.read(file, Secret.KEY_LENGTH * Byte.SIZE)
				: EncryptionKey.make(Secret.KEY_LENGTH * Byte.SIZE, random)) {
			byte[] bytes = key.copy();
			try {
				if (given.isEmpty() && output.isPresent()) {
					output.get().addPrivate(made, "key for the fuses, to be kept secret", bytes);
				}
				return Secret.of(bytes);
			} finally {
				Arrays.fill(bytes, (byte) 0);
			}
		}
	}

	private KeyScramble scramble(XipEncryption.Scramble scramble, Optional<OutputFolder> output)
			throws IOException, BadInputException {
		Path file = scramble.maskFile().orElse(folder.resolve(MADE_MASK));
		byte[] mask = new byte[Integer.BYTES];
		if (scramble.maskFile().isPresent() || Files.exists(file)) {
			mask = InputFile.read(file, "mask of the key scramble", Integer.BYTES);
			if (mask.length != Integer.BYTES) {
				throw BadInputException.in(file, "", "found " + mask.length + " bytes, expected a mask of 4");
			}
		} else {
			random.nextBytes(mask);
		}
		if (scramble.maskFile().isEmpty() && output.isPresent()) {
			output.get().addPrivate(MADE_MASK, "mask of the key for the fuses, to be kept secret", mask);
		}
		int word = 0;
		for (int i = 0; i < mask.length; i++) {
			word |= (mask[i] & 0xFF) << Byte.SIZE * i;
		}
		Arrays.fill(mask, (byte) 0);
		return new KeyScramble(word, scramble.align());
	}
}
