/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import org.bootseal.ide.boards.Boards;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationFormPage;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.widgets.ColumnLayout;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** The form of an FCB: the device, where the block comes from and goes to, and its fields. */
final class FcbPage extends ConfigurationFormPage {

	private static final String ID = "fcb"; //$NON-NLS-1$

	private final FcbEditor editor;

	FcbPage(FcbEditor editor) {
		super(editor, ID, Messages.FcbPage_title);
		this.editor = editor;
	}

	@Override
	protected void fillHead(ScrolledForm form) {
		super.fillHead(form);
		form.setImage(new LocalResourceManager(JFaceResources.getResources(), form).create(BootsealImages.MEMORY_FILE));
	}

	@Override
	protected void createSections(IManagedForm form) {
		HelpContexts.attach(form.getForm(), HelpContexts.FCB_EDITOR);
		// the table of all fields takes the whole width
		((ColumnLayout) form.getForm().getBody().getLayout()).maxNumColumns = 1;
		FcbModel fcb = new FcbModel(model());
		form.addPart(new BlockSection(form, fcb, editor.getSite().getService(Boards.class)));
		form.addPart(new FieldsSection(form, fcb));
	}
}
