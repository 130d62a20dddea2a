/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning.BootType;
import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.MemoryConfiguration;

/** Reads a provisioning file ({@code *.bootseal}, YAML). */
public final class ProvisioningFile {

	/** The version of the file's form that is understood. */
	public static final int VERSION = 1;

	private static final String SUFFIX = ".bootseal";
	private static final long MAX_WORD = 0xFFFF_FFFFL;
	private static final int MAX_SRKS = 4;
	private static final int MAX_OPTION_WORDS = 2;
	private static final int MAX_BLOCK = 0xFFFF;
	private static final int MAX_COPIES = 8;

	private ProvisioningFile() {
	}

	/**
	 * Reads and checks a provisioning file. That the files it names are there is checked; of their content, only that
	 * of the memory configuration.
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
		return interpret(YamlMap.read(file));
	}

	/**
	 * @param top
	 *            the top mapping of a provisioning file
	 * @return what it says
	 * @throws BadInputException
	 *             if something in it is wrong
	 */
	public static Provisioning interpret(YamlMap top) throws BadInputException {
		// a file of another version may have other keys
		Optional<YamlValue> version = top.optional("bootseal");
		if (version.isPresent()) {
			version.get().number(VERSION, VERSION);
		}
		top.allowing("bootseal", "device", "connection", "image", "keys", "memory", "flashloader", "fuses", "output");
		top.required("bootseal", "the version of this file's form");
		YamlValue place = top.value();
		Provisioning.Image image = image(top.required("image", "the application").map());
		Optional<Provisioning.Keys> keys = keys(top);
		Provisioning.Fuses fuses = fuses(top);
		if (keys.isEmpty() && (image.bootType().isSigned() || fuses.srk())) {
			throw place.problem(
					"the key keys is missing, which "
							+ (fuses.srk() ? "fuses.srk: true"
									: image.bootType() == BootType.ENCRYPTED ? "an encrypted image"
											: "an authenticated image")
							+ " needs");
		}
		if (fuses.close() && !image.bootType().isSigned()) {
			throw place.problem("fuses.close: true with an unsigned image would leave a part that boots nothing;"
					+ " use image.bootType: authenticated");
		}
		Optional<YamlValue> output = top.optional("output");
		YamlValue device = top.required("device", "a name such as MIMXRT1020");
		return new Provisioning(place.file(), device.text(), connection(top), image, keys, memory(top, device),
				flashloader(top), fuses, output.isPresent() ? output.get().path() : outputBeside(place.file()));
	}

	private static Path outputBeside(Path file) {
		String name = file.getFileName().toString();
		String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
		return file.resolveSibling(stem + "-boot");
	}

	private static String connection(YamlMap top) throws BadInputException {
		Optional<YamlValue> value = top.optional("connection");
		if (value.isEmpty()) {
			return "usb";
		}
		String text = value.get().text();
		if (BoardAddress.parse(text).isEmpty()) {
			throw value.get().expected(BoardAddress.FORMS);
		}
		return text;
	}

	private static Provisioning.Image image(YamlMap image) throws BadInputException {
		image.allowing("source", "bootType", "bootMemory", "startAddress", "entryPoint", "timestamp", "bootHeader",
				"encryption", "xipEncryption");
		Optional<YamlValue> type = image.optional("bootType");
		Optional<YamlValue> memory = image.optional("bootMemory");
		BootType bootType = type.isPresent()
				? BootType.valueOf(type.get().choice("unsigned", "authenticated", "encrypted").toUpperCase(Locale.ROOT))
				: BootType.UNSIGNED;
		Optional<YamlValue> header = image.optional("bootHeader");
		Optional<YamlValue> timestamp = image.optional("timestamp");
		return new Provisioning.Image(
				image.required("source", "the application")
						.existingFile("the application as ELF, S-record, Intel HEX or binary"),
				bootType,
				memory.isPresent() ? memory.get().text() : "flexspi_nor", word(image, "startAddress"),
				word(image, "entryPoint"),
				timestamp.isPresent() ? Optional.of(timestamp.get().text()) : Optional.empty(),
				header.isPresent()
						? Provisioning.BootHeaderUse
								.valueOf(header.get().choice("keep", "replace").toUpperCase(Locale.ROOT))
						: Provisioning.BootHeaderUse.REFUSE,
				encryption(image, bootType), XipEncryptionReader.read(image, bootType));
	}

