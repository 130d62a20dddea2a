/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bootseal.core.BadInputException;
import org.bootseal.core.compare.Difference.Kind;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.runlog.LoggedRun;

/** Holds the record of a run on a good board against that of one on a bad board. */
public final class RunComparison {

	private static final Pattern OPTION = Pattern.compile("fill-memory 0x[0-9A-Fa-f]+ 4 (0xC[0-9A-Fa-f]{7})$");
	private static final Duration NOTICEABLE = Duration.ofMillis(200);
	private static final double MUCH_LONGER = 1.5;

	private final LoggedRun good;
	private final LoggedRun bad;
	private final List<Difference> differences = new ArrayList<>();

	private RunComparison(LoggedRun good, LoggedRun bad) {
		this.good = good;
		this.bad = bad;
	}

	/**
	 * @param good
	 *            a run on a board that works
	 * @param bad
	 *            a run on one that does not
	 * @return what differs, the most telling first; nothing if the records say the same
	 * @throws BadInputException
	 *             if they are of different devices
	 */
	public static List<Difference> of(LoggedRun good, LoggedRun bad) throws BadInputException {
		if (!good.device().equals(bad.device())) {
			throw new BadInputException("the records are of different devices, " + good.device() + " and "
					+ bad.device() + "; nothing can be said of their differences");
		}
		return new RunComparison(good, bad).differences();
	}

	private List<Difference> differences() {
		facts();
		configuration();
		fuses();
		steps();
		boot();
		List<Difference> sorted = new ArrayList<>(differences);
		sorted.sort(Comparator.comparing(Difference::kind));
		return List.copyOf(sorted);
	}

	private void add(Kind kind, String subject, Object goodValue, Object badValue, String meaning) {
		if (!goodValue.equals(badValue)) {
			differences.add(new Difference(kind, subject, goodValue.toString(), badValue.toString(), meaning));
		}
	}

	/** The last record of each step. */
	private static Map<String, StepRecord> byId(LoggedRun run) {
		Map<String, StepRecord> steps = new LinkedHashMap<>();
		run.steps().forEach(step -> steps.put(step.id(), step));
		return steps;
	}

	/** What steps found, in the words in which they say it. */
	private void facts() {
		fact(Kind.HAB, "HAB", "start-flashloader", "HAB is (\\w+)",
				"A closed board starts only what is signed under its SRK hash; an open one starts anything.");
		fact(Kind.VERSION, "flashloader", "start-flashloader", "flashloader (\\S+)",
				"Another flashloader knows other option words and other chips.");
		fact(Kind.VERSION, "ROM", "start-flashloader", "ROM (\\S+)", "Another ROM is another revision of the part.");
		String chip = "The flash is another chip, or is asked in a way that only the good board's answers.";
		fact(Kind.FLASH, "size of the flash", "configure", "size (\\S+),", chip);
		fact(Kind.FLASH, "page of the flash", "configure", "page (\\S+),", chip);
		fact(Kind.FLASH, "sector of the flash", "configure", "sector (\\S+),", chip);
		fact(Kind.FCB, "FCB in the flash", "look-fcb", "(.*)", "The ROM reads the flash as its FCB says.");
		fact(Kind.FCB, "FCB in the flash", "verify-fcb", "(FCB V.*)", "The ROM reads the flash as its FCB says.");
	}

	private void fact(Kind kind, String subject, String step, String pattern, String meaning) {
		Optional<String> one = fact(good, step, pattern);
		Optional<String> other = fact(bad, step, pattern);
		if (one.isPresent() && other.isPresent()) {
			add(kind, subject, one.get(), other.get(), meaning);
		}
	}

