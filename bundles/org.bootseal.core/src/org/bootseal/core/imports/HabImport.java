/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.Provisioning.BootType;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.DeviceCatalogue;

/**
 * Takes over a HAB configuration of SPSDK: its text stays as it is but for the files that it names; what it says of the
 * image goes into the draft.
 */
final class HabImport {

	private static final String SIGNER = "Signer";
	private static final String FILE_SIGNER = "(?i)type=file;file_path=([^;]*).*";
	private static final String FLASHLOADER = "(?is).*flashloader[^/\\\\]*";
	private static final long U32_MAX = 0xFFFF_FFFFL;
	private static final long SIGNED = 0x8;
	private static final long ENCRYPTED = 0xC;
	private static final int FINDINGS_MAX = 5;

	private final ImportDraft draft;
	private final FileFinder finder;
	private final Placement placement;
	private final Path folder;
	private final String place;
	private YamlDocument document;

	/**
	 * @param file
	 *            the configuration, whose folder names are relative to
	 */
	HabImport(ImportDraft draft, FileFinder finder, Placement placement, Path file) {
		this.draft = draft;
		this.finder = finder;
		this.placement = placement;
		this.folder = file.toAbsolutePath().getParent();
		this.place = file.getFileName().toString();
	}

	/**
	 * @param text
	 *            the configuration
	 * @param stem
	 *            name of the new one, without its end
	 */
	void add(String text, String stem) throws BadConfigurationException {
		document = YamlDocument.parse(Path.of(place), text);
		if (document.problem().isPresent()) {
			throw document.problem().get();
		}
		findings();
		// SEC has configurations of flashloaders beside that of the application
		boolean application = !text("inputImageFile").orElse("").matches(FLASHLOADER);
		if (application) {
			facts();
		}
		List<YamlPath> named = new ArrayList<>();
		collect(YamlPath.TOP, named);
		for (YamlPath path : named) {
			rewrite(path);
		}
		String name = draft.add(stem + ".hab.yaml", "HAB configuration", new ImportedFile.Text(document.text()));
		draft.taken(place, "the HAB configuration, as " + name);
	}

	private void findings() {
		List<Finding> errors = ConfigurationChecks.hab(document).stream()
				.filter(finding -> finding.severity() == Severity.ERROR).toList();
		errors.stream().limit(FINDINGS_MAX).forEach(
				finding -> draft.assumed(place + ", line " + finding.line(),
						"taken as it is, but " + finding.message()));
	}

	private void facts() {
		text("options", "family").ifPresent(this::device);
		number("options", "flags").ifPresent(flags -> draft.bootType(place, (flags & ENCRYPTED) == ENCRYPTED
				? BootType.ENCRYPTED
				: (flags & SIGNED) == SIGNED ? BootType.AUTHENTICATED : BootType.UNSIGNED));
		text("options", "bootDevice").flatMap(BootWords::memory).ifPresent(memory -> draft.bootMemory(place, memory));
		number("options", "startAddress").ifPresent(address -> draft.startAddress(place, address));
		number("options", "entryPointAddress").ifPresent(address -> draft.entryPoint(place, address));
		for (YamlPath section : document.children(YamlPath.of("sections"))) {
			number(section.key("InstallSRK").key("InstallSRK_SourceIndex"))
					.ifPresent(index -> draft.srkIndex(place, (int) Math.min(index, 3)));
		}
	}

	private void device(String family) {
		try {
			draft.device(place, DeviceCatalogue.builtIn().find(family));
		} catch (BadInputException e) {
			draft.leftOut(place, e.getMessage());
		}
	}

	private Optional<String> text(String... keys) {
		return document.find(YamlPath.of(keys)).flatMap(HabImport::text);
	}

	private static Optional<String> text(YamlValue value) {
		try {
			return Optional.of(value.text());
		} catch (BadConfigurationException e) {
			// no text; the findings said so
			return Optional.empty();
		}
	}

	private Optional<Long> number(String... keys) {
		return number(YamlPath.of(keys));
	}

	private Optional<Long> number(YamlPath path) {
		try {
			Optional<YamlValue> value = document.find(path);
			return value.isPresent() ? Optional.of(value.get().number(0, U32_MAX)) : Optional.empty();
		} catch (BadConfigurationException e) {
			// no number; the findings said so
			return Optional.empty();
		}
	}

	private void collect(YamlPath path, List<YamlPath> named) {
		List<YamlPath> children = document.children(path);
		boolean file = FileSchema.hab().at(path).filter(info -> info.kind() == KeyInfo.Kind.FILE).isPresent();
		if (children.isEmpty() && (file || path.name().equals(SIGNER))) {
			named.add(path);
		}
		children.forEach(child -> collect(child, named));
	}

	private void rewrite(YamlPath path) throws BadConfigurationException {
		Optional<String> value = document.find(path).flatMap(HabImport::text);
		if (value.isEmpty() || value.get().isBlank()) {
			return;
		}
		boolean signer = path.name().equals(SIGNER);
		String name = signer && value.get().matches(FILE_SIGNER) ? value.get().replaceFirst(FILE_SIGNER, "$1")
				: value.get();
		if (signer && name.equals(value.get()) && name.matches("(?i)(type=|pkcs11:).*")) {
			draft.assumed(at(path), "a key that is no file is named as before");
			return;
		}
		if (path.name().equals("SecretKey_Name")) {
			draft.leftOut(at(path),
					"the key of the encryption, which is secret: copy it yourself if it is to be used again");
			return;
		}
		Optional<String> placed = placed(path, finder.find(name, folder));
		if (placed.isPresent()) {
			String scalar = signer && !name.equals(value.get()) ? "type=file;file_path=" + placed.get()
					: placed.get();
			document = YamlDocument.parse(document.file(), document.set(path, scalar).apply(document.text()));
		}
		if (path.equals(YamlPath.of("inputImageFile")) && !value.get().matches(FLASHLOADER)) {
			placed.ifPresent(source -> draft.source(place, source));
		}
	}

	private Optional<String> placed(YamlPath path, FileFinder.Found found) {
		Optional<String> placed = found.isThere() ? placement.place(found, path.name()) : Optional.empty();
		if (found.where() == FileFinder.Where.CLIMBS) {
			draft.leftOut(at(path), "the file that is named here, because it is outside the workspace");
		} else if (placed.isEmpty()) {
			draft.leftOut(at(path), "the file that is named here, because it is not there");
		}
		return placed;
	}

	private String at(YamlPath path) {
		return place + ", " + path;
	}
}
