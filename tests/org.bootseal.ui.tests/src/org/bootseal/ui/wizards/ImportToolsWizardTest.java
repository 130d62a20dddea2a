/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ImportToolsWizardTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	@TempDir
	private Path folder;
	private Path workspace;

	@BeforeEach
	void workspace() throws IOException {
		workspace = Files.createDirectories(folder.resolve("toaster"));
		Files.createDirectories(workspace.resolve("source_images"));
		Files.writeString(workspace.resolve("source_images/app.hex"), """
				:020000046000 9A
				:1020000000800020092000600000000000000000A7
				:00000001FF
				""".replace(" ", ""));
		Files.writeString(workspace.resolve("settings.sptjson"), """
				{"version": "9", "processor": "MIMXRT1060", "boot_type": "Unsigned",
				 "source_image": "source_images/app.hex",
				 "boot_memory": {"type": "FlexSPI NOR simplified", "option0": "0xC0000007"},
				 "window": {"theme": "dark"}, "life_cycle": "open", "key_password": "hunter2"}
				""");
	}

	@AfterEach
	void clean() {
		UiLoop.untilNoJobOf(ResourcesPlugin.FAMILY_AUTO_BUILD);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.clean();
	}

	private static List<String> lines(Tree tree) {
		List<String> lines = new ArrayList<>();
		for (TreeItem group : tree.getItems()) {
			lines.add(group.getText(0));
			for (TreeItem line : group.getItems()) {
				lines.add(line.getText(0) + ": " + line.getText(1));
			}
		}
		return lines;
	}

	private static Tree preview(OpenWizard wizard) {
		Tree tree = Widgets.only(wizard.page(), Tree.class, any -> true);
		UiLoop.until("the preview", () -> tree.getItemCount() > 0 && wizard.finish().isEnabled());
		return tree;
	}

	@Test
	void aWorkspaceIsShownAndThenImportedIntoANewProject() {
		try (OpenWizard wizard = new OpenWizard(ImportToolsWizard.ID)) {
			assertFalse(wizard.finish().isEnabled());
			wizard.type("From:", workspace.toString());
			assertEquals("toaster", wizard.field(Combo.class, "Into project:").getText());
			List<String> lines = lines(preview(wizard));
			assertTrue(lines.contains("toaster.bootseal: provisioning file"), lines.toString());
			assertTrue(lines.contains("settings.sptjson, window.theme: because nothing is known of it"),
					lines.toString());
			assertFalse(lines.toString().contains("hunter2"));
			wizard.finishes();
		}
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("toaster");
		assertTrue(project.getFile("toaster.bootseal").exists());
		assertTrue(project.getFile("app.hex").exists());
		assertEquals("toaster.bootseal", Workbench.page().getActiveEditor().getEditorInput().getName());
	}

	@Test
	void whatIsThereIsReplacedOnlyIfOneSaysSo() {
		IProject project = Workbench.project("firmware");
		Workbench.file(project, "toaster.bootseal", "mine");
		try (OpenWizard wizard = new OpenWizard(ImportToolsWizard.ID, project)) {
			wizard.type("From:", workspace.resolve("settings.sptjson").toString());
			UiLoop.until("the problem", () -> wizard.problem() != null);
			wizard.refuses();
			Button replace = Widgets.only(wizard.page(), Button.class, button -> (button.getStyle() & SWT.CHECK) != 0);
			Widgets.click(replace);
			preview(wizard);
			wizard.finishes();
		}
		assertTrue(project.getFile("toaster.memcfg.yaml").exists());
	}

	/** An ELF file with a vector table where an image for FlexSPI NOR has its application. */
	private static byte[] program() {
		ByteBuffer elf = ByteBuffer.allocate(0x200).order(ByteOrder.LITTLE_ENDIAN);
		elf.put(new byte[] { 0x7F, 'E', 'L', 'F', 1, 1, 1 }).position(16);
		elf.putShort((short) 2).putShort((short) 40).putInt(1).putInt(0x60002101).putInt(52).putInt(0).putInt(0);
		elf.putShort((short) 52).putShort((short) 32).putShort((short) 1).putShort((short) 40);
		elf.position(52);
		elf.putInt(1).putInt(0x100).putInt(0x60002000).putInt(0x60002000).putInt(0x100).putInt(0x100).putInt(5)
				.putInt(4);
		elf.position(0x100);
		elf.putInt(0x20010000).putInt(0x60002101);
		return elf.array();
	}

	@Test
	void aBuildInAProjectIsImportedIntoIt() throws IOException {
		IProject project = Workbench.project("led");
		Path build = Files.createDirectories(project.getLocation().append("Debug").toPath());
		Files.write(build.resolve("led.axf"), program());
		Files.writeString(build.resolve("sources.mk"), "gcc -DCPU_MIMXRT1021DAG5A -Iboards/evkmimxrt1020");
		try (OpenWizard wizard = new OpenWizard(ImportToolsWizard.ID)) {
			wizard.type("From:", project.getLocation().append("Debug").toOSString());
			assertEquals("led", wizard.field(Combo.class, "Into project:").getText());
			List<String> lines = lines(preview(wizard));
			assertTrue(lines.contains("led.bootseal: provisioning file"), lines.toString());
			wizard.finishes();
		}
		assertTrue(Workbench.text(project.getFile("led.bootseal")).contains("source: Debug/led.axf"));
	}

	@Test
	void whatCanNotBeImportedIsSaid() throws IOException {
		Files.writeString(workspace.resolve("settings.sptjson"), "{");
		try (OpenWizard wizard = new OpenWizard(ImportToolsWizard.ID)) {
			wizard.type("From:", workspace.toString());
			UiLoop.until("the problem", () -> wizard.problem() != null);
			assertTrue(wizard.problem().contains("this is no JSON"), wizard.problem());
			wizard.refuses();
			Path memory = Files.writeString(folder.resolve("flash.yaml"), """
					family: mimxrt1020
					peripheral: flexspi_nor
					settings: {ConfigOption0: 0xC0000007}
					""");
			wizard.type("From:", memory + "; ");
			assertTrue(lines(preview(wizard)).contains("flash.memcfg.yaml: memory configuration"));
		}
	}
}
