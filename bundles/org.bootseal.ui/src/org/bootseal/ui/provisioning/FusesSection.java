/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.provisioning;

import org.bootseal.core.config.YamlPath;
import org.bootseal.core.provision.Section;
import org.bootseal.ui.editor.fields.CheckField;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.fields.FileField;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.forms.IManagedForm;

/** Which fuses are wanted. */
final class FusesSection extends ReviewedSection {

	/** How wide the note wants to be, in pixels, so that it does not make the form wider; it takes what there is. */
	private static final int NOTE_WIDTH = 200;

	private static final String FUSES = "fuses"; //$NON-NLS-1$

	FusesSection(IManagedForm form, EditorModel model, IWorkbenchPage page) {
		super(form, model, Messages.FusesSection_title, Section.FUSES);
		Label note = toolkit().createLabel(body(), Messages.FusesSection_note, SWT.WRAP);
		GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false, Field.COLUMNS, 1);
		data.widthHint = NOTE_WIDTH;
		note.setLayoutData(data);
		add(new CheckField(model, YamlPath.of(FUSES, "srk"), Messages.FusesSection_srk)); //$NON-NLS-1$
		add(new CheckField(model, YamlPath.of(FUSES, "close"), Messages.FusesSection_close)); //$NON-NLS-1$
		add(new FileField(model, YamlPath.of(FUSES, "file"), Messages.FusesSection_file, page)); //$NON-NLS-1$
		add(new FuseWordsField(model, YamlPath.of(FUSES, "words"))); //$NON-NLS-1$
	}
}
