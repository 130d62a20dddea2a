/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.bootseal.core.Progress;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;
import org.bootseal.core.provision.ProvisioningBuild;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.bootseal.ide.preferences.PreferenceStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is built when, counted. */
class ProjectBuildTest {

	@TempDir
	Path outside;

	private TestProject workspace;
	private Path folder;
	/** The files that were built, in that order. */
	private final List<String> built = new ArrayList<>();

	@BeforeEach
	void createProject() throws CoreException, IOException {
		workspace = new TestProject("builds");
		folder = workspace.project().getLocation().toPath();
		TestProject.copySample("led_blinky.elf", folder);
		workspace.write("one.bootseal", TestProject.unsigned("led_blinky.elf"));
	}

	@AfterEach
	void deleteProject() throws CoreException {
		workspace.close();
	}

	private ProjectBuild build() {
		return new ProjectBuild(workspace.project(), new BuildMemory(outside.resolve("memory")), (what, passwords) -> {
			built.add(what.file().getFileName().toString());
			return ProvisioningBuild.build(what, passwords, Clock.systemUTC());
		});
	}

	private void run() throws CoreException {
		build().run(SubMonitor.convert(null));
	}

	@Test
	void buildsAndShowsTheOutputAsDerived() throws CoreException {
		run();
		assertEquals(List.of("one.bootseal"), built);
		IFile image = workspace.project().getFile("one-boot/led_blinky.bin");
		assertTrue(image.exists(), "the workspace knows the image");
		assertTrue(image.isDerived(IResource.CHECK_ANCESTORS));
		assertEquals(List.of(), workspace.messages());
	}

	@Test
	void buildsNothingWhenNothingChanged() throws CoreException {
		for (int n = 0; n < 20; n++) {
			workspace.write("file" + n + ".bootseal",
					TestProject.unsigned("led_blinky.elf") + "output: out" + n + "\n");
		}
		run();
		assertEquals(21, built.size());
		built.clear();
		ProjectBuild again = build();
		double first = millis(again);
		double fastest = first;
		for (int n = 0; n < 20; n++) {
			fastest = Math.min(fastest, millis(again));
		}
		assertEquals(List.of(), built);
		System.out.printf("21 provisioning files, none changed: the builder took %.1f ms the first time, %.1f ms the "
				+ "fastest%n", first, fastest);
	}

	private static double millis(ProjectBuild build) throws CoreException {
		long start = System.nanoTime();
		build.run(SubMonitor.convert(null));
		return (System.nanoTime() - start) / 1e6;
	}

	@Test
	void buildsOnlyWhatChanged() throws CoreException {
		workspace.write("two.bootseal", TestProject.unsigned("led_blinky.elf"));
		run();
		built.clear();
		workspace.write("two.bootseal", TestProject.unsigned("led_blinky.elf") + "# changed\n");
		run();
		assertEquals(List.of("two.bootseal"), built);
	}

	@Test
	void aFileThatIsOnlyTouchedIsTheSame() throws CoreException, IOException {
		run();
		built.clear();
		Path source = folder.resolve("led_blinky.elf");
		byte[] content = Files.readAllBytes(source);
		Files.delete(source);
		Files.write(source, content);
		run();
		assertEquals(List.of(), built);
	}

	@Test
	void noticesFirmwareOutsideTheWorkspace() throws CoreException, IOException {
		Path firmware = TestProject.copySample("led_blinky.srec", outside);
		workspace.write("one.bootseal", TestProject.unsigned(firmware.toString().replace('\\', '/')));
		ProjectBuild first = build();
		first.run(SubMonitor.convert(null));
		assertTrue(first.dependsOnOutside());
		run();
		assertEquals(List.of("one.bootseal"), built);
		String text = Files.readString(firmware, StandardCharsets.US_ASCII);
		Files.writeString(firmware, text.replace("\n", "\r\n"), StandardCharsets.US_ASCII);
		run();
		assertEquals(List.of("one.bootseal", "one.bootseal"), built);
	}

