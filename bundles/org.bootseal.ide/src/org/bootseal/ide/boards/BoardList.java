/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.io.OutputFile;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The file that says which boards are attached. */
final class BoardList {

	private static final String FORMAT = "bootseal boards";
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private final Path file;

	BoardList(Path file) {
		this.file = file;
	}

	/** Reads the list and each board of it; a board that can't be read is in the list with its problem. */
	List<KeptBoard> read() throws IOException, BadInputException {
		List<KeptBoard> boards = new ArrayList<>();
		if (!Files.exists(file)) {
			return boards;
		}
		try {
			JsonObject root = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
			for (JsonElement element : root.getAsJsonArray("boards")) {
				boards.add(board(element.getAsJsonObject()));
			}
		} catch (JsonParseException | IllegalStateException | UnsupportedOperationException
				| NullPointerException e) {
			throw new BadInputException(file + ": this is not a list of attached boards", e);
		}
		return boards;
	}

	/** A file of the workspace is named without its folder, so that a workspace can be moved. */
	private KeptBoard board(JsonObject json) {
		String path = json.get("path").getAsString();
		if (BoardAddress.parse(path).orElse(null) instanceof BoardAddress.Uart line) {
			return new AttachedSerialBoard(line, json.get("name").getAsString());
		}
		boolean isKeptHere = json.get("here").getAsBoolean();
		Path state = file.resolveSibling(json.get("file").getAsString());
		return new AttachedVirtualBoard(json.get("id").getAsString(), path, json.get("name").getAsString(),
				BoardState.read(state, isKeptHere, path));
	}

	void write(List<KeptBoard> boards) throws IOException {
		JsonArray list = new JsonArray();
		for (KeptBoard board : boards) {
			JsonObject json = new JsonObject();
			json.addProperty("id", board.id());
			json.addProperty("name", board.name());
			json.addProperty("path", board.path());
			if (board instanceof AttachedVirtualBoard virtual) {
				BoardState state = virtual.state();
				json.addProperty("here", state.isKeptHere());
				json.addProperty("file", (state.isKeptHere() ? state.file().getFileName() : state.file()).toString());
			}
			list.add(json);
		}
		JsonObject root = new JsonObject();
		root.addProperty("format", FORMAT);
		root.add("boards", list);
		OutputFile.write(file, GSON.toJson(root).getBytes(StandardCharsets.UTF_8));
	}
}
