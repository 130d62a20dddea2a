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
import org.eclipse.swt.events.FocusListener;
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

	private final ConfigurationEditor editor;
	private final EditorModelListener listener = new EditorModelListener() {
		@Override
		public void modelChanged() {
			refresh();
		}

		@Override
		public void editRefused(String problem) {
			refused = problem;
			refresh();
			refused = null;
		}
	};
	private String refused;
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
		createSections(managed);
		for (Field field : fields()) {
			field.control().addFocusListener(FocusListener.focusGainedAdapter(event -> focused = field.path()));
		}
		messages = new FormMessages(editor, managed, this::fields);
		model().addListener(listener);
		refresh();
	}

	private void refresh() {
		for (IFormPart part : getManagedForm().getParts()) {
			part.refresh();
		}
		messages.show(Optional.ofNullable(refused));
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
