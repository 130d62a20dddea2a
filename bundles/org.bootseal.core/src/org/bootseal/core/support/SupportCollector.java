/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.support;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.provision.ProvisioningReview;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunFile;

/** Collects what a support zip is made of. Only texts go in, and each goes through the filter for secrets. */
public final class SupportCollector {

	private static final long MOST_BYTES = 1 << 20;
	private static final int MOST_RECORDS = 50;
	private static final Set<String> CONFIGURATION = Set.of("bootseal", "yaml", "yml", "bd", "launch");

	private final SecretFilter filter;
	private final Map<String, SupportFile> files = new LinkedHashMap<>();
	private final Set<String> leftOut = new TreeSet<>();

	/**
	 * @param home
	 *            the user's home folder, which "~" stands for in all texts
	 * @throws BadInputException
	 *             if the table of a device is damaged
	 */
	public SupportCollector(Path home) throws BadInputException {
		Set<Integer> keyWords = new HashSet<>();
		DeviceCatalogue devices = DeviceCatalogue.builtIn();
		for (String name : devices.names()) {
			for (FuseWord word : FuseMap.of(devices.find(name)).words()) {
				if (SecretFilter.KEY_NAME.matcher(word.name()).find()) {
					keyWords.add(word.index());
				}
			}
		}
		filter = new SecretFilter(Set.copyOf(keyWords), home.toAbsolutePath().normalize().toString());
	}

	/**
	 * Adds a text.
	 *
	 * @param name
	 *            its name in the zip
	 * @param meaning
	 *            what it is
	 * @param text
	 *            the text
	 */
	public void text(String name, String meaning, String text) {
		Optional<String> clean = filter.clean(text);
		if (clean.isPresent()) {
			String free = name;
			for (int n = 2; files.containsKey(free); n++) {
				free = name.replaceFirst("(\\.[^.]*)?$", "-" + n + "$1");
			}
			files.put(free, new SupportFile(free, meaning, clean.get()));
		} else {
			leftOut.add(name + ", there is a private key in it");
		}
	}

	/**
	 * Adds the versions of this program, of Java and of the system.
	 *
	 * @param program
	 *            name and version of the program
	 */
	public void versions(String program) {
		StringBuilder text = new StringBuilder(program).append('\n');
		for (String name : List.of("java.vendor", "java.version", "os.name", "os.version", "os.arch", "file.encoding",
				"user.language")) {
			text.append(name).append(": ").append(System.getProperty(name, "")).append('\n');
		}
		text("versions.txt", "versions of program, Java and system", text.toString());
	}

	/**
	 * Adds a run.
	 *
	 * @param run
	 *            the run
	 */
	public void run(LoggedRun run) {
		// a record comes from a file, whatever stands in it
		String id = run.id().replaceAll("[^A-Za-z0-9_-]", "_");
		text("runs/" + id + ".json", "run of " + run.time() + ": " + run.state(), RunFile.text(run));
	}

	/**
	 * Adds a provisioning file, the configuration files that it names, and the records and configuration files of its
	 * output folder. A file that can't be read is told as left out.
	 *
	 * @param file
	 *            the provisioning file
	 * @param progress
	 *            asked between two files whether to stop
	 * @throws IOException
	 *             if the provisioning file can't be read
	 * @throws CancelledException
	 *             if the progress says so
	 */
	public void provisioning(Path file, Progress progress) throws IOException, CancelledException {
		configuration("", file);
		String text;
		try {
			text = Files.readString(file);
		} catch (CharacterCodingException e) {
			// that is told as left out
			return;
		}
		ProvisioningReview review = ProvisioningReview.of(YamlDocument.parse(file, text), progress);
		for (Path named : review.namedFiles()) {
			progress.checkCancelled();
			if (Files.isRegularFile(named)) {
				configuration("", named);
			}
		}
		Optional<Path> output = review.provisioning().map(found -> found.output());
		if (output.isPresent() && Files.isDirectory(output.get())) {
			output(output.get(), progress);
		}
	}

	private void output(Path folder, Progress progress) throws IOException, CancelledException {
		try (Stream<Path> all = Files.walk(folder, 2)) {
			int records = 0;
			for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
				progress.checkCancelled();
				if (each.toString().endsWith(".json") && records++ < MOST_RECORDS) {
					record(each);
				} else {
					configuration(folder.getFileName() + "/", each);
				}
			}
		}
	}

	/**
	 * Adds the record of a run.
	 *
	 * @param file
	 *            the record
	 * @throws IOException
	 *             if it can't be read
	 */
	public void record(Path file) throws IOException {
		try {
			run(RunFile.read(file));
		} catch (BadInputException e) {
			leftOut.add(file.getFileName() + ", it is no record of a run");
		}
	}

	/** Anything that is no known kind of text stays where it is, keys and images above all. */
	private void configuration(String folder, Path file) throws IOException {
		String name = file.getFileName().toString();
		String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		if (!CONFIGURATION.contains(kind)) {
			leftOut.add(folder + name + ", only configuration files are taken");
		} else if (Files.size(file) > MOST_BYTES) {
			leftOut.add(folder + name + ", it is too large");
		} else {
			try {
				text("files/" + folder + name, "configuration file", Files.readString(file, StandardCharsets.UTF_8));
			} catch (CharacterCodingException e) {
				leftOut.add(folder + name + ", it is no text");
			}
		}
	}

	/** @return what was collected so far */
	public SupportDraft draft() {
		return new SupportDraft(new ArrayList<>(files.values()), new ArrayList<>(leftOut));
	}
}
