/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Severity;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.fixes.RemedyDialog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.IMessageManager;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;

/** Shows findings beside the fields that they are about and, counted, in the head of a form. */
final class FormMessages {

	private final ConfigurationEditor editor;
	private final IManagedForm form;
	private final Supplier<List<Field>> fields;
	private List<Finding> shown = List.of();
	private boolean special;

	FormMessages(ConfigurationEditor editor, IManagedForm form, Supplier<List<Field>> fields) {
		this.editor = editor;
		this.form = form;
		this.fields = fields;
		form.getMessageManager().setDecorationPosition(SWT.LEFT | SWT.CENTER);
		form.getForm().getForm().addMessageHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent event) {
				follow();
			}
		});
	}

	/**
	 * @param refused
	 *            why the last change was not made, if it was not
	 */
	void show(Optional<String> refused) {
		EditorModel model = editor.model();
		Optional<BadConfigurationException> broken = model.yaml().problem();
		boolean change = special || broken.isPresent() || refused.isPresent() || !shown.equals(model.findings());
		if (!change) {
			return;
		}
		special = broken.isPresent() || refused.isPresent();
		shown = model.findings();
		IMessageManager messages = form.getMessageManager();
		messages.setAutoUpdate(false);
		messages.removeAllMessages();
		for (Field field : fields.get()) {
			messages.removeMessages(field.control());
		}
		if (broken.isPresent()) {
			messages.addMessage(this, NLS.bind(Messages.FormMessages_broken, broken.get().line()), null,
					IMessageProvider.ERROR);
		} else {
			// the head shows the worst messages only, so a lesser one might not be seen
			refused.ifPresent(problem -> messages.addMessage(this, problem, null, IMessageProvider.ERROR));
			addFindings(messages);
		}
		messages.setAutoUpdate(true);
	}

	private void addFindings(IMessageManager messages) {
		List<Field> all = fields.get();
		for (Finding finding : shown) {
			Optional<Field> field = ConfigurationFormPage.fieldOf(all, finding);
			if (field.isPresent()) {
				messages.addMessage(finding, finding.message(), null, type(finding.severity()), field.get().control());
			} else {
				messages.addMessage(finding, finding.message(), null, type(finding.severity()));
			}
		}
	}

	private static int type(Severity severity) {
		return switch (severity) {
		case ERROR -> IMessageProvider.ERROR;
		case WARNING -> IMessageProvider.WARNING;
		case INFO -> IMessageProvider.INFORMATION;
		};
	}

	/** A click on the message in the head: to the only finding, or to a list of all of them. */
	private void follow() {
		if (editor.model().isBroken()) {
			shown.stream().findFirst().ifPresent(finding -> editor.model().source().reveal(finding.range()));
			return;
		}
		MenuManager manager = new MenuManager();
		shown.forEach(finding -> addTo(manager, finding));
		Menu menu = manager.createContextMenu(form.getForm());
		menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(manager::dispose));
		menu.setVisible(true);
	}

	private void addTo(IMenuManager manager, Finding finding) {
		MenuManager one = new MenuManager(NLS.bind(Messages.FormMessages_finding, finding.line(), finding.message()));
		finding.remedies().forEach(remedy -> one
				.add(action(remedy.label(), () -> RemedyDialog.apply(editor.model(), finding, remedy))));
		one.add(action(Messages.FormMessages_show, () -> editor.reveal(finding.path(), true)));
		one.add(action(Messages.FormMessages_showSource, () -> editor.model().source().reveal(finding.range())));
		manager.add(one);
	}

	private static Action action(String label, Runnable work) {
		return new Action(label.replace("&", "&&")) { //$NON-NLS-1$ //$NON-NLS-2$
			@Override
			public void run() {
				work.run();
			}
		};
	}
}
