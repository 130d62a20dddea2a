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

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.keys.KeyTree;

/** Changes of a provisioning file that may mend a finding about the files that it names; whether they do is tried. */
final class FindingCandidates {

	/**
	 * A change that may help.
	 *
	 * @param label
	 *            what it does
	 * @param edit
	 *            the change
	 * @param reveals
	 *            whether it may bring up findings that nobody could see before, as that of a file that was not there
	 */
	record Candidate(String label, TextEdit edit, boolean reveals) {
	}

	/** A change that can be made or not. */
	private interface Change {

		TextEdit make() throws BadConfigurationException;
	}

	private static final YamlPath DEVICE = YamlPath.of("device");
	private static final YamlPath IMAGE = YamlPath.of("image");
	private static final YamlPath LOADER = YamlPath.of("flashloader");
	private static final YamlPath KEYS = YamlPath.of("keys");
	private static final YamlPath MEMORY = YamlPath.of("memory");
	private static final YamlPath FUSES = YamlPath.of("fuses");
	private static final List<String> PROGRAMS = List.of(".elf", ".axf", ".out", ".srec", ".s19", ".hex", ".bin");
	private static final long HEADER = 0x1000;
	private static final int SRKS = 4;

	private final YamlDocument document;
	private final Finding finding;
	private final NearbyFiles nearby;
	private final List<Candidate> candidates = new ArrayList<>();

	private FindingCandidates(YamlDocument document, Finding finding) {
		this.document = document;
		this.finding = finding;
		nearby = new NearbyFiles(document.file().toAbsolutePath().normalize().getParent());
	}

	static List<Candidate> of(YamlDocument document, Finding finding) {
		FindingCandidates all = new FindingCandidates(document, finding);
		all.collect();
		return all.candidates;
	}

	private void collect() {
		YamlPath path = finding.path();
		if (path.isAtOrBelow(IMAGE)) {
			program(IMAGE);
			set("Keep the boot header of the application", IMAGE.key("bootHeader"), "keep");
			set("Replace the boot header of the application", IMAGE.key("bootHeader"), "replace");
			remove("Take the entry point of the application", IMAGE.key("entryPoint"));
			remove("Let the image start where the flash does", IMAGE.key("startAddress"));
			address(IMAGE, device().flatMap(found -> loadSize(found)));
			devices(IMAGE.key("source"));
			sameStem(IMAGE.key("source"));
		} else if (path.isAtOrBelow(LOADER)) {
			program(LOADER);
			remove("Take the device's usual address", LOADER.key("startAddress"));
			address(LOADER, Optional.empty());
			sameStem(LOADER.key("source"));
			otherLoaders();
			devices(LOADER.key("source"));
			remove("Remove flashloader; one must run on the board then", LOADER);
		} else if (path.isAtOrBelow(KEYS)) {
			keys();
		} else if (path.isAtOrBelow(MEMORY)) {
			new MemoryCandidates(document, nearby, path).collect().forEach(candidates::add);
		} else if (path.isAtOrBelow(FUSES)) {
			fuses(path);
		}
		if (document.find(path).isPresent() && path.steps().size() > 1) {
			remove("Remove " + path.name() + ", so that the usual value counts", path);
		}
	}

	private void add(String label, boolean reveals, Change change) {
		try {
			candidates.add(new Candidate(label, change.make(), reveals));
		} catch (BadConfigurationException unsafe) {
			// a change that can't be made without another is not offered
			return;
		}
	}

	private void set(String label, YamlPath path, String value) {
		add(label, false, () -> document.set(path, value));
	}

	private void remove(String label, YamlPath path) {
		if (document.find(path).isPresent()) {
			add(label, false, () -> document.remove(path));
		}
	}

	private Optional<Path> file(YamlPath path) {
		try {
			return document.find(path).isPresent() ? Optional.of(document.find(path).get().path()) : Optional.empty();
		} catch (BadConfigurationException noFile) {
			return Optional.empty();
		}
	}

	/** A program that was moved. */
	private void program(YamlPath section) {
		YamlPath path = section.key("source");
		Optional<Path> named = file(path);
		if (named.isEmpty()) {
			return;
		}
		String name = named.get().getFileName().toString();
		if (!Files.isRegularFile(named.get())) {
			moved(path, nearby.find(file -> file.getFileName().toString().equals(name)));
		}
	}

