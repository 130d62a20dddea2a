/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.config.Finding;
import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.editor.model.EditorModelListener;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.forms.IFormPart;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ColumnLayout;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/**
 * A page of sections, which stand in one or two columns as there is room. It keeps its sections in step with the text,
 * and shows all findings in its head: a click on them leads to each, and to what mends it.
 */
public abstract class ConfigurationFormPage extends FormPage {

	private static final int MARGIN = 12;
	private static final int GAP = 16;

	/** Why the last change was not made; of interest until the text, with which it could not be made, is another. */
	private record Refusal(String problem, String text) {
	}

	private final ConfigurationEditor editor;
	private final EditorModelListener listener = new EditorModelListener() {
		@Override
		public void modelChanged() {
			refreshAndLayOut();
		}

		@Override
		public void editRefused(String problem) {
			refusal = Optional.of(new Refusal(problem, model().yaml().text()));
			refreshAndLayOut();
		}
	};
	private Optional<Refusal> refusal = Optional.empty();
	private YamlPath focused;
	private FormMessages messages;

	/**
	 * @param editor
	 *            the editor that this will be a page of
	 * @param id
	 *            identifies the page in its editor
	 * @param title
	 *            text of the tab, and of the head
	 */
	protected ConfigurationFormPage(ConfigurationEditor editor, String id, String title) {
		super(editor, id, title);
		this.editor = editor;
	}

	/**
	 * Creates the sections, in the order in which they are to be read, and adds each to the form.
	 *
	 * @param form
	 *            gets the sections; its body has a layout
	 */
	protected abstract void createSections(IManagedForm form);

	/**
	 * Creates further sections below, for pages that have so many that all at once would keep the user waiting.
	 *
	 * @param form
	 *            gets the sections; its body has a layout
	 */
	protected void createMoreSections(IManagedForm form) {
		// most pages are small
	}

	/**
	 * Says in the head what the page is about.
	 *
	 * @param form
	 *            the form whose head is to be filled
	 */
	protected void fillHead(ScrolledForm form) {
		form.setText(getTitle());
	}

	/** @return what all pages of the editor know */
	protected final EditorModel model() {
		return editor.model();
	}

	@Override
	protected final void createFormContent(IManagedForm managed) {
		ScrolledForm form = managed.getForm();
		managed.getToolkit().decorateFormHeading(form.getForm());
		ColumnLayout columns = new ColumnLayout();
		columns.minNumColumns = 1;
		columns.maxNumColumns = 2;
		columns.leftMargin = MARGIN;
		columns.rightMargin = MARGIN;
		columns.horizontalSpacing = GAP;
		columns.verticalSpacing = GAP;
		form.getBody().setLayout(columns);
		fillHead(form);
		inSteps(form, List.of(() -> createSections(managed), () -> createMoreSections(managed), this::showValues,
				this::layOut));
	}

	/** A theme colours the head when it is there, but not the words of the actions in it. */
	private static void colourActions(ScrolledForm form) {
		Color colour = form.getForm().getHead().getForeground();
		if (form.getToolBarManager() instanceof ToolBarManager actions) {
			for (ToolItem item : actions.getControl().getItems()) {
				item.setForeground(colour);
			}
		}
	}

	/** Widgets, values and layout together would keep the user waiting; each step is an event of its own. */
	private static void inSteps(ScrolledForm form, List<Runnable> steps) {
		form.getDisplay().asyncExec(() -> {
			if (!form.isDisposed()) {
				steps.get(0).run();
				if (steps.size() > 1) {
					inSteps(form, steps.subList(1, steps.size()));
				}
			}
		});
	}

	private void showValues() {
		for (Field field : fields()) {
			field.control().addFocusListener(FocusListener.focusGainedAdapter(event -> focused = field.path()));
		}
		messages = new FormMessages(editor, getManagedForm(), this::fields);
		refresh();
	}

	private void layOut() {
		colourActions(getManagedForm().getForm());
		sections().forEach(ConfigurationSection::takeGrown);
		getManagedForm().reflow(true);
		model().addListener(listener);
		refreshAndLayOut();
	}

	private void refresh() {
		for (IFormPart part : getManagedForm().getParts()) {
			part.refresh();
		}
		refusal = refusal.filter(last -> last.text().equals(model().yaml().text()));
		messages.show(refusal.map(Refusal::problem));
	}

	/** One layout for all sections: each takes a moment. */
	private void refreshAndLayOut() {
		refresh();
		if (sections().filter(ConfigurationSection::takeGrown).count() > 0) {
			getManagedForm().reflow(true);
		}
	}

	private Stream<ConfigurationSection> sections() {
		IManagedForm form = getManagedForm();
		return form == null ? Stream.empty()
				: Stream.of(form.getParts()).filter(ConfigurationSection.class::isInstance)
						.map(ConfigurationSection.class::cast);
	}

	private List<Field> fields() {
		return sections().flatMap(section -> section.fields().stream()).toList();
	}

	/** @return the key of the field that has the focus, or had it last on this page */
	final Optional<YamlPath> focused() {
		return Optional.ofNullable(focused);
	}

	/**
	 * @param path
	 *            a key
	 * @param focus
	 *            whether the focus shall move there
	 * @return whether a field of this page shows it and can now be seen
	 */
	final boolean reveal(YamlPath path, boolean focus) {
		Optional<Field> field = fields().stream().filter(candidate -> candidate.covers(path)).findFirst();
		field.ifPresent(found -> {
			getManagedForm().getForm().showControl(found.control());
			if (focus) {
				found.control().setFocus();
			}
		});
		return field.isPresent();
	}

	/** @return whether something that was typed in a field could be taken back, and was */
	final boolean resetPending() {
		List<Field> pending = fields().stream().filter(Field::isPending).toList();
		pending.forEach(Field::reset);
		return !pending.isEmpty();
	}

	/**
	 * @param finding
	 *            a finding
	 * @return the field that it is about, if this page has it
	 */
	static Optional<Field> fieldOf(List<Field> fields, Finding finding) {
		return fields.stream().filter(field -> field.covers(finding.path())).findFirst();
	}

	@Override
	public void dispose() {
		editor.model().removeListener(listener);
		super.dispose();
	}
}
