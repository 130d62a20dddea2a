/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.FindingList;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keys.SrkTable;

/**
 * A provisioning file looked at together with the files that it names: firmware, keys, flashloader, memory
 * configuration. Nothing is written, and no board is asked.
 */
public final class ProvisioningReview {

	private static final YamlPath DEVICE = YamlPath.of("device");
	private static final YamlPath OUTPUT = YamlPath.of("output");

	private final List<Finding> findings;
	private final Map<Section, Review> sections;
	private final Optional<Provisioning> provisioning;
	private final List<Path> namedFiles;

	private ProvisioningReview(List<Finding> findings, ReviewNotes notes, Optional<Provisioning> provisioning) {
		this.findings = List.copyOf(findings);
		this.provisioning = provisioning;
		this.namedFiles = notes.files();
		this.sections = new EnumMap<>(Section.class);
		for (Section section : Section.values()) {
			Optional<Severity> worst = findings.stream().filter(finding -> belongs(finding.path(), section))
					.map(Finding::severity).min(Severity::compareTo);
			sections.put(section, new Review(worst, notes.facts(section)));
		}
	}

	private static boolean belongs(YamlPath path, Section section) {
		return path.steps().stream().findFirst().filter(step -> step.equals(
				new YamlPath.Key(section.name().toLowerCase(Locale.ROOT)))).isPresent();
	}

	/**
	 * Reads the files that a provisioning file names. What is wrong with them becomes a finding at the place that names
	 * them. Each section is looked at as far as it goes, whatever is wrong in another. Findings get remedies, each of
	 * which was tried.
	 *
	 * @param document
	 *            the provisioning file
	 * @param progress
	 *            asked between two files whether to stop; no bytes are counted
	 * @return the review
	 * @throws CancelledException
	 *             if the progress says so
	 */
	public static ProvisioningReview of(YamlDocument document, Progress progress) throws CancelledException {
		ReviewNotes notes = looked(document, progress);
		Optional<Provisioning> provisioning = interpret(document, notes);
		List<Finding> findings = new ReviewRemedies(document, notes.findings().sorted(), text -> {
			ReviewNotes tried = looked(text, progress);
			interpret(text, tried);
			return tried.findings().sorted();
		}).find(progress);
		return new ProvisioningReview(findings, notes, provisioning);
	}

	private static ReviewNotes looked(YamlDocument document, Progress progress) throws CancelledException {
		FindingList findings = new FindingList(document);
		findings.addAll(ConfigurationChecks.provisioning(document));
		ReviewNotes notes = new ReviewNotes(document, findings);
		Optional<Device> device = device(notes);
		connection(notes);
		ImageReview images = new ImageReview(notes, device);
		progress.checkCancelled();
		images.application();
		progress.checkCancelled();
		Optional<SrkTable> table = new KeysReview(notes).review();
		progress.checkCancelled();
		new MemoryReview(notes, device).review();
		progress.checkCancelled();
		images.flashloader();
		progress.checkCancelled();
		device.ifPresent(found -> new FusesReview(notes, found).review(table));
		return notes;
	}

	private static Optional<Device> device(ReviewNotes notes) {
		DeviceCatalogue devices = DeviceCatalogue.builtIn();
		Optional<Device> device = notes.text(DEVICE)
				.flatMap(name -> notes.lookUp(DEVICE, devices.names(), () -> devices.find(name)));
		device.ifPresent(found -> notes.fact(Section.DEVICE, "%s, flash at 0x%08X, HAB engine %s", found.name(),
				found.flashBase(), found.engine()));
		return device;
	}

	private static void connection(ReviewNotes notes) {
		String connection = notes.text(YamlPath.of("connection")).orElse("usb");
		BoardAddress.parse(connection).ifPresent(address -> notes.fact(Section.CONNECTION, "%s", describe(address)));
	}

	private static String describe(BoardAddress address) {
		if (address instanceof BoardAddress.Usb usb) {
			return usb.place().map("the board at USB %s"::formatted).orElse("a board at USB");
		}
		if (address instanceof BoardAddress.Uart uart) {
			return "the board on the serial line %s, %d baud".formatted(uart.port(), uart.baudRate());
		}
		return ((BoardAddress.Virtual) address).file().map("the virtual board that is kept in %s"::formatted)
				.orElse("the default virtual board");
	}

	/** What the build will read; whatever it minds is said, if nothing else was. */
	private static Optional<Provisioning> interpret(YamlDocument document, ReviewNotes notes) {
		if (document.top().isEmpty()) {
			return Optional.empty();
		}
		try {
			Provisioning what = ProvisioningFile.interpret(document.top().get().map());
			output(what, notes);
			return Optional.of(what);
		} catch (BadConfigurationException e) {
			if (!notes.findings().hasErrors()) {
				notes.findings().because(e);
			}
		} catch (BadInputException e) {
			if (!notes.findings().hasErrors()) {
				notes.error(YamlPath.TOP, e.getMessage());
			}
		}
		return Optional.empty();
	}

	private static void output(Provisioning what, ReviewNotes notes) {
		notes.fact(Section.OUTPUT, "%s, %s", what.output().getFileName(),
				Files.isDirectory(what.output()) ? "is there" : "will be made");
		notes.read(OUTPUT, () -> {
			ProvisioningBuild.refuseSourcesInOutput(what);
			return what.output();
		});
	}

	/** @return what is to say about the text and the files, in the order of the text */
	public List<Finding> findings() {
		return findings;
	}

	/**
	 * @param section
	 *            a section
	 * @return what is to say about it
	 */
	public Review section(Section section) {
		return sections.get(section);
	}

	/** @return what the file says, if it has no errors that stand against reading it */
	public Optional<Provisioning> provisioning() {
		return provisioning;
	}

	/** @return the files and folders that a build would read, whether they are there or not */
	public List<Path> namedFiles() {
		return namedFiles;
	}
}
