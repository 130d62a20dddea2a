/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.bootseal.core.Progress;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.LookStep;
import org.bootseal.core.plan.StartFlashloaderStep;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.run.RunProcess;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ProjectScope;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.debug.core.Launch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Builds, and plans, with keys that have a password. */
class BuildLaunchDelegateTest {

	private static final String PASSWORD = "open sesame 4711";

	private IProject project;
	private Path folder;

	@BeforeEach
	void create() throws Exception {
		project = ResourcesPlugin.getWorkspace().getRoot().getProject("built");
		project.create(null);
		project.open(null);
		folder = project.getLocation().toPath();
		copy("led_blinky.srec");
		copy("flashloader_standin.srec");
		Files.writeString(folder.resolve("plain.bootseal"), """
				bootseal: 1
				device: MIMXRT1020
				connection: virtual
				image: { source: led_blinky.srec, bootType: unsigned, bootMemory: flexspi_nor }
				memory: { optionWords: [0xC0000007] }
				flashloader: { source: flashloader_standin.srec }
				fuses: { words: [{ word: MAC1_ADDR1, value: 1, mask: 1 }] }
				""");
		project.refreshLocal(IResource.DEPTH_INFINITE, null);
	}

	private void copy(String name) throws IOException {
		try (InputStream content = FileLocator.find(Platform.getBundle(BootsealIde.ID),
				IPath.fromPortableString("/sample/" + name)).openStream()) {
			Files.copy(content, folder.resolve(name));
		}
	}

	@AfterEach
	void delete() throws Exception {
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		project.delete(true, true, null);
	}

	private RunProcess launch(String name) throws Exception {
		ILaunchConfigurationWorkingCopy configuration = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(BootsealLaunches.TYPE_BUILD).newInstance(null, "Tested");
		new BuildLaunch("/built/" + name).applyTo(configuration);
		ILaunch launch = new Launch(configuration, ILaunchManager.RUN_MODE, null);
		new BuildLaunchDelegate().launch(configuration, ILaunchManager.RUN_MODE, launch, new NullProgressMonitor());
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		assertTrue(launch.isTerminated());
		return (RunProcess) launch.getProcesses()[0];
	}

	@Test
	void buildsAndShowsTheWorkspaceWhatWasMade() throws Exception {
		RunProcess process = launch("plain.bootseal");
		String output = process.getStreamsProxy().getOutputStreamMonitor().getContents();
		assertEquals(RunProcess.OK, process.getExitValue(), output);
		assertTrue(output.contains("led_blinky.bin"), output);
		assertTrue(project.getFile("plain-boot/led_blinky.bin").exists(), "the folder is refreshed");
		assertTrue(process.runId().isEmpty());
	}

	@Test
	void whatIsWrongIsSaidInTheErrorStream() throws Exception {
		Files.writeString(folder.resolve("plain.bootseal"), "bootseal: 1\n");
		RunProcess process = launch("plain.bootseal");
		assertEquals(RunProcess.FAILED, process.getExitValue());
		String errors = process.getStreamsProxy().getErrorStreamMonitor().getContents();
		assertTrue(errors.contains("plain.bootseal") && errors.contains("is missing"), errors);
	}

	@Test
	void previewLeavesNoFileAndPlansWhatALaunchDoes() throws Exception {
		List<Path> before = files();
		WritePlan plan = PlanPreview.preview(ProvisionLaunch.of("/built/plain.bootseal"), null);
		assertEquals(before, files());
		assertTrue(plan.title().contains("led_blinky.bin"), plan::title);
		assertTrue(plan.preview().stream().anyMatch(line -> line.contains("flash-erase-region")));
		assertFalse(plan.preview().stream().anyMatch(line -> line.contains(".new")), "no name of a file aside");
		ProvisionLaunch close = new ProvisionLaunch("/built/plain.bootseal", "", Set.of(FuseGroup.CLOSE), true, "",
				true, "");
		CoreException refused = assertThrows(CoreException.class, () -> PlanPreview.preview(close, null));
		assertTrue(refused.getStatus().getMessage().contains("\"close\""), refused::getMessage);
	}

	@Test
	void waitsOfThePreferencesArePlanned() throws Exception {
		IEclipsePreferences node = new ProjectScope(project).getNode(BootsealIde.ID);
		node.putLong("boardLimit", 7_000);
		node.putLong("flashloaderLimit", 8_000);
		WritePlan plan = PlanPreview.preview(ProvisionLaunch.of("/built/plain.bootseal"), null);
		assertEquals(Duration.ofSeconds(7), ((LookStep) plan.steps().get(0)).limit());
		assertEquals(Duration.ofSeconds(8), ((StartFlashloaderStep) plan.steps().get(1)).limit());
	}

	private List<Path> files() throws IOException {
		try (var all = Files.walk(folder)) {
			return all.sorted().toList();
		}
	}

	@Test
	void passwordIsAskedOnceAndForgotten() throws Exception {
		KeyTree.create(KeyTreeSpec.of(folder.resolve("pki")).withSrkCount(1), PASSWORD.toCharArray(),
				new SecureRandom(),
				Clock.systemUTC(), Progress.NONE);
		Files.writeString(folder.resolve("signed.bootseal"), Files.readString(folder.resolve("plain.bootseal"))
				.replace("unsigned", "authenticated") + "keys: { folder: pki, srkIndex: 0 }\n");
		List<char[]> told = new ArrayList<>();
		IStatusHandler handler = (status, source) -> {
			assertEquals(BootsealLaunches.PASSWORD_STATUS, status);
			assertTrue(source instanceof Path);
			told.add(PASSWORD.toCharArray());
			return told.get(told.size() - 1);
		};
		RunProcess process = new RunProcess(new Launch(null, ILaunchManager.RUN_MODE, null), "Tested");
		Path file = folder.resolve("signed.bootseal");
		try (LaunchBuild build = new LaunchBuild(file, status -> handler)) {
			assertEquals(1, build.build(LaunchBuild.read(file), process.getStreamsProxy()).srkTable().orElseThrow()
					.entries().size());
			assertEquals(1, told.size());
			assertArrayEquals(new char[PASSWORD.length()], told.get(0), "it is cleared when the build is done");
		}
		assertFalse(process.getStreamsProxy().getOutputStreamMonitor().getContents().contains(PASSWORD));
		RunProcess alone = launch("signed.bootseal");
		assertEquals(RunProcess.FAILED, alone.getExitValue());
		String errors = alone.getStreamsProxy().getErrorStreamMonitor().getContents();
		assertTrue(errors.contains("protected"), errors);
		CoreException preview = assertThrows(CoreException.class,
				() -> PlanPreview.preview(ProvisionLaunch.of("/built/signed.bootseal"), null));
		assertTrue(preview.getStatus().getMessage().contains("encrypted"), preview::getMessage);
	}
}
