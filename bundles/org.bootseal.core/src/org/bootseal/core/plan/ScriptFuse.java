/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

	/** Why a part is not closed together with its SRK hash. */
	static final String CLOSES_BLINDLY = "The part can't be closed in the run that burns its SRK hash: let it boot the image"
			+ " with it first, then start the script again.";

	/**
	 * What stands for the bits of a group, so that someone who has seen them can agree without being there: eight
	 * hexadecimal digits.
	 */
	static String token(WritePlan plan, BurnFusesStep step) {
		StringBuilder text = new StringBuilder(plan.device().name()).append(' ').append(step.group().id());
		for (Burn burn : step.burns()) {
			text.append(String.format(Locale.ROOT, "\n%d %08x %08x", burn.request().word().index(),
					burn.request().value(), burn.request().mask()));
		}
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
					.digest(text.toString().getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(digest, 0, Integer.BYTES);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	/** One line for a word that is burnt. */
	static String line(Burn burn) {
		FuseRequest request = burn.request();
		return String.format(Locale.ROOT, "%s (word %d): 0x%08X of the bits 0x%08X", request.word().name(),
				request.word().index(), request.value(), request.mask());
	}

	/** Whether a request must be burnt in an earlier run than the one that closes the part. */
	static boolean precedesClosing(WritePlan plan, FuseRequest wanted) {
		return wanted.group() == FuseGroup.SRK
				&& ScriptHead.burns(plan).stream().anyMatch(burn -> burn.group() == FuseGroup.CLOSE);
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
