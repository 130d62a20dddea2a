/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.bootseal.core.config.FileChange;
import org.bootseal.core.io.OutputFile;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;

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
	 */
	public String text(IFile file) throws CoreException {
		Optional<String> edited = open.text(file);
		return edited.isPresent() ? edited.get() : onDisk(file);
	}

	private static String onDisk(IFile file) throws CoreException {
		try (var content = file.getContents(true)) {
			return new String(content.readAllBytes(), file.getCharset());
		} catch (IOException e) {
			throw new CoreException(Status.error(e.getMessage(), e));
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
	 *             if it can't be read or written
	 */
	public boolean write(IFile file, FileChange change) throws CoreException {
		if (open.text(file).isPresent()) {
			return open.replace(file, change.before().orElse(""), change.after());
		}
		ByteArrayInputStream content = new ByteArrayInputStream(
				change.after().getBytes(Charset.forName(file.getCharset())));
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

	/**
	 * Changes a text wherever it is; a file outside of the workspace is written as it is.
	 *
	 * @param change
	 *            which file, what it had and what it gets
	 * @return whether it was changed; false if it has another text by now
	 * @throws CoreException
	 *             if it can't be read or written
	 */
	public boolean write(FileChange change) throws CoreException {
		IFile known = ResourcesPlugin.getWorkspace().getRoot()
				.getFileForLocation(IPath.fromPath(change.file().toAbsolutePath().normalize()));
		if (known != null) {
			return write(known, change);
		}
		try {
			OutputFile.write(change.file(), change.after().getBytes(StandardCharsets.UTF_8));
			return true;
		} catch (IOException e) {
			throw new CoreException(Status.error(e.getMessage(), e));
		}
	}
}
