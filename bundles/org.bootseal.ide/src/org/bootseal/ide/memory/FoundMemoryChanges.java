/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.FileChange;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.finder.FoundMemory;
import org.bootseal.core.finder.MemoryEdit;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.flexspi.MemoryText;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;

/** Which files change so that they say what a search for a memory configuration found. Nothing is written. */
public final class FoundMemoryChanges {

	private static final String PROVISIONING = ".bootseal";

	private FoundMemoryChanges() {
	}

	/**
	 * @param file
	 *            a provisioning file or a memory configuration, which need not be there if it is the latter
	 * @param text
	 *            its text as it is now, also in an editor; empty if it is not there
	 * @param found
	 *            what was found
	 * @return the changes; none if the file says so already
	 * @throws CoreException
	 *             if no option words were found, or the file can't be changed
	 */
	public static List<FileChange> of(Path file, Optional<String> text, FoundMemory found) throws CoreException {
		try {
			return changes(file, text, found);
		} catch (BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		} catch (IOException e) {
			throw new CoreException(Status.error(e.getMessage(), e));
		}
	}

	private static List<FileChange> changes(Path file, Optional<String> text, FoundMemory found)
			throws BadInputException, IOException {
		if (found.option().isEmpty()) {
			throw BadInputException.in(file, "", Messages.FoundMemoryChanges_noWords);
		}
		List<FileChange> changes = text.isEmpty()
				? List.of(new FileChange(file, Optional.empty(), found.configuration(file).orElseThrow().text()))
				: file.toString().endsWith(PROVISIONING) ? provisioning(file, text.get(), found)
						: List.of(new FileChange(file, text, memory(YamlDocument.parse(file, text.get()), found)));
		return changes.stream().filter(change -> !change.before().equals(Optional.of(change.after()))).toList();
	}

	private static String memory(YamlDocument document, FoundMemory found) throws BadInputException {
		MemoryConfiguration wanted = found.configuration(document.file()).orElseThrow();
		String text = MemoryText.of(document).with(wanted.option(), wanted.bus().orElseThrow())
				.apply(document.text());
		if (found.instance().isPresent()
				&& !found.instance().equals(MemoryText.of(YamlDocument.parse(document.file(), text)).instance())) {
			text = YamlDocument.parse(document.file(), text)
					.set(YamlPath.of("bootseal", "instance"), Integer.toString(found.instance().getAsInt()))
					.apply(text);
		}
		return text;
	}

	/** The words go into the file itself, or, where it names a memory configuration or needs one, into that. */
	private static List<FileChange> provisioning(Path file, String text, FoundMemory found)
			throws BadInputException, IOException {
		YamlDocument document = YamlDocument.parse(file, text);
		try {
			return List
					.of(new FileChange(file, Optional.of(text), MemoryEdit.apply(document, found, Optional.empty())));
		} catch (BadInputException needsFile) {
			Path name = named(document);
			Path other = file.resolveSibling(name);
			Optional<String> before = Files.exists(other)
					? Optional.of(Files.readString(other, StandardCharsets.UTF_8))
					: Optional.empty();
			String after = before.isPresent() ? memory(YamlDocument.parse(other, before.get()), found)
					: found.configuration(other).orElseThrow().text();
			return List.of(
					new FileChange(file, Optional.of(text), MemoryEdit.apply(document, found, Optional.of(name))),
					new FileChange(other, before, after));
		}
	}

	private static Path named(YamlDocument document) throws BadInputException {
		YamlPath key = YamlPath.of("memory", "file");
		if (document.find(key).isPresent()) {
			return Path.of(document.find(key).get().text());
		}
		String name = document.file().getFileName().toString();
		return Path.of(name.substring(0, name.length() - PROVISIONING.length()) + MemoryConfiguration.SUFFIX);
	}
}
