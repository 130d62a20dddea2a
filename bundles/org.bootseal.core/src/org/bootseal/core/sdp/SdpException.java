/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.util.Optional;

/** The ROM answered, but refused. The connection is still good. */
public class SdpException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String command;
	private final int word;
	private final Integer habStatus;

	/**
	 * @param command
	 *            what was sent, as sdphost writes it
	 * @param word
	 *            the word that came in place of the expected one
	 * @param habStatus
	 *            what HAB says about it; empty if it was not asked or did not answer
	 */
	public SdpException(String command, int word, Optional<HabStatus> habStatus) {
		super(command + ": the ROM answered " + SdpResponse.describe(word)
				+ habStatus.map(status -> "; " + status.describe()).orElse(""));
		this.command = command;
		this.word = word;
		this.habStatus = habStatus.map(HabStatus::word).orElse(null);
	}

	/** @return what was sent, as sdphost writes it */
	public String command() {
		return command;
	}

	/** @return the word that came, most significant byte first */
	public int word() {
		return word;
	}

	/** @return what HAB says about it, or empty */
	public Optional<HabStatus> habStatus() {
		return Optional.ofNullable(habStatus).map(HabStatus::new);
	}
}
