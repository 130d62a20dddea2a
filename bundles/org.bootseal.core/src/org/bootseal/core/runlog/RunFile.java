/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.runlog;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;

import org.bootseal.core.BadInputException;
import org.bootseal.core.io.OutputFile;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * A run as a file: one JSON object in UTF-8, the same from the command line and from the workbench, so that either can
 * look into the runs of the other.
 */
public final class RunFile {

	/** A run of a full provisioning takes some 20 KB; more than this is no run. */
	private static final long MOST_BYTES = 16L << 20;
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private RunFile() {
	}

	/**
	 * @param file
	 *            the file; replaced if it is there
	 * @param run
	 *            what it is to hold; key values are in none
	 * @throws IOException
	 *             if it can't be written
	 */
	public static void write(Path file, LoggedRun run) throws IOException {
		OutputFile.write(file, text(run).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * @param run
	 *            a run
	 * @return the content of its file
	 */
	public static String text(LoggedRun run) {
		return GSON.toJson(LoggedRunJson.write(run)) + "\n";
	}

	/**
	 * @param file
	 *            a file that {@link #write} wrote
	 * @return the run
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if it holds no run
	 */
	public static LoggedRun read(Path file) throws IOException, BadInputException {
		if (Files.size(file) > MOST_BYTES) {
			throw BadInputException.expected(file, "", Files.size(file) + " bytes",
					"the record of a run, at most " + MOST_BYTES + " bytes");
		}
		try {
			return parse(Files.readString(file, StandardCharsets.UTF_8), file);
		} catch (CharacterCodingException e) {
			throw new BadInputException(file + ": this is not the record of a run, it is no text in UTF-8", e);
		}
	}

	/**
	 * @param text
	 *            the content of a file that {@link #write} wrote
	 * @param file
	 *            where it comes from, for messages
	 * @return the run
	 * @throws BadInputException
	 *             if it holds no run
	 */
	public static LoggedRun parse(String text, Path file) throws BadInputException {
		try {
			return LoggedRunJson.read(JsonParser.parseString(text).getAsJsonObject(), file);
		} catch (JsonParseException e) {
			throw new BadInputException(file + ": this is not the record of a run, it is no JSON", e);
		} catch (IllegalStateException | IllegalArgumentException | UnsupportedOperationException | NullPointerException
				| ClassCastException | DateTimeException | ArithmeticException e) {
			// what the JSON library throws on a member of another kind, and on one that is missing
			throw new BadInputException(file + ": this is not the record of a run, a member of it is missing or of"
					+ " another kind than expected", e);
		}
	}
}
