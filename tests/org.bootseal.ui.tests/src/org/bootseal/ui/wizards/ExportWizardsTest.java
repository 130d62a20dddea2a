/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.core.factory.FactoryPackage;
import org.bootseal.core.io.ZipFiles;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExportWizardsTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	@TempDir
	private Path folder;

	@AfterEach
	void clean() {
		UiLoop.untilNoJobOf(ResourcesPlugin.FAMILY_AUTO_BUILD);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.clean();
	}

	/** An unsigned application; signing would take keys, and is no concern of the wizard. */
	private static IFile file() {
		IProject project = Workbench.project("firmware");
		Workbench.file(project, "app.hex", """
				:020000046000 9A
				:1020000000800020092000600000000000000000A7
				:00000001FF
				""".replace(" ", ""));
		Workbench.file(project, "loader.bin", "");
		return Workbench.file(project, "app.bootseal", """
				bootseal: 1
				device: MIMXRT1020
				image:
				  source: app.hex
				  bootType: unsigned
				memory:
				  optionWords: [0xC0000007]
				""");
	}

	@Test
	void aFactoryPackageIsMade() throws Exception {
		IFile file = file();
		Path zip = folder.resolve("line.zip");
		try (OpenWizard wizard = new OpenWizard(ExportFactoryWizard.ID, file)) {
			assertEquals("firmware/app.bootseal", wizard.field(Combo.class, "Provisioning file:").getText());
			assertFalse(wizard.finish().isEnabled());
			wizard.type("To:", zip.toString());
			wizard.finishes();
		}
		assertEquals("app.bootseal", FactoryPackage.read(zip).name());
		assertTrue(Files.size(zip) > 0);
	}

	@Test
	void aTargetIsNeeded() {
		try (OpenWizard wizard = new OpenWizard(ExportFactoryWizard.ID, file())) {
			wizard.type("To:", "x");
			wizard.type("To:", " ");
			wizard.refuses();
		}
		Workbench.clean();
		try (OpenWizard wizard = new OpenWizard(ExportFactoryWizard.ID)) {
			wizard.refuses();
		}
	}

	@Test
	void whatIsInASupportZipIsShownBefore() throws Exception {
		IFile file = file();
		Path zip = folder.resolve("support.zip");
		try (OpenWizard wizard = new OpenWizard(ExportSupportWizard.ID, file)) {
			wizard.type("To zip file:", zip.toString());
			Text listing = Widgets.only(wizard.page(), Text.class, text -> (text.getStyle() & SWT.MULTI) != 0);
			UiLoop.until("the list", () -> listing.getText().contains("files/app.bootseal"));
			wizard.finishes();
		}
		assertTrue(ZipFiles.read(zip).containsKey("versions.txt"));
	}
}
