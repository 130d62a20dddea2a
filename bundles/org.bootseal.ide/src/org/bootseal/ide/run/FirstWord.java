/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.doctor.Finding;
import org.bootseal.core.doctor.RecordFindings;
import org.bootseal.core.plan.RunRecord;
import org.eclipse.osgi.util.NLS;

/** What may have made a run fail, by its record alone. */
public final class FirstWord {

	private FirstWord() {
		// a function only
	}

	/**
	 * Names the likeliest cause and says how many others there are.
	 *
	 * @param run
	 *            the record of a run
	 * @return a sentence; empty if the run did not fail
	 */
	public static Optional<String> of(RunRecord run) {
		List<Finding> findings = RecordFindings.of(run);
		if (findings.isEmpty()) {
			return Optional.empty();
		}
		Finding first = findings.get(0);
		Object[] words = { first.certainty().word(), first.cause().title(), Integer.valueOf(findings.size() - 1) };
		return Optional.of(NLS.bind(findings.size() == 1 ? Messages.FirstWord_one : Messages.FirstWord_several, words));
	}
}