	@Test
	void buildsAgainWhenTheImageIsGone() throws CoreException, IOException {
		run();
		Files.delete(folder.resolve("one-boot/led_blinky.bin"));
		run();
		assertEquals(2, built.size());
		assertTrue(Files.exists(folder.resolve("one-boot/led_blinky.bin")));
	}

	@Test
	void buildsAgainWhenAPreferenceChanged() throws CoreException, IOException {
		run();
		built.clear();
		Path loader = TestProject.copySample("flashloader_standin.srec", outside);
		PreferenceStore store = PreferenceStore.of(workspace.project());
		store.write(BootsealPreferences.workspace()
				.withFlashloaders(Map.of("MIMXRT1020", loader.toString())));
		run();
		assertEquals(List.of("one.bootseal"), built);
		assertTrue(Files.exists(folder.resolve("one-boot/unsigned_MIMXRT1020_flashloader.bin")));
		built.clear();
		Files.writeString(loader, Files.readString(loader).replace("\n", "\r\n"));
		run();
		assertEquals(List.of("one.bootseal"), built, "the flashloader of the preferences is an input too");
	}

	@Test
	void leavesDerivedFilesAlone() throws CoreException {
		run();
		built.clear();
		workspace.project().getFolder("one-boot").getFile("copy.bootseal")
				.create(workspace.project().getFile("one.bootseal").getContents(), true, null);
		run();
		assertEquals(List.of(), built);
	}

	@Test
	void marksAProblemWhereItIsAndNoLongerWhenItIsMended() throws CoreException {
		String right = TestProject.unsigned("led_blinky.elf");
		String wrong = right.replace("source: led", "sorce: led");
		IFile file = workspace.write("one.bootseal", wrong);
		run();
		assertEquals(List.of(), built);
		IMarker marker = ProblemMarkers.of(file).stream()
				.filter(candidate -> TestProject.message(candidate).contains("sorce")).findFirst().orElseThrow();
		assertEquals(IMarker.SEVERITY_ERROR, marker.getAttribute(IMarker.SEVERITY, -1));
		assertEquals(4, marker.getAttribute(IMarker.LINE_NUMBER, -1));
		int start = marker.getAttribute(IMarker.CHAR_START, -1);
		assertEquals(wrong.indexOf("sorce"), start);
		assertTrue(marker.getAttribute(IMarker.CHAR_END, -1) > start);
		assertEquals("org.bootseal.ide", marker.getAttribute(IMarker.SOURCE_ID, ""));
		assertEquals("image.sorce", marker.getAttribute(ProblemMarkers.PATH, ""));
		long id = marker.getId();
		workspace.write("one.bootseal", wrong + "# a comment\n");
		run();
		assertEquals(id, ProblemMarkers.of(file).stream().filter(other -> TestProject.message(other).contains("sorce"))
				.findFirst().orElseThrow().getId(), "a marker that is right stays");
		workspace.write("one.bootseal", right);
		run();
		assertEquals(List.of(), workspace.messages());
		assertEquals(List.of("one.bootseal"), built);
	}

	@Test
	void marksAMissingSourceUntilItIsThere() throws CoreException, IOException {
		workspace.write("one.bootseal", TestProject.unsigned("later.elf"));
		run();
		assertEquals(1, workspace.messages().size(), workspace.messages().toString());
		assertTrue(workspace.messages().get(0).contains("later.elf"), workspace.messages().toString());
		Files.copy(folder.resolve("led_blinky.elf"), folder.resolve("later.elf"));
		run();
		assertEquals(List.of(), workspace.messages());
		assertEquals(List.of("one.bootseal"), built);
	}

	@Test
	void marksMemoryConfigurations() throws CoreException {
		IFile file = workspace.write("flash.memcfg.yaml", "family: mimxrt1020\nperipheral: flexspi_nor\nsettings: [\n");
		run();
		assertFalse(ProblemMarkers.of(file).isEmpty());
		assertEquals(List.of("one.bootseal"), built);
	}

