/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.bootseal.board.BoardSpec;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The wizard finds out how the flash of a virtual board is used, and changes the file that was selected. */
class FindMemoryWizardTest {

	private static final String WRONG = """
			# our flash
			family: mimxrt1020
			peripheral: flexspi_nor
			interface: quad_spi
			settings:
			  ConfigOption0: 0xC0233007   # not tried yet
			""";

	@RegisterExtension
	final LogGuard guard = new LogGuard();

	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private WizardDialog dialog;

	@BeforeEach
	void attach() {
		AttachedBoard board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), "Bench"));
		((AttachedVirtualBoard) board).setPace(Pace.NONE);
	}

	@AfterEach
	void clean() {
		if (dialog.getShell() != null && !dialog.getShell().isDisposed()) {
			dialog.close();
		}
		Workbench.detachBoards();
		Workbench.clean();
	}

	private void open(Object selected) {
		FindMemoryWizard wizard = new FindMemoryWizard();
		wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(selected));
		dialog = new WizardDialog(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		UiLoop.drain();
	}

	private Composite page() {
		return (Composite) dialog.getCurrentPage().getControl();
	}

	private Button button(int id) {
		return Widgets.only(dialog.getShell(), Button.class, each -> Integer.valueOf(id).equals(each.getData()));
	}

	private void next() {
		Widgets.click(button(IDialogConstants.NEXT_ID));
		UiLoop.drain();
	}

	private void search(boolean scratch) {
		next();
		if (scratch) {
			Widgets.click(Widgets.only(page(), Button.class, each -> each.getText().startsWith("&Erase")));
		}
		Widgets.only(page(), Spinner.class, each -> true).setSelection(20);
		next();
		Widgets.click(Widgets.button(page(), "Start"));
		UiLoop.until("the end of the search", () -> Widgets.button(page(), "Start").isEnabled());
	}

	@Test
	void theFileThatWasSelectedIsChangedToWhatWorks() {
		IProject project = Workbench.project("finder");
		IFile file = Workbench.file(project, "flash.memcfg.yaml", WRONG);
		open(file);
		assertEquals("/finder/flash.memcfg.yaml",
				Widgets.only(page(), Text.class, each -> (each.getStyle() & SWT.READ_ONLY) == 0)
						.getText());
		search(true);
		assertEquals(null, dialog.getErrorMessage());
		Table table = Widgets.only(page(), Table.class, each -> true);
		assertTrue(Arrays.stream(table.getItems()).map(item -> item.getText(1))
				.anyMatch(text -> text.contains("MHz none in 20")),
				() -> Arrays.stream(table.getItems())
						.map(item -> item.getText(0) + "|" + item.getText(1)).toList().toString());
		assertFalse(button(IDialogConstants.FINISH_ID).isEnabled());
		next();
		UiLoop.until("the preview", () -> dialog.getCurrentPage().isPageComplete());
		String preview = Widgets.only(page(), StyledText.class, each -> true).getText();
		assertTrue(preview.contains("- 6:   ConfigOption0: 0xC0233007   # not tried yet"), preview);
		Widgets.click(button(IDialogConstants.FINISH_ID));
		UiLoop.drain();
		String now = Workbench.text(file);
		assertTrue(now.startsWith(WRONG.substring(0, WRONG.indexOf("0xC0")) + "0xC000000"), now);
		assertTrue(now.contains("   # not tried yet"), now);
	}

	@Test
	void aSearchThatOnlyReadsMakesANewFile() {
		IProject project = Workbench.project("finder");
		open(project);
		search(false);
		next();
		UiLoop.until("the preview", () -> dialog.getCurrentPage().isPageComplete());
		assertTrue(Widgets.all(page(), Text.class, each -> each.getText().contains("is not proven")).size() == 1);
		Widgets.click(button(IDialogConstants.FINISH_ID));
		UiLoop.drain();
		assertTrue(Workbench.text(project.getFile("flash.memcfg.yaml")).contains("mimxrt1020"));
	}
}
