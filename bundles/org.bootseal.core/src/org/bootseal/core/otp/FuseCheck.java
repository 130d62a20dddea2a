/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.Locale;

/**
 * A request held against what is burnt.
 *
 * @param request
 *            what is wanted
 * @param known
 *            whether the word could be read
 * @param current
 *            what is burnt; 0 if not known
 * @param status
 *            what has to be done
 * @param reason
 *            why it is a conflict, one sentence for the user; empty otherwise
 */
public record FuseCheck(FuseRequest request, boolean known, int current, FuseStatus status, String reason) {

	/**
	 * @return the wanted bits that are not burnt yet; a write programs the whole value, of which the others stay burnt
	 */
	public int missing() {
		return request.value() & ~current;
	}

	/** @return the same to be shown: 0 in place of what is secret */
	public FuseCheck shown() {
		return request.secret() ? new FuseCheck(request.shown(), known, 0, status, reason) : this;
	}

	/** @return the line that NXP's Secure Provisioning Tool prints for it */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "OTP request: %s |= %s (mask: 0x%x); current value=%s; status=%s",
				request.word().name(), request.text(request.value()), request.mask(),
				known ? request.text(current) : "unknown", status);
	}
}
