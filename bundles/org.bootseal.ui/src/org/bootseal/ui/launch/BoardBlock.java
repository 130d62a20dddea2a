/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.bootseal.ide.launch.BootsealLaunches;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;

/** The board that a launch writes: the one that the file names, or one by its name or path. */
final class BoardBlock implements LaunchBlock {

	private final Supplier<List<String>> names;
	private Button fromFile;
	private Button named;
	private Combo board;

	/**
	 * @param names
	 *            gives the names of the boards that are there now
	 */
	BoardBlock(Supplier<List<String>> names) {
		this.names = names;
	}

	@Override
	public void createControl(Composite parent, Runnable changed) {
		Group group = new Group(parent, SWT.NONE);
		group.setText(Messages.BoardBlock_group);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		fromFile = new Button(group, SWT.RADIO);
		fromFile.setText(Messages.BoardBlock_fromFile);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(fromFile);
		named = new Button(group, SWT.RADIO);
		named.setText(Messages.BoardBlock_named);
		board = new Combo(group, SWT.DROP_DOWN);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(board);
		for (Button choice : List.of(fromFile, named)) {
			choice.addListener(SWT.Selection, event -> {
				enable();
				changed.run();
			});
		}
		board.addModifyListener(event -> changed.run());
	}

	private void enable() {
		board.setEnabled(named.getSelection());
	}

	@Override
	public void initializeFrom(ILaunchConfiguration launch) throws CoreException {
		String name = launch.getAttribute(BootsealLaunches.ATTR_BOARD, ""); //$NON-NLS-1$
		board.setItems(names.get().toArray(String[]::new));
		board.setText(name);
		fromFile.setSelection(name.isEmpty());
		named.setSelection(!name.isEmpty());
		enable();
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy launch) throws CoreException {
		String name = named.getSelection() ? board.getText().strip() : ""; //$NON-NLS-1$
		LaunchAttributes.put(launch, BootsealLaunches.ATTR_BOARD, name, ""); //$NON-NLS-1$
	}

	@Override
	public Optional<String> problem() {
		return named.getSelection() && board.getText().isBlank() ? Optional.of(Messages.BoardBlock_missing)
				: Optional.empty();
	}

	@Override
	public Optional<String> warning() {
		String name = board.getText().strip();
		return named.getSelection() && !name.isEmpty() && !names.get().contains(name)
				? Optional.of(NLS.bind(Messages.BoardBlock_unknown, name))
				: Optional.empty();
	}
}
