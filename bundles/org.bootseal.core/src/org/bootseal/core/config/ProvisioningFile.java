/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning.BootType;

/** Reads a provisioning file ({@code *.bootseal}, YAML). */
public final class ProvisioningFile {

	/** The version of the file's form that is understood. */
	public static final int VERSION = 1;

	private static final long MAX_WORD = 0xFFFF_FFFFL;
	private static final int MAX_SRKS = 4;
	private static final int MAX_OPTION_WORDS = 2;

	private ProvisioningFile() {
	}

	/**
	 * Reads and checks a provisioning file. That the files it names are there is checked; their content is not.
	 *
	 * @param file
	 *            the file
	 * @return what it says; paths are resolved against its folder
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if something in it is wrong
	 */
	public static Provisioning read(Path file) throws IOException, BadInputException {
		return interpret(YamlValue.read(file));
	}

	/**
	 * @param top
	 *            the top mapping of a provisioning file
	 * @return what it says
	 * @throws BadInputException
	 *             if something in it is wrong
	 */
	public static Provisioning interpret(YamlValue top) throws BadInputException {
		top.require("bootseal", "version of this file's form").number(VERSION, VERSION);
		top.onlyKeys("bootseal", "device", "connection", "image", "keys", "memory", "flashloader", "fuses", "output");
		Provisioning.Image image = image(top.require("image", "the application"));
		Optional<Provisioning.Keys> keys = keys(top);
		Provisioning.Fuses fuses = fuses(top);
		if (keys.isEmpty() && (image.bootType() == BootType.AUTHENTICATED || fuses.srk())) {
			throw top.problem("has no \"keys\", which " + (fuses.srk() ? "fuses.srk: true" : "an authenticated image")
					+ " needs");
		}
		if (fuses.close() && image.bootType() != BootType.AUTHENTICATED) {
			throw top.problem("fuses.close: true with an unsigned image would leave a part that boots nothing;"
					+ " use image.bootType: authenticated");
		}
		String stem = top.file().getFileName().toString().replaceFirst("\\.bootseal$", "");
		Optional<YamlValue> output = top.get("output");
		return new Provisioning(top.file(), top.require("device", "such as MIMXRT1020").text(), connection(top), image,
				keys, optionWords(top), flashloader(top), fuses,
				output.isPresent() ? output.get().path() : top.file().resolveSibling(stem + "-boot"));
	}

	private static String connection(YamlValue top) throws BadInputException {
		Optional<YamlValue> value = top.get("connection");
		if (value.isEmpty()) {
			return "usb";
		}
		String text = value.get().text();
		if (!text.equals("usb") && !text.equals("virtual") && !text.startsWith("virtual:")) {
			throw value.get().expected("usb, virtual, or virtual:NAME");
		}
		return text;
	}

	private static Provisioning.Image image(YamlValue image) throws BadInputException {
		image.onlyKeys("source", "bootType", "bootMemory", "startAddress", "entryPoint", "timestamp");
		Optional<YamlValue> type = image.get("bootType");
		Optional<YamlValue> memory = image.get("bootMemory");
		BootType bootType = type.isPresent()
				? BootType.valueOf(type.get().choice("UNSIGNED", "AUTHENTICATED"))
				: BootType.UNSIGNED;
		Optional<YamlValue> timestamp = image.get("timestamp");
		return new Provisioning.Image(image.require("source", "ELF, SREC, HEX or BIN").existingFile(), bootType,
				memory.isPresent() ? memory.get().text() : "flexspi_nor", word(image, "startAddress"),
				word(image, "entryPoint"), timestamp.isPresent() ? Optional.of(timestamp.get().text()) : Optional.empty());
	}

	private static Optional<Long> word(YamlValue parent, String key) throws BadInputException {
		Optional<YamlValue> value = parent.get(key);
		return value.isPresent() ? Optional.of(value.get().number(0, MAX_WORD)) : Optional.empty();
	}

	private static Optional<Provisioning.Keys> keys(YamlValue top) throws BadInputException {
		Optional<YamlValue> keys = top.get("keys");
		if (keys.isEmpty()) {
			return Optional.empty();
		}
		keys.get().onlyKeys("folder", "srkIndex");
		Optional<YamlValue> index = keys.get().get("srkIndex");
		return Optional.of(new Provisioning.Keys(keys.get().require("folder", "folder of keys and crts").path(),
				index.isPresent() ? (int) index.get().number(0, MAX_SRKS - 1) : 0));
	}

	private static List<Long> optionWords(YamlValue top) throws BadInputException {
		Optional<YamlValue> memory = top.get("memory");
		if (memory.isEmpty()) {
			return List.of();
		}
		memory.get().onlyKeys("optionWords");
		YamlValue words = memory.get().require("optionWords", "FlexSPI NOR option words, such as [0xC0000007]");
		List<Long> values = new ArrayList<>();
		for (YamlValue word : words.items()) {
			values.add(word.number(0, MAX_WORD));
		}
		if (values.isEmpty() || values.size() > MAX_OPTION_WORDS) {
			throw words.problem("has " + values.size() + " words, expected one or two");
		}
		return values;
	}

	private static Optional<Provisioning.Flashloader> flashloader(YamlValue top) throws BadInputException {
		Optional<YamlValue> flashloader = top.get("flashloader");
		if (flashloader.isEmpty()) {
			return Optional.empty();
		}
		flashloader.get().onlyKeys("source", "startAddress");
		return Optional.of(new Provisioning.Flashloader(
				flashloader.get().require("source", "the flashloader's ELF, SREC or HEX").existingFile(),
				word(flashloader.get(), "startAddress")));
	}

	private static Provisioning.Fuses fuses(YamlValue top) throws BadInputException {
		Optional<YamlValue> fuses = top.get("fuses");
		if (fuses.isEmpty()) {
			return new Provisioning.Fuses(false, false, List.of());
		}
		fuses.get().onlyKeys("srk", "close", "words");
		List<Provisioning.Word> words = new ArrayList<>();
		Optional<YamlValue> list = fuses.get().get("words");
		for (YamlValue item : list.isPresent() ? list.get().items() : List.<YamlValue> of()) {
			item.onlyKeys("word", "value", "mask");
			long value = item.require("value", "the wanted bits").number(0, MAX_WORD);
			long mask = word(item, "mask").orElse(value);
			if (mask == 0) {
				throw item.problem("asks for no bits: value 0 needs a mask that says which bits shall stay 0");
			}
			if ((value & ~mask) != 0) {
				throw item.problem(String.format("value 0x%X has bits outside its mask 0x%X", value, mask));
			}
			words.add(new Provisioning.Word(item.require("word", "name or index of a fuse word").text(), value, mask));
		}
		return new Provisioning.Fuses(flag(fuses.get(), "srk"), flag(fuses.get(), "close"), words);
	}

	private static boolean flag(YamlValue parent, String key) throws BadInputException {
		Optional<YamlValue> value = parent.get(key);
		return value.isPresent() && value.get().choice("true", "false").equals("true");
	}
}
