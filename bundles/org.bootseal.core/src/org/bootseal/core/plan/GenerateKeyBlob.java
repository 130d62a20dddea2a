/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.connection.UsbId;

/**
 * Lets the part wrap a key with its master key; the run keeps the blob and writes no file.
 *
 * @param board
 *            ids of the flashloader
 * @param key
 *            the file with the key, which stands in no command line
 * @param bits
 *            length of the key: 128, 192 or 256
 * @param blobLength
 *            bytes of the blob
 * @param result
 *            name of the file in the script's folder that gets the blob
 */
public record GenerateKeyBlob(UsbId board, Path key, int bits, int blobLength, String result) implements BoardCommand {
	@Override
	public List<CommandWord> words() {
		return List.of(CommandWord.text("generate-key-blob"), CommandWord.file(key), CommandWord.text(result));
	}
}
