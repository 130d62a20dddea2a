/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes workspaces as SEC has them: folders and files by its logs and user guide, keys of the settings assumed. */
final class SecWorkspace {

	private static final int PROGRAM = 512;
	private static final int RECORD = 32;

	private final Path folder;

	SecWorkspace(Path folder) throws IOException {
		this.folder = Files.createDirectories(folder);
		Files.createDirectories(folder.resolve("source_images"));
		Files.createDirectories(folder.resolve("configs"));
	}

	Path folder() {
		return folder;
	}

	SecWorkspace settings(String json) throws IOException {
		return file("settings.sptjson", json);
	}

	SecWorkspace file(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		return this;
	}

	/** A program of 512 bytes at an address, as S-records. */
	SecWorkspace program(String name, long start) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(PROGRAM).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0x20020000).putInt((int) start + 0x101);
		StringBuilder text = new StringBuilder();
		for (int offset = 0; offset < PROGRAM; offset += RECORD) {
			StringBuilder record = new StringBuilder(String.format(Locale.ROOT, "25%08X", start + offset));
			for (int i = 0; i < RECORD; i++) {
				record.append(String.format(Locale.ROOT, "%02X", bytes.get(offset + i)));
			}
			int sum = 0;
			for (int i = 0; i < record.length(); i += 2) {
				sum += Integer.parseInt(record.substring(i, i + 2), 16);
			}
			text.append("S3").append(record).append(String.format(Locale.ROOT, "%02X%n", ~sum & 0xFF));
		}
		return file(name, text + "S70500000000FA\n");
	}

	/** The key tree of the tests. */
	SecWorkspace keys() throws IOException, URISyntaxException {
		Path tree = Path.of(SecWorkspace.class.getResource("/keytree").toURI());
		for (String part : new String[] { "keys", "crts" }) {
			Files.createDirectories(folder.resolve(part));
			try (Stream<Path> files = Files.list(tree.resolve(part))) {
				for (Path file : files.toList()) {
					Files.copy(file, folder.resolve(part).resolve(file.getFileName().toString()));
				}
			}
		}
		return this;
	}
}
