/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The second FlexSPI NOR option word, for boards that are not wired as the ROM expects (SPSDK option word description,
 * memory id 9).
 *
 * @param dummyCycles
 *            bits 7:0, dummy cycles of the read command; 0 means that the flashloader finds them out
 * @param statusOverride
 *            bits 15:8, a byte for the status register while modes are switched
 * @param pinmuxGroup
 *            bits 19:16, 0 primary pins, 1 secondary pins
 * @param dqsPinmuxGroup
 *            bits 23:20, 0 default DQS pin, 1 secondary
 * @param driveStrength
 *            bits 27:24, pad drive strength; 0 default
 * @param connection
 *            bits 31:28, 0 port A, 1 two flashes in parallel, 2 port B, 3 both ports
 */
public record OptionWord1(int dummyCycles, int statusOverride, int pinmuxGroup, int dqsPinmuxGroup, int driveStrength,
		int connection) {

	private static final Map<Integer, String> CONNECTIONS = Map.of(0, "port A", 1, "two flashes in parallel", 2,
			"port B", 3, "both ports");

	/** Checks that each field fits its bits. */
	public OptionWord1 {
		if (dummyCycles != (dummyCycles & 0xFF) || statusOverride != (statusOverride & 0xFF)
				|| pinmuxGroup != (pinmuxGroup & 0xF) || dqsPinmuxGroup != (dqsPinmuxGroup & 0xF)
				|| driveStrength != (driveStrength & 0xF) || connection != (connection & 0xF)) {
			throw new IllegalArgumentException("a field of option word 1 does not fit its bits");
		}
	}

	/**
	 * @param word
	 *            an option word; it has no tag, any value is one
	 * @return its fields
	 */
	public static OptionWord1 decode(int word) {
		return new OptionWord1(word & 0xFF, word >>> 8 & 0xFF, word >>> 16 & 0xF, word >>> 20 & 0xF, word >>> 24 & 0xF,
				word >>> 28);
	}

	/** @return the word */
	public int encode() {
		return connection << 28 | driveStrength << 24 | dqsPinmuxGroup << 20 | pinmuxGroup << 16 | statusOverride << 8
				| dummyCycles;
	}

	/** @return the wiring in plain words */
	public String summary() {
		StringBuilder text = new StringBuilder(
				CONNECTIONS.getOrDefault(connection, "undefined connection " + connection));
		text.append(pinmuxGroup == 0 ? ", primary pins" : ", secondary pins");
		if (dqsPinmuxGroup != 0) {
			text.append(", secondary DQS pin");
		}
		if (driveStrength != 0) {
			text.append(", drive strength ").append(driveStrength);
		}
		if (statusOverride != 0) {
			text.append(String.format(", status register 0x%02X", statusOverride));
		}
		text.append(dummyCycles == 0 ? ", dummy cycles found out" : ", " + dummyCycles + " dummy cycles");
		return text.toString();
	}

	/** @return one sentence for each field whose value has no known meaning; empty if none */
	public List<String> findings() {
		List<String> findings = new ArrayList<>();
		if (!CONNECTIONS.containsKey(connection)) {
			findings.add("connection (bits 31:28) is " + connection + ", which is not defined");
		}
		if (pinmuxGroup > 1) {
			findings.add("pinmux group (bits 19:16) is " + pinmuxGroup + ", but only 0 and 1 are defined");
		}
		if (dqsPinmuxGroup > 1) {
			findings.add("DQS pinmux group (bits 23:20) is " + dqsPinmuxGroup + ", but only 0 and 1 are defined");
		}
		return List.copyOf(findings);
	}
}
