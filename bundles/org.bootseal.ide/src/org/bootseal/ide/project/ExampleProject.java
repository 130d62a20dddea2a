/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.project;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;
import org.bootseal.ide.ProgressBridge;
import org.bootseal.ide.StatusConverter;
import org.bootseal.ide.build.BootsealNature;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ide.launch.ProvisionLaunch;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.FrameworkUtil;

/**
 * A project to try everything with: the sample application with its sources, keys of its own, a provisioning file, the
 * configuration of the flash of the MIMXRT1020-EVK, a fault of the virtual board, and a shared launch configuration
 * that provisions the default virtual board.
 */
public final class ExampleProject {

	/** Name of the provisioning file in the project. */
	public static final String PROVISIONING = "led_blinky.bootseal";
	/** Name of the file with a fault of the virtual board. */
	public static final String FAULT = "erase_fails.yaml";

	private static final String APPLICATION = "led_blinky.elf";
	private static final String FLASHLOADER = "flashloader_standin.srec";
	private static final String MEMORY = "is25lp064a.memcfg.yaml";
	private static final String KEYS = "pki";
	private static final String SOURCES = "src";
	private static final String SAMPLE = "/sample/";
	private static final List<String> SOURCE_FILES = List.of("board.c", "board.h", "breath.S", "flashloader_standin.c",
			"flashloader_standin.ld", "led_blinky.c", "led_blinky.ld", "registers.h", "sections.ld", "startup.c");
	/** 0xC0000007: ISSI IS25LP064A, quad SPI, as on the MIMXRT1020-EVK. */
	private static final List<Integer> OPTION_WORDS = List.of(0xC000_0007);

	private static final int FEW = 1;
	private static final int KEY_TICKS = 12;

	private final IProject project;

	private ExampleProject(IProject project) {
		this.project = project;
	}

	/**
	 * Looks whether a project can have a name.
	 *
	 * @param name
	 *            the name
	 * @return OK, or an error that says why not
	 */
	public static IStatus validate(String name) {
		IWorkspace workspace = ResourcesPlugin.getWorkspace();
		IStatus valid = workspace.validateName(name, IResource.PROJECT);
		if (!valid.isOK()) {
			return valid;
		}
		IPath folder = workspace.getRoot().getLocation().append(name);
		if (workspace.getRoot().getProject(name).exists()) {
			return Status.error(NLS.bind(Messages.ExampleProject_exists, name));
		}
		// a name that differs only in case is the same folder on some systems, and so is found here
		return Files.exists(folder.toPath(), LinkOption.NOFOLLOW_LINKS)
				? Status.error(NLS.bind(Messages.ExampleProject_folderExists, folder.toOSString()))
				: Status.OK_STATUS;
	}

	/**
	 * Makes the project. Takes some seconds, mostly for the keys. If it fails or is cancelled, nothing of it is left.
	 *
	 * @param name
	 *            its name
	 * @param monitor
	 *            shows progress; may be null
	 * @return the project, open
	 * @throws CoreException
	 *             if there can't be such a project, or it can't be made
	 * @throws OperationCanceledException
	 *             if the monitor is cancelled
	 */
	public static IProject create(String name, IProgressMonitor monitor) throws CoreException {
		IStatus valid = validate(name);
		if (!valid.isOK()) {
			throw new CoreException(valid);
		}
		IWorkspace workspace = ResourcesPlugin.getWorkspace();
		IProject project = workspace.getRoot().getProject(name);
		// One operation, so that nobody builds what is half there.
		workspace.run(inner -> new ExampleProject(project).createAllOrNothing(inner), workspace.getRoot(),
				IWorkspace.AVOID_UPDATE, SubMonitor.convert(monitor));
		return project;
	}

	private void createAllOrNothing(IProgressMonitor monitor) throws CoreException {
		boolean complete = false;
		try {
			fill(SubMonitor.convert(monitor, NLS.bind(Messages.ExampleProject_creating, project.getName()),
					4 * FEW + KEY_TICKS));
			complete = true;
		} finally {
			if (!complete && project.exists()) {
				project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
			}
		}
	}

	private void fill(SubMonitor monitor) throws CoreException {
		project.create(monitor.split(FEW));
		project.open(IResource.BACKGROUND_REFRESH, null);
		copySample(monitor.split(FEW));
		createKeys(monitor.split(KEY_TICKS));
		createTexts(monitor.split(FEW));
		createLaunch();
		BootsealNature.switchOn(project, monitor.split(FEW));
	}

	private void copySample(SubMonitor monitor) throws CoreException {
		monitor.setWorkRemaining(SOURCE_FILES.size() + 2);
		copy(APPLICATION, project.getFile(APPLICATION), monitor.split(1));
		copy(FLASHLOADER, project.getFile(FLASHLOADER), monitor.split(1));
		for (String source : SOURCE_FILES) {
			copy(source, project.getFolder(SOURCES).getFile(source), monitor.split(1));
		}
	}

	private static void copy(String name, IFile file, IProgressMonitor monitor) throws CoreException {
		URL url = FileLocator.find(FrameworkUtil.getBundle(ExampleProject.class),
				IPath.fromPortableString(SAMPLE + name));
		WorkspaceFiles.createFolders(file.getParent(), null);
		try (InputStream content = url.openStream()) {
			file.create(content, true, monitor);
		} catch (IOException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}

	private void createKeys(SubMonitor monitor) throws CoreException {
		try {
			KeyTree.create(KeyTreeSpec.of(project.getLocation().append(KEYS).toPath()), new char[0], new SecureRandom(),
					Clock.systemUTC(), new ProgressBridge(monitor));
		} catch (CancelledException e) {
			throw new OperationCanceledException(e.getMessage());
		} catch (BadInputException | IOException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
		project.getFolder(KEYS).refreshLocal(IResource.DEPTH_INFINITE, null);
	}

	private void createTexts(SubMonitor monitor) throws CoreException {
		monitor.setWorkRemaining(3);
		try {
			WorkspaceFiles.create(project.getFile(MEMORY), NewFileText
					.memoryConfiguration(NewProvisioning.DEFAULT_DEVICE, "quad_spi", OPTION_WORDS), monitor.split(1));
		} catch (BadInputException e) {
			throw new IllegalStateException(e);
		}
		String text = NewFileText.provisioning(new NewProvisioning(NewProvisioning.DEFAULT_DEVICE, "virtual",
				APPLICATION, Optional.of(KEYS), Optional.of(MEMORY), Optional.of(FLASHLOADER), true, true));
		WorkspaceFiles.create(project.getFile(PROVISIONING), text, monitor.split(1));
		WorkspaceFiles.create(project.getFile(FAULT), NewFileText.fault(), monitor.split(1));
	}

	/** In the project, so that it comes with it; it names nothing of this machine. */
	private void createLaunch() throws CoreException {
		ILaunchConfigurationWorkingCopy launch = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(BootsealLaunches.TYPE_PROVISION)
				.newInstance(project, NLS.bind(Messages.ExampleProject_launch, project.getName()));
		IFile file = project.getFile(PROVISIONING);
		ProvisionLaunch.of(file.getFullPath().toString()).applyTo(launch);
		launch.setMappedResources(new IResource[] { file });
		launch.doSave();
	}
}
