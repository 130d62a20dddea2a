/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.FileChange;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Remedy;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.ProgressBridge;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/**
 * Applies remedies of markers. Each file is reviewed as it is now, so that a remedy changes the right characters
 * whatever happened since it was marked. A file in an editor changes there; another one on disk, with its history kept.
 */
public final class RemedyJob extends Job {

	private final List<MarkedRemedy> wanted;
	private final FileTexts texts;

	/**
	 * @param wanted
	 *            what to do, in this order
	 * @param open
	 *            the files in editors
	 */
	public RemedyJob(List<MarkedRemedy> wanted, OpenFiles open) {
		super(Messages.RemedyJob_name);
		this.wanted = List.copyOf(wanted);
		texts = new FileTexts(open);
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		SubMonitor steps = SubMonitor.convert(monitor, wanted.size());
		MultiStatus problems = new MultiStatus(BootsealIde.ID, IStatus.OK, Messages.RemedyJob_name, null);
		try {
			for (MarkedRemedy remedy : wanted) {
				steps.subTask(remedy.label());
				problems.add(apply(remedy, new ProgressBridge(steps.split(1))));
			}
		} catch (CancelledException e) {
			return Status.CANCEL_STATUS;
		}
		IStatus[] bad = problems.getChildren();
		return bad.length == 1 || problems.isOK() ? problems.isOK() ? Status.OK_STATUS : bad[0] : problems;
	}

	private IStatus apply(MarkedRemedy wish, Progress progress) throws CancelledException {
		IFile file = wish.file();
		try {
			String before = texts.text(file);
			Path path = file.getLocation().toPath();
			Optional<ReviewKind> kind = ReviewKind.of(path);
			// an editor counts characters behind the byte order mark
			String mark = before.startsWith("\uFEFF") ? before.substring(0, 1) : "";
			String shown = before.substring(mark.length());
			Optional<Remedy> remedy = kind.isEmpty() ? Optional.empty()
					: find(kind.get().review(YamlDocument.parse(path, shown), progress), wish);
			if (remedy.isEmpty()) {
				return Status.info(NLS.bind(Messages.RemedyJob_gone, wish.message()));
			}
			List<FileChange> changes = new ArrayList<>();
			String after = mark + remedy.get().edit().apply(shown);
			if (!after.equals(before)) {
				changes.add(new FileChange(path, Optional.of(before), after));
			}
			remedy.get().other().ifPresent(changes::add);
			for (FileChange change : changes) {
				if (!texts.write(change)) {
					return Status.warning(NLS.bind(Messages.RemedyJob_changed, change.name()));
				}
			}
			return Status.OK_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	private static Optional<Remedy> find(FileReview review, MarkedRemedy wish) {
		for (Finding finding : review.findings()) {
			if (finding.path().toString().equals(wish.path()) && finding.message().equals(wish.message())) {
				return finding.remedies().stream().filter(remedy -> remedy.label().equals(wish.label())).findFirst();
			}
		}
		return Optional.empty();
	}
}
