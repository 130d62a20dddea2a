/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import org.bootseal.ide.review.ReviewKind;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.eclipse.ui.PartInitException;

/** Edits memory configurations, *.memcfg.yaml: which flash is connected, as fields and as option words. */
public final class MemoryEditor extends ConfigurationEditor {

	/** Identifier of the editor. */
	public static final String ID = "org.bootseal.ui.memoryEditor"; //$NON-NLS-1$

	/** Called by the platform. */
	public MemoryEditor() {
		super(ReviewKind.MEMORY_CONFIGURATION);
	}

	@Override
	protected void addFormPages() throws PartInitException {
		addFormPage(new MemoryPage(this));
	}
}
