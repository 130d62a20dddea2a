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

import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
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
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
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

	@Test
	void isCompleteAndBuildsWithoutAProblem() throws Exception {
		IProject project = ExampleProject.create(NAME, null);
		assertTrue(BootsealNature.isOn(project));
		Provisioning what = ProvisioningFile.read(project.getFile(ExampleProject.PROVISIONING).getLocation().toPath());
		assertEquals("virtual", what.connection());
		assertEquals(List.of(0xC000_0007L), what.optionWords());
		project.build(IncrementalProjectBuilder.FULL_BUILD, null);
		assertEquals(List.of(), ProblemMarkers.of(project).stream().map(TestProject::message).toList());
		assertTrue(project.getFile("led_blinky-boot/led_blinky.bin").exists());
		assertTrue(project.getFile("led_blinky-boot/signed_MIMXRT1020_flashloader.bin").exists());
		assertTrue(project.getFile("src/led_blinky.c").exists());
	}

	@Test
	void itsLaunchConfigurationIsSharedAndNeedsNoEdit() throws Exception {
		IProject project = ExampleProject.create(NAME, null);
		List<ILaunchConfiguration> ours = Arrays.stream(DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurations()).filter(launch -> !launch.isLocal()).toList();
		assertEquals(1, ours.size());
		ILaunchConfiguration launch = ours.get(0);
		assertEquals(project, launch.getFile().getProject());
		assertEquals(BootsealLaunches.TYPE_PROVISION, launch.getType().getIdentifier());
		String file = "/" + NAME + "/" + ExampleProject.PROVISIONING;
		assertEquals(ProvisionLaunch.of(file), ProvisionLaunch.fromConfiguration(launch));
		assertFalse(Files.readString(launch.getFile().getLocation().toPath()).contains(workspace().toString()));
	}

	@Test
	void twoOfThemGetAlong() throws Exception {
		ExampleProject.create(NAME, null);
		IProject second = ExampleProject.create("another", null);
		assertTrue(second.isOpen());
	}

	@Test
	void nothingIsLeftWhenItIsCancelled() {
		NullProgressMonitor monitor = new NullProgressMonitor() {
			private int calls;

			@Override
			public boolean isCanceled() {
				// somewhere among the keys
				return calls++ > 40;
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
