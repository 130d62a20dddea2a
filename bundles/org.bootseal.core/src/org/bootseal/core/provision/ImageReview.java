/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.firmware.VectorTable;
import org.bootseal.core.hab.BootHeader;
import org.bootseal.core.hab.ChainPolicy;
import org.bootseal.core.hab.HabImage;
import org.bootseal.core.hab.HabImageBuilder;
import org.bootseal.core.hab.HabRecipe;
import org.bootseal.core.hab.ImageInspector;
import org.bootseal.core.hab.ImageReport;
import org.bootseal.core.keys.SigningException;

/** Reviews the programs that a provisioning file names: the application and the flashloader. */
final class ImageReview {

	private static final YamlPath SOURCE = YamlPath.of("image", "source");
	private static final YamlPath BOOT_MEMORY = YamlPath.of("image", "bootMemory");
	private static final YamlPath FLASHLOADER = YamlPath.of("flashloader", "source");

	private final ReviewNotes notes;
	private final Optional<Device> device;

	ImageReview(ReviewNotes notes, Optional<Device> device) {
		this.notes = notes;
		this.device = device;
	}

	void application() {
		Optional<Path> source = notes.existing(SOURCE, "the application as ELF, S-record, Intel HEX or binary");
		Optional<Firmware> firmware = source.flatMap(file -> notes.read(SOURCE, () -> Firmware.open(file)));
		Optional<BootMemory> memory = bootMemory();
		if (firmware.isPresent()) {
			notes.fact(Section.IMAGE, "%s", described(firmware.get()));
			notes.read(SOURCE, () -> bootHeader(firmware.get())).ifPresent(notes.facts(Section.IMAGE)::add);
			if (memory.isPresent()) {
				notes.read(SOURCE, () -> image(firmware.get(), memory.get())).ifPresent(this::placed);
			}
		}
	}

	private Optional<BootMemory> bootMemory() {
		String name = notes.text(BOOT_MEMORY).orElse("flexspi_nor");
		return device.flatMap(found -> notes.read(BOOT_MEMORY, () -> found.bootMemory(name)));
	}

	/** Such as "ELF, 11 904 bytes, 0x60002000 to 0x60004E80, entry 0x60002311, vector table sp 0x20020000". */
	private static String described(Firmware firmware) {
		StringBuilder text = new StringBuilder(firmware.format() + ", ");
		long bytes = firmware.segments().stream().mapToLong(segment -> segment.length()).sum();
		text.append(String.format(Locale.ROOT, "%,d bytes", bytes).replace(',', ' '));
		if (firmware.hasAddresses()) {
			text.append(String.format(Locale.ROOT, ", 0x%08X to 0x%08X", firmware.start(), firmware.end() - 1));
		}
		if (firmware.entryPoint().isPresent()) {
			text.append(String.format(Locale.ROOT, ", entry 0x%08X", firmware.entryPoint().getAsLong()));
		}
		Optional<VectorTable> vectors = firmware.vectorTable();
		if (vectors.isPresent()) {
			text.append(String.format(Locale.ROOT, ", vector table sp 0x%08X, reset 0x%08X",
					vectors.get().initialStackPointer(), vectors.get().resetVector()));
		}
		return text.toString();
	}

	private String bootHeader(Firmware firmware) throws BadInputException {
		ImageReport report = ImageInspector.inspect(firmware.flatten(), device);
		StringBuilder text = new StringBuilder();
		for (ImageReport.Part part : report.parts()) {
			if (part.name().equals("FCB") || part.name().equals("IVT")) {
				long start = firmware.hasAddresses() ? firmware.start() : 0;
				text.append(text.isEmpty() ? "" : " and ")
						.append(String.format(Locale.ROOT, "%s at 0x%X", part.name(), start + part.offset()));
			}
		}
		return "boot header: " + (text.isEmpty() ? "none, one is made" : text);
	}

	/** Built as it will be, but not signed: that alone shows whether header and program fit together. */
	private HabImage image(Firmware firmware, BootMemory memory) throws BadInputException {
		Optional<Long> entry = notes.word(YamlPath.of("image", "entryPoint"));
		HabRecipe recipe = new HabRecipe(device,
				notes.word(YamlPath.of("image", "startAddress")).orElse(device.orElseThrow().flashBase()),
				memory.ivtOffset(), memory.initialLoadSize(),
				entry.isPresent() ? OptionalLong.of(entry.get()) : OptionalLong.empty(), Optional.empty(),
				Optional.empty(), Optional.empty(), firmware, Optional.empty());
		Optional<String> use = notes.text(YamlPath.of("image", "bootHeader"));
		Optional<BootHeader> header = use.isPresent()
				? BootHeader.find(firmware, recipe.startAddress(), recipe.ivtOffset(), recipe.initialLoadSize())
				: Optional.empty();
		if (header.isPresent()) {
			recipe = header.get().applyTo(recipe, "keep".equalsIgnoreCase(use.get()) ? BootHeader.Policy.KEEP
					: BootHeader.Policy.REPLACE);
		}
		try {
			return new HabImageBuilder(Clock.systemUTC(), ChainPolicy.REFUSE).build(recipe);
		} catch (SigningException e) {
			throw new IllegalStateException("nothing is signed", e);
		}
	}

	private void placed(HabImage image) {
		image.warnings().forEach(warning -> notes.warning(SOURCE, warning.message()));
		notes.fact(Section.IMAGE, "boot image at 0x%08X, %s", image.address(),
				notes.text(YamlPath.of("image", "bootType")).orElse("unsigned").toLowerCase(Locale.ROOT));
	}

	void flashloader() {
		if (notes.value(YamlPath.of("flashloader")).isEmpty()) {
			notes.fact(Section.FLASHLOADER, "none: one must be running on the board already");
			return;
		}
		Optional<Path> source = notes.existing(FLASHLOADER, "the flashloader as ELF, S-record or Intel HEX");
		if (source.isPresent() && device.isPresent()) {
			notes.read(FLASHLOADER, () -> loader(source.get())).ifPresent(loader -> notes.fact(Section.FLASHLOADER,
					"%s bytes, image at 0x%08X, entry 0x%08X",
					String.format(Locale.ROOT, "%,d", loader.program().length).replace(',', ' '),
					loader.startAddress() + loader.ivtOffset(), loader.entryPoint()));
		}
	}

	private FlashloaderSource loader(Path source) throws IOException, BadInputException {
		return FlashloaderSource.open(source, device.orElseThrow(),
				notes.word(YamlPath.of("flashloader", "startAddress")));
	}
}
