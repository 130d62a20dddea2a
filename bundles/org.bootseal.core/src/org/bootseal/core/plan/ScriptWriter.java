/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.bootseal.core.io.OutputFile;

/**
 * Writes a plan as scripts that need nothing but blhost and sdphost of NXP's SPSDK. A script does what the run does,
 * with the same commands, but burns fuses only if it is given the argument of their group, such as burn_srk.
 */
public final class ScriptWriter {

	private ScriptWriter() {
		// functions only
	}

	/**
	 * @param plan
	 *            the plan
	 * @param system
	 *            the system that the script is for
	 * @param folder
	 *            where the script will be; files are named relative to it
	 * @return the script, with the line ends of the system
	 */
	public static String render(WritePlan plan, ScriptSystem system, Path folder) {
		if (system == ScriptSystem.WINDOWS) {
			BatchScript script = new BatchScript(plan, folder);
			plan.steps().forEach(step -> step.accept(script));
			return script.text();
		}
		ShellScript script = new ShellScript(plan, folder);
		plan.steps().forEach(step -> step.accept(script));
		return script.text();
	}

	/**
	 * Writes the scripts for all systems, and those files of the plan that are not on disk yet.
	 *
	 * @param plan
	 *            the plan
	 * @param folder
	 *            where to; made if it is missing
	 * @return the files that were written
	 * @throws IOException
	 *             if one can't be written
	 */
	public static List<Path> write(WritePlan plan, Path folder) throws IOException {
		List<Path> written = new ArrayList<>();
		if (plan.image().isDerived()) {
			OutputFile.write(plan.image().path(), plan.image().content());
			written.add(plan.image().path());
		}
		for (ScriptSystem system : ScriptSystem.values()) {
			Path file = folder.resolve(system.fileName());
			OutputFile.write(file, render(plan, system, folder).getBytes(StandardCharsets.UTF_8));
			if (system != ScriptSystem.WINDOWS) {
				makeExecutable(file);
			}
			written.add(file);
		}
		return List.copyOf(written);
	}

	private static void makeExecutable(Path file) throws IOException {
		// a view of the file, because Java does not find its file store in a chroot
		PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
		if (view != null) {
			Set<PosixFilePermission> permissions = EnumSet.copyOf(view.readAttributes().permissions());
			permissions.add(PosixFilePermission.OWNER_EXECUTE);
			view.setPermissions(permissions);
		}
	}

	/** The path of a file as a script in the folder names it. */
	static Path relative(Path folder, Path file) {
		Path from = folder.toAbsolutePath().normalize();
		Path to = file.toAbsolutePath().normalize();
		boolean reachable = from.getRoot() != null && from.getRoot().equals(to.getRoot());
		return reachable ? from.relativize(to) : to;
	}
}
