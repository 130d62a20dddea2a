/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.factory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.io.ZipFiles;
import org.bootseal.core.memory.MemoryOption;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.provision.BootMemoryOption;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Reads the manifest of a package and checks its files. */
final class FactoryReader {

	private static final int MOST_WORDS = 16;
	private static final int MOST_FUSES = 1024;
	private static final int SRK_INDEXES = 4;

	private final Path file;
	private final FactoryContent content;
	private JsonObject manifest;

	FactoryReader(Path file, FactoryContent content) {
		this.file = file;
		this.content = content;
	}

	FactoryPackage read() throws IOException, BadInputException {
		byte[] text = content.bytes(FactoryPackage.MANIFEST).orElseThrow(() -> new BadInputException(
				file + ": this is no factory package, it has no " + FactoryPackage.MANIFEST));
		try {
			return read(text);
		} catch (BadInputException e) {
			throw e.getMessage().startsWith(file.toString()) ? e
					: BadInputException.in(file, FactoryPackage.MANIFEST, e.getMessage());
		}
	}

	private FactoryPackage read(byte[] text) throws IOException, BadInputException {
		try {
			manifest = JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
			checkFormat();
			List<FactoryFile> files = files();
			return new FactoryPackage(file, text("version"), text("name"), Instant.parse(text("created")), files,
					request(files));
		} catch (JsonParseException e) {
			throw BadInputException.in(file, FactoryPackage.MANIFEST, "this is no JSON");
		} catch (IllegalStateException | IllegalArgumentException | UnsupportedOperationException | NullPointerException
				| ClassCastException | DateTimeException | ArithmeticException e) {
			// what the JSON library throws on a member of another kind, and on one that is missing
			throw new BadInputException(file + ": " + FactoryPackage.MANIFEST
					+ ": a member is missing or of another kind than expected", e);
		}
	}

	private void checkFormat() throws BadInputException {
		String format = manifest.has("format") ? text("format") : "none";
		if (!format.equals(FactoryManifest.FORMAT)) {
			throw BadInputException.expected(file, FactoryPackage.MANIFEST + ": format", format,
					FactoryManifest.FORMAT);
		}
		String version = text("version");
		if (!version.matches("\\d{1,4}\\.\\d{1,4}")) {
			throw BadInputException.expected(file, FactoryPackage.MANIFEST + ": version", version, "such as 1.0");
		}
		if (Integer.parseInt(version.substring(0, version.indexOf('.'))) != FactoryManifest.MAJOR) {
			throw new BadInputException(file + ": this factory package has the format " + version
					+ ", and this program knows " + FactoryManifest.VERSION + "; take a newer Bootseal");
		}
	}

	private List<FactoryFile> files() throws IOException, BadInputException {
		List<FactoryFile> files = new ArrayList<>();
		Set<String> listed = new HashSet<>(Set.of(FactoryPackage.MANIFEST));
		for (JsonElement element : manifest.getAsJsonArray("files")) {
			JsonObject each = element.getAsJsonObject();
			FactoryFile named = new FactoryFile(each.get("name").getAsString(), each.get("length").getAsLong(),
					each.get("sha256").getAsString(), each.get("meaning").getAsString());
			ZipFiles.checkName(file, named.name());
			byte[] bytes = content.bytes(named.name())
					.orElseThrow(() -> BadInputException.in(file, named.name(), "this file is missing"));
			if (bytes.length != named.length() || !FactoryFile.digest(bytes).equalsIgnoreCase(named.sha256())) {
				throw BadInputException.in(file, named.name(),
						"this file is damaged or was changed, its SHA-256 is not that of the manifest");
			}
			if (!listed.add(named.name())) {
				throw BadInputException.in(file, named.name(), "this file is listed twice");
			}
			files.add(named);
		}
		for (String name : content.names()) {
			if (!listed.contains(name)) {
				throw BadInputException.in(file, name, "this file is not in the manifest");
			}
		}
		return files;
	}

