/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseFinding;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.Consent;
import org.bootseal.core.plan.ConsentRequest;

/**
 * Asks the user whether fuses may be burnt. Writing the flash alone needs no question: it was asked for. The answer
 * comes from the terminal, or beforehand as the token that stands for these bits on this board as it is now.
 */
final class BurnConsent implements Consent {

	private final Output output;
	private final Terminal terminal;
	private final List<String> agreedTokens;

	/**
	 * @param output
	 *            where to show what is asked
	 * @param terminal
	 *            who is asked
	 * @param agreedTokens
	 *            the tokens that were agreed to beforehand, each for one board; empty if the user is to be asked
	 */
	BurnConsent(Output output, Terminal terminal, List<String> agreedTokens) {
		this.output = output;
		this.terminal = terminal;
		this.agreedTokens = List.copyOf(agreedTokens);
	}

	@Override
	public boolean agree(ConsentRequest request) {
		if (!request.isIrreversible()) {
			return true;
		}
		show(request);
		if (!agreedTokens.isEmpty()) {
			boolean same = agreedTokens.stream().anyMatch(request.token()::equalsIgnoreCase);
			output.say(same ? "  agreed beforehand by token " + request.token()
					: "  the token " + String.join(" or ", agreedTokens)
							+ " stands for other bits or another board; this one is " + request.token());
			return same;
		}
		return ask(request);
	}

	private void show(ConsentRequest request) {
		output.say(Output.Tone.WARNING, "  These fuses will be burnt on the board at " + request.boardPath()
				+ ". This can't be undone.");
		for (FuseCheck fuse : request.fuses()) {
			output.say("    " + fuse);
		}
		for (String consequence : request.consequences()) {
			output.say("  - " + consequence);
		}
		for (FuseFinding finding : request.findings()) {
			output.say(Output.Tone.WARNING, "  ! " + finding);
		}
		output.say("  token: " + request.token());
		output.emit("consent", "title", request.title(), "board", request.boardPath(), "fuses",
				request.fuses().stream().map(FuseCheck::toString).toList(), "consequences", request.consequences(),
				"findings", request.findings().stream().map(FuseFinding::toString).toList(), "token", request.token());
	}

	private boolean ask(ConsentRequest request) {
		if (!terminal.isThere() || output.isJson()) {
			output.say(
					"  There is no terminal to ask (input and output must both be one). To agree beforehand, say --yes "
							+ request.token());
			return false;
		}
		int words = request.fuses().size();
		Optional<String> answer = terminal
				.ask(words == 1 ? "  Burn this word? Type yes: " : "  Burn these " + words + " words? Type yes: ");
		if (answer.isEmpty()) {
			output.say("  No answer.");
			return false;
		}
		if (!answer.get().strip().equalsIgnoreCase("yes")) {
			return false;
		}
		for (FuseGroup group : FuseGroup.values()) {
			boolean burnt = request.fuses().stream().anyMatch(fuse -> fuse.request().group() == group);
			if (burnt && group.isTyped() && !typed(group)) {
				return false;
			}
		}
		return true;
	}

	private boolean typed(FuseGroup group) {
		String what = switch (group) {
		case CLOSE -> "This closes the part for ever";
		case LOCK -> "This locks fuses for ever";
		default -> "This decides for ever what the part boots";
		};
		return terminal.ask("  " + what + ". Type " + group.id() + " to go on: ")
				.filter(word -> word.strip().equalsIgnoreCase(group.id())).isPresent();
	}
}