	private static Provisioning.Encryption encryption(YamlMap image, BootType bootType) throws BadInputException {
		Optional<YamlValue> value = image.optional("encryption");
		if (value.isEmpty()) {
			return Provisioning.Encryption.DEFAULT;
		}
		YamlMap encryption = value.get().map().allowing("keyFile", "keyLength", "keyBlob");
		Optional<YamlValue> file = encryption.optional("keyFile");
		Optional<YamlValue> length = encryption.optional("keyLength");
		if (bootType != BootType.ENCRYPTED) {
			throw value.get().problem("found how to encrypt an image that is not encrypted; use bootType: encrypted");
		}
		return new Provisioning.Encryption(
				file.isPresent() ? Optional.of(file.get().existingFile("the encryption key")) : Optional.empty(),
				length.isPresent() ? OptionalInt.of(Integer.parseInt(length.get().choice("128", "192", "256")))
						: OptionalInt.empty(),
				word(encryption, "keyBlob"));
	}

	private static Optional<Long> word(YamlMap parent, String key) throws BadInputException {
		Optional<YamlValue> value = parent.optional(key);
		return value.isPresent() ? Optional.of(value.get().number(0, MAX_WORD)) : Optional.empty();
	}

	private static Optional<Provisioning.Keys> keys(YamlMap top) throws BadInputException {
		Optional<YamlValue> value = top.optional("keys");
		if (value.isEmpty()) {
			return Optional.empty();
		}
		YamlMap keys = value.get().map().allowing("folder", "srkIndex", "csfSigner", "imageSigner");
		Optional<YamlValue> index = keys.optional("srkIndex");
		return Optional.of(new Provisioning.Keys(keys.required("folder", "folder of keys and crts").path(),
				index.isPresent() ? (int) index.get().number(0, MAX_SRKS - 1) : 0, text(keys, "csfSigner"),
				text(keys, "imageSigner")));
	}

	private static Optional<String> text(YamlMap parent, String key) throws BadInputException {
		Optional<YamlValue> value = parent.optional(key);
		return value.isPresent() ? Optional.of(value.get().text()) : Optional.empty();
	}

	private static Optional<Provisioning.Memory> memory(YamlMap top, YamlValue device) throws BadInputException {
		Optional<YamlValue> value = top.optional("memory");
		if (value.isEmpty()) {
			return Optional.empty();
		}
		YamlMap memory = value.get().map().allowing("optionWords", "file", "fcb", "nand");
		Optional<YamlValue> file = memory.optional("file");
		Optional<YamlValue> fcb = memory.optional("fcb");
		Optional<Path> fcbFile = fcb.isPresent() ? Optional.of(fcb.get().existingFile("a complete FCB of 512 bytes"))
				: Optional.empty();
		if (file.isEmpty()) {
			return Optional.of(new Provisioning.Memory(Optional.empty(), optionWords(memory), OptionalInt.empty(),
					fcbFile, nand(memory)));
		}
		Optional<YamlValue> words = memory.optional("optionWords");
		if (words.isPresent()) {
			throw words.get().problem("the memory configuration of memory.file says the option words; remove one of"
					+ " the two keys");
		}
		MemoryConfiguration configuration = configuration(file.get());
		requireDevice(file.get(), configuration, device);
		return Optional.of(new Provisioning.Memory(Optional.of(configuration.file()),
				configuration.option().words().stream().map(Integer::toUnsignedLong).toList(),
				configuration.instance(), fcbFile, nand(memory)));
	}

	private static Provisioning.Nand nand(YamlMap memory) throws BadInputException {
		Optional<YamlValue> value = memory.optional("nand");
		if (value.isEmpty()) {
			return Provisioning.Nand.DEFAULT;
		}
		YamlMap nand = value.get().map().allowing("searchCount", "copies", "blocks", "pageSize", "pagesPerBlock");
		List<Integer> copies = new ArrayList<>();
		Optional<YamlValue> list = nand.optional("copies");
		for (YamlValue block : list.isPresent() ? list.get().items() : List.<YamlValue>of()) {
			copies.add((int) block.number(1, MAX_BLOCK));
		}
		if (copies.size() > MAX_COPIES) {
			throw list.get().problem("has " + copies.size() + " copies, expected " + MAX_COPIES + " at most");
		}
		Optional<YamlValue> blocks = nand.optional("blocks");
		Provisioning.Nand usual = Provisioning.Nand.DEFAULT;
		return new Provisioning.Nand(number(nand, "searchCount", usual.searchCount(), "1", "2", "3", "4"), copies,
				blocks.isPresent() ? OptionalInt.of((int) blocks.get().number(1, MAX_BLOCK)) : OptionalInt.empty(),
				number(nand, "pageSize", usual.pageSize(), "2048", "4096"),
				number(nand, "pagesPerBlock", usual.pagesPerBlock(), "32", "64", "128", "256"));
	}

