/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bd.BdReader;
import org.bootseal.core.bd.HabConversion;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbSource;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.otp.FuseText;
import org.bootseal.core.xmcd.XmcdConfiguration;

/** Adds one configuration file of SPSDK to a draft. A file that can't be taken becomes a remark. */
final class ConfigurationImport {

	private final ImportDraft draft;
	private final FileFinder finder;
	private final Placement placement;
	private List<Path> externals = List.of();

	ConfigurationImport(ImportDraft draft, FileFinder finder, Placement placement) {
		this.draft = draft;
		this.finder = finder;
		this.placement = placement;
	}

	/**
	 * @param application
	 *            what extern(0) of a BD file stands for; SEC gives it the application
	 * @return this
	 */
	ConfigurationImport externals(Optional<Path> application) {
		externals = application.map(List::of).orElse(List.of());
		return this;
	}

	/**
	 * @param file
	 *            a file
	 * @return whether it was taken over
	 * @throws IOException
	 *             if it can't be read
	 */
	boolean add(Path file) throws IOException {
		String place = file.getFileName().toString();
		try {
			if (FileKind.isApplication(place)) {
				application(file);
				return true;
			}
			byte[] content = InputFile.read(file, "configuration", YamlMap.MAX_BYTES);
			return add(file, FileKind.of(file, content), content);
		} catch (BadInputException e) {
			draft.leftOut(place, "because it is not right: " + e.getMessage());
			return false;
		}
	}

	private boolean add(Path file, FileKind kind, byte[] content) throws IOException, BadInputException {
		String place = file.getFileName().toString();
		String text = new String(content, StandardCharsets.UTF_8);
		switch (kind) {
		case HAB -> new HabImport(draft, finder, placement, file).add(text, stem(place));
		case HAB_BD -> bd(file);
		case FCB -> fcb(file);
		case XMCD -> xmcd(file);
		case MEMORY -> memory(file);
		case FUSES -> fuses(file, text);
		case COMMANDS -> {
			CommandLines lines = new CommandLines(place, text);
			lines.addOption(draft);
			lines.addFuses(draft);
		}
		case AS_IT_IS -> {
			draft.leftOut(place, "because Bootseal works with it as it is: see \"bootseal xip\" and"
					+ " \"bootseal image merge\"");
			return false;
		}
		default -> {
			draft.leftOut(place, "because it is nothing that is known here");
			return false;
		}
		}
		return true;
	}

	/** What a linker made may be long, and is only looked at. */
	private void application(Path file) throws IOException, BadInputException {
		String place = file.getFileName().toString();
		Firmware firmware = Firmware.open(file);
		Optional<String> placed = placement.place(new FileFinder.Found(FileFinder.Where.HERE, file), "application");
		placed.ifPresent(source -> draft.source(place, source));
		externals(Optional.of(file));
		draft.taken(place, "the application, %s, 0x%08X to 0x%08X".formatted(firmware.format(), firmware.start(),
				firmware.end() - 1));
	}

	/** A name without the ends that it has. */
	private static String stem(String name) {
		return name.replaceFirst("(?i)(\\.(hab|fcb|xmcd|memcfg|fuses))?\\.[^.]*$", "");
	}

	private void bd(Path file) throws IOException, BadInputException {
		String place = file.getFileName().toString();
		HabConversion.Converted converted;
		try {
			converted = HabConversion.convert(BdReader.read(file), externals, file);
		} catch (BadConfigurationException e) {
			throw externals.isEmpty() && e.problem().contains("extern(")
					? new BadInputException("it takes the application from outside; import both together", e)
					: e;
		}
		converted.warnings().forEach(warning -> draft.assumed(place, warning));
		new HabImport(draft, finder, placement, file).add(converted.text(), stem(place));
	}

	private void fcb(Path file) throws IOException, BadInputException {
		String place = file.getFileName().toString();
		FcbSource source = FcbSource.read(file, draft.device());
		source.device().ifPresent(found -> draft.device(place, found));
		String block = draft.add(stem(place) + ".fcb.bin", "FCB of 512 bytes",
				new ImportedFile.Block(source.fcb().bytes()));
		draft.fcb(place, block);
		Optional<Device> device = draft.device();
		device.ifPresent(found -> draft.add(stem(place) + ".fcb.yaml", "FCB as text",
				new ImportedFile.Text(new FcbConfiguration(found, source.fcb()).text())));
		draft.taken(place, "the FCB: " + source.fcb().summary());
	}

	private void xmcd(Path file) throws IOException, BadInputException {
		String place = file.getFileName().toString();
		if (draft.device().isEmpty() && place.endsWith(".bin")) {
			throw new BadInputException("nothing says which device it is for");
		}
		XmcdConfiguration xmcd = draft.device().isPresent() ? XmcdConfiguration.open(file, draft.device().get())
				: XmcdConfiguration.read(file);
		draft.device(place, xmcd.device());
		draft.add(stem(place) + ".xmcd.yaml", "XMCD as text", new ImportedFile.Text(xmcd.text()));
		draft.taken(place, "the XMCD");
	}

	private void memory(Path file) throws IOException, BadInputException {
		String place = file.getFileName().toString();
		MemoryConfiguration memory = MemoryConfiguration.read(file);
		draft.device(place, memory.device());
		String name = draft.add(stem(place) + MemoryConfiguration.SUFFIX, "memory configuration",
				new ImportedFile.Copy(file));
		draft.memoryFile(place, name);
		draft.taken(place, "the memory configuration, option words " + memory.option());
	}

	private void fuses(Path file, String text) throws BadInputException {
		String place = file.getFileName().toString();
		YamlDocument document = YamlDocument.parse(file, text);
		for (Finding finding : ConfigurationChecks.fuses(document)) {
			if (finding.severity() == Severity.ERROR) {
				throw new BadInputException("line " + finding.line() + ": " + finding.message());
			}
		}
		FuseText.of(document).device().ifPresent(found -> draft.device(place, found));
		String name = draft.add(stem(place) + ".fuses.yaml", "wanted fuses", new ImportedFile.Copy(file));
		draft.fusesFile(name);
		draft.taken(place, "the wanted fuses, as " + name);
	}
}
