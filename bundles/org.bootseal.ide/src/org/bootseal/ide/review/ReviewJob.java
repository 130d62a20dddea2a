/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import java.nio.file.Path;

import org.bootseal.core.CancelledException;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.ProgressBridge;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Reviews the text of one editor each time it is asked to. A new request ends the review that is still running, so that
 * typing costs one review when it pauses, not one a key.
 */
public final class ReviewJob extends Job {

	private record Request(Path file, String text) {
	}

	private final ReviewKind kind;
	private final ReviewListener listener;
	private Request request;

	/**
	 * @param kind
	 *            what the text is
	 * @param listener
	 *            gets the results; nothing comes for a request that another one replaced
	 */
	public ReviewJob(ReviewKind kind, ReviewListener listener) {
		super(Messages.ReviewJob_name);
		this.kind = kind;
		this.listener = listener;
		setSystem(true);
		// others have to wait longer for idle time than people who look at a form
		setPriority(SHORT);
	}

	/**
	 * Asks for a review and returns at once.
	 *
	 * @param file
	 *            the file that the text is of, as a path of the file system; paths in the text count from its folder
	 * @param text
	 *            the text, saved or not
	 * @param delayMillis
	 *            how long to wait for a newer text before beginning, in milliseconds
	 */
	public void review(IPath file, String text, long delayMillis) {
		cancel();
		synchronized (this) {
			request = new Request(file.toPath(), text);
		}
		schedule(delayMillis);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Request asked;
		synchronized (this) {
			asked = request;
		}
		try {
			YamlDocument document = YamlDocument.parse(asked.file, asked.text);
			ProgressBridge progress = new ProgressBridge(SubMonitor.convert(monitor));
			progress.checkCancelled();
			listener.parsed(document);
			FileReview review = kind.review(document, progress);
			progress.checkCancelled();
			listener.reviewed(review);
			return Status.OK_STATUS;
		} catch (CancelledException newerText) {
			return Status.CANCEL_STATUS;
		}
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
