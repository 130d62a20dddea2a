/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.flexspi.NamedChip;

/** Takes over the files of a SEC workspace: those inside are copied, those outside only named. */
final class SecFiles implements Placement {

	private static final String SOURCES = "source_images";

	private final ImportDraft draft;
	private final Path workspace;
	private final FileFinder finder;
	/** Where keys and certificates will be, by where they are. */
	private final Map<Path, String> keys = new LinkedHashMap<>();
	private Optional<NamedChip> chip = Optional.empty();
	private String chipPlace = "";
	private Optional<Path> application = Optional.empty();

	SecFiles(ImportDraft draft, Path workspace) {
		this.draft = draft;
		this.workspace = workspace;
		this.finder = new FileFinder(Optional.of(workspace));
	}

	FileFinder finder() {
		return finder;
	}

	/** Says where a key or certificate will be. */
	void key(Path file, String path) {
		keys.put(file.toAbsolutePath().normalize(), path);
	}

	/** The application that the settings name, as it is in the workspace. */
	Optional<Path> application() {
		return application;
	}

	@Override
	public Optional<String> place(FileFinder.Found found, String meaning) {
		Path file = found.path().toAbsolutePath().normalize();
		if (keys.containsKey(file)) {
			return Optional.of(keys.get(file));
		}
		if (found.where() == FileFinder.Where.OUTSIDE) {
			draft.assumed(file.getFileName().toString(), "it is outside the workspace, and is named where it is");
			return Optional.of(SpsdkImport.relative(file, draft.target()));
		}
		try {
			if (Files.size(file) > Firmware.MAX_FILE_BYTES) {
				draft.leftOut(file.getFileName().toString(),
						"because it is longer than " + Firmware.MAX_FILE_BYTES + " bytes");
				return Optional.empty();
			}
		} catch (IOException e) {
			draft.leftOut(file.getFileName().toString(), "because it can't be read");
			return Optional.empty();
		}
		return Optional.of(draft.add(file.getFileName().toString(), meaning, new ImportedFile.Copy(file)));
	}

	/** Takes the application; one that was moved is looked for where SEC keeps them. */
	boolean source(String place, String text) {
		FileFinder.Found found = finder.find(text, workspace);
		if (!found.isThere() && found.where() == FileFinder.Where.MISSING && found.path().getFileName() != null) {
			String name = found.path().getFileName().toString();
			FileFinder.Found kept = finder.find(SOURCES + "/" + name, workspace);
			found = kept.isThere() ? kept : found;
		}
		if (found.path().getFileName() == null || found.path().getFileName().toString().isBlank()) {
			return false;
		}
		Optional<String> placed = found.isThere() ? place(found, "application") : Optional.empty();
		if (found.where() == FileFinder.Where.CLIMBS) {
			draft.leftOut(place, "the application, because its name leads out of the workspace");
			return true;
		}
		Path name = found.path().getFileName();
		if (placed.isEmpty()) {
			draft.leftOut(place,
					"the application " + name + ", because it is not there: put it beside the provisioning file");
		} else {
			application = application.isPresent() ? application : Optional.of(found.path());
			draft.taken(place, "the application " + name);
		}
		draft.source(place, placed.orElse(name.toString()));
		return true;
	}

	/** Takes a configuration that the settings name by its file. */
	boolean configuration(String place, String text) {
		FileFinder.Found found = finder.find(text, workspace);
		if (found.where() == FileFinder.Where.CLIMBS || found.where() == FileFinder.Where.OUTSIDE) {
			draft.leftOut(place, "the file that is named here, because it is outside the workspace: see"
					+ " \"bootseal import spsdk\"");
			return true;
		}
		if (!found.isThere()) {
			return false;
		}
		try {
			return new ConfigurationImport(draft, finder, this).add(found.path());
		} catch (IOException e) {
			draft.leftOut(place, "the file that is named here, because it can't be read");
			return true;
		}
	}

	boolean flashloader(String place, String text) {
		FileFinder.Found found = finder.find(text, workspace);
		if (!found.isThere()) {
			return false;
		}
		place(found, "flashloader").ifPresent(file -> {
			draft.flashloader(file);
			draft.taken(place, "the flashloader " + file);
		});
		return true;
	}

	/** Remembers the chip of a template, whose option words count if no others are found. */
	void chip(String place, NamedChip found) {
		if (chip.isEmpty()) {
			chip = Optional.of(found);
			chipPlace = place;
		}
	}

	/** Takes the option words that are known of the chip, if there are no others. */
	void complete() {
		if (chip.isPresent() && draft.option().isEmpty() && draft.memoryFile().isEmpty()) {
			draft.option(chipPlace, chip.get().options().get(0));
			draft.assumed(chipPlace, "the option words " + chip.get().options().get(0) + ", which are known for the "
					+ chip.get().name() + " (" + chip.get().memories().get(0).source() + ")");
		}
	}
}
