/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Severity;
import org.eclipse.jface.text.quickassist.IQuickFixableAnnotation;
import org.eclipse.jface.text.source.Annotation;

/** A finding at its place in the text. */
final class FindingAnnotation extends Annotation implements IQuickFixableAnnotation {

	private static final String TYPE = "org.eclipse.ui.workbench.texteditor."; //$NON-NLS-1$

	private final Finding finding;

	FindingAnnotation(Finding finding) {
		super(type(finding.severity()), false, finding.message());
		this.finding = finding;
	}

	private static String type(Severity severity) {
		return TYPE + switch (severity) {
		case ERROR -> "error"; //$NON-NLS-1$
		case WARNING -> "warning"; //$NON-NLS-1$
		case INFO -> "info"; //$NON-NLS-1$
		};
	}

	Finding finding() {
		return finding;
	}

	@Override
	public void setQuickFixable(boolean state) {
		// the finding knows it
	}

	@Override
	public boolean isQuickFixableStateSet() {
		return true;
	}

	@Override
	public boolean isQuickFixable() {
		return !finding.remedies().isEmpty();
	}
}