	private WriteRequest request(List<FactoryFile> files) throws IOException, BadInputException {
		Device device = DeviceCatalogue.builtIn().find(text("device"));
		JsonObject memory = manifest.getAsJsonObject("memory");
		List<Integer> srk = words(manifest, "srkHash", FuseMap.SRK_HASH_WORDS);
		OptionalInt srkIndex = srk.isEmpty() ? OptionalInt.empty()
				: OptionalInt.of(number(manifest, "srkIndex", 0, SRK_INDEXES - 1));
		if (!srk.isEmpty() && srk.size() != FuseMap.SRK_HASH_WORDS) {
			throw BadInputException.expected(file, "srkHash", srk.size() + " words", FuseMap.SRK_HASH_WORDS + " words");
		}
		long sectorSize = number(memory, "sectorSize", 1, 1 << 28);
		if (Long.bitCount(sectorSize) != 1) {
			throw BadInputException.expected(file, "memory.sectorSize", Long.toString(sectorSize), "a power of two");
		}
		return new WriteRequest(device,
				planFile("image", files).orElseThrow(() -> BadInputException.in(file, "image", "is missing")),
				planFile("unsignedFlashloader", files), planFile("signedFlashloader", files), option(memory),
				sectorSize,
				memory.has("instance") ? OptionalInt.of(number(memory, "instance", 1, 2)) : OptionalInt.empty(),
				planFile("fcb", files), fuses(device), srk, srkIndex, Set.of(), true);
	}

	private MemoryOption option(JsonObject memory) throws BadInputException {
		List<Long> words = words(memory, "optionWords", MOST_WORDS).stream().map(Integer::toUnsignedLong).toList();
		Provisioning.Nand nand = Provisioning.Nand.DEFAULT;
		if (memory.has("nand")) {
			JsonObject layout = memory.getAsJsonObject("nand");
			List<Integer> copies = new ArrayList<>();
			layout.getAsJsonArray("copies").forEach(each -> copies.add(Integer.valueOf(each.getAsInt())));
			nand = new Provisioning.Nand(layout.get("searchCount").getAsInt(), copies,
					layout.has("blocks") ? OptionalInt.of(layout.get("blocks").getAsInt()) : OptionalInt.empty(),
					layout.get("pageSize").getAsInt(), layout.get("pagesPerBlock").getAsInt());
		}
		return BootMemoryOption.of(memory.get("bootMemory").getAsString(), new Provisioning.Memory(Optional.empty(),
				words, OptionalInt.empty(), Optional.empty(), nand));
	}

	/** The groups follow from the bits, whatever the manifest says. */
	private List<FuseRequest> fuses(Device device) throws BadInputException {
		if (!manifest.has("fuses") || manifest.getAsJsonArray("fuses").isEmpty()) {
			return List.of();
		}
		if (manifest.getAsJsonArray("fuses").size() > MOST_FUSES) {
			throw BadInputException.expected(file, "fuses", manifest.getAsJsonArray("fuses").size() + " words",
					"at most " + MOST_FUSES);
		}
		FuseMap map = FuseMap.of(device);
		List<FuseRequest> requests = new ArrayList<>();
		for (JsonElement element : manifest.getAsJsonArray("fuses")) {
			JsonObject each = element.getAsJsonObject();
			FuseWord word = map.word(number(each, "word", 0, map.wordCount() - 1));
			if (!word.name().equals(each.get("name").getAsString())) {
				throw BadInputException.expected(file, "fuses: word " + word.index(), each.get("name").getAsString(),
						word.name());
			}
			int mask = word(each.get("mask"));
			int value = word(each.get("value"));
			if (mask == 0 || (value & ~mask) != 0) {
				throw BadInputException.in(file, "fuses: word " + word.index(), "its value is outside of its mask");
			}
			requests.addAll(map.requests(word, value, mask));
		}
		return requests;
	}

	private Optional<PlanFile> planFile(String member, List<FactoryFile> files) throws IOException, BadInputException {
		if (!manifest.has(member)) {
			return Optional.empty();
		}
		String name = text(member);
		if (files.stream().noneMatch(each -> each.name().equals(name))) {
			throw BadInputException.in(file, member, "the file " + name + " is not in the list of files");
		}
		byte[] bytes = content.bytes(name).orElseThrow();
		return Optional.of(PlanFile.of(file.resolve(name), bytes));
	}

	private List<Integer> words(JsonObject json, String name, int most) throws BadInputException {
		List<Integer> words = new ArrayList<>();
		if (json.has(name)) {
			json.getAsJsonArray(name).forEach(each -> words.add(Integer.valueOf(word(each))));
		}
		if (words.size() > most) {
			throw BadInputException.expected(file, name, words.size() + " words", "at most " + most);
		}
		return words;
	}

	private static int word(JsonElement json) {
		String text = json.getAsString();
		if (!text.startsWith("0x")) {
			throw new IllegalArgumentException("no hexadecimal word");
		}
		return Integer.parseUnsignedInt(text.substring(2), 16);
	}

	private int number(JsonObject json, String name, int least, int most) throws BadInputException {
		int number = json.get(name).getAsBigDecimal().intValueExact();
		if (number < least || number > most) {
			throw BadInputException.expected(file, name, Integer.toString(number), least + " to " + most);
		}
		return number;
	}

	private String text(String name) {
		return manifest.get(name).getAsString();
	}
}
