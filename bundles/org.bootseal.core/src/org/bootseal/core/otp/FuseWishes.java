/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;

/** What must not be burnt on any board, whatever is burnt there already. */
final class FuseWishes {

	private final FuseMap map;
	private final Optional<int[]> imageSrk;
	private final OptionalInt srkIndex;

	/**
	 * @param imageSrk
	 *            the SRK hash that the image is signed under, if known; eight words
	 * @param srkIndex
	 *            which SRK signs the image, if known
	 */
	FuseWishes(FuseMap map, Optional<int[]> imageSrk, OptionalInt srkIndex) {
		this.map = map;
		this.imageSrk = imageSrk;
		this.srkIndex = srkIndex;
	}

	/** Refuses requests of which one must not be burnt on any board. */
	void check(List<FuseRequest> requests) throws BadInputException {
		for (FuseRequest request : requests) {
			String reason = conflict(request);
			if (!reason.isEmpty()) {
				throw new BadInputException("the fuses can't be burnt as wanted: " + reason);
			}
		}
		boolean closes = requests.stream()
				.anyMatch(request -> request.group() == FuseGroup.CLOSE && request.value() != 0);
		if (closes && (revoked(requests) & map.srkRevokeMask(srkIndex)) != 0) {
			throw new BadInputException("the fuses can't be burnt as wanted: closing is refused: " + revokedInUse());
		}
	}

	/** Returns why the request must never be met; empty if it may. */
	String conflict(FuseRequest request) {
		FuseWord word = request.word();
		for (FuseField field : word.fields()) {
			if (!field.never().isEmpty() && (field.mask() & request.value()) != 0) {
				return field.name() + " of " + word + " is never burnt: " + field.never();
			}
		}
		int unknown = request.value() & ~word.describedBits();
		if (unknown != 0) {
			return String.format(Locale.ROOT, "nothing is known of the bits 0x%x of %s, so they are not burnt", unknown,
					word);
		}
		if (request.group() == FuseGroup.LOCK && hidesSrk(request)) {
			return "the SRK hash would be locked against reading: the ROM could not read it either, and the board would"
					+ " boot no more";
		}
		return request.group() == FuseGroup.SRK ? srkConflict(request) : "";
	}

	private String srkConflict(FuseRequest request) {
		int index = map.srkHashWords().indexOf(request.word());
		if (imageSrk.isPresent() && imageSrk.get()[index] != request.value()) {
			return String.format(Locale.ROOT,
					"%s shall be 0x%08x, but the image is signed under an SRK table with 0x%08x"
							+ " there: it would never run on this board",
					request.word(), request.value(), imageSrk.get()[index]);
		}
		return "";
	}

	private boolean hidesSrk(FuseRequest request) {
		return map.srkHashWords().stream().flatMap(word -> word.lock().stream())
				.filter(lock -> lock.word() == request.word().index())
				.anyMatch(lock -> lock.forbidsReading(request.value()));
	}

	/** Returns the bits of SRKs that some requests revoke. */
	int revoked(List<FuseRequest> requests) {
		return requests.stream().filter(request -> request.word().equals(map.srkRevokeWord()))
				.mapToInt(FuseRequest::value).reduce(0, (a, b) -> a | b);
	}

	/** Returns why an SRK may not be revoked. */
	String revokedInUse() {
		return (srkIndex.isPresent()
				? "SRK " + (srkIndex.getAsInt() + 1) + ", with which the image is signed, is revoked"
				: "an SRK is revoked, and it is not known which of them signs the image")
				+ ": the closed board would run nothing";
	}
}
