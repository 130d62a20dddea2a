/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;

/**
 * A journal in a text file: one JSON object a line, each forced to the disk before the call returns. Runs on several
 * boards may share it.
 */
public final class FileJournal implements Journal {

	private final Path file;
	private final Clock clock;

	/**
	 * @param file
	 *            the file; made when the first entry comes, only appended to afterwards
	 * @param clock
	 *            for the time of each entry
	 */
	public FileJournal(Path file, Clock clock) {
		this.file = file;
		this.clock = clock;
	}

	@Override
	public synchronized void append(JournalEntry entry) throws IOException {
		append(entry.toJson(clock.instant().toString()));
	}

	@Override
	public synchronized void append(FlashEntry entry) throws IOException {
		append(entry.toJson(clock.instant().toString()));
	}

	@Override
	public synchronized Optional<CutOff> cutOff(String device, String uniqueId, String image) throws IOException {
		return Files.exists(file) ? JournalReader.cutOff(file, device, uniqueId, image) : Optional.empty();
	}

	private void append(String json) throws IOException {
		// a line that a dead host left torn is ended first
		String line = (endsTorn() ? "\n" : "") + json + "\n";
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.APPEND)) {
			ByteBuffer buffer = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			channel.force(true);
		}
	}

	private boolean endsTorn() throws IOException {
		if (!Files.exists(file) || Files.size(file) == 0) {
			return false;
		}
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			ByteBuffer last = ByteBuffer.allocate(1);
			channel.read(last, channel.size() - 1);
			return last.get(0) != '\n';
		}
	}
}
