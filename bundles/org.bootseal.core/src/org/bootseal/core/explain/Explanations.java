/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.config.Spelling;
import org.bootseal.core.explain.Page.Kind;

/** The pages of all codes that are known, and how they are found. Immutable. */
public final class Explanations {

	/** Start of an event of HAB: tag, length, version; its status word follows. */
	private static final Pattern EVENT = Pattern.compile("db00[0-9a-f]{2}4[0-9a-f]([0-9a-f]{8})[0-9a-f]*");

	/** An alias that is shorter than this is not looked for within longer texts. */
	private static final int SHORTEST_PHRASE = 6;

	/** A word must be longer than this for its neighbours to mean anything. */
	private static final int SHORTEST_WORD = 2;

	/** So many numbers belong to one driver. */
	private static final long HUNDRED = 100;

	/** What names in program texts begin with. */
	private static final String PREFIX = "kstatus";

	private final List<Page> pages;
	private final Map<String, Set<Page>> byName = new LinkedHashMap<>();

	private Explanations(List<Page> pages) {
		this.pages = List.copyOf(pages);
		for (Page page : pages) {
			name(page.id(), page);
			page.names().forEach(name -> name(name, page));
		}
	}

	private void name(String name, Page page) {
		byName.computeIfAbsent(plain(name), key -> new LinkedHashSet<>()).add(page);
	}

	/** @return the pages that come with Bootseal; read anew each time, so ask for them only when somebody wants one */
	public static Explanations builtIn() {
		List<Page> pages = new ArrayList<>(new FlashloaderPages().pages());
		pages.addAll(RomPages.pages());
		pages.addAll(HabPages.pages());
		pages.addAll(ConnectionPages.pages());
		pages.addAll(CausePages.pages());
		return new Explanations(pages);
	}

	/** @return all pages, those of the flashloader first */
	public List<Page> all() {
		return pages;
	}

	/**
	 * @param query
	 *            a number (decimal, or hexadecimal with 0x), a name, a status word or an event of HAB, what a system
	 *            says, or a whole line that has one of these in it
	 * @return what is meant, the most likely first; empty if that can't be said
	 */
	public List<Page> find(String query) {
		List<Page> exact = exactly(query);
		if (!exact.isEmpty()) {
			return exact;
		}
		String text = words(query);
		Set<Page> within = new LinkedHashSet<>();
		pages.stream().filter(page -> page.kind() == Kind.CONNECTION).filter(page -> page.names().stream()
				.map(Explanations::words).anyMatch(name -> name.length() >= SHORTEST_PHRASE && text.contains(name)))
				.forEach(within::add);
		// a single small number in a text may be anything
		Arrays.stream(query.split("[^A-Za-z0-9_]+")).filter(word -> word.matches("[A-Z]\\w{5,}|kStatus\\w+|\\d{3,}"))
				.map(this::exactly).forEach(within::addAll);
		return List.copyOf(within);
	}

	private List<Page> exactly(String query) {
		Set<Page> found = new LinkedHashSet<>(byName.getOrDefault(plain(query), Set.of()));
		OptionalLong number = number(query.strip());
		if (number.isPresent()) {
			found.addAll(byName.getOrDefault(Long.toString(number.getAsLong()), Set.of()));
			found.addAll(byName.getOrDefault(String.format("0x%08x", number.getAsLong()), Set.of()));
		}
		Matcher event = EVENT.matcher(plain(query));
		if (event.matches()) {
			found.addAll(event((int) Long.parseLong(event.group(1), 16)));
		} else if (number.isPresent() && found.isEmpty()) {
			found.addAll(event((int) number.getAsLong()));
		}
		return List.copyOf(found);
	}

	/** The pages of reason, context, engine and status of HAB, if the word has a status. */
	private List<Page> event(int word) {
		Optional<Page> status = hab(Kind.HAB_STATUS, word >>> 24);
		if (status.isEmpty() || word >>> 24 == 0) {
			return List.of();
		}
		List<Page> found = new ArrayList<>();
		hab(Kind.HAB_REASON, word >>> 16 & 0xFF).ifPresent(found::add);
		hab(Kind.HAB_CONTEXT, word >>> 8 & 0xFF).ifPresent(found::add);
		hab(Kind.HAB_ENGINE, word & 0xFF).ifPresent(found::add);
		found.add(status.get());
		return found;
	}

	private Optional<Page> hab(Kind kind, int code) {
		return byName.getOrDefault(String.format("0x%02x", code), Set.of()).stream().filter(page -> page.kind() == kind)
				.findFirst();
	}

	/**
	 * @param query
	 *            what {@link #find} does not know
	 * @param most
	 *            how many pages at most
	 * @return pages that may be meant, the nearest first
	 */
	public List<Page> near(String query, int most) {
		Set<Page> near = new LinkedHashSet<>();
		OptionalLong number = number(query.strip());
		if (number.isPresent()) {
			near.addAll(byName.getOrDefault("0x" + query.strip(), Set.of()));
			near.addAll(neighbours(number.getAsLong()));
			return near.stream().limit(most).toList();
		}
		if (plain(query).length() > SHORTEST_WORD) {
			Spelling.nearest(plain(query), byName.keySet()).ifPresent(name -> near.addAll(byName.get(name)));
		}
		List<String> wanted = Arrays.stream(words(query).split(" ")).filter(word -> word.length() > SHORTEST_WORD)
				.toList();
		for (int missing = 0; missing < wanted.size() && near.size() < most; missing++) {
			for (Page page : pages) {
				String text = words(page.title() + " " + String.join(" ", page.names()));
				if (wanted.stream().filter(word -> !text.contains(word)).count() == missing) {
					near.add(page);
				}
			}
		}
		return near.stream().limit(most).toList();
	}

	/** The statuses of the same hundred, the nearest first. */
	private List<Page> neighbours(long number) {
		return pages.stream().filter(page -> page.kind() == Kind.FLASHLOADER)
				.filter(page -> number >= HUNDRED && Long.parseLong(page.id()) / HUNDRED == number / HUNDRED)
				.sorted(Comparator.comparingLong(page -> Math.abs(Long.parseLong(page.id()) - number))).toList();
	}

	private static OptionalLong number(String text) {
		if (text.matches("\\d{1,10}")) {
			return OptionalLong.of(Long.parseLong(text));
		}
		return text.matches("0[xX][0-9A-Fa-f]{1,8}") ? OptionalLong.of(Long.parseLong(text.substring(2), 16))
				: OptionalLong.empty();
	}

	/** A name without what people write in different ways. */
	private static String plain(String name) {
		String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
		return plain.startsWith(PREFIX) ? plain.substring(PREFIX.length()) : plain;
	}

	private static String words(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
	}
}
