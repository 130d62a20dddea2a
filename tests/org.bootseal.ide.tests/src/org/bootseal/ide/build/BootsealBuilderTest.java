/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nature and builder as the platform runs them, in a project that has nothing of CDT or JDT. */
class BootsealBuilderTest {

	@TempDir
	Path outside;

	private TestProject workspace;
	private IProject project;
	private Path image;

	@BeforeEach
	void createProject() throws CoreException, IOException {
		workspace = new TestProject("nature");
		project = workspace.project();
		Path folder = project.getLocation().toPath();
		TestProject.copySample("led_blinky.elf", folder);
		image = folder.resolve("one-boot/led_blinky.bin");
	}

	@AfterEach
	void deleteProject() throws CoreException {
		workspace.close();
	}

	private void build() throws CoreException {
		project.build(IncrementalProjectBuilder.INCREMENTAL_BUILD, null);
	}

	private FileTime builtAt() throws IOException {
		return Files.getLastModifiedTime(image);
	}

	@Test
	void theNaturePutsItsBuilderLastAndTakesItAway() throws CoreException {
		IProjectDescription description = project.getDescription();
		ICommand other = description.newCommand();
		other.setBuilderName("org.example.other");
		description.setBuildSpec(new ICommand[] { other });
		project.setDescription(description, null);
		BootsealNature.switchOn(project, null);
		BootsealNature.switchOn(project, null);
		assertTrue(BootsealNature.isOn(project));
		assertEquals(List.of("org.example.other", BootsealBuilder.ID), builders());
		workspace.write("one.bootseal", "bootseal: 2\n");
		build();
		assertFalse(workspace.messages().isEmpty());
		BootsealNature.switchOff(project, null);
		assertFalse(BootsealNature.isOn(project));
		assertEquals(List.of("org.example.other"), builders());
		assertEquals(List.of(), workspace.messages());
	}

	private List<String> builders() throws CoreException {
		return Arrays.stream(project.getDescription().getBuildSpec()).map(ICommand::getBuilderName).toList();
	}

	@Test
	void buildsWhenFilesChangeAndNeverOnItsOwnOutput() throws Exception {
		workspace.write("one.bootseal", TestProject.unsigned("led_blinky.elf"));
		BootsealNature.switchOn(project, null);
		TestProject.setAutoBuild(true);
		Job.getJobManager().join(ResourcesPlugin.FAMILY_AUTO_BUILD, null);
		byte[] first = Files.readAllBytes(image);
		FileTime time = builtAt();
		workspace.write("notes.txt", "what is built does not depend on this");
		Job.getJobManager().join(ResourcesPlugin.FAMILY_AUTO_BUILD, null);
		assertEquals(time, builtAt());
		assertTrue(project.getFile("one-boot/led_blinky.bin").exists());
		workspace.write("one.bootseal", TestProject.unsigned("led_blinky.elf") + "# more\n");
		Job.getJobManager().join(ResourcesPlugin.FAMILY_AUTO_BUILD, null);
		assertTrue(builtAt().compareTo(time) > 0);
		assertArrayEquals(first, Files.readAllBytes(image));
	}

	@Test
	void noticesFilesOutsideTheWorkspace() throws Exception {
		Path firmware = TestProject.copySample("led_blinky.srec", outside);
		workspace.write("one.bootseal", TestProject.unsigned(firmware.toString().replace('\\', '/')));
		BootsealNature.switchOn(project, null);
		build();
		FileTime time = builtAt();
		build();
		assertEquals(time, builtAt());
		Files.writeString(firmware, Files.readString(firmware).replace("\n", "\r\n"));
		build();
		assertTrue(builtAt().compareTo(time) > 0);
	}

	@Test
	void noticesFirmwareOfAnotherProject() throws Exception {
		try (TestProject other = new TestProject("firmware")) {
			Path folder = other.project().getLocation().toPath();
			Path firmware = TestProject.copySample("led_blinky.srec", folder);
			other.project().refreshLocal(1, null);
			workspace.write("one.bootseal", TestProject.unsigned("../firmware/led_blinky.srec"));
			BootsealNature.switchOn(project, null);
			build();
			FileTime time = builtAt();
			other.write("led_blinky.srec", Files.readString(firmware).replace("\n", "\r\n"));
			build();
			assertTrue(builtAt().compareTo(time) > 0);
		}
	}

	@Test
	void cleanDeletesTheImages() throws Exception {
		IFile file = workspace.write("one.bootseal", TestProject.unsigned("led_blinky.elf"));
		BootsealNature.switchOn(project, null);
		build();
		project.build(IncrementalProjectBuilder.CLEAN_BUILD, null);
		assertFalse(Files.exists(image));
		assertFalse(project.getFile("one-boot/led_blinky.bin").exists());
		assertTrue(file.exists());
		build();
		assertTrue(Files.exists(image));
	}

	@Test
	void aPreferenceThatChangedBuildsAgain() throws Exception {
		workspace.write("one.bootseal", TestProject.unsigned("led_blinky.elf"));
		BootsealNature.switchOn(project, null);
		build();
		Files.delete(image);
		RebuildJob job = RebuildJob.ofAll();
		job.schedule();
		job.join();
		assertTrue(job.getResult().isOK(), job.getResult().toString());
		assertTrue(Files.exists(image));
	}
}
