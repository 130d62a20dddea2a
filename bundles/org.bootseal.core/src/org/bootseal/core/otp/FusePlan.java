/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;

/** What shall be burnt, held against what is burnt. Immutable; burns nothing itself. */
public final class FusePlan {

	private FusePlan() {
	}

	/**
	 * Plans without knowing the image: closing is refused only if no complete SRK hash would be there.
	 *
	 * @param map
	 *            of the device
	 * @param requests
	 *            what is wanted
	 * @param current
	 *            what is burnt, by word index; a word that could not be read is missing
	 * @return the plan
	 * @throws BadInputException
	 *             if two requests contradict each other
	 */
	public static FusePlan of(FuseMap map, List<FuseRequest> requests, Map<Integer, Integer> current)
			throws BadInputException {
		return of(map, requests, current, Optional.empty());
	}

	/**
	 * Plans for a board that shall run a signed image.
	 *
	 * @param map
	 *            of the device
	 * @param requests
	 *            what is wanted
	 * @param current
	 *            what is burnt, by word index; a word that could not be read is missing
	 * @param imageSrk
	 *            the eight words of the SRK hash that the image is signed under, in the order of the fuse words
	 * @return the plan
	 * @throws BadInputException
	 *             if two requests contradict each other
	 */
	public static FusePlan of(FuseMap map, List<FuseRequest> requests, Map<Integer, Integer> current,
			Optional<int[]> imageSrk) throws BadInputException {
		throw new BadInputException("not yet");
	}

	/**
	 * @param map
	 *            of the device
	 * @param eightWords
	 *            the SRK hash, SRK_HASH[255:224] first
	 * @return the requests to burn it
	 */
	public static List<FuseRequest> srkRequests(FuseMap map, int[] eightWords) {
		return List.of();
	}

	/**
	 * @param map
	 *            of the device
	 * @return the request that closes the part for ever
	 */
	public static FuseRequest closeRequest(FuseMap map) {
		return map.requests(map.closeWord(), map.closeMask(), map.closeMask()).get(0);
	}

	/** @return each request with its status, in the order of burning */
	public List<FuseCheck> checks() {
		return List.of();
	}

	/**
	 * What to burn now.
	 *
	 * @param groups
	 *            those that the user named; nothing of another group is in the result
	 * @return the checks with status WRITE in the order of burning: SRK first, closing after it, locks last; empty if
	 *         all is burnt already
	 * @throws BadInputException
	 *             if a request of these groups is in conflict, or closing is named but the SRK hash would not be
	 *             complete
	 */
	public List<FuseCheck> toWrite(Set<FuseGroup> groups) throws BadInputException {
		throw new BadInputException("not yet");
	}

	/** @return one line for a person: how many words to write, burnt already, in conflict */
	public String summary() {
		return "";
	}

	/** @return whether any check is in conflict */
	public boolean hasConflict() {
		return false;
	}

	/** @return what a person must know before burning: conflicts first */
	public List<FuseFinding> findings() {
		return List.of();
	}

	/** @return what closing this board means, one sentence each; empty if the plan does not close it */
	public List<String> explainClose() {
		return List.of();
	}

	/**
	 * What a second person confirms.
	 *
	 * @return eight hexadecimal digits that stand for the requested bits and what is burnt; the same plan always gives
	 *         the same token
	 */
	public String token() {
		return "";
	}
}
