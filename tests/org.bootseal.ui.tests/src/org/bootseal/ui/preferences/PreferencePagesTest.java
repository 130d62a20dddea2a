/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.bootseal.ide.preferences.PreferenceStore;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PreferencePagesTest {

	private static final BootsealPreferences OTHER = new BootsealPreferences(
			new TreeMap<>(Map.of("MIMXRT1020", "/opt/loader.elf")), "virtual", Duration.ofSeconds(5),
			Duration.ofSeconds(30));

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private PreferenceDialog dialog;

	@AfterEach
	void clean() {
		if (dialog != null) {
			dialog.close();
		}
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		UiLoop.get(() -> {
			PreferenceStore.workspace().clear();
			return null;
		});
		Workbench.clean();
	}

	private Composite openPreferences() {
		dialog = PreferencesUtil.createPreferenceDialogOn(null, BootsealPreferencePage.ID, null, null);
		return open();
	}

	private Composite openProperties(IProject project) {
		dialog = PreferencesUtil.createPropertyDialogOn(null, project, BootsealPropertyPage.ID, null, null);
		return open();
	}

	private Composite open() {
		dialog.setBlockOnOpen(false);
		dialog.open();
		UiLoop.drain();
		return (Composite) ((PreferencePage) dialog.getSelectedPage()).getControl();
	}

	private void ok() {
		Widgets.click(Widgets.button(dialog.getShell(), "Apply and Close"));
		UiLoop.drain();
		dialog = null;
	}

	private static Combo board(Composite page) {
		return Widgets.only(page, Combo.class, combo -> true);
	}

	private static Spinner limit(Composite page, int index) {
		return Widgets.all(page, Spinner.class, spinner -> true).get(index);
	}

	@Test
	void thePageShowsAndKeepsWhatIsSet() {
		Composite page = openPreferences();
		assertEquals("usb", board(page).getText());
		assertEquals(3, limit(page, 0).getSelection());
		board(page).setText("virtual");
		limit(page, 0).setSelection(11);
		ok();
		assertEquals("virtual", BootsealPreferences.workspace().board());
		assertEquals(Duration.ofSeconds(11), BootsealPreferences.workspace().boardLimit());
		assertEquals(PreferenceStore.defaults().flashloaderLimit(), BootsealPreferences.workspace().flashloaderLimit());
	}

	@Test
	void aWrongBoardIsRefused() {
		Composite page = openPreferences();
		board(page).setText("serial");
		assertFalse(Widgets.button(dialog.getShell(), "Apply and Close").isEnabled());
		board(page).setText("virtual:boards/one.json");
		assertTrue(Widgets.button(dialog.getShell(), "Apply and Close").isEnabled());
	}

	@Test
	void defaultsComeBack() throws Exception {
		PreferenceStore.workspace().write(OTHER);
		Composite page = openPreferences();
		assertEquals("virtual", board(page).getText());
		Widgets.click(Widgets.button(dialog.getShell(), "Restore Defaults"));
		ok();
		assertTrue(BootsealPreferences.workspace().flashloaders().values().stream().allMatch(String::isEmpty));
		assertEquals(PreferenceStore.defaults().boardLimit(), BootsealPreferences.workspace().boardLimit());
	}

	@Test
	void aProjectCanHaveItsOwnValues() throws Exception {
		PreferenceStore.workspace().write(OTHER);
		IProject project = Workbench.project("own");
		Composite page = openProperties(project);
		Button own = Widgets.button(page, "Enable project specific settings");
		assertFalse(own.getSelection());
		assertFalse(limit(page, 1).isEnabled());
		assertEquals(30, limit(page, 1).getSelection());
		Widgets.click(own);
		limit(page, 1).setSelection(60);
		ok();
		assertEquals(Duration.ofSeconds(60), BootsealPreferences.of(project).flashloaderLimit());
		assertEquals(OTHER, BootsealPreferences.workspace());
		page = openProperties(project);
		Widgets.click(Widgets.button(page, "Enable project specific settings"));
		assertEquals(30, limit(page, 1).getSelection());
		ok();
		assertFalse(PreferenceStore.of(project).hasOwnValues());
		assertEquals(OTHER, BootsealPreferences.of(project));
	}
}
