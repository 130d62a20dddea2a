/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;

/** What shall be burnt, held against what is burnt. Immutable; burns nothing itself. */
public final class FusePlan {

	/** Equal for requests of the same group and word. */
	private static final Comparator<FuseRequest> BURNING_ORDER = Comparator.comparing(FuseRequest::group)
			.thenComparing(request -> request.word().index());

	private final FuseMap map;
	private final FuseState state;
	private final List<FuseCheck> checks;
	private final Optional<int[]> imageSrk;
	private final OptionalInt srkIndex;

	private FusePlan(FuseMap map, FuseState state, List<FuseCheck> checks, Optional<int[]> imageSrk,
			OptionalInt srkIndex) {
		this.map = map;
		this.state = state;
		this.checks = List.copyOf(checks);
		this.imageSrk = imageSrk;
		this.srkIndex = srkIndex;
	}

	/**
	 * Plans without knowing the image: closing is refused only if no complete SRK hash would be there, or any SRK is
	 * revoked.
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
		return of(map, requests, current, Set.of(), Optional.empty(), OptionalInt.empty());
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
	 * @param srkIndex
	 *            which SRK of the table signs the image, 0 to 3; empty if not known
	 * @return the plan
	 * @throws BadInputException
	 *             if two requests contradict each other
	 */
	public static FusePlan of(FuseMap map, List<FuseRequest> requests, Map<Integer, Integer> current,
			Optional<int[]> imageSrk, OptionalInt srkIndex) throws BadInputException {
		return of(map, requests, current, Set.of(), imageSrk, srkIndex);
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
	 * @param locked
	 *            indexes of the words that the part says can't be programmed any more, beside those that lock words
	 *            lock
	 * @param imageSrk
	 *            the eight words of the SRK hash that the image is signed under, in the order of the fuse words
	 * @param srkIndex
	 *            which SRK of the table signs the image, 0 to 3; empty if not known
	 * @return the plan
	 * @throws BadInputException
	 *             if two requests contradict each other
	 */
	public static FusePlan of(FuseMap map, List<FuseRequest> requests, Map<Integer, Integer> current,
			Set<Integer> locked, Optional<int[]> imageSrk, OptionalInt srkIndex) throws BadInputException {
		imageSrk.ifPresent(FusePlan::checkLength);
		for (FuseRequest request : requests) {
			FuseRequest open = new FuseRequest(request.word(), request.value(), request.mask(), request.group());
			if (!map.requests(request.word(), request.value(), request.mask()).stream()
					.map(natural -> natural.forXip(request.group())).toList().equals(List.of(open))) {
				throw new IllegalArgumentException(request + " is not of the group of its bits");
			}
		}
		FuseState state = new FuseState(current, locked);
		Optional<int[]> srk = imageSrk.map(int[]::clone);
		List<FuseCheck> checks = new FuseRules(map, state, srk, srkIndex).check(merged(requests));
		return new FusePlan(map, state, checks, srk, srkIndex);
	}

	/**
	 * Refuses what must not be burnt on any board: bits that nothing is known of or that are never burnt, an SRK hash
	 * that is not the image's, locks that hide the SRK hash, and closing a part for an SRK that is revoked with it.
	 *
	 * @param map
	 *            of the device
	 * @param requests
	 *            what is wanted
	 * @param imageSrk
	 *            the eight words of the SRK hash that the image is signed under; empty if it is not signed
	 * @param srkIndex
	 *            which SRK of the table signs the image, 0 to 3; empty if not known
	 * @throws BadInputException
	 *             if any of it is wanted
	 */
	public static void checkWanted(FuseMap map, List<FuseRequest> requests, Optional<int[]> imageSrk,
			OptionalInt srkIndex) throws BadInputException {
		imageSrk.ifPresent(FusePlan::checkLength);
		new FuseWishes(map, imageSrk, srkIndex).check(merged(requests));
	}

	private static void checkLength(int[] eightWords) {
		if (eightWords.length != FuseMap.SRK_HASH_WORDS) {
			throw new IllegalArgumentException("an SRK hash has eight words");
		}
	}

	/**
	 * Joins what is wanted of one word and group, and sorts it into the order of burning.
	 *
	 * @param requests
	 *            in any order
	 * @return at most one request for each word and group
	 * @throws BadInputException
	 *             if two requests contradict each other
	 */
	public static List<FuseRequest> merged(List<FuseRequest> requests) throws BadInputException {
		Map<FuseRequest, FuseRequest> merged = new TreeMap<>(BURNING_ORDER);
		for (FuseRequest request : onceTogether(requests)) {
			FuseRequest earlier = merged.get(request);
			merged.put(request, earlier == null ? request : join(earlier, request));
		}
		for (FuseRequest one : merged.values()) {
			for (FuseRequest other : merged.values()) {
				if (one.word().equals(other.word())) {
					checkAgree(one, other);
				}
			}
		}
		return List.copyOf(merged.values());
	}

	/** What is wanted of a word that can be burnt only once is burnt with its part for encrypted XIP, if it has one. */
	private static List<FuseRequest> onceTogether(List<FuseRequest> requests) {
		Map<Integer, FuseGroup> xip = new TreeMap<>();
		requests.stream().filter(request -> request.group().isForXip() && request.word().protection().burnsOnce())
				.forEach(request -> xip.put(request.word().index(), request.group()));
		return requests.stream()
				.map(request -> request.forXip(xip.getOrDefault(request.word().index(), request.group()))).toList();
	}

	private static void checkAgree(FuseRequest first, FuseRequest second) throws BadInputException {
		int difference = (first.value() ^ second.value()) & first.mask() & second.mask();
		if (difference != 0) {
			boolean secret = first.secret() || second.secret();
			throw new BadInputException(String.format(Locale.ROOT, "the bits %s of %s are wanted as 0 and as 1",
					secret ? FuseRequest.HIDDEN : "0x" + Integer.toHexString(difference), first.word()));
		}
	}

	private static FuseRequest join(FuseRequest first, FuseRequest second) throws BadInputException {
		checkAgree(first, second);
		return new FuseRequest(first.word(), first.value() | second.value(), first.mask() | second.mask(),
				first.group(), first.secret() || second.secret());
	}

	/**
	 * @param map
	 *            of the device
	 * @param eightWords
	 *            the SRK hash, SRK_HASH[255:224] first
	 * @return the requests to burn it
	 */
	public static List<FuseRequest> srkRequests(FuseMap map, int[] eightWords) {
		checkLength(eightWords);
		List<FuseRequest> requests = new ArrayList<>();
		for (int i = 0; i < eightWords.length; i++) {
			requests.addAll(map.requests(map.srkHashWords().get(i), eightWords[i], -1));
		}
		return requests;
	}

	/**
	 * @param map
	 *            of the device
	 * @return the request that closes the part for ever
	 */
	public static FuseRequest closeRequest(FuseMap map) {
		return map.requests(map.closeWord(), map.closeMask(), map.closeMask()).get(0);
	}

	/**
	 * @param map
	 *            of the device
	 * @return the requests that make the ROM decrypt the flash whatever the pins say: the bit of encrypted XIP, and
	 *         BT_FUSE_SEL where it counts only with that
	 */
	public static List<FuseRequest> encryptedXipRequests(FuseMap map) {
		List<FuseRequest> requests = new ArrayList<>(
				map.requests(map.encryptedXipWord(), map.encryptedXipMask(), map.encryptedXipMask()));
		if (!map.isXipFuseReadWithPins()) {
			requests.addAll(map.requests(map.bootFromFusesWord(), map.bootFromFusesMask(), map.bootFromFusesMask()));
		}
		return requests.stream().map(request -> request.forXip(FuseGroup.XIP_ENABLE)).toList();
	}

	/** @return what is burnt, by word index, ascending; a word that could not be read is missing */
	public SortedMap<Integer, Integer> burnt() {
		return new TreeMap<>(state.values());
	}

	/** @return each request with its status, in the order of burning; requests of one word and group are joined */
	public List<FuseCheck> checks() {
		return checks;
	}

	/**
	 * What to burn now.
	 *
	 * @param groups
	 *            those that the user named; nothing of another group is in the result
	 * @return the checks with status WRITE in the order of burning: SRK first, closing after it, locks last; empty if
	 *         all is burnt already
	 * @throws BadInputException
	 *             if a request of these groups is in conflict, or would be burnt before one that it needs
	 */
	public List<FuseCheck> toWrite(Set<FuseGroup> groups) throws BadInputException {
		List<FuseCheck> writes = new ArrayList<>();
		for (FuseCheck check : checks) {
			if (groups.contains(check.request().group())) {
				if (check.status() == FuseStatus.CONFLICT) {
					throw new BadInputException(check.reason());
				}
				if (check.status() == FuseStatus.WRITE) {
					writes.add(check);
				}
			}
		}
		for (FuseCheck check : checks) {
			if (check.status() == FuseStatus.WRITE && !writes.contains(check)) {
				checkNotNeeded(check, writes);
			}
		}
		return refuseUnnamedClosing(writes, groups);
	}

	/**
	 * @param groups
	 *            those that are burnt
	 * @return what is burnt afterwards, by word index, ascending; a word that could not be read is missing
	 * @throws BadInputException
	 *             as {@link #toWrite(Set)}
	 */
	public SortedMap<Integer, Integer> after(Set<FuseGroup> groups) throws BadInputException {
		SortedMap<Integer, Integer> after = new TreeMap<>(state.values());
		for (FuseCheck write : toWrite(groups)) {
			after.merge(write.request().word().index(), write.request().value(), (burnt, more) -> burnt | more);
		}
		return after;
	}

	/** A part that is closed before its SRK hash is burnt is lost, and a locked word can never be burnt. */
	private static void checkNotNeeded(FuseCheck leftOut, List<FuseCheck> writes) throws BadInputException {
		FuseRequest needed = leftOut.request();
		for (FuseCheck write : writes) {
			boolean closesTooEarly = write.request().group() == FuseGroup.CLOSE
					&& (needed.group() == FuseGroup.SRK || needed.group().isForXip());
			boolean locksTooEarly = needed.isLockedBy(write.request());
			if (closesTooEarly || locksTooEarly) {
				throw new BadInputException("the group \"" + write.request().group().id() + "\" cannot be burnt before "
						+ needed.word() + " of the group \"" + needed.group().id() + "\"");
			}
		}
	}

	/** Looks at the bits themselves, not at the groups: nothing that went wrong before may close a part. */
	private List<FuseCheck> refuseUnnamedClosing(List<FuseCheck> writes, Set<FuseGroup> groups) {
		boolean closes = writes.stream().anyMatch(write -> write.request().word().index() == map.closeWord().index()
				&& (write.request().value() & map.closeMask()) != 0);
		if (closes && !groups.contains(FuseGroup.CLOSE)) {
			throw new IllegalStateException("a part would be closed that nobody wants closed");
		}
		return writes;
	}

	/** @return one line for a person: how many words to write, burnt already, in conflict */
	public String summary() {
		Map<FuseGroup, Long> writes = new TreeMap<>(checks.stream().filter(check -> check.status() == FuseStatus.WRITE)
				.collect(Collectors.groupingBy(check -> check.request().group(), Collectors.counting())));
		String parts = writes.entrySet().stream().map(entry -> entry.getKey().id() + " " + entry.getValue())
				.collect(Collectors.joining(", ", " (", ")"));
		return count(FuseStatus.WRITE) + " to write" + (writes.isEmpty() ? "" : parts) + ", " + count(FuseStatus.OK)
				+ " burnt already, " + count(FuseStatus.CONFLICT) + " in conflict";
	}

	private long count(FuseStatus status) {
		return checks.stream().filter(check -> check.status() == status).count();
	}

	/** @return whether any check is in conflict */
	public boolean hasConflict() {
		return count(FuseStatus.CONFLICT) > 0;
	}

	/** @return what a person must know before burning: refusals first, then warnings, with what closing means */
	public List<FuseFinding> findings() {
		return findings(EnumSet.allOf(FuseGroup.class));
	}

	/**
	 * @param groups
	 *            those that the user named
	 * @return as {@link #findings()}, of these groups only
	 */
	public List<FuseFinding> findings(Set<FuseGroup> groups) {
		List<FuseCheck> named = checks.stream().filter(check -> groups.contains(check.request().group())).toList();
		return new FuseWarnings(map, state, named, imageSrk.isPresent()).findings();
	}

	/** @return the unique id of the board, its words as hexadecimal digits; empty if it could not be read */
	public Optional<String> boardId() {
		return map.uniqueIdWords().stream().allMatch(state::knows)
				? Optional.of(state.text(map.uniqueIdWords()).replace(" ", ""))
				: Optional.empty();
	}

	/**
	 * What a second person confirms: these bits, on this board in this state, for images of these keys. It does not
	 * stand for one image file: a file that is built again has another signing time. What image may run is decided by
	 * the keys, not by the fuses.
	 *
	 * @param groups
	 *            the groups that shall be burnt
	 * @return eight hexadecimal digits that stand for the bits of these groups and what is burnt in their words; for
	 *         the board's unique id, lock words, SRK hash, revoked SRKs and the word that closes it; and for the SRK
	 *         hash and the SRK that the image is signed with. The same plan on the same board in the same state always
	 *         gives the same token. Locks that only the part tells are not in it: a plan that is made elsewhere can't
	 *         know them.
	 */
	public String token(Set<FuseGroup> groups) {
		return new FuseToken(map, state, imageSrk, srkIndex)
				.of(checks.stream().filter(check -> groups.contains(check.request().group())).toList());
	}
}
