/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import java.util.Optional;

import org.eclipse.core.resources.IFile;

/** The files that stand in editors, whose text is newer than that on disk. Asked from a job. */
public interface OpenFiles {

	/**
	 * @param file
	 *            a file
	 * @return the text of its editor; empty if none has it
	 */
	Optional<String> text(IFile file);

	/**
	 * Changes the text of an editor, as one step to undo. A text that was saved is saved again.
	 *
	 * @param file
	 *            a file that an editor has
	 * @param before
	 *            the text that the change was made for
	 * @param after
	 *            the new text
	 * @return whether it was changed; false if the editor has another text by now
	 */
	boolean replace(IFile file, String before, String after);
}
