/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.BusListener;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedUsbBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.BoardsListener;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ui.AccessibleName;
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
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Group;
import org.eclipse.ui.PlatformUI;

/** The board that a launch writes: the one that the file names, or one by its name, path or address. */
final class BoardBlock implements LaunchBlock {

	private final Boards boards;
	private final BoardsListener listener = this::later;
	private BusListener.Registration following;
	private Runnable changed;
	private boolean isFilling;
	private Button fromFile;
	private Button named;
	private Combo board;

	/**
	 * @param boards
	 *            the boards that can be chosen
	 */
	BoardBlock(Boards boards) {
		this.boards = boards;
	}

	@Override
	public void createControl(Composite parent, Runnable userChange) {
		changed = userChange;
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
		AccessibleName.give(board, Messages.BoardBlock_named);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(board);
		for (Button choice : List.of(fromFile, named)) {
			choice.addListener(SWT.Selection, event -> {
				enable();
				changed.run();
			});
		}
		board.addModifyListener(event -> {
			if (!isFilling) {
				changed.run();
			}
		});
		boards.addListener(listener);
		following = boards.follow();
	}

	/** Boards came or went; called in a job. */
	private void later() {
		Display display = PlatformUI.getWorkbench().getDisplay();
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!board.isDisposed()) {
					fill();
					changed.run();
				}
			});
		}
	}

	private List<String> names() {
		return boards.boards().stream().map(AttachedBoard::name).toList();
	}

	private void fill() {
		List<String> names = names();
		if (!names.equals(List.of(board.getItems()))) {
			String text = board.getText();
			isFilling = true;
			board.setItems(names.toArray(String[]::new));
			board.setText(text);
			isFilling = false;
		}
	}

	@Override
	public void dispose() {
		boards.removeListener(listener);
		if (following != null) {
			following.close();
		}
	}

	private void enable() {
		board.setEnabled(named.getSelection());
	}

	@Override
	public void initializeFrom(ILaunchConfiguration launch) throws CoreException {
		String name = launch.getAttribute(BootsealLaunches.ATTR_BOARD, ""); //$NON-NLS-1$
		fill();
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
		if (!named.getSelection() || name.isEmpty() || names().contains(name)) {
			return Optional.empty();
		}
		Optional<BoardAddress> address = BoardAddress.parse(name);
		if (address.isEmpty()) {
			return Optional.of(NLS.bind(Messages.BoardBlock_unknown, name));
		}
		return address.get() instanceof BoardAddress.Usb usb && !isThere(usb)
				? Optional.of(NLS.bind(Messages.BoardBlock_away, name))
				: Optional.empty();
	}

	/** Whether the board that is meant is plugged in now; its path would be among the names. */
	private boolean isThere(BoardAddress.Usb address) {
		return boards.boards().stream().filter(AttachedUsbBoard.class::isInstance).map(AttachedUsbBoard.class::cast)
				.flatMap(usb -> usb.found().stream())
				.anyMatch(found -> address.place().map(found.serial()::equals).orElse(Boolean.TRUE).booleanValue());
	}
}
