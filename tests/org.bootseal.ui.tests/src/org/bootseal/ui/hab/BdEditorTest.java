/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A HAB configuration in the BD grammar is shown, can't be changed, and becomes YAML that can. */
class BdEditorTest {

	private static final String BD = """
			options {
				flags = 0x00;
				startAddress = 0x60000000;
				ivtOffset = 0x1000;
				initialLoadSize = 0x2000;
			}
			sources {
				elfFile = extern(0);
			}
			section (0) {
			}
			""";

	@RegisterExtension
	private final LogGuard log = new LogGuard();

	@AfterEach
	void clean() {
		Workbench.clean();
	}

	@Test
	void itIsShownAndConverted() {
		IProject project = Workbench.project("older");
		IFile bd = Workbench.file(project, "app.bd", BD);
		Workbench.file(project, "app.srec", "");
		IEditorPart part = Workbench.open(bd);
		BdEditor editor = assertInstanceOf(BdEditor.class, part);
		StyledText text = Widgets.only(part.getSite().getShell(), StyledText.class,
				shown -> shown.isVisible() && shown.getText().contains("elfFile"));
		assertFalse(text.getEditable());
		assertFalse(editor.isEditorInputModifiable());

		IFile target = project.getFile("app.hab.yaml");
		IPath application = project.getLocation().append("app.srec");
		editor.convert(bd.getLocation(), List.of(application), target);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		UiLoop.until("the converted file", () -> Workbench.page().getActiveEditor() instanceof HabEditor);
		OpenEditor open = OpenEditor.on(target);
		assertTrue(open.text().contains("inputImageFile: 'app.srec'"), open.text());
		assertEquals(BD, Workbench.text(bd));
	}
}
