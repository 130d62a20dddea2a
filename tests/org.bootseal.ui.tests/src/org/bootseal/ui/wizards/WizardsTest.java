/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.build.BootsealNature;
import org.bootseal.ide.build.ProblemMarkers;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ui.ProvisioningPerspective;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WizardsTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	@AfterEach
	void clean() {
		UiLoop.untilNoJobOf(ResourcesPlugin.FAMILY_AUTO_BUILD);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.clean();
	}

	private static YamlDocument document(IFile file) {
		return YamlDocument.parse(file.getLocation().toPath(), Workbench.text(file));
	}

	private static void assertOpened(IFile file) {
		IEditorInput input = Workbench.page().getActiveEditor().getEditorInput();
		assertEquals(file, input.getAdapter(IFile.class));
	}

	@Test
	void aProvisioningFileIsMadeAndOpened() {
		IProject project = Workbench.project("firmware");
		try (OpenWizard wizard = new OpenWizard(NewProvisioningFileWizard.ID, project)) {
			assertEquals("application.bootseal", wizard.field(Text.class, "File name:").getText());
			wizard.type("File name:", "led.bootseal");
			wizard.next();
			wizard.type("Application:", "Debug/led.elf");
			wizard.finishes();
		}
		IFile file = project.getFile("led.bootseal");
		assertOpened(file);
		assertEquals(List.of(), ConfigurationChecks.provisioning(document(file)));
		assertTrue(Workbench.text(file).contains("  source: Debug/led.elf"), Workbench.text(file));
		assertTrue(BootsealNature.isOn(project));
	}

	@Test
	void theFirstPageIsEnough() {
		IProject project = Workbench.project("firmware");
		Workbench.file(project, "application.bootseal", "bootseal: 1\n");
		try (OpenWizard wizard = new OpenWizard(NewProvisioningFileWizard.ID, project)) {
			wizard.finishes();
		}
		assertEquals(List.of(), ConfigurationChecks.provisioning(document(project.getFile("application2.bootseal"))));
	}

	@Test
	void theSelectedFirmwareIsTheApplication() {
		IProject project = Workbench.project("firmware");
		UiLoop.get(() -> {
			project.getFolder("out").create(true, true, null);
			return null;
		});
		IFile firmware = Workbench.file(project, "out/app.hex", "");
		try (OpenWizard wizard = new OpenWizard(NewProvisioningFileWizard.ID, firmware)) {
			wizard.next();
			assertEquals("app.hex", wizard.field(Text.class, "Application:").getText());
		}
	}

	@Test
	void whatCannotBeIsRefusedAtOnce() {
		IProject project = Workbench.project("firmware");
		try (OpenWizard wizard = new OpenWizard(NewProvisioningFileWizard.ID, project)) {
			wizard.next();
			wizard.type("Application:", " ");
			wizard.refuses();
			wizard.type("Application:", "app.elf");
			wizard.choose("Board:", "seriell");
			wizard.refuses();
			wizard.choose("Board:", "usb");
			Text keys = wizard.field(Text.class, "Keys:");
			assertFalse(keys.isEnabled());
			Widgets.click(Widgets.button(wizard.page(), "Sign the image"));
			assertTrue(keys.isEnabled());
			keys.setText("");
			wizard.refuses();
			keys.setText("../pki");
			wizard.finishes();
		}
		assertTrue(Workbench.text(project.getFile("application.bootseal")).contains("\n  folder: ../pki"));
	}

	@Test
	void aMemoryConfigurationIsMadeAndOpened() {
		IProject project = Workbench.project("firmware");
		try (OpenWizard wizard = new OpenWizard(NewMemoryFileWizard.ID, project)) {
			wizard.next();
			assertEquals("MIMXRT1020", wizard.field(Combo.class, "Device:").getText());
			wizard.type("Filter:", "no such chip");
			wizard.refuses();
			wizard.type("Filter:", "w25q jv");
			wizard.finishes();
		}
		IFile file = project.getFile("flash.memcfg.yaml");
		assertOpened(file);
		assertEquals(List.of(), ConfigurationChecks.memoryConfiguration(document(file)));
		assertTrue(Workbench.text(file).contains("0xC0000007"), Workbench.text(file));
	}

	@Test
	void aHabConfigurationIsMadeAndOpened() {
		IProject project = Workbench.project("firmware");
		try (OpenWizard wizard = new OpenWizard(NewHabFileWizard.ID, project)) {
			wizard.next();
			wizard.choose("Device:", "MIMXRT1176");
			wizard.choose("Boot device:", "flexspi_nor");
			wizard.choose("Protection:", "Signed by an SRK itself (fast authentication)");
			wizard.finishes();
		}
		IFile file = project.getFile("image.hab.yaml");
		assertOpened(file);
		assertEquals(List.of(), ConfigurationChecks.hab(document(file)));
		assertTrue(Workbench.text(file).contains("InstallNOCAK"), Workbench.text(file));
	}

	@Test
	void theExampleProjectIsMadeAndOpened() throws Exception {
		// instead of asking
		InstanceScope.INSTANCE.getNode("org.eclipse.ui.ide").put("SWITCH_PERSPECTIVE_ON_PROJECT_CREATION", "always");
		try (OpenWizard wizard = new OpenWizard(NewExampleProjectWizard.ID)) {
			wizard.type("Project name:", "no/name");
			wizard.refuses();
			wizard.type("Project name:", "first steps");
			wizard.finishes();
		}
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("first steps");
		assertOpened(project.getFile(ExampleProject.PROVISIONING));
		assertEquals(ProvisioningPerspective.ID, Workbench.page().getPerspective().getId());
		UiLoop.until("the background build", () -> project.getFile("led_blinky-boot/led_blinky.bin").exists());
		assertEquals(List.of(), ProblemMarkers.of(project));
	}

	@Test
	void aNameThatIsTakenIsNotProposed() {
		Workbench.project("led_blinky");
		try (OpenWizard wizard = new OpenWizard(NewExampleProjectWizard.ID)) {
			assertEquals("led_blinky2", wizard.field(Text.class, "Project name:").getText());
			assertTrue(wizard.finish().isEnabled());
			wizard.type("Project name:", "led_blinky");
			wizard.refuses();
		}
	}
}
