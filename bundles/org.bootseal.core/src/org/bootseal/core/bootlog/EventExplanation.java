/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootlog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.hab.Csf;
import org.bootseal.core.hab.CsfCommand;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.HabFormatException;

/**
 * An event of HAB in words.
 *
 * @param event
 *            the event
 * @param summary
 *            status, reason and context in one line: "failure: invalid CSF, running the CSF, any engine"
 * @param subject
 *            what it is about: the command that failed, or the block that is not authenticated; empty if its data say
 *            nothing
 * @param command
 *            the command that failed, if the data hold one
 * @param remedy
 *            what to do, one sentence; empty if nothing is known
 */
public record EventExplanation(HabEvent event, String summary, String subject, Optional<CsfCommand> command,
		String remedy) {

	/** Length of the word that is asserted at the entry point. */
	private static final int ENTRY_LENGTH = 4;

	/**
	 * @param event
	 *            an event
	 * @return what it says
	 */
	public static EventExplanation of(HabEvent event) {
		HabCodes codes = HabCodes.builtIn();
		Optional<CsfCommand> command = command(event);
		String summary = codes.status(event.status()).words() + ": " + codes.reason(event.reason()).words() + ", "
				+ codes.context(event.context()).words() + ", " + codes.engine(event.engine()).words();
		String subject = command.map(CsfCommand::describe)
				.or(() -> event.asserted().map(EventExplanation::describe)).orElse("");
		return new EventExplanation(event, summary, subject, command, codes.reason(event.reason()).remedy());
	}

	private static Optional<CsfCommand> command(HabEvent event) {
		if (event.context() != HabEvent.IN_COMMAND || event.data().length < HabConstants.HEADER_LENGTH) {
			return Optional.empty();
		}
		try {
			List<CsfCommand> commands = Csf.commands(event.data());
			return commands.size() == 1 ? Optional.of(commands.get(0)) : Optional.empty();
		} catch (HabFormatException e) {
			// data of another kind
			return Optional.empty();
		}
	}

	/** HAB asserts the IVT, the DCD, the first byte of the boot data and the first word at the entry point. */
	private static String describe(HabEvent.Asserted block) {
		String what = switch ((int) Math.min(block.length(), Integer.MAX_VALUE)) {
		case HabConstants.IVT_LENGTH -> "the IVT";
		case 1 -> "the boot data";
		case ENTRY_LENGTH -> "the entry point";
		default -> "the DCD";
		};
		return String.format(Locale.ROOT, "%s at 0x%08X (0x%X bytes) is not authenticated", what, block.address(),
				block.length());
	}
}
