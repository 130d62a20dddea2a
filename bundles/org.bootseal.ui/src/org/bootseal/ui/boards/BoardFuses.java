/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.FuseReading;
import org.bootseal.ide.boards.ReadFusesJob;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;

/** A choice of the attached boards with a button that reads the fuses of the chosen one. */
public final class BoardFuses {

	private final Boards boards;
	private final Combo choice;
	private final Button read;
	private final BiConsumer<String, Map<Integer, Integer>> listener;

	/**
	 * @param boards
	 *            what is attached
	 * @param choice
	 *            gets the names of the boards
	 * @param read
	 *            reads the chosen one
	 * @param listener
	 *            gets the name of the board and what is burnt, by word index, on the UI thread
	 */
	public BoardFuses(Boards boards, Combo choice, Button read, BiConsumer<String, Map<Integer, Integer>> listener) {
		this.boards = boards;
		this.choice = choice;
		this.read = read;
		this.listener = listener;
		choice.addListener(SWT.MouseDown, event -> fill());
		choice.addListener(SWT.FocusIn, event -> fill());
		read.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> readBoard()));
		fill();
	}

	/** Offers the boards that are attached now. */
	public void fill() {
		List<String> names = boards.boards().stream().map(AttachedBoard::name).toList();
		if (!names.equals(List.of(choice.getItems()))) {
			choice.setItems(names.toArray(String[]::new));
			choice.select(0);
			choice.requestLayout();
		}
		choice.setEnabled(!names.isEmpty());
		read.setEnabled(!names.isEmpty());
	}

	private void readBoard() {
		boards.boards().stream().filter(board -> board.name().equals(choice.getText())).findFirst()
				.ifPresent(board -> {
					ReadFusesJob job = new ReadFusesJob(boards, board);
					job.addJobChangeListener(new JobChangeAdapter() {
						@Override
						public void done(IJobChangeEvent event) {
							if (event.getResult().isOK()) {
								later(board.name(), job.fuses());
							}
						}
					});
					job.setUser(true);
					job.schedule();
				});
	}

	private void later(String name, List<FuseReading> words) {
		Map<Integer, Integer> values = new HashMap<>();
		words.forEach(word -> word.value().ifPresent(value -> values.put(Integer.valueOf(word.word().index()),
				Integer.valueOf(value))));
		if (!choice.isDisposed()) {
			choice.getDisplay().asyncExec(() -> {
				if (!choice.isDisposed()) {
					listener.accept(name, values);
				}
			});
		}
	}
}
