/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

import org.bootseal.board.flashloader.LoaderFigures;
import org.bootseal.board.memory.AttachedMemory;
import org.bootseal.board.memory.MemoryDriver;
import org.bootseal.board.memory.MemoryFitting;
import org.bootseal.board.nor.FlashWiring;
import org.bootseal.board.nor.NorConfigBlock;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.board.soc.Program;
import org.bootseal.board.soc.Soc;
import org.bootseal.core.connection.BootReport;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Writes a board to a JSON file: numbers of the hardware in hexadecimal, memory as compressed Base64. */
final class BoardStateWriter {

	/** What the file says that it is. */
	static final String FORMAT = "bootseal virtual board";
	/** Version of the file. */
	static final int VERSION = 1;

	private final BoardMachine machine;

	BoardStateWriter(BoardMachine machine) {
		this.machine = machine;
	}

	void write(Path file) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		Path beside = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
		try {
			Files.writeString(beside, new GsonBuilder().setPrettyPrinting().create().toJson(board()) + "\n",
					StandardCharsets.UTF_8);
			Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(beside);
		}
	}

	private static String hex(long value) {
		return String.format(Locale.ROOT, "0x%08X", value & 0xFFFFFFFFL);
	}

	private JsonObject board() {
		BoardSpec spec = machine.spec();
		JsonObject json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.addProperty("version", VERSION);
		json.addProperty("board", spec.name());
		json.addProperty("path", spec.path());
		json.addProperty("seed", spec.seed());
		json.addProperty("chip", spec.nor().name().toLowerCase(Locale.ROOT));
		json.add("wiring", wiring(spec.wiring()));
		json.add("sample", sample(spec.sample()));
		json.add("loader", loader(spec.loader()));
		json.addProperty("pins", machine.pins().name());
		if (machine.xipPin()) {
			json.addProperty("xipPin", true);
		}
		json.addProperty("power", machine.power().name());
		json.addProperty("resetCauses", machine.soc().registers().resetCauses());
		json.addProperty("clock", machine.soc().time().now());
		json.addProperty("showsIn", machine.usb().untilVisible());
		json.add("lastBoot", report(machine.report()));
		machine.downloader().ifPresent(rom -> json.addProperty("errorStatus", hex(rom.errorStatus())));
		machine.loader().ifPresent(running -> {
			json.add("image", image(running.image()));
			json.addProperty("flexSpi", running.driver().flexSpi());
			running.driver().configuration().map(NorConfigBlock::toBytes)
					.ifPresent(block -> json.addProperty("flashConfiguration", packed(block)));
		});
		Soc soc = machine.soc();
		JsonArray fuses = new JsonArray();
		for (int word : soc.fuses().save()) {
			fuses.add(hex(word));
		}
		json.add("fuses", fuses);
		json.addProperty("flashStatus", hex(soc.flash().chip().readStatus()));
		json.add("flash", memory(soc.flash().chip().writtenSectors()));
		json.add("memories", memories());
		json.add("ram", memory(soc.ram().writtenPages()));
		return json;
	}

	/** The memories besides the flash chip, by their kinds. */
	private JsonObject memories() {
		JsonObject all = new JsonObject();
		for (AttachedMemory memory : machine.soc().memories()) {
			MemoryFitting fitting = memory.fitting();
			JsonObject json = new JsonObject();
			json.addProperty("chip", fitting.chip());
			json.addProperty("boots", machine.spec().memories().boot().filter(fitting.kind()::equals).isPresent());
			machine.loader().map(running -> running.unmapped().get(fitting.kind().memoryId()))
					.flatMap(MemoryDriver::save)
					.ifPresent(saved -> json.addProperty("driver", HexFormat.of().formatHex(saved)));
			json.add("content", memory(memory.written()));
			all.add(fitting.kind().bootMemory(), json);
		}
		return all;
	}

	private static JsonObject wiring(FlashWiring wiring) {
		JsonObject json = new JsonObject();
		json.addProperty("flexSpi", wiring.flexSpi());
		json.addProperty("port", String.valueOf(wiring.port()));
		json.addProperty("secondaryPins", wiring.secondaryPins());
		json.addProperty("dataLines", wiring.dataLines());
		json.addProperty("dqsFree", wiring.dqsFree());
		json.addProperty("resetLine", wiring.resetLine());
		json.addProperty("millivolts", wiring.millivolts());
		json.addProperty("cleanMegahertz", wiring.cleanMegahertz());
		return json;
	}

	private static JsonObject sample(BoardSample sample) {
		JsonObject json = new JsonObject();
		JsonArray worn = new JsonArray();
		sample.wornSectors().stream().sorted().forEach(sector -> worn.add(Integer.toString(sector)));
		json.add("wornSectors", worn);
		json.addProperty("supplyMillis", sample.supplyMillis());
		sample.fixedPins().ifPresent(pins -> json.addProperty("fixedPins", pins.name()));
		return json;
	}

	private static JsonObject loader(LoaderFigures figures) {
		MemoryRange area = figures.workArea();
		JsonObject json = new JsonObject();
		json.addProperty("version", hex(figures.version()));
		json.addProperty("targetVersion", hex(figures.targetVersion()));
		json.addProperty("commands", hex(figures.commands()));
		json.addProperty("maxPacket", figures.maxPacket());
		json.addProperty("workStart", hex(area.start()));
		json.addProperty("workSize", area.size());
		json.addProperty("restricted", figures.restricted());
		return json;
	}

	private static JsonObject image(Program program) {
		JsonObject json = new JsonObject();
		json.addProperty("start", hex(program.start()));
		json.addProperty("length", program.length());
		json.addProperty("entryPoint", hex(program.entryPoint()));
		return json;
	}

	private static JsonObject report(BootReport report) {
		JsonObject json = new JsonObject();
		json.addProperty("booted", report.booted());
		json.addProperty("closed", report.closed());
		json.addProperty("authenticated", report.authenticated());
		report.entryPoint().ifPresent(entry -> json.addProperty("entryPoint", hex(entry)));
		JsonArray steps = new JsonArray();
		report.steps().forEach(steps::add);
		json.add("steps", steps);
		JsonArray events = new JsonArray();
		report.habEvents().forEach(events::add);
		json.add("habEvents", events);
		return json;
	}

	private static JsonObject memory(Map<? extends Number, byte[]> units) {
		JsonObject json = new JsonObject();
		units.forEach((unit, bytes) -> json.addProperty(
				String.format(Locale.ROOT, "0x%08X", unit.longValue() * bytes.length), packed(bytes)));
		return json;
	}

	private static String packed(byte[] bytes) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
			out.write(bytes);
		} catch (IOException e) {
			throw new IllegalStateException("writing to memory", e);
		}
		return Base64.getEncoder().encodeToString(packed.toByteArray());
	}
}
