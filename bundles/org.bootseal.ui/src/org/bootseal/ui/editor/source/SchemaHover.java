/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.Finding;
import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlPlace;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension2;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.osgi.util.NLS;

/** Says what the key under the mouse means and what may stand there, and what there is to complain about. */
final class SchemaHover implements ITextHover, ITextHoverExtension2 {

	private final EditorModel model;

	SchemaHover(EditorModel model) {
		this.model = model;
	}

	/** Not called where there is the other method. */
	@Override
	@Deprecated
	public String getHoverInfo(ITextViewer viewer, IRegion region) {
		return String.valueOf(getHoverInfo2(viewer, region));
	}

	/** Called in a thread of its own, while the model is for the UI thread only. */
	@Override
	public Object getHoverInfo2(ITextViewer viewer, IRegion region) {
		String[] text = new String[1];
		viewer.getTextWidget().getDisplay().syncExec(() -> text[0] = text(region.getOffset()));
		return text[0];
	}

	@Override
	public IRegion getHoverRegion(ITextViewer viewer, int offset) {
		return new Region(offset, 0);
	}

	/** What to show for a place; null, as the viewer wants it, if there is nothing to say. */
	String text(int offset) {
		List<String> lines = new ArrayList<>();
		for (Finding finding : model.isReviewed() ? model.findings() : List.<Finding>of()) {
			if (finding.range().touches(offset)) {
				lines.add(finding.message());
			}
		}
		if (model.isCurrent()) {
			YamlPlace place = model.yaml().placeAt(offset);
			boolean word = place.kind() == YamlPlace.Kind.KEY || place.kind() == YamlPlace.Kind.VALUE;
			Optional<KeyInfo> info = word && holds(place.word(), offset) ? model.info(place.path()) : Optional.empty();
			info.ifPresent(known -> describe(place.path(), known, lines));
		}
		return lines.isEmpty() ? null : String.join("\n", lines); //$NON-NLS-1$
	}

	private static boolean holds(TextRange word, int offset) {
		return word.length() > 0 && word.touches(offset);
	}

	private static void describe(YamlPath path, KeyInfo info, List<String> lines) {
		lines.add(path + ": " + info.meaning()); //$NON-NLS-1$
		String expected = info.expected();
		if (!expected.isEmpty()) {
			lines.add(NLS.bind(Messages.SchemaHover_expected, expected));
		}
		if (!info.defaultText().isEmpty()) {
			lines.add(NLS.bind(Messages.SchemaHover_default, info.defaultText()));
		}
	}
}
