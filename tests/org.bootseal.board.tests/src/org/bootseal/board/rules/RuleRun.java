/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.board.silicon.FuseFigures;
import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.core.plan.CutOff;
import org.bootseal.core.plan.FlashEntry;
import org.bootseal.core.plan.Journal;
import org.bootseal.core.plan.JournalEntry;
import org.bootseal.core.plan.JournalEntry.Event;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.Step;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;

/** A virtual board with the past of a scenario, runs on it, and what was written down, sent and burnt meanwhile. */
final class RuleRun {

	private static final Pattern PROGRAM = Pattern.compile("efuse-program-once (\\d+) ([0-9A-F]{8})");

	/**
	 * Bits that are on their way to a word.
	 *
	 * @param word
	 *            index
	 * @param bits
	 *            the bits
	 * @param journal
	 *            what the journal had last; empty if nothing
	 */
	record Sent(int word, int bits, Optional<JournalEntry> journal) {
	}

	final FuseScenario scenario;
	final VirtualBoard board;
	/** What was burnt before the first run. */
	final Map<Integer, Integer> delivered;
	final List<Sent> sent = new ArrayList<>();
	final List<JournalEntry> journal = new ArrayList<>();
	/** What the last run was told of the fuses. */
	FusePlan compared;
	ConsentRequest asked;
	private final VirtualBoards bus;
	/** Happens when the run asks for consent, to the board. */
	private Consumer<VirtualBoard> meanwhile = same -> {
		// nothing happens
	};
	private Consumer<Step> atStep = step -> {
		// nothing happens
	};

	RuleRun(FuseScenario scenario) throws BadInputException {
		this.scenario = scenario;
		board = VirtualBoard.create(BoardSpec.of(scenario.device));
		scenario.burnt.forEach(board::burnFuse);
		scenario.locked.forEach(board::lockFuse);
		board.powerCycle();
		bus = VirtualBoards.of(board);
		delivered = fuses();
	}

	/** Lets something happen to the board after its fuses were read and before they are burnt. */
	RuleRun meanwhile(Consumer<VirtualBoard> happening) {
		meanwhile = happening;
		return this;
	}

	/** Looks whenever a step begins. */
	RuleRun atStep(Consumer<Step> look) {
		atStep = look;
		return this;
	}

	/** All that is burnt, locks not regarded. */
	Map<Integer, Integer> fuses() {
		Map<Integer, Integer> words = new TreeMap<>();
		for (int word = 0; word < board.spec().device().fuses().words(); word++) {
			words.put(word, board.readFuse(word));
		}
		return words;
	}

	/** The words locked by themselves that the part tells of: it has no register for those without a shadow. */
	Set<Integer> lockedAsTold() {
		FuseFigures figures = board.spec().device().fuses();
		int told = figures.firstWordOfRegister(figures.wordLockRegisters());
		return figures.wordLockRegisters() == 0 ? Set.of()
				: scenario.locked.stream().filter(word -> word < told).collect(Collectors.toSet());
	}

	/** The bits that may be burnt, by word. */
	Map<Integer, Integer> approved(Set<FuseGroup> groups) {
		Map<Integer, Integer> bits = new TreeMap<>();
		scenario.requests.stream().filter(wanted -> groups.contains(wanted.group()))
				.forEach(wanted -> bits.merge(wanted.word().index(), wanted.value(), (a, b) -> a | b));
		return bits;
	}

	/** What the board would hold with all that is approved. */
	Map<Integer, Integer> deliveredAnd(Map<Integer, Integer> bits) {
		Map<Integer, Integer> all = new TreeMap<>(delivered);
		bits.forEach((word, more) -> all.merge(word, more, (a, b) -> a | b));
		return all;
	}

	/** Runs the whole plan for the scenario's wishes; empty if they are refused before any board is touched. */
	Optional<RunRecord> write(Set<FuseGroup> burn) {
		return write(RuleFiles.request(scenario, scenario.requests, burn));
	}

	/** Runs the whole plan, everything agreed to; empty if it is refused before any board is touched. */
	Optional<RunRecord> write(WriteRequest request) {
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		try {
			return Optional.of(PlanRunner.run(WritePlanner.plan(request), bus, BoardChoice.only(), this::agree,
					Progress.NONE, new Notes(), new Watcher()));
		} catch (BadInputException refused) {
			return Optional.empty();
		}
	}

	private boolean agree(ConsentRequest request) {
		asked = request;
		meanwhile.accept(board);
		return true;
	}

	/** Whether the part is closed. */
	boolean isClosed() {
		return (board.readFuse(scenario.map.closeWord().index()) & scenario.map.closeMask()) != 0;
	}

	/** Whether the journal says that a word did not read back as it should. */
	boolean isMismatchNoted(int word) {
		return journal.stream().anyMatch(entry -> entry.event() == Event.MISMATCH && entry.word() == word);
	}

	/** Keeps what is noted in one order with what is sent. */
	private final class Notes implements Journal {

		private final MemoryJournal flash = new MemoryJournal();

		@Override
		public void append(JournalEntry entry) {
			journal.add(entry);
		}

		@Override
		public void append(FlashEntry entry) {
			flash.append(entry);
		}

		@Override
		public Optional<CutOff> cutOff(String device, String uniqueId, String image) {
			return flash.cutOff(device, uniqueId, image);
		}
	}

	private final class Watcher implements RunListener {

		@Override
		public void stepStarted(Step step) {
			atStep.accept(step);
		}

		@Override
		public void command(Step step, String line) {
			Matcher program = PROGRAM.matcher(line);
			if (program.find()) {
				sent.add(new Sent(Integer.parseInt(program.group(1)), (int) Long.parseLong(program.group(2), 16),
						journal.isEmpty() ? Optional.empty() : Optional.of(journal.get(journal.size() - 1))));
			}
		}

		@Override
		public void fusesCompared(Step step, FusePlan fuses) {
			compared = fuses;
		}
	}
}
