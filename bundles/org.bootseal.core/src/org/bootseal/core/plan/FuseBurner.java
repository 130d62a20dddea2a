/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;
import org.bootseal.core.mboot.LockedFuses;
import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseFinding;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.BurnFusesStep.Burn;
import org.bootseal.core.plan.BurnFusesStep.Required;
import org.bootseal.core.plan.JournalEntry.Event;

/** Reads fuses, and burns them one word at a time: journal, send, read back, compare, journal. */
final class FuseBurner {

	/** How the SRK hash on the board compares with the one that the image is signed under. */
	enum BoardSrk {
		/** It was not read, or the image is not signed. */
		UNKNOWN,
		/** No bit of it is burnt. */
		NOT_BURNT,
		/** It is that of the image. */
		OF_IMAGE,
		/** It is another one, or not complete. */
		OTHER
	}

	/** With these a flashloader says that a word may not be read. */
	private static final Set<Integer> NOT_READABLE = Set.of(StatusCode.SECURITY_VIOLATION, StatusCode.OTP_LOCKED);

	private final StepContext context;
	private final Journal journal;
	private final String device;
	private final BurnPermit permit;
	/** What is burnt as far as it was read, by word. */
	private final Map<Integer, Integer> current = new LinkedHashMap<>();
	private FuseMap map;
	private List<FuseWord> srkWords = List.of();
	private List<Integer> imageSrk = List.of();
	private FusePlan fusePlan;
	private List<FuseCheck> toWrite = List.of();
	private Set<FuseGroup> burnGroups = Set.of();

	FuseBurner(StepContext context, Journal journal, String device, BurnPermit permit) {
		this.context = context;
		this.permit = permit;
		this.journal = journal;
		this.device = device;
	}

	/** The requests held against the board; empty if no fuses were read. */
	List<FuseCheck> checks() {
		return fusePlan == null ? List.of() : fusePlan.checks();
	}

	void read(ReadFusesStep step) throws StepStop {
		permit.fusesCompared();
		current.clear();
		map = step.map();
		srkWords = map.srkHashWords();
		imageSrk = step.imageSrk();
		Set<Integer> locked = locks(step);
		List<Integer> unknown = new ArrayList<>();
		for (BoardCommand.ReadFuse read : step.reads()) {
			// a word that the part does not let be read is unknown to the fuse plan, which then decides
			Optional<Integer> value = context.askUnless(read, NOT_READABLE,
					() -> context.link().flashloader().efuseReadOnce(read.index()));
			if (value.isPresent()) {
				current.put(read.index(), value.get());
			} else {
				unknown.add(read.index());
			}
		}
		Optional<int[]> srk = step.imageSrk().isEmpty() ? Optional.empty()
				: Optional.of(step.imageSrk().stream().mapToInt(Integer::intValue).toArray());
		try {
			fusePlan = FusePlan.of(step.map(), step.requests(), current, locked, srk, step.srkIndex());
			burnGroups = step.burn();
			context.fusesCompared(fusePlan);
			toWrite = step.burn().isEmpty() ? List.of() : fusePlan.toWrite(step.burn());
		} catch (BadInputException e) {
			throw new StepStop(context.diagnosis().found("The fuses can't be burnt as wanted: " + e.getMessage(),
					"Fuses can be burnt once and only from 0 to 1.",
					"Compare the requested fuses with the board's; no run can change what is burnt."));
		}
		checkCanBeSeen();
		context.log().message(fusePlan.summary() + (unknown.isEmpty() ? "" : "; can't be read: words " + unknown));
	}

	/** Older flashloaders don't tell; then a lock is found when a word is read back. */
	private Set<Integer> locks(ReadFusesStep step) throws StepStop {
		if (step.locks().isEmpty()) {
			return Set.of();
		}
		BoardCommand.GetProperty ask = step.locks().get();
		return context.askUnless(ask, Set.of(StatusCode.UNKNOWN_PROPERTY),
				() -> LockedFuses.decode(context.link().flashloader().getProperty(ask.property(), ask.index())))
				.orElse(Set.of());
	}

	/** What is burnt as far as it was read, by word index; empty if no fuse was read. */
	Map<Integer, Integer> burnt() {
		return Map.copyOf(current);
	}

	/** Whether this run closes the part. */
	boolean closes() {
		return burns(FuseGroup.CLOSE);
	}

	private boolean burns(FuseGroup group) {
		return toWrite.stream().anyMatch(check -> check.request().group() == group);
	}

