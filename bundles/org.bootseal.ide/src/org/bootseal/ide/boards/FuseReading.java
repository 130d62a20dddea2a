/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.List;
import java.util.OptionalInt;

import org.bootseal.core.otp.FuseWord;

/**
 * One fuse word of a board.
 *
 * @param word
 *            which word
 * @param value
 *            what is burnt; empty if the board did not tell
 * @param problem
 *            why it did not tell, one sentence; empty if it did
 */
public record FuseReading(FuseWord word, OptionalInt value, String problem) {

	/** @return what each field of the word holds, for example "SEC_CONFIG1 = 0 (open)"; empty if it is one number */
	public List<String> fields() {
		if (value.isEmpty()) {
			return List.of();
		}
		return word.fields().stream().map(field -> field.describe(value.getAsInt())).toList();
	}
}
