/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.StatusCatalogue;
import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.HabStatus;
import org.bootseal.core.sdp.SdpException;
import org.bootseal.core.sdp.SdpResponse;

/** Turns what went wrong into what a user needs: meaning, state of the board, what to try. */
final class Diagnosis {

	private static final String AGAIN = "Run the same plan again: all steps before the burning of fuses may be repeated.";
	private static final String WITHOUT_HUB = "Connect without a hub, with another cable.";
	private static final String SERIAL_DOWNLOAD = "Set the boot pins to serial download and reset the board.";

	private final Step step;
	private final BoardState state;

	Diagnosis(Step step, BoardState state) {
		this.step = step;
		this.state = state;
	}

	/** The flashloader answered with an error. */
	RunFailure flashloader(String line, MbootException e) {
		StatusCode code = e.status();
		if (state.place() == BoardState.Place.ROM) {
			return mbootRom(line, code);
		}
		String what = step.title() + ": the flashloader answered " + said(code);
		return failure(what, line, code.number(), code.name(), meaning(code), code.remedies());
	}

	private static String said(StatusCode code) {
		return code + (code.text().isEmpty() ? "" : ", " + code.text()) + ".";
	}

	/** A ROM that speaks mboot answered with an error; which it gives to a flashloader that it refuses is assumed. */
	private RunFailure mbootRom(String line, StatusCode code) {
		if (state.hab().isEmpty()) {
			return failure(step.title() + ": the ROM answered " + said(code), line, code.number(), code.name(),
					meaning(code), code.remedies());
		}
		HabState hab = state.hab().get();
		return failure(step.title() + ": the ROM answered " + code + ".", line, code.number(), code.name(),
				"The ROM refuses the flashloader. " + notStarted(hab), notStartedRemedies(hab));
	}

	/** The ROM answered with something else than it should. */
	RunFailure rom(String line, SdpException e) {
		List<String> next = new ArrayList<>();
		String meaning = SdpResponse.meaning(e.word());
		if (e.word() == SdpResponse.ADDRESS_REFUSED) {
			meaning = "The ROM refuses the address or the length: the file does not load into RAM that it allows.";
			next.add("Check that the flashloader is one for this device.");
		} else if (e.habStatus().isPresent()) {
			meaning = e.habStatus().get().describe() + ". " + notStarted(HabState.CLOSED);
			next.addAll(notStartedRemedies(HabState.CLOSED));
		}
		next.add("Reset the board before it is tried again.");
		return failure(step.title() + ": the ROM answered " + SdpResponse.describe(e.word()) + ".", line,
				e.word() & 0xFFFFFFFFL, SdpResponse.meaning(e.word()), meaning, next);
	}

	/** The ROM took the flashloader and is still there. */
	RunFailure notStarted(String line, HabState hab, HabStatus verdict) {
		return failure("The ROM took the flashloader but did not start it; the board still shows its ROM.", line,
				verdict.word() & 0xFFFFFFFFL, "HAB " + verdict.status(),
				verdict.describe() + ". " + notStarted(hab), notStartedRemedies(hab));
	}

	/** As {@link #notStarted(String, HabState, HabStatus)}, where the ROM tells no verdict. */
	RunFailure notStarted(String line, HabState hab) {
		return failure("The ROM took the flashloader but did not start it; the board still shows its ROM.", line,
				StepRecord.NO_STATUS, "", notStarted(hab), notStartedRemedies(hab));
	}

	private static String notStarted(HabState hab) {
		return hab == HabState.CLOSED
				? "The part is closed: it starts only a flashloader that is signed under the burnt SRK hash."
				: "On an open part this comes from a flashloader for another device or for another address.";
	}

	private static List<String> notStartedRemedies(HabState hab) {
		return hab == HabState.CLOSED
				? List.of("Sign the flashloader with the keys whose SRK hash is burnt in this board.",
						"Compare the SRK hash of the signed flashloader with the board's.",
						"If no SRK hash is burnt in the closed board, nothing starts on it any more.")
				: List.of("Use the flashloader of NXP's package for this device.", SERIAL_DOWNLOAD);
	}

	/** The board left the bus after the jump and did not come back. */
	RunFailure notBack(String line, long seconds) {
		return failure(
				"The board left the bus when the flashloader was started and did not come back within " + seconds
						+ " s.",
				line, StepRecord.NO_STATUS, "",
				"The flashloader started and did not get as far as USB, or the board was unplugged.",
				List.of("Plug the board in again with its boot pins on serial download, and run the plan again.",
						"Use the flashloader of NXP's package for this device.",
						"Connect without a hub; a virtual machine must be given the flashloader's USB id as well."))
				.about(Reason.GONE.id());
	}

