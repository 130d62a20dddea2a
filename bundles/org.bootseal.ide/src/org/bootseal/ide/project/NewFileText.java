/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning.BootType;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbMaking;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.hab.HabTemplate;

/** The texts that new files start with. Each says in comments what can stand there, and is right as it is. */
public final class NewFileText {

	private static final int COMMENT_COLUMN = 40;

	private final StringBuilder text = new StringBuilder();

	private NewFileText() {
	}

	/**
	 * @param what
	 *            what the file shall say
	 * @return the text of a provisioning file, lines ended by \n
	 */
	public static String provisioning(NewProvisioning what) {
		NewFileText file = new NewFileText();
		file.line("# How the boot image of one application is made, and how it is written to a board.", "");
		file.line("# Files and folders are named from the folder of this file.", "");
		file.line("bootseal: 1", "version of this file's form");
		file.line("device: " + scalar(what.device()), "");
		file.line("connection: " + scalar(what.connection()), "usb, uart:PORT, virtual, or virtual:FILE");
		file.line("image:", "");
		file.line("  source: " + scalar(what.source()), "ELF, S-record, Intel HEX or binary");
		file.line("  bootType: " + (what.keys().isPresent() ? BootType.AUTHENTICATED : BootType.UNSIGNED).name()
				.toLowerCase(Locale.ROOT), "unsigned, or authenticated to sign it with the keys");
		file.line("  bootMemory: flexspi_nor", "");
		file.keys(what.keys());
		file.memory(what.memory());
		file.flashloader(what.flashloader());
		file.fuses(what);
		return file.text.toString();
	}

	private void keys(Optional<String> folder) {
		String off = folder.isPresent() ? "" : "#";
		line(off + "keys:", "");
		line(off + "  folder: " + scalar(folder.orElse("keys")),
				"has the folders crts and keys, as NXP's CST makes them");
		line(off + "  srkIndex: 0", "which of the SRKs signs, 0 to 3");
	}

	private void memory(Optional<String> file) {
		line("memory:", "");
		if (file.isPresent()) {
			line("  file: " + scalar(file.get()), "which flash is connected, and how");
		} else {
			line("  optionWords: [" + NewProvisioning.QUAD_SPI + "]", "right for most quad SPI flashes");
		}
	}

	private void flashloader(Optional<String> source) {
		if (source.isEmpty()) {
			line("# Without these lines, the flashloader of the preferences is used.", "");
		}
		String off = source.isPresent() ? "" : "#";
		line(off + "flashloader:", "");
		line(off + "  source: " + scalar(source.orElse("ivt_flashloader.bin")), "NXP's flashloader, from its SDK");
	}

	private void fuses(NewProvisioning what) {
		line("# What is wanted in the fuses. Nothing is burnt unless a run is told to, fuse group by fuse group.", "");
		line("fuses:", "");
		line("  srk: " + what.burnSrk(), "SRK_HASH: the part accepts images of these keys only");
		line("  close: " + what.close(), "SEC_CONFIG[1]: closes the part for ever");
	}

	private void line(String content, String comment) {
		text.append(content);
		if (!comment.isEmpty()) {
			text.append(" ".repeat(Math.max(1, COMMENT_COLUMN - content.length()))).append("# ").append(comment);
		}
		text.append('\n');
	}

	/** Quotes what YAML would take for something else. */
	private static String scalar(String value) {
		return value.matches("[A-Za-z0-9_./][A-Za-z0-9_./+:\\\\-]*") && !value.endsWith(":") ? value
				: "'" + value.replace("'", "''") + "'";
	}

	/**
	 * @param device
	 *            name of the device
	 * @param bus
	 *            how the flash is connected, one of {@link MemoryConfiguration#BUSES}
	 * @param words
	 *            the option words, one or two
	 * @return the text of a memory configuration, lines ended by \n
	 * @throws BadInputException
	 *             if there is no such device, or the words are none
	 */
	public static String memoryConfiguration(String device, String bus, List<Integer> words) throws BadInputException {
		return new MemoryConfiguration(Path.of("new" + MemoryConfiguration.SUFFIX),
				DeviceCatalogue.builtIn().find(device), Optional.of(bus), FlexSpiNorOption.of(words),
				OptionalInt.empty()).text();
	}

	/** @return the text of a fault of the virtual board to try: no erase succeeds */
	public static String fault() {
		return "# A fault of the virtual board: each erase is answered as by a flash that is not the one that was configured.\n" //
				+ "# Load it in the view Virtual Board and provision again: the Console says what that means.\n" //
				+ "faults: [{ at: mboot flash-erase-region, do: status 20106, always: true }]\n";
	}

	/**
	 * @param device
	 *            name of the device
	 * @return the text of a fuses file that wants nothing yet, lines ended by \n
	 */
	public static String fuses(String device) {
		return "# Wanted fuses, as NXP's nxpfuses reads them. A word is a number, or a mapping of its fields.\n" //
				+ "# Nothing is burnt by writing it here.\n" //
				+ "family: " + device.toLowerCase(Locale.ROOT) + "\nrevision: latest\n";
	}

	/**
	 * @param device
	 *            name of the device
	 * @param memory
	 *            what it boots from, one of {@link #bootMemories}
	 * @param kind
	 *            what protects the image
	 * @return the text of a HAB configuration, lines ended by \n
	 * @throws BadInputException
	 *             if there is no such device, or it does not boot from there
	 */
	public static String hab(String device, String memory, HabTemplate.Kind kind) throws BadInputException {
		Device known = DeviceCatalogue.builtIn().find(device);
		return HabTemplate.of(known, known.bootMemory(memory), kind);
	}

	/**
	 * @param device
	 *            name of the device
	 * @return what it can boot from; empty if there is no such device
	 */
	public static List<String> bootMemories(String device) {
		try {
			return DeviceCatalogue.builtIn().find(device).bootMemories().stream().map(BootMemory::name).toList();
		} catch (BadInputException e) {
			return List.of();
		}
	}

	/**
	 * @param device
	 *            name of the device
	 * @param option
	 *            the option words, one or two numbers separated by blanks; blank for a block without a flash
	 * @param size
	 *            bytes of the flash
	 * @return the text of an FCB, lines ended by \n
	 * @throws BadInputException
	 *             if there is no such device, or no FCB can be made of the words and the size
	 */
	public static String fcb(String device, String option, String size) throws BadInputException {
		Device known = DeviceCatalogue.builtIn().find(device);
		return option.isBlank() ? FcbConfiguration.template(known).text()
				: FcbMaking.parse(known, option, size).text();
	}
}
