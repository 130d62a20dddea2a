/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges each request by what is burnt already. Every doubt is a conflict: a fuse cannot be taken back. */
final class FuseRules {

	private final FuseMap map;
	private final FuseState state;
	private final Optional<int[]> imageSrk;
	private final OptionalInt srkIndex;
	private final FuseWishes wishes;

	/**
	 * @param imageSrk
	 *            the SRK hash that the image is signed under, if known; eight words
	 * @param srkIndex
	 *            which SRK signs the image, if known
	 */
	FuseRules(FuseMap map, FuseState state, Optional<int[]> imageSrk, OptionalInt srkIndex) {
		this.map = map;
		this.state = state;
		this.imageSrk = imageSrk;
		this.srkIndex = srkIndex;
		wishes = new FuseWishes(map, imageSrk, srkIndex);
	}

	/**
	 * @param requests
	 *            in the order of burning: the SRK hash before closing
	 * @return a check for each
	 */
	List<FuseCheck> check(List<FuseRequest> requests) {
		List<FuseCheck> checks = new ArrayList<>();
		for (FuseRequest request : requests) {
			String reason = conflict(request);
			if (reason.isEmpty() && request.group() == FuseGroup.CLOSE && missing(request) != 0) {
				reason = closingConflict(checks);
			}
			FuseStatus status = !reason.isEmpty()
					? FuseStatus.CONFLICT
					: missing(request) == 0 ? FuseStatus.OK : FuseStatus.WRITE;
			checks.add(
					new FuseCheck(request, state.knows(request.word()), state.value(request.word()), status, reason));
		}
		return checks;
	}

	private int missing(FuseRequest request) {
		return request.value() & ~state.value(request.word());
	}

	/** Returns why the request cannot be met; empty if it can. */
	private String conflict(FuseRequest request) {
		FuseWord word = request.word();
		if (!state.knows(word)) {
			return word + " could not be read, so it is not known what is burnt in it";
		}
		String reason = readConflict(word);
		if (reason.isEmpty()) {
			reason = burntConflict(request);
		}
		if (reason.isEmpty()) {
			reason = wishes.conflict(request);
		}
		if (reason.isEmpty() && missing(request) != 0) {
			reason = writeConflict(request);
		}
		return reason;
	}

	private String readConflict(FuseWord word) {
		if (word.lock().isEmpty()) {
			return "";
		}
		Optional<Integer> lockValue = state.lockValue(word.lock().get());
		if (lockValue.isEmpty()) {
			return "the lock word " + word.lock().get().word() + " could not be read, so it is not known whether "
					+ word
					+ " is locked";
		}
		return word.lock().get().forbidsReading(lockValue.get())
				? word + " is locked against reading, so it is not known what is burnt in it"
				: "";
	}

	private String burntConflict(FuseRequest request) {
		FuseWord word = request.word();
		int current = state.value(word);
		int burnt = current & request.mask() & ~request.value();
		if (burnt == 0) {
			return "";
		}
		if (request.secret()) {
			return word + " is burnt with another key: a fuse cannot be cleared";
		}
		return request.group() == FuseGroup.SRK
				? String.format(Locale.ROOT,
						"%s is burnt with 0x%08x, another SRK table: this board belongs to other keys", word, current)
				: String.format(Locale.ROOT, "the bits 0x%x of %s are burnt and shall be 0: a fuse cannot be cleared",
						burnt, word);
	}

	private String writeConflict(FuseRequest request) {
		FuseWord word = request.word();
		Optional<FuseLock> lock = word.lock();
		if (lock.isPresent() && state.lockValue(lock.get()).filter(lock.get()::forbidsWriting).isPresent()) {
			return word + " is locked against writing";
		}
		if (word.protection().burnsOnce() && state.value(word) != 0) {
			return String.format(Locale.ROOT, "%s is burnt with 0x%08x already: with its error correction it can be"
					+ " burnt only once, all bits together", word, state.value(word));
		}
		if (state.isLocked(word)) {
			return word + " is locked against writing by its own lock";
		}
		boolean revokesInUse = word.equals(map.srkRevokeWord()) && imageSrk.isPresent()
				&& (missing(request) & map.srkRevokeMask(srkIndex)) != 0;
		if (revokesInUse && mayBeClosed()) {
			return "the board is closed or may be, and " + wishes.revokedInUse();
		}
		return "";
	}

	private boolean mayBeClosed() {
		return !state.knows(map.closeWord()) || (state.value(map.closeWord()) & map.closeMask()) != 0;
	}

	/** Returns why the part must not be closed with the SRK hash as it will be; empty if it may. */
	private String closingConflict(List<FuseCheck> earlier) {
		for (FuseCheck check : earlier) {
			if (check.request().group() == FuseGroup.SRK && check.status() == FuseStatus.CONFLICT) {
				return "closing is refused: " + check.reason();
			}
		}
		List<FuseWord> words = map.srkHashWords();
		for (int i = 0; i < words.size(); i++) {
			FuseWord word = words.get(i);
			if (!state.knows(word)) {
				return "closing is refused: " + word + " could not be read";
			}
			int after = state.value(word) | requested(word, earlier);
			if (after == 0) {
				return "closing is refused: " + word + " would be 0, so no image could ever run on the closed board";
			}
			if (imageSrk.isPresent() && imageSrk.get()[i] != after) {
				return String.format(Locale.ROOT,
						"closing is refused: %s would be 0x%08x, but the image is signed under an"
								+ " SRK table with 0x%08x there and would not run on the closed board",
						word, after,
						imageSrk.get()[i]);
			}
		}
		return revocationConflict(earlier);
	}

	/** A part that is closed while the SRK of its image is revoked runs nothing ever again. */
	private String revocationConflict(List<FuseCheck> earlier) {
		FuseWord word = map.srkRevokeWord();
		if (!state.knows(word)) {
			return "closing is refused: " + word + " could not be read, so it is not known which SRKs are revoked";
		}
		int after = state.value(word) | requested(word, earlier);
		return (after & map.srkRevokeMask(srkIndex)) == 0 ? "" : "closing is refused: " + wishes.revokedInUse();
	}

	private static int requested(FuseWord word, List<FuseCheck> checks) {
		return checks.stream().filter(check -> check.request().word().equals(word))
				.mapToInt(check -> check.request().value()).reduce(0, (a, b) -> a | b);
	}
}