	/** The way to the board failed. */
	RunFailure connection(String line, ConnectionException e) {
		if (e.reason() == Reason.TIMED_OUT && state.place() == BoardState.Place.FLASHLOADER) {
			StatusCode code = StatusCatalogue.builtIn().find(StatusCode.NO_RESPONSE);
			return failure(step.title() + ": the flashloader did not answer in time.", line, code.number(), code.name(),
					meaning(code), code.remedies());
		}
		String what = switch (e.reason()) {
		case GONE -> gone(e);
		case TIMED_OUT -> step.title() + ": the board did not answer in time.";
		default -> step.title() + ": " + e.getMessage();
		};
		return failure(what, line, StepRecord.NO_STATUS, "", meaning(e), remedies(e)).about(e.reason().id());
	}

	private String meaning(ConnectionException e) {
		if (!(step instanceof LookStep)) {
			return "Nothing is known of what the board did with the last command.";
		}
		return e.reason() == Reason.GONE ? "No ROM in serial download and no flashloader is there."
				: "The way to the board could not be opened, so nothing was sent.";
	}

	private String gone(ConnectionException e) {
		if (step instanceof LookStep) {
			return e.getMessage();
		}
		String when = step instanceof StartFlashloaderStep ? "while the flashloader was being started"
				: "during the step \"" + step.title() + "\"";
		return "The board left the bus " + when + ".";
	}

	/** What the way itself advises comes first: it knows the system and the place. */
	private List<String> remedies(ConnectionException e) {
		List<String> next = new ArrayList<>();
		if (!e.advice().isEmpty()) {
			next.add(e.advice());
		}
		switch (e.reason()) {
		case GONE:
			if (!(step instanceof LookStep)) {
				next.add("Plug the board in again with its boot pins on serial download.");
				next.add(WITHOUT_HUB);
			} else if (e.advice().isEmpty()) {
				next.add("Connect the USB port of the board that its serial downloader uses.");
				next.add(SERIAL_DOWNLOAD);
				next.add(WITHOUT_HUB);
			} else {
				next.add(SERIAL_DOWNLOAD);
			}
			break;
		case NO_PERMISSION:
			if (e.advice().isEmpty()) {
				next.add("Give your user access to the board; on Linux a udev rule does that.");
			}
			break;
		case BUSY:
			if (e.advice().isEmpty()) {
				next.add("Close the other program that has the board open.");
			}
			break;
		case UNAVAILABLE:
			next.add("Use another connection, or run the scripts of the output folder with NXP's tools.");
			break;
		case TIMED_OUT, STALLED, GARBLED, FAILED:
		default:
			next.add("Reset the board with its boot pins on serial download.");
			next.add(WITHOUT_HUB);
			break;
		}
		return next;
	}

	/** The host found out that it must not go on. */
	RunFailure found(String what, String meaning, String... next) {
		return failure(what, "", StepRecord.NO_STATUS, "", meaning, List.of(next));
	}

	/** As {@link #found}, with a status of the host's own. */
	RunFailure found(String what, String line, int status, String... next) {
		StatusCode code = StatusCatalogue.builtIn().find(status);
		List<String> remedies = new ArrayList<>(code.remedies());
		remedies.addAll(List.of(next));
		return failure(what, line, code.number(), code.name(), meaning(code), remedies);
	}

	private RunFailure failure(String what, String line, long status, String statusName, String meaning,
			List<String> remedies) {
		List<String> next = new ArrayList<>();
		if (state.isDoubtful()) {
			next.add("Read the fuse word back before anything else; the journal has what was sent.");
		}
		next.addAll(remedies);
		if (step.isRepeatable() && !(step instanceof ReadFusesStep) && !(step instanceof ProveStep)) {
			next.add(AGAIN);
		}
		if (next.isEmpty()) {
			next.add(step.isRepeatable() ? "Run the same plan again: this step changes nothing on the board."
					: "Run the same plan again: it reads the fuses anew and burns what is not burnt yet.");
		}
		return new RunFailure(step.id(), what, line, status, statusName, meaning, state.describe(), next);
	}

	private static String meaning(StatusCode code) {
		if (code.meaning().isEmpty() && code.causes().isEmpty()) {
			return code.isKnown() ? "" : String.format(Locale.ROOT, "Status %d is in no catalogue.", code.number());
		}
		return code.meaning()
				+ (code.causes().isEmpty() ? "" : " Usual causes: " + String.join(" ", code.causes()));
	}
}
