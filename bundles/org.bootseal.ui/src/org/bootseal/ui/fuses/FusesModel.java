/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.otp.FuseSheet;
import org.bootseal.ide.fuses.FuseSheetJob;
import org.bootseal.ide.fuses.FuseSheetJob.Result;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.editor.model.EditorModelListener;
import org.eclipse.swt.widgets.Display;

/** What the sections of the page know: the plan that comes of the text and of what is burnt, made in the background. */
final class FusesModel {

	private final EditorModel model;
	private final Display display = Display.getCurrent();
	private final FuseSheetJob job = new FuseSheetJob(this::later);
	private final List<Runnable> listeners = new ArrayList<>();
	private final EditorModelListener follower = this::plan;
	private Optional<Map<Integer, Integer>> board = Optional.empty();
	private String boardName = ""; //$NON-NLS-1$
	private Optional<Result> result = Optional.empty();
	private volatile Result newest;
	private boolean closed;

	FusesModel(EditorModel model) {
		this.model = model;
		model.addListener(follower);
		plan();
	}

	void close() {
		closed = true;
		job.cancel();
		model.removeListener(follower);
	}

	/** @return the text's own model */
	EditorModel editor() {
		return model;
	}

	/** @return the last plan; empty before the first, and while the text names no device */
	Optional<FuseSheet> sheet() {
		return result.flatMap(Result::sheet);
	}

	/** @return what came of the last text; empty before the first */
	Optional<Result> result() {
		return result;
	}

	/** @return the board that was read last; empty if another source counts */
	String boardName() {
		return boardName;
	}

	/** Lets a board that was read count as what is burnt. */
	void use(String name, Map<Integer, Integer> values) {
		boardName = name;
		board = Optional.of(values);
		plan();
	}

	/** Lets the saved state that the text names count again, or a blank part. */
	void forgetBoard() {
		boardName = ""; //$NON-NLS-1$
		board = Optional.empty();
		plan();
	}

	/**
	 * @param listener
	 *            called when there is another result
	 */
	void onChange(Runnable listener) {
		listeners.add(listener);
	}

	private void plan() {
		if (!closed && model.isCurrent() && !model.isBroken()) {
			job.plan(model.yaml(), board);
		}
	}

	private void later(Result newer) {
		if (!display.isDisposed()) {
			newest = newer;
			display.asyncExec(() -> {
				// showing all of it takes a while, so what is overtaken already is left out
				if (!closed && newest == newer) {
					result = Optional.of(newer);
					listeners.forEach(Runnable::run);
				}
			});
		}
	}
}
