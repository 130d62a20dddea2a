/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlPlace;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;

/** Proposes keys that may stand where the text cursor is, and values that may stand behind a key. */
final class SchemaAssist implements IContentAssistProcessor {

	private static final String INDENT = "  "; //$NON-NLS-1$

	private final EditorModel model;

	SchemaAssist(EditorModel model) {
		this.model = model;
	}

	@Override
	public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
		YamlPlace place = model.yaml().placeAt(offset);
		TextRange typed = TextRange.between(Math.min(place.word().offset(), offset), offset);
		List<ICompletionProposal> proposals = new ArrayList<>();
		switch (place.kind()) {
		case KEY -> addKeys(place.path().parent(), place.word(), typed, proposals);
		case GAP -> addKeys(place.path(), new TextRange(offset, 0), new TextRange(offset, 0), proposals);
		case VALUE -> addValues(place, typed, proposals);
		default -> {
			// nothing can be proposed in a comment
		}
		}
		return proposals.toArray(ICompletionProposal[]::new);
	}

	private void addKeys(YamlPath parent, TextRange replaced, TextRange typed, List<ICompletionProposal> proposals) {
		Set<String> there = model.yaml().children(parent).stream().map(YamlPath::name).collect(Collectors.toSet());
		String word = replaced.of(model.yaml().text());
		List<KeyInfo> children = model.info(parent).map(KeyInfo::children).orElse(List.of());
		for (KeyInfo child : children) {
			boolean free = !there.contains(child.name()) || child.name().equals(word);
			if (free && startsWith(child.name(), typed)) {
				proposals.add(keyProposal(child, replaced));
			}
		}
	}

	private ICompletionProposal keyProposal(KeyInfo key, TextRange replaced) {
		String text = key.name() + (hasColon(replaced.end()) ? "" : colon(key, replaced.offset())); //$NON-NLS-1$
		return new CompletionProposal(text, replaced.offset(), replaced.length(), text.length(), null,
				key.name() + (key.required() ? Messages.SchemaAssist_required : ""), null, key.meaning()); //$NON-NLS-1$
	}

	private boolean hasColon(int offset) {
		String text = model.yaml().text();
		return offset < text.length() && text.charAt(offset) == ':';
	}

	/** What follows a new key: a blank for its value, or a deeper line for its keys. */
	private String colon(KeyInfo key, int offset) {
		if (key.kind() != KeyInfo.Kind.MAP) {
			return ": "; //$NON-NLS-1$
		}
		String text = model.yaml().text();
		int line = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
		String before = text.substring(line, offset).replace('-', ' ');
		return ":" + TextUtilities.getDefaultLineDelimiter(model.source().document()) //$NON-NLS-1$
				+ (before.isBlank() ? before : "") + INDENT; //$NON-NLS-1$
	}

	private void addValues(YamlPlace place, TextRange typed, List<ICompletionProposal> proposals) {
		Optional<KeyInfo> known = model.info(place.path());
		if (known.isEmpty()) {
			return;
		}
		KeyInfo info = known.get();
		switch (info.kind()) {
		case FLAG -> addTexts(List.of("true", "false"), info, place.word(), typed, proposals); //$NON-NLS-1$ //$NON-NLS-2$
		case FILE, FOLDER -> new FileProposals(model.source(), info).add(place.word(), typed.of(model.yaml().text()),
				proposals);
		case MAP -> addKeys(place.path(), place.word(), typed, proposals);
		default -> addTexts(info.choices(), info, place.word(), typed, proposals);
		}
	}

	private void addTexts(List<String> texts, KeyInfo info, TextRange replaced, TextRange typed,
			List<ICompletionProposal> proposals) {
		for (String text : texts) {
			if (startsWith(text, typed)) {
				proposals.add(new CompletionProposal(text, replaced.offset(), replaced.length(), text.length(), null,
						text, null, info.meaning()));
			}
		}
	}

	private boolean startsWith(String text, TextRange typed) {
		return text.toLowerCase(Locale.ROOT).startsWith(typed.of(model.yaml().text()).toLowerCase(Locale.ROOT));
	}

	@Override
	public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
		return new IContextInformation[0];
	}

	@Override
	public char[] getCompletionProposalAutoActivationCharacters() {
		return new char[0];
	}

	@Override
	public char[] getContextInformationAutoActivationCharacters() {
		return new char[0];
	}

	/** Null, as the assistant wants it, for no error. */
	@Override
	public String getErrorMessage() {
		return null;
	}

	/** Null, as the assistant wants it, for no context information. */
	@Override
	public IContextInformationValidator getContextInformationValidator() {
		return null;
	}
}
