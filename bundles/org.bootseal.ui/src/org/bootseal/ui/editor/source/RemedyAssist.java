/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Remedy;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.fixes.RemedyDialog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

/** Offers what mends the findings of the line that the text cursor is in. */
final class RemedyAssist implements IQuickAssistProcessor {

	private final EditorModel model;

	RemedyAssist(EditorModel model) {
		this.model = model;
	}

	@Override
	public boolean canFix(Annotation annotation) {
		return annotation instanceof FindingAnnotation finding && finding.isQuickFixable();
	}

	@Override
	public boolean canAssist(IQuickAssistInvocationContext context) {
		return false;
	}

	@Override
	public ICompletionProposal[] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
		List<ICompletionProposal> proposals = new ArrayList<>();
		// the edits are for the text that was reviewed, and for no other
		if (model.isReviewed()) {
			int line = line(context.getOffset());
			for (Finding finding : model.findings()) {
				if (line(finding.range().offset()) == line) {
					finding.remedies().forEach(remedy -> proposals.add(new Proposal(model, finding, remedy)));
				}
			}
		}
		return proposals.toArray(ICompletionProposal[]::new);
	}

	private int line(int offset) {
		try {
			return model.source().document().getLineOfOffset(offset);
		} catch (BadLocationException e) {
			throw new IllegalArgumentException(e);
		}
	}

	/** Null, as the assistant wants it, for no error. */
	@Override
	public String getErrorMessage() {
		return null;
	}

	/** One remedy. */
	private record Proposal(EditorModel model, Finding finding, Remedy remedy) implements ICompletionProposal {

		@Override
		public void apply(IDocument document) {
			RemedyDialog.apply(model, finding, remedy);
		}

		@Override
		public Point getSelection(IDocument document) {
			return new Point(remedy.edit().range().offset() + remedy.edit().text().length(), 0);
		}

		@Override
		public String getAdditionalProposalInfo() {
			String preview = model.isReviewed() ? String.join("\n", remedy.preview(model.yaml().text())) : ""; //$NON-NLS-1$ //$NON-NLS-2$
			return finding.message() + "\n\n" + preview; //$NON-NLS-1$
		}

		@Override
		public String getDisplayString() {
			return remedy.label();
		}

		/** Null, as the popup wants it, for none. */
		@Override
		public Image getImage() {
			return null;
		}

		/** Null, as the popup wants it, for none. */
		@Override
		public IContextInformation getContextInformation() {
			return null;
		}
	}
}
