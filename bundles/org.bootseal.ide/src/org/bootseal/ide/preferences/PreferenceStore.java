/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.preferences;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.bootseal.core.plan.LookStep;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.ide.BootsealIde;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ProjectScope;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IScopeContext;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/** Where {@link BootsealPreferences} are kept: for the workspace, or for one project. */
public final class PreferenceStore {

	/** Prefix of the keys of flashloaders; the device's name follows. */
	static final String FLASHLOADER = "flashloader.";
	/** Key of the default board. */
	static final String BOARD = "board";
	/** Key of the wait for a board, in milliseconds. */
	static final String BOARD_LIMIT = "boardLimit";
	/** Key of the wait for a flashloader, in milliseconds. */
	static final String FLASHLOADER_LIMIT = "flashloaderLimit";

	private static final BootsealPreferences DEFAULTS = new BootsealPreferences(new TreeMap<>(), "",
			LookStep.LIMIT, WritePlanner.FLASHLOADER_LIMIT);

	private final Optional<IProject> project;

	private PreferenceStore(Optional<IProject> project) {
		this.project = project;
	}

	/** @return the store of the workspace */
	public static PreferenceStore workspace() {
		return new PreferenceStore(Optional.empty());
	}

	/**
	 * @param project
	 *            an open project
	 * @return the store of its own values
	 */
	public static PreferenceStore of(IProject project) {
		return new PreferenceStore(Optional.of(project));
	}

	/** @return what applies as long as nobody sets anything */
	public static BootsealPreferences defaults() {
		return DEFAULTS;
	}

	/** @return whether values are set here; the workspace always says yes */
	public boolean hasOwnValues() {
		try {
			return project.isEmpty() || node().keys().length > 0;
		} catch (BackingStoreException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @return what applies here: own values, then those of the workspace, then the defaults */
	public BootsealPreferences read() {
		BootsealPreferences inherited = inherited();
		IEclipsePreferences node = node();
		SortedMap<String, String> flashloaders = new TreeMap<>(inherited.flashloaders());
		try {
			for (String key : node.keys()) {
				if (key.startsWith(FLASHLOADER)) {
					flashloaders.put(key.substring(FLASHLOADER.length()), absolute(node.get(key, "")));
				}
			}
		} catch (BackingStoreException e) {
			throw new IllegalStateException(e);
		}
		return new BootsealPreferences(flashloaders, node.get(BOARD, inherited.board()),
				limit(node, BOARD_LIMIT, inherited.boardLimit()),
				limit(node, FLASHLOADER_LIMIT, inherited.flashloaderLimit()));
	}

	private BootsealPreferences inherited() {
		return project.isPresent() ? workspace().read() : DEFAULTS;
	}

	private static Duration limit(IEclipsePreferences node, String key, Duration inherited) {
		return Duration.ofMillis(node.getLong(key, inherited.toMillis()));
	}

	/** A project's relative paths start at the project, so that its values mean the same on every machine. */
	private String absolute(String text) {
		IPath location = project.map(IProject::getLocation).orElse(null);
		if (location == null || text.isBlank() || text.contains("${")) {
			return text;
		}
		try {
			return location.toPath().resolve(text.strip()).normalize().toString();
		} catch (InvalidPathException e) {
			return text;
		}
	}

	/** A path inside the project is kept relative to it. */
	private String portable(String text) {
		IPath location = project.map(IProject::getLocation).orElse(null);
		if (location == null || text.isBlank() || text.contains("${")) {
			return text;
		}
		try {
			Path path = Path.of(text.strip()).normalize();
			Path base = location.toPath();
			return path.startsWith(base) ? base.relativize(path).toString().replace('\\', '/') : text;
		} catch (InvalidPathException e) {
			return text;
		}
	}

	/**
	 * Sets all values here and saves them.
	 *
	 * @param preferences
	 *            the values
	 * @throws CoreException
	 *             if they can't be saved
	 */
	public void write(BootsealPreferences preferences) throws CoreException {
		try {
			IEclipsePreferences node = node();
			node.clear();
			SortedMap<String, String> inherited = inherited().flashloaders();
			preferences.flashloaders().forEach((device, path) -> {
				// a path of the workspace means nothing on another machine, so a project does not repeat it
				if (!path.equals(inherited.getOrDefault(device, ""))) {
					node.put(FLASHLOADER + device, portable(path));
				}
			});
			node.put(BOARD, preferences.board());
			node.putLong(BOARD_LIMIT, preferences.boardLimit().toMillis());
			node.putLong(FLASHLOADER_LIMIT, preferences.flashloaderLimit().toMillis());
			node.flush();
		} catch (BackingStoreException e) {
			throw notSaved(e);
		}
	}

	/**
	 * Takes the values away, so that those of the workspace, or the defaults, apply.
	 *
	 * @throws CoreException
	 *             if this can't be saved
	 */
	public void clear() throws CoreException {
		try {
			IEclipsePreferences node = node();
			node.clear();
			node.flush();
		} catch (BackingStoreException e) {
			throw notSaved(e);
		}
	}

	private static CoreException notSaved(BackingStoreException cause) {
		return new CoreException(Status.error("The preferences could not be saved: " + cause.getMessage(), cause));
	}

	private IScopeContext scope() {
		return project.isPresent() ? new ProjectScope(project.get()) : InstanceScope.INSTANCE;
	}

	private IEclipsePreferences node() {
		return scope().getNode(BootsealIde.ID);
	}
}
