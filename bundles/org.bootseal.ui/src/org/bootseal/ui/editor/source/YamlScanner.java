/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.ui.PlatformUI;

/**
 * Finds comments, keys, numbers and other values of YAML for their colours, line by line. The colours are those of the
 * theme, and follow it while the viewer lives.
 */
final class YamlScanner implements ITokenScanner {

	/** What is coloured; the names are those of the groups below and, in lower case, of the theme's colours. */
	private enum Kind {
		COMMENT, KEY, NUMBER, FLAG, TEXT;

		String colour() {
			return "org.bootseal.ui.source." + name().toLowerCase(Locale.ROOT); //$NON-NLS-1$
		}
	}

	private static final String COLON = "(?=[ \\t]*:(?:\\s|$))"; //$NON-NLS-1$
	private static final String QUOTED = "\"(?:[^\"\\\\\\r\\n]|\\\\.)*\"|'(?:[^'\\r\\n]|'')*'"; //$NON-NLS-1$
	private static final Pattern TOKENS = Pattern.compile("(?<COMMENT>(?<!\\S)#[^\\r\\n]*)" //$NON-NLS-1$
			+ "|(?<KEY>(?:" + QUOTED + "|[^\\s#:,\\[\\]{}\"'-][^:,\\[\\]{}#\\r\\n]*?)" + COLON + ")" //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			+ "|(?<NUMBER>(?<![\\w.:/-])(?:0[xX][0-9a-fA-F_]+|\\d[\\d_]*)(?![\\w.:/-]))" //$NON-NLS-1$
			+ "|(?<FLAG>(?<![\\w.:/-])(?:true|false|null)(?![\\w.:/-]))" //$NON-NLS-1$
			+ "|(?<TEXT>" + QUOTED + "|[^\\s#:,\\[\\]{}\"'-][^\\s,\\[\\]{}]*)", Pattern.MULTILINE); //$NON-NLS-1$ //$NON-NLS-2$

	private final ColorRegistry colours = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme()
			.getColorRegistry();
	private Matcher matcher;
	private int start;
	private int next;
	private int end;
	private int tokenOffset;
	private boolean matched;

	YamlScanner(ISourceViewer viewer) {
		IPropertyChangeListener listener = event -> {
			if (event.getProperty().startsWith("org.bootseal.ui.source.")) { //$NON-NLS-1$
				viewer.invalidateTextPresentation();
			}
		};
		colours.addListener(listener);
		viewer.getTextWidget().addDisposeListener(event -> colours.removeListener(listener));
	}

	@Override
	public void setRange(IDocument document, int offset, int length) {
		try {
			matcher = TOKENS.matcher(document.get(offset, length));
		} catch (BadLocationException e) {
			throw new IllegalArgumentException(e);
		}
		start = offset;
		next = 0;
		end = length;
		matched = matcher.find();
	}

	@Override
	public IToken nextToken() {
		tokenOffset = next;
		if (next >= end) {
			return Token.EOF;
		}
		if (!matched) {
			next = end;
			return Token.UNDEFINED;
		}
		if (matcher.start() > next) {
			next = matcher.start();
			return Token.UNDEFINED;
		}
		Kind kind = kind();
		next = matcher.end();
		matched = matcher.find();
		return new Token(new TextAttribute(colours.get(kind.colour())));
	}

	private Kind kind() {
		for (Kind kind : Kind.values()) {
			if (matcher.group(kind.name()) != null) {
				return kind;
			}
		}
		throw new IllegalStateException("a token of no kind"); //$NON-NLS-1$
	}

	@Override
	public int getTokenOffset() {
		return start + tokenOffset;
	}

	@Override
	public int getTokenLength() {
		return next - tokenOffset;
	}
}
