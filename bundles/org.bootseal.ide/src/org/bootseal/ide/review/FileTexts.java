/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

import org.bootseal.core.config.FileChange;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;

/** Reads and changes texts of the workspace where they are newest: in an editor, or else on disk. For jobs. */
public final class FileTexts {

	private final OpenFiles open;

	/**
	 * @param open
	 *            the files in editors
	 */
	public FileTexts(OpenFiles open) {
		this.open = open;
	}

	/**
	 * @param file
	 *            a file that is there
	 * @return its text
	 * @throws CoreException
	 *             if it can't be read
	 * @throws IOException
	 *             if it can't be read
	 */
	public String text(IFile file) throws CoreException, IOException {
		Optional<String> edited = open.text(file);
		return edited.isPresent() ? edited.get() : onDisk(file);
	}

	private static String onDisk(IFile file) throws CoreException, IOException {
		try (var content = file.getContents(true)) {
			return new String(content.readAllBytes(), file.getCharset());
		}
	}

	/**
	 * Changes a text, in its editor as one step to undo, or on disk with its history kept.
	 *
	 * @param file
	 *            the file; made if the change is for one that is not there
	 * @param change
	 *            what it had and what it gets
	 * @return whether it was changed; false if it has another text by now
	 * @throws CoreException
	 *             if it can't be written
	 * @throws IOException
	 *             if it can't be read
	 */
	public boolean write(IFile file, FileChange change) throws CoreException, IOException {
		if (open.text(file).isPresent()) {
			return open.replace(file, change.before().orElse(""), change.after());
		}
		ByteArrayInputStream content = new ByteArrayInputStream(change.after().getBytes(file.getCharset()));
		if (change.before().isEmpty()) {
			file.create(content, IResource.NONE, null);
			return true;
		}
		if (!onDisk(file).equals(change.before().get())) {
			return false;
		}
		file.setContents(content, IResource.KEEP_HISTORY, null);
		return true;
	}
}
