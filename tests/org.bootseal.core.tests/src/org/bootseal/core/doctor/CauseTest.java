/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseTest {

	@ParameterizedTest
	@EnumSource(Cause.class)
	void idIsTheNameInKebabCase(Cause cause) {
		assertEquals(cause.name().toLowerCase(Locale.ROOT).replace('_', '-'), cause.id());
		assertEquals(Optional.of(cause), Cause.of(cause.id()));
	}

	@ParameterizedTest
	@EnumSource(Cause.class)
	void titleIsOneShortLine(Cause cause) {
		assertFalse(cause.title().isBlank());
		assertFalse(cause.title().endsWith("."));
		assertTrue(cause.title().length() <= 80, cause.title());
	}

	@Test
	void titlesDiffer() {
		assertEquals(Cause.values().length, Arrays.stream(Cause.values()).map(Cause::title).distinct().count());
	}

	@Test
	void unknownIdIsNoCause() {
		assertEquals(Optional.empty(), Cause.of("rain"));
	}
}
