/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.preferences;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.DeviceCatalogue;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.variables.VariablesPlugin;

/**
 * What users set once for all provisioning files. It applies where a file leaves something open; what a file says comes
 * first. Set in the workspace; a project can have its own values, which then stand in its folder .settings and are
 * shared with it. That a board may be changed without asking is not among them and can't be stored.
 *
 * @param flashloaders
 *            the flashloader file by the name that the device catalogue has: a path, which may hold variables such as
 *            ${workspace_loc}; in a project's own values a relative path starts at the project
 * @param board
 *            which board is meant by a file without the key "connection", written as that key's value; empty for "usb"
 * @param boardLimit
 *            how long to wait for a board to show up, {@link #LEAST_LIMIT} to {@link #MOST_LIMIT}
 * @param flashloaderLimit
 *            how long to wait for a started flashloader to answer, in the same range
 */
public record BootsealPreferences(SortedMap<String, String> flashloaders, String board, Duration boardLimit,
		Duration flashloaderLimit) {

	/** The shortest wait. */
	public static final Duration LEAST_LIMIT = Duration.ofSeconds(1);

	/** The longest wait. */
	public static final Duration MOST_LIMIT = Duration.ofMinutes(10);

	/** Copies the map and keeps the waits in their range. */
	public BootsealPreferences {
		flashloaders = Collections.unmodifiableSortedMap(new TreeMap<>(flashloaders));
		boardLimit = inRange(boardLimit);
		flashloaderLimit = inRange(flashloaderLimit);
	}

	private static Duration inRange(Duration limit) {
		if (limit.compareTo(LEAST_LIMIT) < 0) {
			return LEAST_LIMIT;
		}
		return limit.compareTo(MOST_LIMIT) > 0 ? MOST_LIMIT : limit;
	}

	/** @return the values of the workspace */
	public static BootsealPreferences workspace() {
		return PreferenceStore.workspace().read();
	}

	/**
	 * @param project
	 *            a project
	 * @return its own values, and those of the workspace for what it does not set
	 */
	public static BootsealPreferences of(IProject project) {
		return PreferenceStore.of(project).read();
	}

	/**
	 * Reads a provisioning file as {@link ProvisioningFile#read}, and fills in what it leaves open.
	 *
	 * @param file
	 *            the file
	 * @return what it says, with these preferences
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if something in it, or in these preferences, is wrong
	 */
	public Provisioning read(Path file) throws IOException, BadInputException {
		YamlMap top = YamlMap.read(file);
		return complete(ProvisioningFile.interpret(top), top.optional("connection").isPresent());
	}

	/**
	 * @param what
	 *            what a provisioning file says
	 * @param namesConnection
	 *            whether it has the key "connection"
	 * @return the same with these preferences for what it leaves open
	 * @throws BadInputException
	 *             if the flashloader of these preferences is no path
	 */
	public Provisioning complete(Provisioning what, boolean namesConnection) throws BadInputException {
		Provisioning completed = namesConnection || board.isEmpty() ? what : what.withConnection(board);
		Optional<Path> path = flashloader(what.device());
		if (what.flashloader().isEmpty() && path.isPresent()) {
			completed = completed.withFlashloader(new Provisioning.Flashloader(path.get(), Optional.empty()));
		}
		return completed;
	}

	/**
	 * @param nameOrAlias
	 *            a device as a provisioning file names it
	 * @return the flashloader for it, with variables replaced; empty if none is set
	 * @throws BadInputException
	 *             if there is no such device, or what is set is no path
	 */
	public Optional<Path> flashloader(String nameOrAlias) throws BadInputException {
		if (flashloaders.isEmpty()) {
			return Optional.empty();
		}
		String device = DeviceCatalogue.builtIn().find(nameOrAlias).name();
		String text = flashloaders.getOrDefault(device, "");
		if (text.isBlank()) {
			return Optional.empty();
		}
		try {
			return Optional.of(Path.of(VariablesPlugin.getDefault().getStringVariableManager()
					.performStringSubstitution(text.strip())).toAbsolutePath().normalize());
		} catch (CoreException | InvalidPathException e) {
			throw new BadInputException(
					"the preference for the flashloader of " + device + ", \"" + text + "\", is no path: "
							+ e.getMessage(),
					e);
		}
	}

	/**
	 * @param paths
	 *            other flashloaders by device name
	 * @return these preferences with them
	 */
	public BootsealPreferences withFlashloaders(Map<String, String> paths) {
		return new BootsealPreferences(new TreeMap<>(paths), board, boardLimit, flashloaderLimit);
	}
}
