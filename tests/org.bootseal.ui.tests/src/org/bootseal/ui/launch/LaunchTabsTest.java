/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ui.test.AccessibilityWalker;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.PluggedBoards;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of launches. */
class LaunchTabsTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private IFile file;
	private ILaunchConfigurationWorkingCopy launch;
	private OpenTabs tabs;

	@BeforeEach
	void open() {
		file = OpenTabs.provisioningFile(Workbench.project("launches"));
		launch = OpenTabs.launch(BootsealLaunches.TYPE_PROVISION);
		launch.setAttribute(BootsealLaunches.ATTR_FILE, file.getFullPath().toString());
		tabs = new OpenTabs(new ProvisionTabGroup());
	}

	@AfterEach
	void close() {
		tabs.close();
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.clean();
	}

	private void show() {
		tabs.show(launch);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	private void staysAsItIs() throws CoreException {
		Map<String, Object> before = launch.getAttributes();
		show();
		tabs.apply(launch);
		assertEquals(before, launch.getAttributes());
	}

	@Test
	void everyPageCanBeUsedWithoutAMouse() {
		show();
		for (Control page : tabs.shell.getChildren()) {
			AccessibilityWalker.check((Composite) page);
		}
	}

	@Test
	void aLookChangesNothingOfAnEmptyLaunch() throws CoreException {
		launch.removeAttribute(BootsealLaunches.ATTR_FILE);
		staysAsItIs();
	}

	@Test
	void aLookChangesNothingOfAFullLaunch() throws CoreException {
		launch.setAttribute(BootsealLaunches.ATTR_BOARD, "Board on my desk");
		launch.setAttribute(BootsealLaunches.ATTR_BURN, List.of("close", "srk"));
		launch.setAttribute(BootsealLaunches.ATTR_CONFIRM, false);
		launch.setAttribute(BootsealLaunches.ATTR_TOKEN, "0123abcd");
		launch.setAttribute(BootsealLaunches.ATTR_BOOT_AFTER, false);
		launch.setAttribute(BootsealLaunches.ATTR_JOURNAL, "${workspace_loc}/journal.jsonl");
		staysAsItIs();
	}

	@Test
	void aLookChangesNothingWhereDefaultsAreWritten() throws CoreException {
		launch.setAttribute(BootsealLaunches.ATTR_BOARD, "");
		launch.setAttribute(BootsealLaunches.ATTR_BURN, List.of());
		launch.setAttribute(BootsealLaunches.ATTR_CONFIRM, true);
		launch.setAttribute(BootsealLaunches.ATTR_BOOT_AFTER, true);
		staysAsItIs();
	}

	@Test
	void whatOthersWroteIsKept() throws CoreException {
		launch.setAttribute("com.example.later", "kept");
		launch.setAttribute(BootsealLaunches.ATTR_BURN, List.of("srk", "somethingNew", "boot"));
		staysAsItIs();
		Widgets.click(tabs.button("SRK hash (srk)"));
		tabs.apply(launch);
		assertEquals(List.of("somethingNew", "boot"), launch.getAttribute(BootsealLaunches.ATTR_BURN, List.of()));
		assertEquals("kept", launch.getAttribute("com.example.later", ""));
	}

	/** Someone edited the file by hand; what can't be shown must not be lost. */
	@Test
	void anAttributeOfTheWrongKindIsAProblemAndKept() throws CoreException {
		launch.setAttribute(BootsealLaunches.ATTR_BURN, "srk");
		staysAsItIs();
		assertFalse(tabs.problem(launch).isEmpty());
	}

	@Test
	void nothingIsBurntByDefaultAndThePageSaysSo() throws CoreException {
		tabs.tabs().forEach(tab -> tab.setDefaults(launch));
		show();
		tabs.apply(launch);
		assertEquals(List.of(), launch.getAttribute(BootsealLaunches.ATTR_BURN, List.of()));
		assertTrue(tabs.says("This launch burns no fuses."));
		assertEquals("", tabs.problem(launch));
	}

	@Test
	void groupsThatTheFileWantsAreNamedOneByOne() throws CoreException {
		show();
		for (String wanted : List.of("SRK hash (srk)", "Boot configuration (boot)",
				"Close the part for ever (close)")) {
			assertTrue(tabs.button(wanted).isEnabled(), wanted);
			assertFalse(tabs.button(wanted).getSelection(), wanted);
		}
		assertTrue(tabs.says("Words: BOOT_CFG2."));
		Widgets.click(tabs.button("SRK hash (srk)"));
		tabs.apply(launch);
		assertEquals(List.of("srk"), launch.getAttribute(BootsealLaunches.ATTR_BURN, List.of()));
		assertTrue(tabs.says("This launch burns fuses: srk."));
	}

	@Test
	void groupsThatTheFileDoesNotWantAreDisabledWithTheReason() {
		show();
		assertFalse(tabs.button("Other fuses (other)").isEnabled());
		assertFalse(tabs.button("Lock fuse words for ever (lock)").isEnabled());
		assertTrue(tabs.says("The provisioning file wants none of these fuses."));
	}

	@Test
	void aGroupThatTheFileDoesNotWantCanOnlyBeUnticked() {
		launch.setAttribute(BootsealLaunches.ATTR_BURN, List.of("lock"));
		show();
		assertTrue(tabs.problem(launch).contains("lock"), tabs.problem(launch));
		Button lock = tabs.button("Lock fuse words for ever (lock)");
		Widgets.click(lock);
		assertFalse(lock.isEnabled());
		assertEquals("", tabs.problem(launch));
	}

	@Test
	void aFileThatCanNotBeReadSaysWhyNothingCanBeTicked() {
		Workbench.file(file.getProject(), "app.bootseal", "bootseal: 1\ncolour: blue\n");
		show();
		assertFalse(tabs.button("SRK hash (srk)").isEnabled());
		assertTrue(tabs.says("app.bootseal: line 2"));
	}

	@Test
	void closingAndLockingStandApart() {
		show();
		assertEquals(tabs.button("SRK hash (srk)").getParent(), tabs.button("Other fuses (other)").getParent());
		assertEquals(tabs.button("Close the part for ever (close)").getParent(),
				tabs.button("Lock fuse words for ever (lock)").getParent());
		assertFalse(tabs.button("SRK hash (srk)").getParent() == tabs.button("Lock fuse words for ever (lock)")
				.getParent());
	}

	@Test
	void unattendedBurningNeedsTheToken() throws CoreException {
		show();
		Button ask = tabs.button("Ask me before anything is burnt, and show me every bit");
		assertTrue(ask.getSelection());
		Button unattended = Widgets.only(tabs.shell, Button.class,
				button -> button.getText().startsWith("&Unattended"));
		ask.setSelection(false);
		Widgets.click(unattended);
		assertTrue(tabs.problem(launch).contains("token"), tabs.problem(launch));
		Text token = Widgets.only(tabs.shell, Text.class, text -> text.getMessage().startsWith("eight hexadecimal"));
		token.setText("12345xyz");
		assertTrue(tabs.problem(launch).contains("token"));
		token.setText("1234abcd");
		assertEquals("", tabs.problem(launch));
		tabs.apply(launch);
		assertFalse(launch.getAttribute(BootsealLaunches.ATTR_CONFIRM, true));
		assertEquals("1234abcd", launch.getAttribute(BootsealLaunches.ATTR_TOKEN, ""));
	}

	@Test
	void theFileMayBeMadeOfVariables() {
		for (String path : List.of("${workspace_loc:/launches/app.bootseal}", "${resource_loc:/launches/app.bootseal}",
				"${workspace_loc}/launches/app.bootseal")) {
			launch.setAttribute(BootsealLaunches.ATTR_FILE, path);
			show();
			assertEquals("", tabs.problem(launch), path);
			assertTrue(tabs.button("SRK hash (srk)").isEnabled(), path);
		}
		launch.setAttribute(BootsealLaunches.ATTR_FILE, "${selected_resource_loc}");
		show();
		assertEquals("", tabs.problem(launch));
	}

	@Test
	void aFileThatIsNotThereIsAProblem() {
		for (String path : List.of("", "/launches/missing.bootseal", "${workspace_loc:/launches/missing.bootseal}",
				"${no_such_variable}/x.bootseal")) {
			launch.setAttribute(BootsealLaunches.ATTR_FILE, path);
			show();
			assertFalse(tabs.problem(launch).isEmpty(), path);
		}
	}

	@Test
	void theBoardIsTheOneOfTheFileUnlessNamed() {
		show();
		Button fromFile = tabs.button("The board that the file names");
		Button named = tabs.button("This board:");
		assertTrue(fromFile.getSelection());
		fromFile.setSelection(false);
		Widgets.click(named);
		assertTrue(tabs.problem(launch).contains("board"), tabs.problem(launch));
	}

	@Test
	void buildingAsksForTheFileOnly() throws CoreException {
		ILaunchConfigurationWorkingCopy build = OpenTabs.launch(BootsealLaunches.TYPE_BUILD);
		build.setAttribute(BootsealLaunches.ATTR_FILE, file.getFullPath().toString());
		Map<String, Object> before = build.getAttributes();
		try (OpenTabs pages = new OpenTabs(new BuildTabGroup())) {
			pages.show(build);
			assertEquals("", pages.problem(build));
			pages.apply(build);
			assertEquals(before, build.getAttributes());
		}
	}

	@Test
	void boardsOnUsbAreOfferedAsTheyCome() throws CoreException {
		try (PluggedBoards usb = new PluggedBoards()) {
			launch.setAttribute(BootsealLaunches.ATTR_BOARD, "usb:1-2");
			show();
			Combo board = Widgets.only(tabs.shell, Combo.class, combo -> combo.getText().equals("usb:1-2"));
			assertTrue(warning().contains("plugged in"), this::warning);
			usb.plug("1-2");
			UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
			assertTrue(List.of(board.getItems()).contains("usb:1-2"));
			assertEquals("usb:1-2", board.getText());
			assertEquals("", warning());
			board.setText("usb");
			assertEquals("", warning());
			board.setText("Board on my desk");
			assertTrue(warning().contains("Board on my desk"), this::warning);
			tabs.apply(launch);
			assertEquals("Board on my desk", launch.getAttribute(BootsealLaunches.ATTR_BOARD, ""));
			tabs.close();
		}
	}

	private String warning() {
		MainTab main = tabs.tab(MainTab.class);
		main.isValid(launch);
		return main.getWarningMessage() == null ? "" : main.getWarningMessage();
	}
}
