/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.flexspi.OptionField;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationFormPage;
import org.bootseal.ui.editor.fields.Field;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** A memory configuration as a form: the chip, the option words with their fields, what is sent, and a test of it. */
final class MemoryPage extends ConfigurationFormPage {

	private static final String ID = "memory"; //$NON-NLS-1$

	private final MemoryEditor editor;
	private BoardTest test;

	MemoryPage(MemoryEditor editor) {
		super(editor, ID, Messages.MemoryPage_title);
		this.editor = editor;
	}

	@Override
	protected void fillHead(ScrolledForm form) {
		super.fillHead(form);
		form.setImage(new LocalResourceManager(JFaceResources.getResources(), form).create(BootsealImages.MEMORY_FILE));
		test = new BoardTest(editor);
		IToolBarManager actions = form.getToolBarManager();
		Action testOnBoard = new Action(Messages.MemoryPage_test, BootsealImages.PROVISION) {
			@Override
			public void run() {
				test.start();
			}
		};
		testOnBoard.setToolTipText(Messages.MemoryPage_testTip);
		ActionContributionItem item = new ActionContributionItem(testOnBoard);
		item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
		actions.add(item);
		actions.update(true);
	}

	@Override
	protected void createSections(IManagedForm form) {
		HelpContexts.attach(form.getForm(), HelpContexts.MEMORY_EDITOR);
		MemoryModel memory = new MemoryModel(model());
		form.addPart(new ChipSection(form, memory));
		WordSection first = new WordSection(form, memory, 0);
		form.addPart(first);
		WordSection second = new WordSection(form, memory, 1);
		form.addPart(second);
		SentSection sent = new SentSection(form, memory);
		form.addPart(sent);
		form.addPart(new TestSection(form, memory, test));
		link(sent.picture(), first);
		link(sent.picture(), second);
	}

	/** The picture shows where the field is that has the focus, and a click in it leads to the field. */
	private static void link(OptionPicture picture, WordSection section) {
		List<Field> fields = section.fields();
		for (Field field : fields) {
			Optional<OptionField> option = List.of(OptionField.values()).stream()
					.filter(candidate -> OptionCodeField.pathOf(candidate).equals(field.path())).findFirst();
			Control control = field.control();
			control.addFocusListener(FocusListener.focusGainedAdapter(event -> picture.mark(option)));
			control.addFocusListener(FocusListener.focusLostAdapter(event -> picture.mark(Optional.empty())));
			picture.addListener(SWT.MouseDown, event -> {
				if (option.isPresent() && picture.fieldAt(event.x, event.y).equals(option)) {
					control.setFocus();
				}
			});
		}
	}

	@Override
	public void dispose() {
		if (test != null) {
			test.close();
		}
		super.dispose();
	}
}
