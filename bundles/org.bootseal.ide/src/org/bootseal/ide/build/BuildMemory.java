/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.core.io.OutputFile;

/**
 * What was built in one project, by the file's path in it. Kept in a file of the workspace, so that a start of Eclipse
 * builds nothing again.
 */
final class BuildMemory {

	/** To be raised when the form of the file changes, or what is built of the same inputs. */
	private static final int VERSION = 1;

	private final Path store;
	private final Map<String, BuildRecord> records = new TreeMap<>();
	private boolean changed;

	/**
	 * @param store
	 *            where it is kept; need not be there
	 */
	BuildMemory(Path store) {
		this.store = store;
		try {
			if (Files.exists(store)) {
				read(Files.readAllBytes(store));
			}
		} catch (IOException | InvalidPathException e) {
			records.clear(); // then everything is built again
		}
	}

	private void read(byte[] content) throws IOException {
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
		if (in.readInt() != VERSION) {
			return;
		}
		for (int left = in.readInt(); left > 0; left--) {
			records.put(in.readUTF(), BuildRecord.read(in));
		}
	}

	Optional<BuildRecord> find(String file) {
		return Optional.ofNullable(records.get(file));
	}

	Map<String, BuildRecord> records() {
		return Map.copyOf(records);
	}

	void put(String file, BuildRecord made) {
		// a record that is current is often the very same
		changed |= records.put(file, made) != made;
	}

	void keepOnly(Set<String> files) {
		changed |= records.keySet().retainAll(files);
	}

	void clear() {
		changed = true;
		records.clear();
	}

	/** Saves what changed. */
	void save() throws IOException {
		if (!changed) {
			return;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeInt(VERSION);
		out.writeInt(records.size());
		for (Map.Entry<String, BuildRecord> entry : records.entrySet()) {
			out.writeUTF(entry.getKey());
			entry.getValue().write(out);
		}
		OutputFile.write(store, bytes.toByteArray());
		changed = false;
	}
}
