/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Closed boards that somebody burnt with a SRK hash, and into whose flash somebody soldered an input. */
final class FlashedBoard {

	private static final int SECTOR = 4096;
	private static final int MOST = 64 * SECTOR;
	private static final int CLOSE_WORD = 6;
	private static final int CLOSED = 2;
	private static final int SRK_WORD = 24;
	private static final int SRK_WORDS = 8;

	private final Path folder;
	private final JsonObject fresh;

	/** Files of boards are kept in the folder. */
	FlashedBoard(Path folder) throws IOException {
		this.folder = folder;
		Path file = folder.resolve("fresh.json");
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		board.burnFuse(CLOSE_WORD, CLOSED);
		for (int i = 0; i < SRK_WORDS; i++) {
			board.burnFuse(SRK_WORD + i, 0x0123_4567 + i);
		}
		board.save(file);
		fresh = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
	}

	/** The board with the first of the bytes in its flash, off until its next power cycle. */
	VirtualBoard with(byte[] flash) throws IOException, BadInputException {
		JsonObject sectors = new JsonObject();
		for (int at = 0; at < Math.min(flash.length, MOST); at += SECTOR) {
			byte[] sector = new byte[SECTOR];
			Arrays.fill(sector, (byte) 0xFF);
			System.arraycopy(flash, at, sector, 0, Math.min(SECTOR, flash.length - at));
			sectors.addProperty(String.format("0x%08X", at), packed(sector));
		}
		JsonObject board = fresh.deepCopy();
		board.add("flash", sectors);
		Path file = folder.resolve("flashed.json");
		Files.writeString(file, board.toString());
		return VirtualBoard.open(file);
	}

	private static String packed(byte[] bytes) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
			out.write(bytes);
		}
		return Base64.getEncoder().encodeToString(packed.toByteArray());
	}
}