	@Test
	void marksThatKeysAreEncryptedAndAsksNobody() throws Exception {
		KeyTree.create(KeyTreeSpec.of(folder.resolve("pki")).withSrkCount(1), "secret".toCharArray(),
				new SecureRandom(), Clock.systemUTC(), Progress.NONE);
		IFile file = workspace.write("one.bootseal", TestProject.unsigned("led_blinky.elf").replace("memory:",
				"  bootType: authenticated\nkeys:\n  folder: pki\nmemory:"));
		run();
		IMarker marker = ProblemMarkers.of(file).stream()
				.filter(candidate -> TestProject.message(candidate).contains("encrypted")).findFirst().orElseThrow();
		assertEquals(IMarker.SEVERITY_WARNING, marker.getAttribute(IMarker.SEVERITY, -1));
		assertEquals(6, marker.getAttribute(IMarker.LINE_NUMBER, -1));
		assertEquals(1, workspace.messages().size(), workspace.messages().toString());
		run();
		assertEquals(List.of("one.bootseal"), built, "not tried again until something changes");
	}

	@Test
	void noticesAChangedKey() throws Exception {
		KeyTree.create(KeyTreeSpec.of(folder.resolve("pki")).withSrkCount(1), new char[0], new SecureRandom(),
				Clock.systemUTC(), Progress.NONE);
		workspace.write("one.bootseal", TestProject.unsigned("led_blinky.elf").replace("memory:",
				"  bootType: authenticated\nkeys:\n  folder: pki\nmemory:"));
		run();
		assertEquals(List.of(), workspace.messages());
		built.clear();
		Path key = folder.resolve("pki/keys/IMG1_1_sha256_2048_65537_v3_usr_key.pem");
		Files.writeString(key, Files.readString(key) + "\n");
		run();
		assertEquals(List.of("one.bootseal"), built);
	}

	@Test
	void aCancelledBuildIsMadeUpFor() throws CoreException {
		workspace.write("two.bootseal", TestProject.unsigned("led_blinky.elf"));
		NullProgressMonitor monitor = new NullProgressMonitor();
		ProjectBuild cancelled = new ProjectBuild(workspace.project(), new BuildMemory(outside.resolve("memory")),
				(what, passwords) -> {
					monitor.setCanceled(true);
					built.add(what.file().getFileName().toString());
					return ProvisioningBuild.build(what, passwords, Clock.systemUTC());
				});
		SubMonitor progress = SubMonitor.convert(monitor);
		assertThrows(OperationCanceledException.class, () -> cancelled.run(progress));
		assertEquals(List.of("one.bootseal"), built);
		run();
		assertEquals(List.of("one.bootseal", "two.bootseal"), built);
	}

	@Test
	void cleanTakesAwayWhatWasBuiltAndNothingElse() throws CoreException, IOException {
		run();
		Path journal = folder.resolve("one-boot/journal.jsonl");
		Files.writeString(journal, "{}");
		build().clean(SubMonitor.convert(null));
		try (var left = Files.list(folder.resolve("one-boot"))) {
			assertEquals(List.of(journal), left.toList());
		}
		run();
		assertEquals(2, built.size());
	}

	@Test
	void cleanDoesWithoutAnOutputFolderThatIsGone() throws CoreException {
		run();
		workspace.project().getFolder("one-boot").delete(true, null);
		build().clean(SubMonitor.convert(null));
		run();
		assertEquals(2, built.size());
	}

	@Test
	void forgetsFilesThatAreGone() throws CoreException {
		workspace.write("one.bootseal", "bootseal: 2\n");
		run();
		assertFalse(workspace.messages().isEmpty());
		workspace.project().getFile("one.bootseal").delete(true, null);
		run();
		assertEquals(List.of(), workspace.messages());
		assertEquals(List.of(), built);
	}
}
