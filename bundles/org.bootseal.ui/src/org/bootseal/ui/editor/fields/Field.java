/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.FormToolkit;

/**
 * Shows the value of one key in a form and lets the user change it. What the user has typed but not finished is
 * pending: it is not in the text yet. {@link #commit()} makes it one edit, {@link #reset()} forgets it. A field is
 * created once, in a grid of {@link #COLUMNS} columns, and needs no disposal of its own.
 */
public abstract class Field {

	/** Columns of the grid that fields are created in: label, value, button. */
	public static final int COLUMNS = 3;

	/** Room between label and value, in pixels, where a finding is shown. */
	private static final int DECORATION_SPACE = 10;

	private final EditorModel model;
	private final YamlPath path;
	private Runnable pendingListener = () -> {
		// nobody wants to know yet
	};
	private boolean pending;

	/**
	 * @param model
	 *            where the value is
	 * @param path
	 *            which one it is
	 */
	protected Field(EditorModel model, YamlPath path) {
		this.model = model;
		this.path = path;
	}

	/** @return a layout for the composite that fields are created in */
	public static GridLayout layout() {
		GridLayout layout = new GridLayout(COLUMNS, false);
		layout.horizontalSpacing = DECORATION_SPACE;
		return layout;
	}

	/** @return where the value is */
	protected final EditorModel model() {
		return model;
	}

	/** @return which value this field shows */
	public final YamlPath path() {
		return path;
	}

	/** @return what the schema says about the value; empty for an unknown key */
	protected final Optional<KeyInfo> info() {
		return model.info(path);
	}

	/** @return what the value means, for a tool tip */
	protected final String meaning() {
		return info().map(KeyInfo::meaning).orElse(""); //$NON-NLS-1$
	}

	/** @return what counts if there is no value, for people; may be empty */
	protected final String defaultText() {
		return info().map(KeyInfo::defaultText).orElse(""); //$NON-NLS-1$
	}

	/**
	 * Creates the widgets. They show nothing until {@link #refresh()}.
	 *
	 * @param parent
	 *            has the layout of {@link #layout()}
	 * @param toolkit
	 *            makes widgets look like those of a form
	 */
	public final void create(Composite parent, FormToolkit toolkit) {
		createControls(parent, toolkit);
	}

	/**
	 * Creates the widgets in all columns of one row, or of several, without a value.
	 *
	 * @param parent
	 *            has the layout of {@link #layout()}
	 * @param toolkit
	 *            makes widgets look like those of a form
	 */
	protected abstract void createControls(Composite parent, FormToolkit toolkit);

	/** @return the widget with the value, for the focus and for showing findings; after the creation only */
	public abstract Control control();

	/** Shows what is in the text now. A text that is broken leaves the last values and lets nothing be changed. */
	public final void refresh() {
		boolean broken = model.isBroken();
		setEditable(!broken);
		if (!broken) {
			show(value());
		}
	}

	/** @return the value of now, as it is shown; empty if there is none */
	protected String value() {
		return model.value(path).orElse(""); //$NON-NLS-1$
	}

	/**
	 * Computes the change of the text that makes the value another one.
	 *
	 * @param text
	 *            the text as it is now
	 * @param value
	 *            the value; if it is empty, the key shall go
	 * @return the change
	 * @throws BadConfigurationException
	 *             if it can't be made
	 */
	protected TextEdit edit(YamlDocument text, String value) throws BadConfigurationException {
		return value.isEmpty() ? text.remove(path) : text.set(path, value);
	}

	/**
	 * @param value
	 *            the value of now; empty if there is none
	 */
	protected abstract void show(String value);

	/**
	 * @param editable
	 *            whether the user may change the value
	 */
	protected abstract void setEditable(boolean editable);

	/** Makes what is pending an edit of the text. If that is refused, shows the value of the text again. */
	public void commit() {
		// fields that change the text at once have nothing pending
	}

	/** Forgets what is pending and shows the value of the text. */
	public final void reset() {
		setPending(false);
		refresh();
	}

	/** @return whether the user has typed something that is not in the text yet */
	public final boolean isPending() {
		return pending;
	}

	/**
	 * @param pending
	 *            whether something is now pending
	 */
	protected final void setPending(boolean pending) {
		if (this.pending != pending) {
			this.pending = pending;
			pendingListener.run();
		}
	}

	/**
	 * @param listener
	 *            called when something becomes pending or is no longer
	 */
	public final void onPending(Runnable listener) {
		pendingListener = listener;
	}

	/**
	 * Makes the value another one, as one edit; an empty value removes the key.
	 *
	 * @param value
	 *            the value
	 */
	protected final void change(String value) {
		setPending(false);
		if (!value.equals(value())) {
			model.edit(text -> edit(text, value));
		}
		refresh();
	}

	/** @return what there is to say about the value, the worst first */
	public final List<Finding> findings() {
		return model.findings().stream().filter(finding -> covers(finding.path()))
				.sorted((one, other) -> one.severity().compareTo(other.severity())).toList();
	}

	/**
	 * @param place
	 *            a path
	 * @return whether this field shows what is there
	 */
	public boolean covers(YamlPath place) {
		return place.steps().size() >= path.steps().size()
				&& place.steps().subList(0, path.steps().size()).equals(path.steps());
	}

	/**
	 * @param columns
	 *            how many columns to span
	 * @return what lays out a widget that takes all the width there is
	 */
	protected static GridData wide(int columns) {
		GridData data = new GridData(GridData.FILL, GridData.CENTER, true, false, columns, 1);
		// the width comes from the form, not from a long text
		data.widthHint = 1;
		return data;
	}
}
