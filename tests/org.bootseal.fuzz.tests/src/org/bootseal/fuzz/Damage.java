/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What becomes of a good input in a systematic way: it is cut off, and single bytes get values that lie at edges. */
final class Damage {

	private static final byte[] VALUES = { 0, (byte) 0xFF, (byte) 0x80 };
	/** Inputs of this length have their structure everywhere. */
	private static final int SHORT = 128;
	/** Headers, where longer inputs have most of it. */
	private static final int HEAD = 32;
	/** Other places of a longer input. */
	private static final int PLACES = 24;

	private final byte[] original;

	Damage(byte[] original) {
		this.original = original;
	}

	/** The input itself first. */
	List<byte[]> all() {
		List<byte[]> inputs = new ArrayList<>();
		inputs.add(original);
		for (int place : places()) {
			inputs.add(Arrays.copyOf(original, place));
			for (byte value : VALUES) {
				if (original[place] != value) {
					byte[] input = original.clone();
					input[place] = value;
					inputs.add(input);
				}
			}
		}
		return inputs;
	}

	private List<Integer> places() {
		List<Integer> places = new ArrayList<>();
		boolean[] comments = comments();
		int meant = 0;
		for (boolean comment : comments) {
			meant += comment ? 0 : 1;
		}
		int head = meant <= SHORT ? meant : HEAD;
		// an odd step meets every place of words
		int step = Math.max(1, (meant - head) / PLACES | 1);
		int seen = 0;
		for (int i = 0; i < original.length; i++) {
			if (!comments[i]) {
				if (seen < head || (seen - head) % step == 0) {
					places.add(i);
				}
				seen++;
			}
		}
		return places;
	}

	/** What lies in lines that begin with a number sign, where damage does not matter. */
	private boolean[] comments() {
		boolean[] comments = new boolean[original.length];
		boolean start = true;
		boolean comment = false;
		for (int i = 0; i < original.length; i++) {
			if (original[i] == '\n') {
				start = true;
				comment = false;
			} else if (start && original[i] != ' ') {
				comment = original[i] == '#';
				start = false;
			}
			comments[i] = comment;
		}
		return comments;
	}

	/** How an input differs from the one that it was made of. */
	static String describe(byte[] original, byte[] input) {
		if (input.length < original.length) {
			return "its first " + input.length + " bytes";
		}
		int place = Arrays.mismatch(original, input);
		return place < 0 ? "itself" : String.format("byte %d as 0x%02X", place, input[place]);
	}
}
