/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one file was built from, and what was made of it, whether that succeeded or not.
 *
 * @param settings
 *            what the result depends on besides files, as one text
 * @param inputs
 *            the file itself and all that it names, also those that are not there
 * @param outputs
 *            what was made; empty if the build failed
 */
record BuildRecord(String settings, List<FileStamp> inputs, List<Path> outputs) {

	/** Copies the lists. */
	BuildRecord {
		inputs = List.copyOf(inputs);
		outputs = List.copyOf(outputs);
	}

	/**
	 * @param now
	 *            the settings as they are now
	 * @return this, with newer times of files, if a build would make the same again; otherwise empty
	 */
	Optional<BuildRecord> current(String now) {
		if (!settings.equals(now) || !outputs.stream().allMatch(Files::exists)) {
			return Optional.empty();
		}
		List<FileStamp> stamps = new ArrayList<>();
		for (FileStamp input : inputs) {
			FileStamp stamp = input.current();
			if (stamp == null) {
				return Optional.empty();
			}
			stamps.add(stamp);
		}
		return Optional.of(stamps.equals(inputs) ? this : new BuildRecord(settings, stamps, outputs));
	}

	void write(DataOutputStream out) throws IOException {
		out.writeUTF(settings);
		out.writeInt(inputs.size());
		for (FileStamp input : inputs) {
			out.writeUTF(input.file().toString());
			out.writeLong(input.size());
			out.writeLong(input.modified());
			out.writeUTF(input.hash());
		}
		out.writeInt(outputs.size());
		for (Path output : outputs) {
			out.writeUTF(output.toString());
		}
	}

	static BuildRecord read(DataInputStream in) throws IOException {
		String settings = in.readUTF();
		List<FileStamp> inputs = new ArrayList<>();
		for (int left = in.readInt(); left > 0; left--) {
			inputs.add(new FileStamp(Path.of(in.readUTF()), in.readLong(), in.readLong(), in.readUTF()));
		}
		List<Path> outputs = new ArrayList<>();
		for (int left = in.readInt(); left > 0; left--) {
			outputs.add(Path.of(in.readUTF()));
		}
		return new BuildRecord(settings, inputs, outputs);
	}
}
