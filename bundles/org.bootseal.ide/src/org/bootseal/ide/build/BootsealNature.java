/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.ide.BootsealIde;
import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IProjectNature;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Marks projects whose provisioning files are checked and built in the background. It needs no other nature. */
public final class BootsealNature implements IProjectNature {

	/** Identifier of the nature. */
	public static final String ID = BootsealIde.ID + ".nature";

	private IProject project;

	/**
	 * @param project
	 *            a project
	 * @return whether it is open and has the nature
	 */
	public static boolean isOn(IProject project) {
		try {
			return project.isOpen() && project.hasNature(ID);
		} catch (CoreException e) {
			return false; // closed in the meantime
		}
	}

	/**
	 * Gives a project the nature, after those that it has. Nothing happens if it has it.
	 *
	 * @param project
	 *            an open project
	 * @param monitor
	 *            shows progress; may be null
	 * @throws CoreException
	 *             if the project can't be changed
	 */
	public static void switchOn(IProject project, IProgressMonitor monitor) throws CoreException {
		IProjectDescription description = project.getDescription();
		List<String> natures = new ArrayList<>(Arrays.asList(description.getNatureIds()));
		if (!natures.contains(ID)) {
			natures.add(ID);
			setNatures(project, description, natures, monitor);
		}
	}

	/**
	 * Takes the nature from a project, and its problem markers with it. Nothing happens if it has it not.
	 *
	 * @param project
	 *            an open project
	 * @param monitor
	 *            shows progress; may be null
	 * @throws CoreException
	 *             if the project can't be changed
	 */
	public static void switchOff(IProject project, IProgressMonitor monitor) throws CoreException {
		IProjectDescription description = project.getDescription();
		List<String> natures = new ArrayList<>(Arrays.asList(description.getNatureIds()));
		if (natures.remove(ID)) {
			setNatures(project, description, natures, monitor);
		}
	}

	private static void setNatures(IProject project, IProjectDescription description, List<String> natures,
			IProgressMonitor monitor) throws CoreException {
		description.setNatureIds(natures.toArray(String[]::new));
		project.setDescription(description, SubMonitor.convert(monitor));
	}

	/** Puts the builder behind those that are there, so that it sees the firmware that they make. */
	@Override
	public void configure() throws CoreException {
		IProjectDescription description = project.getDescription();
		List<ICommand> commands = new ArrayList<>(Arrays.asList(description.getBuildSpec()));
		if (commands.stream().noneMatch(BootsealNature::isOurs)) {
			ICommand command = description.newCommand();
			command.setBuilderName(BootsealBuilder.ID);
			commands.add(command);
			setCommands(description, commands);
		}
	}

	@Override
	public void deconfigure() throws CoreException {
		IProjectDescription description = project.getDescription();
		List<ICommand> commands = new ArrayList<>(Arrays.asList(description.getBuildSpec()));
		if (commands.removeIf(BootsealNature::isOurs)) {
			setCommands(description, commands);
		}
		ProblemMarkers.removeAll(project);
	}

	private static boolean isOurs(ICommand command) {
		return BootsealBuilder.ID.equals(command.getBuilderName());
	}

	private void setCommands(IProjectDescription description, List<ICommand> commands) throws CoreException {
		description.setBuildSpec(commands.toArray(ICommand[]::new));
		project.setDescription(description, null);
	}

	@Override
	public IProject getProject() {
		return project;
	}

	@Override
	public void setProject(IProject project) {
		this.project = project;
	}
}