	/** What a linker made beside a file that was named by mistake. */
	private void sameStem(YamlPath path) {
		Optional<Path> named = file(path);
		if (named.isEmpty()) {
			return;
		}
		String stem = NearbyFiles.stem(named.get().getFileName().toString());
		moved(path, nearby.find(file -> isProgram(file) && !file.equals(named.get())
				&& NearbyFiles.stem(file.getFileName().toString()).equals(stem)));
	}

	private static boolean isProgram(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return PROGRAMS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
	}

	private void otherLoaders() {
		YamlPath path = LOADER.key("source");
		moved(path, nearby.find(file -> isProgram(file)
				&& file.getFileName().toString().toLowerCase(Locale.ROOT).contains("flashloader")));
	}

	private void moved(YamlPath path, List<String> names) {
		names.forEach(name -> add("Change to " + name, true, () -> document.set(path, name)));
	}

	private Optional<Device> device() {
		try {
			return Optional.of(DeviceCatalogue.builtIn().find(document.find(DEVICE).map(value -> {
				try {
					return value.text();
				} catch (BadConfigurationException e) {
					return "";
				}
			}).orElse("")));
		} catch (BadInputException unknown) {
			return Optional.empty();
		}
	}

	private static Optional<Long> loadSize(Device device) {
		try {
			return Optional.of(device.bootMemory("flexspi_nor").initialLoadSize());
		} catch (BadInputException none) {
			return Optional.empty();
		}
	}

	private Optional<Firmware> firmware(YamlPath path) {
		try {
			Optional<Path> named = file(path);
			return named.isPresent() && Files.isRegularFile(named.get())
					? Optional.of(Firmware.open(named.get())).filter(Firmware::hasAddresses)
					: Optional.empty();
		} catch (IOException | BadInputException unreadable) {
			// the finding says so already
			return Optional.empty();
		}
	}

	/** Where the image has to start so that the program lies where it was linked to. */
	private void address(YamlPath section, Optional<Long> behind) {
		firmware(section.key("source")).ifPresent(program -> {
			long distance = behind.orElse(program.start() % HEADER == 0 ? HEADER : program.start() % HEADER);
			long start = program.start() - distance;
			if (start > 0) {
				String text = String.format(Locale.ROOT, "0x%08X", start);
				set("Set startAddress to " + text + ", as the program is linked", section.key("startAddress"), text);
			}
		});
	}

	/** Devices that have memory where the program was linked to, of the same kind as it asks for. */
	private void devices(YamlPath source) {
		Optional<Firmware> program = firmware(source);
		if (program.isEmpty()) {
			return;
		}
		boolean image = source.isAtOrBelow(IMAGE);
		DeviceCatalogue catalogue = DeviceCatalogue.builtIn();
		for (String name : catalogue.names()) {
			try {
				Device other = catalogue.find(name);
				boolean fits = other.name().equals(name) && other.regionAt(program.get().start())
						.filter(region -> (region.kind() == MemoryRegion.Kind.FLEXSPI) == image).isPresent();
				if (fits) {
					set("Change the device to " + name, DEVICE, name);
				}
			} catch (BadInputException e) {
				throw new IllegalStateException("a name of the catalogue", e);
			}
		}
	}

	private void keys() {
		for (int i = 0; i < SRKS; i++) {
			set("Sign with SRK index " + i, KEYS.key("srkIndex"), Integer.toString(i));
		}
		List<String> trees = nearby.find(folder -> Files.isDirectory(folder.resolve(KeyTree.CERTIFICATES))
				&& Files.isDirectory(folder.resolve(KeyTree.KEYS)));
		trees.forEach(name -> add("Take the keys of " + (name.isEmpty() ? "." : name), true,
				() -> document.set(KEYS.key("folder"), name.isEmpty() ? "." : name)));
	}

	private void fuses(YamlPath path) {
		if (path.steps().size() > 2 && path.steps().get(1).equals(new YamlPath.Key("words"))) {
			YamlPath word = new YamlPath(path.steps().subList(0, Math.min(3, path.steps().size())));
			add("Say close: true instead", false, () -> {
				YamlDocument without = YamlDocument.parse(document.file(),
						document.remove(word).apply(document.text()));
				return TextEdit.between(document.text(),
						without.set(FUSES.key("close"), "true").apply(without.text()));
			});
			remove("Remove this word", word);
		}
	}
}
