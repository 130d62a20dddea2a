/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges each request by what is burnt already. Every doubt is a conflict: a fuse cannot be taken back. */
final class FuseRules {

	private final FuseMap map;
	private final FuseState state;
	private final Optional<int[]> imageSrk;

	/**
	 * @param imageSrk
	 *            the SRK hash that the image is signed under, if known; eight words
	 */
	FuseRules(FuseMap map, FuseState state, Optional<int[]> imageSrk) {
		this.map = map;
		this.state = state;
		this.imageSrk = imageSrk;
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
			reason = request.group() == FuseGroup.SRK ? srkConflict(request) : bitConflict(request);
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

	private String srkConflict(FuseRequest request) {
		FuseWord word = request.word();
		int current = state.value(word);
		if ((current & request.mask() & ~request.value()) != 0) {
			return String.format(Locale.ROOT,
					"%s is burnt with 0x%08x, another SRK table: this board belongs to other keys", word, current);
		}
		int index = map.srkHashWords().indexOf(word);
		if (imageSrk.isPresent() && imageSrk.get()[index] != request.value()) {
			return String.format(Locale.ROOT,
					"%s shall be 0x%08x, but the image is signed under an SRK table with 0x%08x"
							+ " there: it would never run on this board",
					word, request.value(), imageSrk.get()[index]);
		}
		return "";
	}

	private String bitConflict(FuseRequest request) {
		FuseWord word = request.word();
		int unknown = request.value() & ~word.describedBits();
		if (unknown != 0) {
			return String.format(Locale.ROOT, "nothing is known of the bits 0x%x of %s, so they are not burnt", unknown,
					word);
		}
		int burnt = state.value(word) & request.mask() & ~request.value();
		if (burnt != 0) {
			return String.format(Locale.ROOT, "the bits 0x%x of %s are burnt and shall be 0: a fuse cannot be cleared",
					burnt, word);
		}
		return "";
	}

	private String writeConflict(FuseRequest request) {
		FuseWord word = request.word();
		Optional<FuseLock> lock = word.lock();
		if (lock.isPresent() && state.lockValue(lock.get()).filter(lock.get()::forbidsWriting).isPresent()) {
			return word + " is locked against writing";
		}
		if (request.group() == FuseGroup.LOCK && hidesSrk(missing(request))) {
			return "the SRK hash would be locked against reading: the ROM could not read it either, and the board would"
					+ " boot no more";
		}
		return "";
	}

	private boolean hidesSrk(int lockBits) {
		return map.srkHashWords().stream().flatMap(word -> word.lock().stream())
				.anyMatch(lock -> lock.forbidsReading(lockBits));
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
		return "";
	}

	private static int requested(FuseWord word, List<FuseCheck> checks) {
		return checks.stream().filter(check -> check.request().word().equals(word))
				.mapToInt(check -> check.request().value()).reduce(0, (a, b) -> a | b);
	}
}
