/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that an import will write.
 *
 * @param path
 *            where, relative to the target folder, with slashes
 * @param meaning
 *            what it is, in a few words
 * @param content
 *            what will be in it
 */
public record ImportedFile(String path, String meaning, Content content) {

	/** What will be in a file. */
	public sealed interface Content {
		// text, bytes or the content of another file
	}

	/**
	 * Text in UTF-8.
	 *
	 * @param text
	 *            the whole text, lines ended by \n
	 */
	public record Text(String text) implements Content {
	}

	/**
	 * Bytes.
	 *
	 * @param bytes
	 *            the whole content
	 */
	public record Block(byte[] bytes) implements Content {

		/** Copies the bytes. */
		public Block {
			bytes = bytes.clone();
		}

		/** @return a copy of the bytes */
		@Override
		public byte[] bytes() {
			return bytes.clone();
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Block block && Arrays.equals(bytes, block.bytes);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(bytes);
		}

		@Override
		public String toString() {
			return bytes.length + " bytes";
		}
	}

	/**
	 * The same as another file has; it is read only when the import is written.
	 *
	 * @param from
	 *            the other file
	 */
	public record Copy(Path from) implements Content {
	}
}
