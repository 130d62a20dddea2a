/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Remedy;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.provision.FindingCandidates.Candidate;

/**
 * Finds remedies for what a review complains about. Each is tried before it is offered: the changed text is reviewed,
 * the finding is gone then, and there is no new one.
 */
final class ReviewRemedies {

	/** More than these nobody reads, and each was a whole review. */
	private static final int MOST = 4;

	/** So many changes are tried for one text, however many findings it has: each is a whole review, with all files. */
	private static final int MOST_TRIES = 64;

	/** Reviews a text without looking for remedies. */
	interface Reviewer {

		List<Finding> review(YamlDocument text) throws CancelledException;
	}

	private final YamlDocument document;
	private final List<Finding> findings;
	private final Reviewer reviewer;
	private int tries;

	ReviewRemedies(YamlDocument document, List<Finding> findings, Reviewer reviewer) {
		this.document = document;
		this.findings = findings;
		this.reviewer = reviewer;
	}

	/** The same findings; those that had no remedy have what was found to help. */
	List<Finding> find(Progress progress) throws CancelledException {
		List<Finding> all = new ArrayList<>();
		for (Finding finding : findings) {
			all.add(finding.remedies().isEmpty() && document.top().isPresent() ? with(finding, progress) : finding);
		}
		return all;
	}

	private Finding with(Finding finding, Progress progress) throws CancelledException {
		List<Remedy> remedies = new ArrayList<>();
		Set<String> tried = new HashSet<>();
		for (Candidate candidate : FindingCandidates.of(document, finding)) {
			progress.checkCancelled();
			String changed = candidate.edit().apply(document.text());
			if (remedies.size() < MOST && tried.add(changed) && !changed.equals(document.text())
					&& helps(finding, candidate, changed)) {
				remedies.add(new Remedy(candidate.label(), candidate.edit()));
			}
		}
		return new Finding(finding.severity(), finding.range(), finding.line(), finding.path(), finding.message(),
				remedies);
	}

	private boolean helps(Finding finding, Candidate candidate, String changed) throws CancelledException {
		if (tries >= MOST_TRIES) {
			return false;
		}
		tries++;
		YamlDocument text = YamlDocument.parse(document.file(), changed);
		List<Finding> after = reviewer.review(text);
		boolean there = after.stream().anyMatch(
				other -> other.path().equals(finding.path()) && (candidate.reveals()
						? other.severity() == Severity.ERROR
						: other.message().equals(finding.message())));
		return !there && (candidate.reveals() || count(after, Severity.ERROR) <= count(findings, Severity.ERROR)
				&& weight(after) < weight(findings));
	}

	private static long count(List<Finding> findings, Severity severity) {
		return findings.stream().filter(finding -> finding.severity() == severity).count();
	}

	private static long weight(List<Finding> findings) {
		return findings.stream().filter(finding -> finding.severity() != Severity.INFO).count();
	}
}