	private static int number(YamlMap map, String key, int usual, String... choices) throws BadInputException {
		Optional<YamlValue> value = map.optional(key);
		return value.isPresent() ? Integer.parseInt(value.get().choice(choices)) : usual;
	}

	private static MemoryConfiguration configuration(YamlValue file) throws BadInputException {
		Path path = file.existingFile("a memory configuration such as flash" + MemoryConfiguration.SUFFIX);
		try {
			return MemoryConfiguration.read(path);
		} catch (IOException e) {
			throw file.problem(path + " can't be read: " + e.getMessage(), e);
		}
	}

	private static void requireDevice(YamlValue place, MemoryConfiguration configuration, YamlValue device)
			throws BadInputException {
		String name = configuration.device().name();
		String wanted = device.text();
		try {
			wanted = DeviceCatalogue.builtIn().find(wanted).name();
		} catch (BadInputException e) {
			throw device.because(e);
		}
		if (!wanted.equals(name)) {
			throw place.problem(configuration.file().getFileName() + " is for " + name + ", but the device is "
					+ device.text());
		}
	}

	private static List<Long> optionWords(YamlMap memory) throws BadInputException {
		YamlValue words = memory.required("optionWords", "FlexSPI NOR option words, such as [0xC0000007]");
		List<Long> values = new ArrayList<>();
		for (YamlValue word : words.items()) {
			values.add(word.number(0, MAX_WORD));
		}
		if (values.isEmpty() || values.size() > MAX_OPTION_WORDS) {
			throw words.problem("has " + values.size() + " words, expected one or two");
		}
		return values;
	}

	private static Optional<Provisioning.Flashloader> flashloader(YamlMap top) throws BadInputException {
		Optional<YamlValue> value = top.optional("flashloader");
		if (value.isEmpty()) {
			return Optional.empty();
		}
		YamlMap flashloader = value.get().map().allowing("source", "startAddress");
		return Optional.of(new Provisioning.Flashloader(
				flashloader.required("source", "the flashloader")
						.existingFile("the flashloader as ELF, S-record or Intel HEX"),
				word(flashloader, "startAddress")));
	}

	private static Provisioning.Fuses fuses(YamlMap top) throws BadInputException {
		Optional<YamlValue> value = top.optional("fuses");
		if (value.isEmpty()) {
			return new Provisioning.Fuses(false, false, List.of(), Optional.empty());
		}
		YamlMap fuses = value.get().map().allowing("srk", "close", "words", "file");
		List<Provisioning.Word> words = new ArrayList<>();
		Optional<YamlValue> list = fuses.optional("words");
		for (YamlValue item : list.isPresent() ? list.get().items() : List.<YamlValue>of()) {
			YamlMap fuse = item.map().allowing("word", "value", "mask");
			long bits = fuse.required("value", "the wanted bits").number(0, MAX_WORD);
			long mask = word(fuse, "mask").orElse(bits);
			if (mask == 0) {
				throw item.problem("asks for no bits: value 0 needs a mask that says which bits shall stay 0");
			}
			if ((bits & ~mask) != 0) {
				throw item.problem(String.format("value 0x%X has bits outside its mask 0x%X", bits, mask));
			}
			words.add(new Provisioning.Word(fuse.required("word", "name or index of a fuse word").text(), bits, mask));
		}
		Optional<YamlValue> file = fuses.optional("file");
		Optional<Path> named = file.isPresent() ? Optional.of(file.get().existingFile("the fuses file"))
				: Optional.empty();
		return new Provisioning.Fuses(fuses.flag("srk"), fuses.flag("close"), words, named);
	}
}
