/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import java.util.Optional;

import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.YamlPlace;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.editor.model.NamedFile;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.jface.text.hyperlink.IHyperlinkDetector;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;

/** Makes links of the names of files and folders. */
final class FileLinkDetector implements IHyperlinkDetector {

	private final EditorModel model;
	private final IWorkbenchPart part;

	FileLinkDetector(EditorModel model, IWorkbenchPart part) {
		this.model = model;
		this.part = part;
	}

	/** Null, as the viewer wants it, for no link. */
	@Override
	public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion region, boolean canShowMultiple) {
		if (!model.isCurrent()) {
			return null;
		}
		YamlPlace place = model.yaml().placeAt(region.getOffset());
		Optional<String> name = place.kind() == YamlPlace.Kind.VALUE && isFile(place) ? model.value(place.path())
				: Optional.empty();
		return name.map(file -> new IHyperlink[] { new Link(
				new Region(place.word().offset(), place.word().length()), NamedFile.of(model.source(), file), part) })
				.orElse(null);
	}

	private boolean isFile(YamlPlace place) {
		return model.info(place.path())
				.map(info -> info.kind() == KeyInfo.Kind.FILE || info.kind() == KeyInfo.Kind.FOLDER).orElse(false);
	}

	/** The name of one file in the text. */
	private record Link(IRegion region, NamedFile file, IWorkbenchPart part) implements IHyperlink {

		@Override
		public IRegion getHyperlinkRegion() {
			return region;
		}

		/** Null, as the viewer wants it, for none. */
		@Override
		public String getTypeLabel() {
			return null;
		}

		@Override
		public String getHyperlinkText() {
			return file.location().lastSegment();
		}

		@Override
		public void open() {
			try {
				file.open(part.getSite().getPage());
			} catch (PartInitException e) {
				MessageDialog.openInformation(part.getSite().getShell(), Messages.FileLinkDetector_cannotOpen,
						e.getMessage());
			}
		}
	}
}
