/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.TextRange;
import org.bootseal.ui.editor.model.NamedFile;
import org.bootseal.ui.editor.model.SourceText;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/**
 * Proposes files and folders, one level at a time. Only those of the workspace: it knows them without looking at the
 * disk, which might keep the user waiting.
 */
final class FileProposals {

	private static final String SEPARATOR = "/"; //$NON-NLS-1$

	private final SourceText source;
	private final boolean foldersOnly;

	FileProposals(SourceText source, KeyInfo info) {
		this.source = source;
		foldersOnly = info.kind() == KeyInfo.Kind.FOLDER;
	}

	void add(TextRange replaced, String typed, List<ICompletionProposal> proposals) {
		String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
		String start = typed.substring(folder.length()).toLowerCase(Locale.ROOT);
		IContainer container = ResourcesPlugin.getWorkspace().getRoot()
				.getContainerForLocation(NamedFile.of(source, folder.isEmpty() ? "." : folder).location()); //$NON-NLS-1$
		if (container != null) {
			members(container).filter(member -> member.getName().toLowerCase(Locale.ROOT).startsWith(start))
					.filter(member -> !foldersOnly || isFolder(member))
					.map(member -> proposal(folder, member, replaced)).forEach(proposals::add);
		}
	}

	private static Stream<IResource> members(IContainer container) {
		try {
			return container.isAccessible()
					? Stream.of(container.members()).filter(member -> !member.getName().startsWith(".")) //$NON-NLS-1$
							.sorted(Comparator.comparing(IResource::getName))
					: Stream.empty();
		} catch (CoreException e) {
			Platform.getLog(FileProposals.class).log(e.getStatus());
			return Stream.empty();
		}
	}

	private static boolean isFolder(IResource member) {
		return member.getType() != IResource.FILE;
	}

	private ICompletionProposal proposal(String folder, IResource member, TextRange replaced) {
		boolean open = isFolder(member) && !foldersOnly;
		String text = folder + member.getName() + (open ? SEPARATOR : ""); //$NON-NLS-1$
		String image = isFolder(member) ? ISharedImages.IMG_OBJ_FOLDER : ISharedImages.IMG_OBJ_FILE;
		return new CompletionProposal(text, replaced.offset(), replaced.length(), text.length(),
				PlatformUI.getWorkbench().getSharedImages().getImage(image), member.getName(), null, null);
	}
}
