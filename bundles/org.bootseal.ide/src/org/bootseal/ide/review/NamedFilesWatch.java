/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;

/**
 * Notices when a file changes in the workspace that a reviewed file names: a linker made the firmware anew, a key came
 * or went. To be closed by its owner.
 */
public final class NamedFilesWatch implements AutoCloseable {

	private final IWorkspace workspace;
	private final Runnable changed;
	private final IResourceChangeListener listener = this::resourcesChanged;
	private volatile List<Path> files = List.of();

	/**
	 * @param workspace
	 *            the workspace to watch
	 * @param changed
	 *            what to do on a change, in whatever thread made it; must be quick
	 */
	public NamedFilesWatch(IWorkspace workspace, Runnable changed) {
		this.workspace = workspace;
		this.changed = changed;
		workspace.addResourceChangeListener(listener, IResourceChangeEvent.POST_CHANGE);
	}

	/**
	 * @param review
	 *            the newest review; the files that it named are watched from now on
	 */
	public void watch(FileReview review) {
		files = review.namedFiles();
	}

	private void resourcesChanged(IResourceChangeEvent event) {
		boolean[] found = new boolean[1];
		try {
			event.getDelta().accept(delta -> {
				found[0] |= isNamed(delta);
				return !found[0];
			});
		} catch (CoreException e) {
			Platform.getLog(NamedFilesWatch.class).log(e.getStatus());
		}
		if (found[0]) {
			changed.run();
		}
	}

	/** A change of a folder itself, such as of its list of members, says nothing about files: they have own deltas. */
	private boolean isNamed(IResourceDelta delta) {
		boolean content = delta.getKind() != IResourceDelta.CHANGED
				|| (delta.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED)) != 0;
		IPath location = content && delta.getResource().getType() != IResource.ROOT
				? delta.getResource().getLocation()
				: null;
		if (location == null) {
			return false;
		}
		Path path = location.toPath();
		return files.stream().anyMatch(file -> path.startsWith(file) || file.startsWith(path));
	}

	@Override
	public void close() {
		workspace.removeResourceChangeListener(listener);
	}
}
