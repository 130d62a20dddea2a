/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fault;

import java.util.Locale;

/** Writes fault scripts as {@link FaultScriptReader} takes them. */
final class FaultScriptWriter {

	private FaultScriptWriter() {
	}

	static String text(FaultScript script) {
		StringBuilder text = new StringBuilder("seed: ").append(script.seed()).append("\nfaults:");
		text.append(script.faults().isEmpty() ? " []\n" : "\n");
		for (Fault fault : script.faults()) {
			text.append("  - {at: ").append(fault.site().text());
			text.append(fault.name().isEmpty() ? "" : " " + fault.name());
			text.append(fault.number() < 0 ? "" : String.format(Locale.ROOT, " 0x%X", fault.number()));
			text.append(", do: ").append(effect(fault.effect()));
			text.append(fault.nth() == 1 ? "" : ", nth: " + fault.nth());
			text.append(fault.always() ? ", always: true" : "");
			text.append(fault.probability() >= 1 ? "" : ", probability: " + fault.probability()).append("}\n");
		}
		return text.toString();
	}

	private static String effect(FaultEffect effect) {
		return switch (effect.kind()) {
		case STATUS -> "status " + Integer.toUnsignedString(effect.first());
		case SHORTEN -> "short " + effect.first();
		case LATE -> "late " + effect.first();
		case LOSE -> "lose " + effect.first();
		case FLIP -> String.format(Locale.ROOT, "flip %d 0x%02X", effect.first(), effect.second());
		case EXTRA -> String.format(Locale.ROOT, "extra %d 0x%02X", effect.first(), effect.second());
		default -> effect.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
		};
	}
}
