/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

import org.bootseal.board.flashloader.LoaderFigures;
import org.bootseal.board.nor.FlashChip;
import org.bootseal.board.nor.NorConfigBlock;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.board.silicon.Ram;
import org.bootseal.board.soc.Program;
import org.bootseal.board.soc.Soc;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Reads what {@link BoardStateWriter} writes, and takes nothing else. */
final class BoardStateReader {

	private static final long MOST_BYTES = 64L << 20;
	private static final long MOST_DELAY = 60_000_000_000L;

	private final StateObject json;

	private BoardStateReader(StateObject json) {
		this.json = json;
	}

	/** Reads a board; a path, if one is given, is where it is now in place of where it was. */
	static BoardMachine read(Path file, Optional<String> path) throws IOException, BadInputException {
		if (Files.size(file) > MOST_BYTES) {
			throw BadInputException.expected(file, "", Files.size(file) + " bytes", "the state of a virtual board");
		}
		JsonElement root;
		try {
			root = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
		} catch (MalformedInputException | JsonParseException e) {
			throw new BadInputException(file + ": this is not the state of a virtual board, it is no JSON", e);
		}
		StateObject json = StateObject.of(file, root);
		if (!json.text("format").equals(BoardStateWriter.FORMAT)) {
			throw BadInputException.expected(file, "format", json.text("format"), BoardStateWriter.FORMAT);
		}
		if (json.number("version", 0, Integer.MAX_VALUE) != BoardStateWriter.VERSION) {
			throw BadInputException.expected(file, "version", json.text("version"), "1");
		}
		return new BoardStateReader(json).board(path);
	}

	private BoardMachine board(Optional<String> path) throws BadInputException {
		BoardSpec spec = spec();
		BoardMachine machine = new BoardMachine(path.isPresent() ? spec.withPath(path.get()) : spec);
		Soc soc = machine.soc();
		soc.time().clock().advance(json.number("clock", 0, Long.MAX_VALUE / 2));
		machine.setPins(json.choice("pins", BootPins.class));
		machine.setXipPin(json.has("xipPin") && json.flag("xipPin"));
		int[] fuses = words("fuses", soc.fuses().savedLength());
		soc.fuses().restore(fuses);
		Map<Integer, byte[]> sectors = new TreeMap<>();
		for (Map.Entry<Long, byte[]> entry : memory("flash", FlashChip.SECTOR,
				address -> address < soc.flash().chip().figures().size()).entrySet()) {
			sectors.put((int) (entry.getKey() / FlashChip.SECTOR), entry.getValue());
		}
		soc.flash().chip().restore((int) json.number("flashStatus", 0, 0xFFFFFFFFL), sectors);
		memory("ram", Ram.PAGE, address -> soc.ram().holds(address, Ram.PAGE)).forEach(soc.ram()::write);
		new BoardMemoriesReader(json).fill(soc.memories());
		resume(machine);
		return machine;
	}

	private BoardSpec spec() throws BadInputException {
		BoardSpec known;
		try {
			known = BoardSpec.named(json.text("board"));
		} catch (BadInputException e) {
			throw new BadInputException(BadInputException.in(json.file(), "board", e.getMessage()).getMessage(), e);
		}
		StateObject loader = json.object("loader");
		LoaderFigures figures = new LoaderFigures((int) loader.number("version", 0, 0xFFFFFFFFL),
				(int) loader.number("targetVersion", 0, 0xFFFFFFFFL), (int) loader.number("commands", 0, 0xFFFFFFFFL),
				(int) loader.number("maxPacket", 32, 1016),
				new MemoryRange(known.loader().workArea().name(), loader.number("workStart", 0, 0xFFFFFFFFL),
						loader.number("workSize", 1, 0xFFFFFFFFL)),
				loader.flag("restricted"));
		return new BoardPartsReader(json, known).parts().withLoader(figures)
				.withMemories(new BoardMemoriesReader(json).fittings());
	}

	private int[] words(String name, int count) throws BadInputException {
		List<String> texts = json.texts(name);
		if (texts.size() != count) {
			throw BadInputException.expected(json.file(), name, texts.size() + " words", Integer.toString(count));
		}
		int[] words = new int[count];
		for (int i = 0; i < count; i++) {
			words[i] = (int) json.parse(name + "[" + i + "]", texts.get(i), 0, 0xFFFFFFFFL);
		}
		return words;
	}

	private Map<Long, byte[]> memory(String name, int unit, Function<Long, Boolean> exists) throws BadInputException {
		Map<Long, byte[]> units = new TreeMap<>();
		StateObject object = json.object(name);
		for (String key : object.keys()) {
			long address = object.parse(name, key, 0, 0xFFFFFFFFL);
			if (address % unit != 0 || !exists.apply(address)) {
				throw BadInputException.in(json.file(), name, key + " is no address of this memory");
			}
			units.put(address, object.packed(key, unit));
		}
		return units;
	}

	private void resume(BoardMachine machine) throws BadInputException {
		BoardPower power = json.choice("power", BoardPower.class);
		long delay = json.number("showsIn", 0, MOST_DELAY);
		StateObject last = json.object("lastBoot");
		OptionalLong entry = last.has("entryPoint") ? OptionalLong.of(last.number("entryPoint", 0, 0xFFFFFFFFL))
				: OptionalLong.empty();
		BootReport report = new BootReport(last.flag("booted"), last.flag("closed"), last.flag("authenticated"), entry,
				new ArrayList<>(last.texts("steps")), last.texts("habEvents"));
		machine.resume(power, report, delay);
		if (json.has("resetCauses")) {
			machine.soc().registers().restoreCauses((int) json.number("resetCauses", 0, 0xFFFFFFFFL));
		}
		if (power == BoardPower.ROM && machine.downloader().isPresent()) {
			machine.downloader().get().restoreErrorStatus((int) json.number("errorStatus", 0, 0xFFFFFFFFL));
		} else if (power == BoardPower.FLASHLOADER) {
			StateObject image = json.object("image");
			machine.startLoader(new Program(image.number("start", 0, 0xFFFFFFFFL),
					image.number("length", 0, 0xFFFFFFFFL), image.number("entryPoint", 0, 0xFFFFFFFFL)), delay);
			int flexSpi = json.has("flexSpi")
					? (int) json.number("flexSpi", 1, machine.spec().device().flashWindows().size())
					: machine.spec().device().bootFlexSpi();
			machine.loader().ifPresent(running -> running.driver().restore(flexSpi, Optional.empty()));
			if (machine.loader().isPresent()) {
				new BoardMemoriesReader(json).configure(machine.loader().get().unmapped(), machine.soc().memories());
			}
			if (json.has("flashConfiguration") && machine.loader().isPresent()) {
				byte[] block = json.packed("flashConfiguration", NorConfigBlock.LENGTH);
				if (NorConfigBlock.parse(Arrays.copyOf(block, block.length)).isEmpty()) {
					throw BadInputException.in(json.file(), "flashConfiguration", "this is no FCB");
				}
				machine.loader().get().driver().restore(flexSpi, Optional.of(block));
			}
		}
	}
}
