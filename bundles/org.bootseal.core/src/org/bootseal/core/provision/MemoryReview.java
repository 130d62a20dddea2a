/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.Remedy;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.flexspi.NamedChip;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.FileChange;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.memory.MemoryOption;

/** Reviews the flash that a provisioning file describes. */
final class MemoryReview {

	private static final YamlPath MEMORY = YamlPath.of("memory");
	private static final YamlPath WORDS = MEMORY.key("optionWords");
	private static final YamlPath BOOT_MEMORY = YamlPath.of("image", "bootMemory");
	private static final YamlPath FILE = MEMORY.key("file");
	private static final YamlPath FCB = MEMORY.key("fcb");

	private static final int NOR_TAG = 0xC;
	private static final int TYPE_BIT = 20;
	private static final int QUAD_DDR = 1;
	private static final int EIGHT_PADS = 8;

	private final ReviewNotes notes;
	private final Optional<Device> device;

	MemoryReview(ReviewNotes notes, Optional<Device> device) {
		this.notes = notes;
		this.device = device;
	}

	void review() {
		if (notes.value(MEMORY).isEmpty()) {
			notes.fact(Section.MEMORY, "none: the image can't be written to a board");
		}
		List<Integer> words = words();
		if (!words.isEmpty()) {
			String memory = notes.text(BOOT_MEMORY).orElse(FlexSpiNorOption.BOOT_MEMORY);
			notes.read(WORDS, () -> BootMemoryOption.of(memory, new Provisioning.Memory(Optional.empty(),
					words.stream().map(Integer::toUnsignedLong).toList(), OptionalInt.empty(), Optional.empty(),
					Provisioning.Nand.DEFAULT))).ifPresent(option -> {
						option(WORDS, option);
						chip(option);
					});
		}
		Optional<Path> file = notes.existing(FILE,
				"a memory configuration such as flash" + MemoryConfiguration.SUFFIX);
		file.flatMap(found -> notes.read(FILE, () -> MemoryConfiguration.read(found))).ifPresent(this::configuration);
		Optional<Path> fcb = notes.existing(FCB, "a complete FCB of 512 bytes");
		fcb.flatMap(found -> notes.read(FCB, () -> Fcb.read(found))).ifPresent(block -> {
			notes.fact(Section.MEMORY, "%s, written as it is", block.summary());
			block.problems().forEach(problem -> notes.warning(FCB, problem));
			otherChip(block, words);
		});
	}

	/** The option words that stand in the file; none if one of them is wrong. */
	private List<Integer> words() {
		List<YamlPath> places = notes.children(WORDS);
		List<Integer> words = new ArrayList<>();
		for (YamlPath place : places.isEmpty() ? List.of(WORDS) : places) {
			Optional<Long> word = notes.word(place);
			if (word.isEmpty() || places.size() > 2) {
				return List.of();
			}
			words.add(word.get().intValue());
		}
		return words;
	}

	private void option(YamlPath place, MemoryOption option) {
		notes.fact(Section.MEMORY, "%s%s", option instanceof FlexSpiNorOption nor ? nor + ": " : "", option.summary());
		option.findings().forEach(finding -> notes.warning(place, finding));
	}

	/** People write the chip into a comment beside the words. */
	private void chip(MemoryOption option) {
		Optional<NamedChip> chip = NamedChip.in(notes.comment(WORDS));
		if (chip.isPresent() && option instanceof FlexSpiNorOption words) {
			chip.get().mismatch(words).ifPresent(mismatch -> notes.warning(WORDS, mismatch.message(),
					"Change to " + mismatch.better() + " (" + mismatch.better().word0().summary() + ")",
					WORDS.item(0), String.format(Locale.ROOT, "0x%08X", mismatch.better().words().get(0))));
		}
	}

	/** A flash of eight pads has an FCB of eight pads, and no other has. */
	private void otherChip(Fcb block, List<Integer> words) {
		boolean norWords = !words.isEmpty() && words.get(0) >>> 28 == NOR_TAG;
		if (norWords && (words.get(0) >>> TYPE_BIT & 0xF) > QUAD_DDR != (block.pads() == EIGHT_PADS)) {
			notes.warning(FCB, "is the FCB of a flash on " + block.pads()
					+ " pads, but the option words are those of another kind of chip");
		}
	}

	private void configuration(MemoryConfiguration configuration) {
		option(FILE, configuration.option());
		configuration.instance().ifPresent(instance -> notes.fact(Section.MEMORY, "FlexSPI instance %d", instance));
		String name = configuration.device().name();
		if (device.isPresent() && !device.get().name().equals(name)) {
			notes.error(FILE, configuration.file().getFileName() + " is for " + name + ", but the device is "
					+ device.get().name(), otherDevice(configuration, device.get()));
		}
	}

	/** The file for the other device, or the device of the file. */
	private List<Remedy> otherDevice(MemoryConfiguration configuration, Device wanted) {
		List<Remedy> remedies = new ArrayList<>(notes.findings().toSet("Change the device to "
				+ configuration.device().name(), YamlPath.of("device"), configuration.device().name()));
		Path file = configuration.file();
		try {
			String before = Files.readString(file);
			String after = YamlDocument.parse(file, before).set(YamlPath.of("family"), family(wanted)).apply(before);
			remedies.add(0, new Remedy("Change " + file.getFileName() + " to " + wanted.name(),
					new FileChange(file, Optional.of(before), after)));
		} catch (IOException | BadConfigurationException unsafe) {
			// then only the device can be changed
			return remedies;
		}
		return remedies;
	}

	/** As SPSDK writes it. */
	private static String family(Device device) {
		return device.name().toLowerCase(Locale.ROOT);
	}
}