	private static Optional<String> fact(LoggedRun run, String step, String pattern) {
		StepRecord record = byId(run).get(step);
		Matcher matcher = Pattern.compile(pattern).matcher(record == null ? "" : record.message());
		return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	private void configuration() {
		List<FlexSpiNorOption> one = options(good);
		List<FlexSpiNorOption> other = options(bad);
		if (!one.isEmpty() && !other.isEmpty() && !one.get(0).equals(other.get(0))) {
			add(Kind.CONFIGURATION, "option words", one.get(0) + " (" + one.get(0).summary() + ")",
					other.get(0) + " (" + other.get(0).summary() + ")",
					"The flashloader was told of another flash or wiring.");
		}
	}

	private static List<FlexSpiNorOption> options(LoggedRun run) {
		List<FlexSpiNorOption> options = new ArrayList<>();
		for (StepRecord step : run.steps()) {
			for (String line : step.commandLines()) {
				Matcher matcher = OPTION.matcher(line);
				if (step.id().equals("configure") && matcher.find()) {
					option(matcher.group(1)).ifPresent(options::add);
				}
			}
		}
		return options;
	}

	private static Optional<FlexSpiNorOption> option(String word) {
		try {
			return Optional.of(FlexSpiNorOption.parse(word));
		} catch (BadInputException e) {
			// a word that chooses the FlexSPI, or the first of two
			return Optional.empty();
		}
	}

	private void fuses() {
		Map<Integer, FuseCheck> other = new LinkedHashMap<>();
		bad.record().ifPresent(record -> record.fuses()
				.forEach(check -> other.put(check.request().word().index(), check)));
		good.record().ifPresent(record -> record.fuses().forEach(check -> {
			FuseCheck there = other.get(check.request().word().index());
			if (there != null && check.known() && there.known()) {
				add(Kind.FUSES, "fuse word " + check.request().word(), hex(check.current()), hex(there.current()),
						FuseMeaning.of(check.request().word(), check.current(), there.current()));
			}
		}));
	}

	private static String hex(int value) {
		return String.format(Locale.ROOT, "0x%08X", value);
	}

	private void steps() {
		Map<String, StepRecord> others = byId(bad);
		for (StepRecord one : byId(good).values()) {
			StepRecord other = others.get(one.id());
			if (other == null) {
				continue;
			}
			if (one.outcome() != other.outcome() || one.status() != other.status()) {
				add(Kind.ANSWER, "step \"" + one.title() + "\"", end(one), end(other), other.message().isEmpty()
						? "Everything after it depends on it."
						: "The bad board: " + other.message());
			}
			long times = count(bad, one.id()) - count(good, one.id());
			if (times > 0) {
				add(Kind.RETRIES, "step \"" + one.title() + "\"", count(good, one.id()) + " times",
						count(bad, one.id()) + " times", "Something on the way passes only now and then.");
			}
			time(one, other);
		}
	}

	private static String end(StepRecord step) {
		return step.outcome() + (step.statusName().isEmpty() ? ""
				: String.format(Locale.ROOT, ", status %d %s", step.status(), step.statusName()));
	}

	private static long count(LoggedRun run, String id) {
		return run.steps().stream().filter(step -> step.id().equals(id)).count();
	}

	private void time(StepRecord one, StepRecord other) {
		Duration longer = other.elapsed().minus(one.elapsed());
		if (one.outcome() == other.outcome() && one.bytes() == other.bytes() && longer.compareTo(NOTICEABLE) > 0
				&& other.elapsed().toNanos() > MUCH_LONGER * one.elapsed().toNanos()) {
			add(Kind.TIMING, "step \"" + one.title() + "\"", one.elapsed().toMillis() + " ms",
					other.elapsed().toMillis() + " ms", one.id().contains("erase")
							? "Sectors that are worn, and other chips, take longer to erase."
							: "The way to the board, or its flash, is slower.");
		}
	}

	private void boot() {
		Optional<BootReport> one = good.record().flatMap(record -> record.bootReport());
		Optional<BootReport> other = bad.record().flatMap(record -> record.bootReport());
		if (one.isPresent() && other.isPresent()) {
			String last = other.get().steps().isEmpty() ? ""
					: "The last the ROM did on the bad board: "
							+ other.get().steps().get(other.get().steps().size() - 1) + ".";
			add(Kind.BOOT, "the application", one.get().booted() ? "boots" : "does not boot",
					other.get().booted() ? "boots" : "does not boot", last);
			add(Kind.HAB, "the image", one.get().authenticated() ? "is authentic" : "is not authentic",
					other.get().authenticated() ? "is authentic" : "is not authentic",
					other.get().habEvents().isEmpty() ? "HAB logged nothing on the bad board."
							: "HAB on the bad board: " + String.join("; ", other.get().habEvents()));
			add(Kind.HAB, "the part", one.get().closed() ? "is closed" : "is open",
					other.get().closed() ? "is closed" : "is open",
					"A closed part runs only what HAB authenticates.");
		}
	}
}
