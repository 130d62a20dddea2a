/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.BurnFusesStep.Burn;

/** How scripts name fuses, and what they check before they burn. */
final class ScriptFuse {

	/** Why an SRK is not revoked. */
	static final String REVOKES = "CONFLICT: the part is closed, and the SRK of the image would be revoked.";

	private static final FuseLock NO_LOCK = new FuseLock(0, 0, 0, 0);

	private ScriptFuse() {
		// functions only
	}

	/** The argument that makes a script burn a group. */
	static String argument(FuseGroup group) {
		return "burn_" + group.id();
	}

	/** The variable that holds whether a group is burnt. */
	static String variable(FuseGroup group) {
		return "BURN_" + group.id().toUpperCase(Locale.ROOT);
	}

	/** The variable that holds what was read of a word, empty if it can't be read. */
	static String word(int index) {
		return "FUSE_" + index;
	}

	/**
	 * The bits that must not be burnt if the word is not as wanted, because nothing clears them. A word of the SRK hash
	 * is burnt as a whole: one that holds anything else belongs to other keys.
	 */
	static int forbidden(FuseRequest request) {
		return request.group() == FuseGroup.SRK ? request.mask() : request.mask() & ~request.value();
	}

	/** The lock of a word; masks of 0 if it has none. */
	static FuseLock lock(FuseWord word) {
		return word.lock().orElse(NO_LOCK);
	}

	/** The indexes of the words that lock those that a step burns, ascending. */
	static Set<Integer> lockWords(BurnFusesStep step) {
		Set<Integer> words = new TreeSet<>();
		for (Burn burn : step.burns()) {
			burn.request().word().lock().ifPresent(lock -> words.add(lock.word()));
		}
		return words;
	}

	/** The requests that arguments of a script can ask for: those of the groups that burn something. */
	static List<FuseRequest> burnable(ReadFusesStep step) {
		Set<FuseGroup> groups = step.requests().stream().filter(wanted -> wanted.value() != 0).map(FuseRequest::group)
				.collect(Collectors.toSet());
		return step.requests().stream().filter(wanted -> groups.contains(wanted.group())).toList();
	}

	/** Whether a request revokes an SRK that the image may need, which only an open part survives. */
	static boolean revokesInUse(ReadFusesStep step, FuseRequest wanted) {
		return wanted.word().equals(step.map().srkRevokeWord()) && !step.imageSrk().isEmpty()
				&& (wanted.value() & step.map().srkRevokeMask(step.srkIndex())) != 0;
	}
}
