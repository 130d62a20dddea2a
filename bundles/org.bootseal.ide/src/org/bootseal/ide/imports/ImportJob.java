/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.imports;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.imports.ImportPlan;
import org.bootseal.core.imports.ImportWriter;
import org.bootseal.ide.LatestJob;

/** Looks through what is to be imported while somebody still says what that is. */
public final class ImportJob extends LatestJob<ImportRequest, ImportJob.Preview> {

	/**
	 * What would be imported.
	 *
	 * @param request
	 *            what was asked
	 * @param plan
	 *            what would be written; empty if that can't be
	 * @param existing
	 *            what is there already of it
	 * @param problem
	 *            why there is no plan; empty if there is one
	 */
	public record Preview(ImportRequest request, Optional<ImportPlan> plan, List<String> existing,
			Optional<String> problem) {

		/** Copies the list. */
		public Preview {
			existing = List.copyOf(existing);
		}
	}

	/**
	 * @param listener
	 *            gets each preview that no other one replaced, in the job's thread
	 */
	public ImportJob(Consumer<Preview> listener) {
		super(Messages.ImportJob_name, listener);
	}

	/**
	 * Asks for a preview and returns at once.
	 *
	 * @param request
	 *            what would be imported
	 */
	public void look(ImportRequest request) {
		ask(request);
	}

	@Override
	protected Preview answer(ImportRequest request) {
		try {
			ImportPlan plan = request.plan(Progress.NONE);
			return new Preview(request, Optional.of(plan),
					new ImportWriter(request.folder().toPath(), false).existing(plan), Optional.empty());
		} catch (BadInputException | CancelledException | IOException e) {
			return new Preview(request, Optional.empty(), List.of(), Optional.of(String.valueOf(e.getMessage())));
		}
	}
}
