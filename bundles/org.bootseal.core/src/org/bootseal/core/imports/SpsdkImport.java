/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.keys.KeyTree;

/**
 * Plans the import of configuration files of SPSDK: HAB configurations, FCB, XMCD, memory configurations, fuses,
 * commands for blhost, and the application that they are for. Files that they name, keys above all, stay where they
 * are.
 */
public final class SpsdkImport {

	private static final int FILES_MAX = 100;

	private SpsdkImport() {
		// static only
	}

	/**
	 * @param files
	 *            the configurations
	 * @param target
	 *            the folder that the import is for
	 * @param device
	 *            the device, for blocks and commands that don't say it; empty if one of the files does
	 * @return the plan
	 * @throws BadInputException
	 *             if a file is missing, or none of them can be taken over
	 * @throws IOException
	 *             if reading fails
	 */
	public static ImportPlan plan(List<Path> files, Path target, Optional<Device> device)
			throws BadInputException, IOException {
		if (files.isEmpty() || files.size() > FILES_MAX) {
			throw new BadInputException("found " + files.size() + " files, expected 1 to " + FILES_MAX);
		}
		String first = named(files).getFileName().toString();
		ImportDraft draft = new ImportDraft(target,
				first.contains(".") ? first.substring(0, first.indexOf('.')) : first);
		device.ifPresent(found -> draft.device("", found));
		Set<Path> named = new LinkedHashSet<>();
		ConfigurationImport one = new ConfigurationImport(draft, new FileFinder(Optional.empty()), (found, meaning) -> {
			named.add(found.path().toAbsolutePath().normalize());
			return Optional.of(relative(found.path(), draft.target()));
		});
		int taken = 0;
		for (Path file : sorted(files)) {
			taken += one.add(file) ? 1 : 0;
		}
		keys(named, draft);
		ImportPlan plan = draft.plan();
		if (taken == 0 || plan.files().isEmpty()) {
			throw new BadInputException("there is nothing to import:\n" + String.join("\n",
					plan.remarks().stream().map(Remark::toString).toList()));
		}
		return plan;
	}

	/** A provisioning file names the folder of the keys, so that has to be laid out as CST does it. */
	private static void keys(Set<Path> named, ImportDraft draft) throws IOException {
		for (Path file : named) {
			Path part = file.getParent();
			if (part == null || part.getParent() == null || !part.endsWith(KeyTree.KEYS)) {
				continue;
			}
			try {
				KeyTree tree = KeyTree.open(part.getParent());
				tree.srkTable();
				draft.keyFolder(relative(tree.directory(), draft.target()));
				draft.taken("keys", "the key tree " + tree.directory() + ", which stays where it is");
			} catch (BadInputException e) {
				draft.leftOut("keys", "the keys in " + part.getParent()
						+ ", because they are no key tree; \"bootseal keys import\" makes one of them");
			}
			return;
		}
	}

	/** The file that gives the others their name: a configuration, if there is one. */
	private static Path named(List<Path> files) {
		return files.stream().filter(file -> !FileKind.isApplication(file.toString())).findFirst()
				.orElse(files.get(0));
	}

	/** The application first, which BD files want; then text, which says what device the blocks are for. */
	private static List<Path> sorted(List<Path> files) throws BadInputException {
		for (Path file : files) {
			if (!Files.isRegularFile(file)) {
				throw BadInputException.in(file, "", "there is no such file");
			}
		}
		List<Path> sorted = new ArrayList<>(files);
		sorted.sort(Comparator.comparingInt(SpsdkImport::order));
		return sorted;
	}

	private static int order(Path file) {
		if (FileKind.isApplication(file.toString())) {
			return 0;
		}
		return file.toString().matches("(?i).*\\.(ya?ml|json|bd)") ? 1 : 2;
	}

	/** A path as configurations write it: relative where that is possible, with slashes. */
	static String relative(Path file, Path folder) {
		Path absolute = file.toAbsolutePath().normalize();
		boolean sameRoot = absolute.getRoot() != null && absolute.getRoot().equals(folder.getRoot());
		return (sameRoot ? folder.relativize(absolute) : absolute).toString().replace('\\', '/');
	}
}
