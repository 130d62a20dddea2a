/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

import org.bootseal.core.BadInputException;

/** Where the key of an encrypted image comes from. A build opens it when it needs the key, and not before. */
public sealed interface KeySource {

	/**
	 * @return the file that holds the key, or will hold it
	 */
	Path file();

	/**
	 * @return length of the key in bits: 128, 192 or 256
	 */
	int bits();

	/**
	 * @return the key, which the caller closes
	 * @throws BadInputException
	 *             when it is missing or of another length
	 * @throws IOException
	 *             when reading it fails
	 */
	EncryptionKey open() throws BadInputException, IOException;

	/**
	 * A key that is there.
	 *
	 * @param file
	 *            the file that holds it
	 * @param bits
	 *            its length
	 */
	record Given(Path file, int bits) implements KeySource {

		@Override
		public EncryptionKey open() throws BadInputException, IOException {
			return EncryptionKey.read(file, bits);
		}
	}

	/**
	 * A key that each build makes anew.
	 *
	 * @param file
	 *            where it is saved by {@link HabImage#saveKey()}
	 * @param bits
	 *            its length
	 * @param random
	 *            where it comes from
	 */
	record Made(Path file, int bits, SecureRandom random) implements KeySource {

		@Override
		public EncryptionKey open() {
			return EncryptionKey.make(bits, random);
		}
	}
}