	/** Where nobody can look on, the board can only have booted its image before if its SRK hash was there before. */
	private void checkCanBeSeen() throws StepStop {
		if (closes() && burns(FuseGroup.SRK) && !context.link().isWitnessed()) {
			throw new StepStop(context.diagnosis().found(
					"The part can't be closed in the run that burns its SRK hash: it never booted the image with it.",
					"A part is closed only after HAB was seen to accept the image while the part was open, and nobody can"
							+ " look on here.",
					"Burn the SRK hash alone, set the boot pins to internal boot, and see that the board runs the image.",
					"Then close it in another run."));
		}
	}

	private List<FuseFinding> findings() {
		List<FuseFinding> findings = new ArrayList<>(
				fusePlan == null ? List.of() : fusePlan.findings(burnGroups));
		if (closes() && !context.link().isWitnessed()) {
			findings.add(new FuseFinding(FuseFinding.Severity.WARNING,
					"Nobody can see from here whether this board boots the image. Agree only if you have seen it run the"
							+ " image with this SRK hash burnt."));
		}
		return findings;
	}

	ConsentRequest consentRequest(String title, ConsentStep step) {
		Set<FuseGroup> left = toWrite.stream().map(check -> check.request().group()).collect(Collectors.toSet());
		return new ConsentRequest(title, context.link().path(), step.consequences(left), toWrite,
				findings(),
				toWrite.isEmpty() ? "" : fusePlan.token(burnGroups));
	}

	/** The unique id of the part; empty if it was not read. */
	Optional<String> boardId() {
		return fusePlan == null ? Optional.empty() : fusePlan.boardId();
	}

	/** Whether the part is closed as far as its fuses say; empty if they were not read. */
	Optional<Boolean> isClosed() {
		return map == null ? Optional.empty()
				: Optional.ofNullable(current.get(map.closeWord().index())).map(word -> (word & map.closeMask()) != 0);
	}

	/** Whether anything that is wanted of a group is not burnt, or not whole. */
	boolean lacks(FuseGroup group) {
		return checks().stream().map(FuseCheck::request).filter(wanted -> wanted.group() == group)
				.anyMatch(wanted -> (current.getOrDefault(wanted.word().index(), 0) & wanted.mask()) != wanted.value());
	}

	/** How the SRK hash on the board compares now. */
	BoardSrk boardSrk() {
		List<Integer> burnt = new ArrayList<>();
		srkWords.forEach(word -> burnt.add(current.get(word.index())));
		if (imageSrk.isEmpty() || burnt.contains(null)) {
			return BoardSrk.UNKNOWN;
		}
		if (burnt.equals(imageSrk)) {
			return BoardSrk.OF_IMAGE;
		}
		return burnt.stream().allMatch(word -> word == 0) ? BoardSrk.NOT_BURNT : BoardSrk.OTHER;
	}

	void burn(BurnFusesStep step) throws StepStop {
		if (!step.chosen()) {
			context.log().skip("not chosen");
			return;
		}
		if (step.burns().stream().anyMatch(burn -> toWrite(burn).isPresent())) {
			checkPermitted(step);
			checkRequired(step);
		}
		int burnt = 0;
		for (Burn burn : step.burns()) {
			Optional<FuseCheck> check = toWrite(burn);
			if (check.isPresent()) {
				context.checkCancelled();
				// an earlier group may have burnt bits of the same word
				burn(burn, current.getOrDefault(burn.read().index(), check.get().current()));
				burnt++;
			} else {
				lookAgain(burn);
			}
		}
		if (burnt == 0) {
			context.log().skip("all burnt already");
		} else {
			context.log().message(burnt + (burnt == 1 ? " word" : " words") + " burnt and read back");
		}
	}

	/** What read as burnt must do so twice: one wrong answer, or a weak bit, would let a run say that all is burnt. */
	private void lookAgain(Burn burn) throws StepStop {
		FuseRequest request = burn.request();
		Optional<Integer> word = context.askUnless(burn.read(), NOT_READABLE,
				() -> context.link().flashloader().efuseReadOnce(burn.read().index()));
		if (word.isPresent() && (word.get() & request.mask()) != request.value()) {
			current.put(burn.read().index(), word.get());
			throw new StepStop(context.diagnosis().found(
					request.secret() ? request.word().name() + " reads otherwise than it did at first."
							: String.format(Locale.ROOT,
									"%s reads 0x%08X now, and read as wanted, 0x%08X in the bits 0x%08X, at first.",
									request.word().name(), word.get(), request.value(), request.mask()),
					"A bit is burnt too weakly to be read the same each time, or an answer was wrong.",
					"Run the same plan again: it reads the fuses anew and burns what is not burnt."));
		}
	}

