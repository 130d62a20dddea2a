/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.keys.KeyCollection;

/**
 * What an import will write, and what there is to know about it. Nothing is written yet. It holds no secret: private
 * keys are files that are named.
 *
 * @param files
 *            the files, in the order in which people look at them
 * @param keys
 *            the key tree; empty if there is none
 * @param remarks
 *            what was taken over, assumed and left out
 */
public record ImportPlan(List<ImportedFile> files, Optional<Keys> keys, List<Remark> remarks) {

	/** Copies the lists. */
	public ImportPlan {
		files = List.copyOf(files);
		remarks = List.copyOf(remarks);
	}

	/**
	 * A key tree that will be written.
	 *
	 * @param folder
	 *            the folder that gets keys and crts, relative to the target folder
	 * @param collection
	 *            the keys, which fit together
	 */
	public record Keys(String folder, KeyCollection collection) {
	}

	/**
	 * @param kind
	 *            what became of a thing
	 * @return the remarks of that kind
	 */
	public List<Remark> remarks(Remark.Kind kind) {
		return remarks.stream().filter(remark -> remark.kind() == kind).toList();
	}
}
