/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.build.BootsealNature;
import org.bootseal.ide.build.ProblemMarkers;
import org.bootseal.ide.build.TestProject;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ide.launch.ProvisionLaunch;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExampleProjectTest {

	private static final String NAME = "example project";

	@BeforeEach
	void buildOnlyWhenAsked() throws CoreException {
		TestProject.setAutoBuild(false);
	}

	@AfterEach
	void deleteProjects() throws CoreException {
		for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(true, true, null);
		}
		TestProject.setAutoBuild(true);
	}

	private static Path workspace() {
		return ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath();
	}

	/** One test, because making the keys takes seconds. */
	@Test
	void isCompleteAndItsLaunchNeedsNoEdit() throws Exception {
		IProject project = ExampleProject.create(NAME, null);
		assertTrue(BootsealNature.isOn(project));
		assertTrue(project.getFile("src/led_blinky.c").exists());
		assertFalse(FaultScript.read(project.getFile(ExampleProject.FAULT).getLocation().toPath()).faults().isEmpty());
		Provisioning what = ProvisioningFile.read(project.getFile(ExampleProject.PROVISIONING).getLocation().toPath());
		assertEquals("virtual", what.connection());
		assertEquals(List.of(0xC000_0007L), what.optionWords());
		assertBuilds(project);
		ILaunchConfiguration launch = onlySharedLaunch();
		assertEquals(project, launch.getFile().getProject());
		assertEquals(BootsealLaunches.TYPE_PROVISION, launch.getType().getIdentifier());
		assertEquals(ProvisionLaunch.of("/" + NAME + "/" + ExampleProject.PROVISIONING),
				ProvisionLaunch.fromConfiguration(launch));
		assertFalse(Files.readString(launch.getFile().getLocation().toPath()).contains(workspace().toString()));
		assertProvisions(launch);
	}

	private static void assertBuilds(IProject project) throws CoreException {
		project.build(IncrementalProjectBuilder.FULL_BUILD, null);
		assertEquals(List.of(), ProblemMarkers.of(project).stream().map(TestProject::message).toList());
		assertTrue(project.getFile("led_blinky-boot/led_blinky.bin").exists());
		assertTrue(project.getFile("led_blinky-boot/signed_MIMXRT1020_flashloader.bin").exists());
	}

	private static ILaunchConfiguration onlySharedLaunch() throws CoreException {
		List<ILaunchConfiguration> shared = Arrays.stream(DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurations()).filter(launch -> !launch.isLocal()).toList();
		assertEquals(1, shared.size());
		return shared.get(0);
	}

	/** Nobody is there to answer a question, so none is asked. */
	private static void assertProvisions(ILaunchConfiguration launch) throws Exception {
		ILaunch run = launch.launch(ILaunchManager.RUN_MODE, null);
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		assertTrue(run.isTerminated());
		assertEquals(1, run.getProcesses().length);
		assertEquals(0, run.getProcesses()[0].getExitValue());
	}

	@Test
	void nothingIsLeftWhenItIsCancelled() {
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				// Once the keys have a folder, only the one who makes them asks; how often others ask before is theirs.
				return Files.exists(workspace().resolve(NAME).resolve("pki"));
			}
		};
		assertThrows(OperationCanceledException.class, () -> ExampleProject.create(NAME, monitor));
		assertFalse(ResourcesPlugin.getWorkspace().getRoot().getProject(NAME).exists());
		assertFalse(Files.exists(workspace().resolve(NAME)));
	}

	@Test
	void refusesNamesThatCannotBe() throws Exception {
		assertTrue(ExampleProject.validate(NAME).isOK());
		assertFalse(ExampleProject.validate("").isOK());
		assertFalse(ExampleProject.validate("a/b").isOK());
		assertFalse(ExampleProject.validate("..").isOK());
		ResourcesPlugin.getWorkspace().getRoot().getProject(NAME).create(null);
		assertFalse(ExampleProject.validate(NAME).isOK());
		assertThrows(CoreException.class, () -> ExampleProject.create(NAME, null));
		assertTrue(ResourcesPlugin.getWorkspace().getRoot().getProject(NAME).exists());
	}

	@Test
	void leavesAFolderThatIsInItsPlaceAlone() throws Exception {
		Path folder = Files.createDirectory(workspace().resolve("in the way"));
		Path file = Files.writeString(folder.resolve("precious"), "text");
		assertFalse(ExampleProject.validate("in the way").isOK());
		assertThrows(CoreException.class, () -> ExampleProject.create("in the way", null));
		assertEquals("text", Files.readString(file));
		Files.delete(file);
		Files.delete(folder);
	}
}
