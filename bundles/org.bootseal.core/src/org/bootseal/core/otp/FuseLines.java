/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Makes the lines of a {@link FuseSheet}. */
final class FuseLines {

	private static final long U32_MASK = 0xFFFF_FFFFL;

	private final FuseMap map;
	private final FuseText text;
	private final FusePlan plan;
	private final FuseWishes wishes;
	private final Map<Integer, Integer> before;
	private final Map<Integer, Integer> after;

	FuseLines(FuseMap map, FuseText text, FusePlan plan, Map<Integer, Integer> before, Map<Integer, Integer> after) {
		this.map = map;
		this.text = text;
		this.plan = plan;
		this.before = before;
		this.after = after;
		wishes = new FuseWishes(map, Optional.empty(), OptionalInt.empty());
	}

	/** A word with its fields. */
	FuseLine line(FuseWord word) {
		List<FuseCheck> conflicts = plan.checks().stream().filter(check -> check.request().word().equals(word))
				.filter(check -> check.status() == FuseStatus.CONFLICT).toList();
		List<FuseLine> fields = word.fields().stream().map(field -> field(word, field, conflicts)).toList();
		Optional<FuseText.Wish> wish = text.wish(word);
		String refusal = conflicts.stream().map(FuseCheck::reason).distinct().collect(Collectors.joining("; "));
		if (map.uniqueIdWords().contains(word) && wish.filter(found -> found.value() != 0).isPresent()) {
			refusal = word + " is burnt by the maker of the part";
		}
		OptionalLong wanted = wish.isPresent() ? OptionalLong.of(wish.get().value() & U32_MASK) : OptionalLong.empty();
		return new FuseLine(word, Optional.empty(), whole(before, word), wanted, whole(after, word), refusal,
				fields.stream().map(FuseLine::danger).filter(danger -> !danger.isEmpty())
						.collect(Collectors.joining(" ")),
				fields);
	}

	private FuseLine field(FuseWord word, FuseField field, List<FuseCheck> conflicts) {
		OptionalLong wanted = text.wanted(word, field);
		OptionalLong burnt = part(before, word, field);
		String refusal = wanted.isEmpty() ? ""
				: conflicts.stream().filter(check -> (check.request().mask() & field.mask()) != 0)
						.filter(check -> concerns(check, field)).map(FuseCheck::reason).findFirst().orElse("");
		boolean isNew = wanted.isPresent() && wanted.getAsLong() != 0;
		return new FuseLine(word, Optional.of(field), burnt, wanted, part(after, word, field), refusal,
				isNew && refusal.isEmpty() ? field.danger() : "", List.of());
	}

	/** Of the fields of a word that is refused, those that are why; all that would change if it is the whole word. */
	private boolean concerns(FuseCheck check, FuseField field) {
		FuseRequest request = check.request();
		int back = check.current() & request.mask() & ~request.value();
		if (back != 0) {
			return (back & field.mask()) != 0;
		}
		boolean isNever = !field.never().isEmpty() && (request.value() & field.mask()) != 0;
		boolean byField = !wishes.conflict(request).isEmpty() && request.word().fields().stream()
				.anyMatch(other -> !other.never().isEmpty() && (request.value() & other.mask()) != 0);
		return isNever || !byField && (check.missing() & field.mask()) != 0;
	}

	private static OptionalLong whole(Map<Integer, Integer> values, FuseWord word) {
		Integer value = values.get(word.index());
		return value == null ? OptionalLong.empty() : OptionalLong.of(value & U32_MASK);
	}

	private static OptionalLong part(Map<Integer, Integer> values, FuseWord word, FuseField field) {
		Integer value = values.get(word.index());
		return value == null ? OptionalLong.empty() : OptionalLong.of(field.value(value));
	}
}
