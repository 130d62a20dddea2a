/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.ide.build.TestProject;
import org.eclipse.core.runtime.CoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreferenceStoreTest {

	private static final BootsealPreferences OTHER = new BootsealPreferences(
			new TreeMap<>(Map.of("MIMXRT1020", "/opt/nxp/loader.elf")), "virtual", Duration.ofSeconds(7),
			Duration.ofSeconds(90));

	private TestProject workspace;
	private PreferenceStore project;
	private Path folder;

	@BeforeEach
	void createProject() throws CoreException {
		workspace = new TestProject("preferences");
		project = PreferenceStore.of(workspace.project());
		folder = workspace.project().getLocation().toPath();
	}

	@AfterEach
	void deleteProject() throws CoreException {
		workspace.close();
		PreferenceStore.workspace().clear();
	}

	@Test
	void startsWithTheDefaults() {
		assertEquals(PreferenceStore.defaults(), BootsealPreferences.workspace());
		assertEquals(PreferenceStore.defaults(), project.read());
		assertFalse(project.hasOwnValues());
	}

	@Test
	void aProjectHasTheValuesOfTheWorkspaceUntilItSetsItsOwn() throws CoreException {
		PreferenceStore.workspace().write(OTHER);
		assertEquals(OTHER, project.read());
		assertFalse(project.hasOwnValues());
		project.write(OTHER.withFlashloaders(Map.of("MIMXRT1020", "")));
		assertTrue(project.hasOwnValues());
		assertEquals("", project.read().flashloaders().get("MIMXRT1020"), "a project can say: none");
		assertEquals(OTHER, BootsealPreferences.workspace());
		project.clear();
		assertEquals(OTHER, BootsealPreferences.of(workspace.project()));
	}

	@Test
	void theValuesOfAProjectAreSharedWithIt() throws Exception {
		project.write(OTHER.withFlashloaders(Map.of("MIMXRT1020", folder.resolve("lib/loader.elf").toString())));
		String text = Files.readString(folder.resolve(".settings/org.bootseal.ide.prefs"));
		assertTrue(text.contains("flashloader.MIMXRT1020=lib/loader.elf"), text);
		assertEquals(Optional.of(folder.resolve("lib/loader.elf")), project.read().flashloader("RT1020"));
	}

	@Test
	void variablesAreReplaced() throws Exception {
		project.write(OTHER.withFlashloaders(Map.of("MIMXRT1020", "${workspace_loc:/preferences}/loader.elf")));
		assertEquals(Optional.of(folder.resolve("loader.elf")), project.read().flashloader("MIMXRT1020"));
	}

	@Test
	void aWrongVariableIsTheUsersMistake() throws CoreException {
		project.write(OTHER.withFlashloaders(Map.of("MIMXRT1020", "${no such variable}")));
		BadInputException problem = assertThrows(BadInputException.class,
				() -> project.read().flashloader("MIMXRT1020"));
		assertTrue(problem.getMessage().contains("flashloader of MIMXRT1020"), problem.getMessage());
	}

	@Test
	void waitsStayInTheirRange() {
		BootsealPreferences odd = new BootsealPreferences(new TreeMap<>(), "", Duration.ZERO, Duration.ofDays(1));
		assertEquals(BootsealPreferences.LEAST_LIMIT, odd.boardLimit());
		assertEquals(BootsealPreferences.MOST_LIMIT, odd.flashloaderLimit());
	}

	@Test
	void fillInWhatAFileLeavesOpen() throws Exception {
		TestProject.copySample("led_blinky.elf", folder);
		Path file = workspace.write("one.bootseal", TestProject.unsigned("led_blinky.elf")).getLocation().toPath();
		Provisioning plain = PreferenceStore.defaults().read(file);
		assertEquals("usb", plain.connection());
		assertEquals(Optional.empty(), plain.flashloader());
		Provisioning completed = OTHER.read(file);
		assertEquals("virtual", completed.connection());
		assertEquals(Path.of("/opt/nxp/loader.elf"), completed.flashloader().orElseThrow().source());
	}

	@Test
	void leaveAloneWhatAFileSays() throws Exception {
		TestProject.copySample("led_blinky.elf", folder);
		TestProject.copySample("flashloader_standin.srec", folder);
		Path file = workspace.write("one.bootseal", TestProject.unsigned("led_blinky.elf")
				+ "connection: usb\nflashloader:\n  source: flashloader_standin.srec\n").getLocation().toPath();
		Provisioning what = OTHER.read(file);
		assertEquals("usb", what.connection());
		assertEquals(folder.resolve("flashloader_standin.srec"), what.flashloader().orElseThrow().source());
	}
}
