/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import org.bootseal.ide.boards.Boards;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationFormPage;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.widgets.ColumnLayout;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** The form of a fuses file: what is burnt, what is wanted, and what happens. */
final class FusesPage extends ConfigurationFormPage {

	private static final String ID = "fuses"; //$NON-NLS-1$

	private final FusesEditor editor;
	private FusesModel fuses;

	FusesPage(FusesEditor editor) {
		super(editor, ID, Messages.FusesPage_title);
		this.editor = editor;
	}

	@Override
	protected void fillHead(ScrolledForm form) {
		super.fillHead(form);
		form.setImage(new LocalResourceManager(JFaceResources.getResources(), form).create(BootsealImages.FUSE));
	}

	@Override
	protected void createSections(IManagedForm form) {
		HelpContexts.attach(form.getForm(), HelpContexts.FUSES_EDITOR);
		// the table of all fuses takes the whole width
		((ColumnLayout) form.getForm().getBody().getLayout()).maxNumColumns = 1;
		fuses = new FusesModel(model());
		form.addPart(new BurntSection(form, fuses, editor.getSite().getService(Boards.class),
				editor.getSite().getPage()));
		form.addPart(new FuseTableSection(form, fuses));
	}

	@Override
	protected void createMoreSections(IManagedForm form) {
		form.addPart(new OutcomeSection(form, fuses));
	}

	@Override
	public void dispose() {
		if (fuses != null) {
			fuses.close();
		}
		super.dispose();
	}
}
