/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All that was observed so far, in its order; immutable. */
record Facts(List<Observation> all) {

	/** Nothing was observed. */
	static final Facts NONE = new Facts(List.of());

	Facts {
		all = List.copyOf(all);
	}

	Facts with(Observation observation) {
		List<Observation> more = new ArrayList<>(all);
		more.add(observation);
		return new Facts(more);
	}

	<T extends Observation> List<T> each(Class<T> kind) {
		return all.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	<T extends Observation> Optional<T> last(Class<T> kind) {
		List<T> found = each(kind);
		return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
	}

	<T extends Observation> Optional<T> first(Class<T> kind, Predicate<T> condition) {
		return each(kind).stream().filter(condition).findFirst();
	}

	boolean has(Class<? extends Observation> kind) {
		return last(kind).isPresent();
	}
}
