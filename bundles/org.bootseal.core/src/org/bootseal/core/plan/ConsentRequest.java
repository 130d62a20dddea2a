/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseFinding;

/**
 * What a user agrees to.
 *
 * @param title
 *            what is written where
 * @param boardPath
 *            where the board is plugged in
 * @param consequences
 *            what will happen, one sentence each
 * @param fuses
 *            the words that will be burnt, as they are now and as they will be; empty if none
 * @param findings
 *            what must be known before burning
 * @param token
 *            eight hexadecimal digits that stand for exactly these fuses and this board's present ones; empty if none
 *            are burnt
 */
public record ConsentRequest(String title, String boardPath, List<String> consequences, List<FuseCheck> fuses,
		List<FuseFinding> findings, String token) {

	/** Copies the lists. */
	public ConsentRequest {
		consequences = List.copyOf(consequences);
		fuses = List.copyOf(fuses);
		findings = List.copyOf(findings);
	}

	/** @return whether fuses will be burnt, which nothing can undo */
	public boolean isIrreversible() {
		return !fuses.isEmpty();
	}
}
