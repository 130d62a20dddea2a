/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.plan.BoardTalk;
import org.bootseal.core.plan.TalkEnd;

/** A sector of the flash that is used for a while and gets its content back. */
final class ScratchSector {

	private final FlashTalk flash;
	private final Wiring wiring;
	private final long offset;
	private final int length;
	private final Path backup;
	private final byte[] content;

	private ScratchSector(FlashTalk flash, Wiring wiring, long offset, byte[] content, Path backup) {
		this.flash = flash;
		this.wiring = wiring;
		this.offset = offset;
		this.length = content.length;
		this.content = content;
		this.backup = backup;
	}

	/** Reads the sector twice and keeps its content in a file; empty, with a note, if it reads differently. */
	static Optional<ScratchSector> keep(FlashTalk flash, Wiring wiring, long offset, int length, Path folder)
			throws TalkEnd {
		Optional<byte[]> content = flash.read(wiring, offset, length);
		Optional<byte[]> again = flash.read(wiring, offset, length);
		if (content.isEmpty() || again.isEmpty() || !Arrays.equals(content.get(), again.get())) {
			flash.board().note("the sector does not read the same twice, so it is not erased");
			return Optional.empty();
		}
		Path file = folder.resolve(String.format(Locale.ROOT, "sector-0x%08X.bin", offset));
		try {
			Files.createDirectories(folder);
			Files.createFile(file);
			OutputFile.write(file, content.get());
		} catch (IOException e) {
			throw flash.board().failed(
					"The content of the sector can't be saved in " + file + ": " + e.getMessage() + ".",
					"Without a copy no sector is erased. A file of this name that is there already is from a search"
							+ " whose sector was not restored, and may be the only copy.",
					"Move the file away, or name a folder that can be written to.");
		}
		flash.board().testing(name(offset), file);
		return Optional.of(new ScratchSector(flash, wiring, offset, content.get(), file));
	}

	private static String name(long offset) {
		return String.format(Locale.ROOT, "at flash offset 0x%X", offset);
	}

	/** Erases and programs bytes that differ from their neighbours; why that failed, or empty. */
	Optional<String> program(int seed) throws TalkEnd {
		BoardTalk.Answer erased = flash.erase(wiring, offset, length);
		if (!erased.isSuccess()) {
			return Optional.of("erasing: " + erased.status());
		}
		if (!flash.read(wiring, offset, length).filter(FlashTalk::isBlank).isPresent()) {
			return Optional.of("the sector is not blank after it was erased; the chip protects it, or does not hear");
		}
		BoardTalk.Answer written = flash.write(wiring, offset, pattern(seed));
		if (!written.isSuccess()) {
			return Optional.of("programming: " + written.status());
		}
		return flash.read(wiring, offset, length).filter(found -> Arrays.equals(found, pattern(seed))).isPresent()
				? Optional.empty()
				: Optional.of("what is read back is not what was programmed");
	}

	/** What {@link #program} programs. */
	byte[] pattern(int seed) {
		byte[] pattern = new byte[length];
		for (int i = 0; i < length; i++) {
			pattern[i] = (byte) (i * 167 + (i >> 8) * 29 + (i >> 16) * 11 + 0x5A + seed * 37);
		}
		return pattern;
	}

	long offset() {
		return offset;
	}

	/** Gives the sector its content back, with the configuration that is in force; whether it has it. */
	boolean restore() throws TalkEnd {
		if (!hasContent()) {
			flash.erase(wiring, offset, length);
			if (!FlashTalk.isBlank(content)) {
				flash.write(wiring, offset, content);
			}
		}
		return hasContent();
	}

	private boolean hasContent() throws TalkEnd {
		return flash.read(wiring, offset, length).filter(found -> Arrays.equals(found, content)).isPresent();
	}

	/** The sector has its content again, so that nobody needs the copy. */
	void done() throws TalkEnd {
		flash.board().restored(name(offset));
		try {
			Files.delete(backup);
		} catch (IOException e) {
			throw flash.board().failed("The sector is restored, but its copy " + backup + " can't be deleted: "
					+ e.getMessage() + ".", "", "Delete the file.");
		}
	}

	/** The end of the search if the content could not be brought back. */
	TalkEnd lost() {
		return flash.board().failed("The sector " + name(offset) + " could not be given its content back.",
				"Its content is in " + backup + ".",
				"Configure the flash, erase the sector, and write the file back to its address.");
	}
}
