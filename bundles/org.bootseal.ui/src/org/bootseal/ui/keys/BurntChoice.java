/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keysheet.KeySource;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.keys.KeySheetJob;
import org.bootseal.ui.boards.BoardFuses;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;

/** Chooses for which processor a key tree is looked at, and what counts as burnt: a board, or a file. */
final class BurntChoice {

	private static final int COLUMNS = 6;

	private final Runnable changed;
	private final Combo device;
	private final BoardFuses board;
	private Optional<Map<Integer, Integer>> burnt = Optional.empty();
	private Optional<IPath> saved = Optional.empty();
	private String from = ""; //$NON-NLS-1$

	BurntChoice(Composite parent, Boards boards, Runnable changed) {
		this.changed = changed;
		Composite row = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(row);
		new Label(row, SWT.NONE).setText(Messages.BurntChoice_device);
		device = new Combo(row, SWT.READ_ONLY);
		List<String> names = new ArrayList<>(List.of(Messages.BurntChoice_none));
		names.addAll(DeviceCatalogue.builtIn().names());
		device.setItems(names.toArray(String[]::new));
		device.select(0);
		device.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> forget()));
		new Label(row, SWT.NONE).setText(Messages.BurntChoice_board);
		Combo attached = new Combo(row, SWT.READ_ONLY);
		Button read = new Button(row, SWT.PUSH);
		read.setText(Messages.BurntChoice_read);
		board = new BoardFuses(boards, attached, read,
				(name, values) -> use(name, Optional.of(values), Optional.empty()));
		Button file = new Button(row, SWT.PUSH);
		file.setText(Messages.BurntChoice_file);
		file.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> chooseFile()));
	}

	/** Another tree is shown: what was read for the last one does not count any more, unless it is the same device. */
	void follow(KeySource source) {
		board.fill();
		if (!source.device().equals(device())) {
			source.device().ifPresentOrElse(name -> device.setText(name), () -> device.select(0));
			forget();
		}
	}

	/** @return the tree with the device that is chosen, and what counts as burnt */
	KeySheetJob.Request request(KeySource source) {
		return new KeySheetJob.Request(source.withDevice(device()), burnt, saved.map(IPath::toPath));
	}

	/** @return where what is burnt comes from; empty if nothing was read */
	String from() {
		return from;
	}

	private Optional<String> device() {
		return device.getSelectionIndex() <= 0 ? Optional.empty() : Optional.of(device.getText());
	}

	private void forget() {
		burnt = Optional.empty();
		saved = Optional.empty();
		from = ""; //$NON-NLS-1$
		changed.run();
	}

	private void chooseFile() {
		FileDialog dialog = new FileDialog(device.getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText(Messages.BurntChoice_fileTitle);
		String name = dialog.open();
		if (name != null) {
			useFile(IPath.fromOSString(name));
		}
	}

	/** Lets a file of fuses that were read count as what is burnt. */
	void useFile(IPath file) {
		use(file.lastSegment(), Optional.empty(), Optional.of(file));
	}

	private void use(String name, Optional<Map<Integer, Integer>> values, Optional<IPath> file) {
		burnt = values;
		saved = file;
		from = name;
		changed.run();
	}
}
