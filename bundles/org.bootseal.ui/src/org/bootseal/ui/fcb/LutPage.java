/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationFormPage;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.widgets.ColumnLayout;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** The form of the lookup table: what FlexSPI sends to the flash for each command. */
final class LutPage extends ConfigurationFormPage {

	private static final String ID = "lut"; //$NON-NLS-1$

	LutPage(FcbEditor editor) {
		super(editor, ID, Messages.LutPage_title);
	}

	@Override
	protected void fillHead(ScrolledForm form) {
		super.fillHead(form);
		form.setImage(new LocalResourceManager(JFaceResources.getResources(), form).create(BootsealImages.MEMORY_FILE));
	}

	@Override
	protected void createSections(IManagedForm form) {
		HelpContexts.attach(form.getForm(), HelpContexts.FCB_LUT);
		((ColumnLayout) form.getForm().getBody().getLayout()).maxNumColumns = 1;
		form.addPart(new LutSection(form, new FcbModel(model())));
	}
}