	private Optional<FuseCheck> toWrite(Burn burn) {
		return toWrite.stream().filter(wanted -> wanted.request().equals(burn.request())).findFirst();
	}

	/** Holds whatever steps a plan is made of. */
	private void checkPermitted(BurnFusesStep step) throws StepStop {
		// a step may be named after one group and burn bits of another
		for (Burn burn : step.burns()) {
			String missing = permit.missing(burn.request().group());
			if (!missing.isEmpty()) {
				throw new StepStop(context.diagnosis().found("The fuses are not burnt: " + missing + ".",
						"Fuses are burnt only after what makes sure that the board survives it.",
						"Run a plan that asks and verifies before it burns."));
			}
		}
	}

	/** What must be burnt before is read from the board itself, not taken from what this run believes. */
	private void checkRequired(BurnFusesStep step) throws StepStop {
		for (Required required : step.required()) {
			FuseRequest needed = required.request();
			int word = context.ask(required.read(),
					() -> context.link().flashloader().efuseReadOnce(required.read().index()));
			if ((word & needed.mask()) != needed.value()) {
				throw new StepStop(context.diagnosis().found(
						String.format(Locale.ROOT,
								"%s reads %s, expected %s in the bits 0x%08X: the fuses \"%s\" are not burnt.",
								needed.word().name(), shown(needed, word), shown(needed, needed.value()), needed.mask(),
								step.group().id()),
						step.group() == FuseGroup.CLOSE
								? "A closed part that does not hold the SRK hash of its image, or has its SRK revoked, never"
										+ " runs anything again; one without the key of its flash does not boot."
								: "A locked word can never be burnt.",
						"Burn what is wanted there first, in the same run or in one before."));
			}
		}
	}

	private void burn(Burn burn, int before) throws StepStop {
		FuseRequest request = burn.request();
		String fuse = String.format(Locale.ROOT, "fuse word %d %s with %s", request.word().index(),
				request.word().name(), shown(request, request.value()));
		append(Event.SENDING, request, before, "Nothing is burnt that is not written down first.");
		context.state().burning(fuse);
		context.send(burn.program(), () -> context.link().flashloader().efuseProgramOnce(burn.program().index(),
				burn.program().value()));
		int after = context.ask(burn.read(), () -> context.link().flashloader().efuseReadOnce(burn.read().index()));
		current.put(burn.read().index(), after);
		// as much as was there and is wanted, and not a bit more: a bit that nobody wanted is as wrong as a missing one
		if (after != (before | request.value())) {
			throw mismatch(burn, before | request.value(), after);
		}
		context.state().burnt(request.word().name());
		append(Event.VERIFIED, request, after,
				"The word is burnt and reads as wanted; only the journal does not say so.");
	}

	/** What is on the board matters more than what is in the journal, so both are told if the journal fails as well. */
	private StepStop mismatch(Burn burn, int expected, int after) {
		FuseRequest request = burn.request();
		String what = String.format(Locale.ROOT, "Fuse word %d %s reads ", request.word().index(),
				request.word().name())
				+ (request.secret() ? "otherwise than it was burnt."
						: String.format(Locale.ROOT, "0x%08X, expected 0x%08X.", after, expected));
		try {
			journal.append(entry(Event.MISMATCH, request, after));
		} catch (IOException e) {
			what += " The journal can't be written either: " + e.getMessage();
		}
		return new StepStop(context.diagnosis().found(what, burn.read().line(), StatusCode.OTP_VERIFY_FAILED));
	}

	private void append(Event event, FuseRequest request, int found, String meaning) throws StepStop {
		try {
			journal.append(entry(event, request, found));
		} catch (IOException e) {
			throw new StepStop(context.diagnosis().found("The journal can't be written: " + e.getMessage(), meaning,
					"Make the journal's folder writable."));
		}
	}

	private JournalEntry entry(Event event, FuseRequest request, int found) {
		return new JournalEntry(event, device, context.link().path(), fusePlan.boardId().orElse(""),
				request.word().index(), request.word().name(), request.shown().value(), request.secret() ? 0 : found);
	}

	private static String shown(FuseRequest request, int bits) {
		return request.secret() ? FuseRequest.HIDDEN : String.format(Locale.ROOT, "0x%08X", bits);
	}
}
