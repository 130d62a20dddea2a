/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.device.Device;

/**
 * A fuses file held against what is burnt: each word and field of the device with what is burnt now, what is wanted and
 * what is there after burning all of it. No image is known here: one that is signed under the SRK hash is assumed.
 *
 * @param device
 *            the device
 * @param map
 *            its fuses
 * @param text
 *            what is wanted
 * @param plan
 *            how what is wanted stands to what is burnt, word by word
 * @param lines
 *            each word, ascending, with its fields
 * @param before
 *            what is burnt, by word index; a word that is not known is missing
 * @param after
 *            what is burnt once all is burnt that can be, by word index
 */
public record FuseSheet(Device device, FuseMap map, FuseText text, FusePlan plan, List<FuseLine> lines,
		SortedMap<Integer, Integer> before, SortedMap<Integer, Integer> after) {

	private static final Set<FuseGroup> ALL = EnumSet.allOf(FuseGroup.class);

	/** Copies the list. */
	public FuseSheet {
		lines = List.copyOf(lines);
	}

	/**
	 * @param document
	 *            a fuses file, right or not; what can't be read in it is left out
	 * @param burnt
	 *            what is burnt, by word index; empty for a part on which nothing is burnt
	 * @return the sheet
	 * @throws BadInputException
	 *             if the text names no device whose fuses are known
	 */
	public static FuseSheet of(YamlDocument document, Optional<Map<Integer, Integer>> burnt) throws BadInputException {
		FuseText text = FuseText.of(document);
		Optional<Device> device = text.device();
		if (device.isEmpty()) {
			throw new BadInputException("the text names no processor that is known; family: mimxrt1020 would do");
		}
		FuseMap map = FuseMap.of(device.get());
		SortedMap<Integer, Integer> before = new TreeMap<>(burnt.orElseGet(() -> blank(map)));
		FusePlan plan = FusePlan.of(map, text.requests(map), before);
		SortedMap<Integer, Integer> after = new TreeMap<>(before);
		plan.checks().stream().filter(check -> check.status() == FuseStatus.WRITE)
				.forEach(check -> after.merge(check.request().word().index(), check.request().value(),
						(now, more) -> now | more));
		List<FuseLine> lines = new ArrayList<>();
		for (FuseWord word : map.words()) {
			lines.add(new FuseLines(map, text, plan, before, after).line(word));
		}
		return new FuseSheet(device.get(), map, text, plan, lines, before, after);
	}

	private static Map<Integer, Integer> blank(FuseMap map) {
		Map<Integer, Integer> zeros = new TreeMap<>();
		map.words().forEach(word -> zeros.put(word.index(), 0));
		return zeros;
	}

	/** @return what is to be burnt, in the order of burning: the SRK hash first, closing after it, locks last */
	public List<FuseCheck> writes() {
		return plan.checks().stream().filter(check -> check.status() == FuseStatus.WRITE).toList();
	}

	/** @return what is to be burnt, by group in the order of burning, each as a sentence; empty if nothing is */
	public List<String> order() {
		List<String> order = new ArrayList<>();
		for (FuseGroup group : FuseGroup.values()) {
			List<String> words = writes().stream().map(FuseCheck::request)
					.filter(request -> request.group() == group).map(request -> request.word().name()).distinct()
					.toList();
			if (!words.isEmpty()) {
				order.add(group.id() + ": " + String.join(", ", words) + ". " + group.consequence());
			}
		}
		return List.copyOf(order);
	}

	/** @return what a person must know before burning: refusals first, then warnings */
	public List<FuseFinding> findings() {
		return plan.findings();
	}

	/** @return what the next boot does once all is burnt that can be; locks are named last */
	public List<String> outlook() {
		int[] hash = map.srkHashWords().stream().mapToInt(word -> after.getOrDefault(word.index(), 0)).toArray();
		boolean isBurnt = map.srkHashWords().stream().anyMatch(word -> after.getOrDefault(word.index(), 0) != 0);
		return FuseOutlook.of(map, after, isBurnt ? Optional.of(hash) : Optional.empty(), OptionalInt.empty());
	}

	/**
	 * @return the token that a second person compares, of all groups and an unsigned image; empty if nothing is to be
	 *         burnt, or something is refused
	 */
	public Optional<String> token() {
		return writes().isEmpty() || plan.hasConflict() ? Optional.empty() : Optional.of(plan.token(ALL));
	}
}
