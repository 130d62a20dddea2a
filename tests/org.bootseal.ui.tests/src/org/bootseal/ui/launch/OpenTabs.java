/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;
import org.eclipse.debug.ui.ILaunchConfigurationTabGroup;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** The pages of a launch in a window of their own, without the launch dialog around them. */
final class OpenTabs implements AutoCloseable {

	final Shell shell = new Shell(Display.getCurrent());
	private final ILaunchConfigurationTabGroup group;

	OpenTabs(ILaunchConfigurationTabGroup group) {
		this.group = group;
		ILaunchConfigurationDialog dialog = (ILaunchConfigurationDialog) Proxy.newProxyInstance(
				getClass().getClassLoader(), new Class<?>[] { ILaunchConfigurationDialog.class },
				(proxy, method, arguments) -> method.getName().equals("generateName") ? arguments[0] : null);
		shell.setLayout(new FillLayout());
		group.createTabs(dialog, ILaunchManager.RUN_MODE);
		for (ILaunchConfigurationTab tab : tabs()) {
			tab.setLaunchConfigurationDialog(dialog);
			tab.createControl(shell);
		}
		shell.setSize(1200, 700);
		shell.open();
	}

	/** All but the page that the platform adds. */
	List<ILaunchConfigurationTab> tabs() {
		return Arrays.stream(group.getTabs()).filter(tab -> !(tab instanceof CommonTab)).toList();
	}

	<T extends ILaunchConfigurationTab> T tab(Class<T> type) {
		return tabs().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
	}

	void show(ILaunchConfigurationWorkingCopy launch) {
		tabs().forEach(tab -> tab.initializeFrom(launch));
	}

	void apply(ILaunchConfigurationWorkingCopy launch) {
		tabs().forEach(tab -> tab.performApply(launch));
	}

	/** Returns what is wrong, of all pages; empty if nothing. */
	String problem(ILaunchConfigurationWorkingCopy launch) {
		return tabs().stream().filter(tab -> !tab.isValid(launch)).map(ILaunchConfigurationTab::getErrorMessage)
				.findFirst().orElse("");
	}

	Button button(String label) {
		return Widgets.button(shell, label);
	}

	boolean says(String text) {
		return !Widgets.all(shell, Label.class, label -> label.getText().contains(text)).isEmpty();
	}

	@Override
	public void close() {
		tabs().forEach(ILaunchConfigurationTab::dispose);
		shell.dispose();
	}

	/** A launch that is not saved. */
	static ILaunchConfigurationWorkingCopy launch(String type) {
		return UiLoop.get(() -> DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType(type)
				.newInstance(null, "a launch"));
	}

	/** A provisioning file that wants the SRK hash, a boot fuse and the part closed, but nothing else. */
	static IFile provisioningFile(IProject project) {
		Workbench.file(project, "app.srec", "S9030000FC\n");
		UiLoop.get(() -> {
			project.getFolder("pki").create(true, true, null);
			return null;
		});
		return Workbench.file(project, "app.bootseal", """
				bootseal: 1
				device: MIMXRT1020
				connection: virtual
				image:
				  source: app.srec
				  bootType: authenticated
				  bootMemory: flexspi_nor
				keys:
				  folder: pki
				  srkIndex: 0
				memory:
				  optionWords: [0xC0000007]
				fuses:
				  srk: true
				  close: true
				  words:
				    - { word: BOOT_CFG2, value: 0x10, mask: 0x10 }
				""");
	}
}
