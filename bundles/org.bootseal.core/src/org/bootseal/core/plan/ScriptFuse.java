/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.Locale;

import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;

/** How scripts name and compare fuses: unsigned decimal numbers, as blhost prints them. */
final class ScriptFuse {

	private ScriptFuse() {
		// functions only
	}

	/** The argument that makes a script burn a group. */
	static String argument(FuseGroup group) {
		return "burn_" + group.id();
	}

	/** The variable that holds whether a group is burnt. */
	static String variable(FuseGroup group) {
		return "BURN_" + group.id().toUpperCase(Locale.ROOT);
	}

	static String mask(FuseRequest request) {
		return Integer.toUnsignedString(request.mask());
	}

	static String value(FuseRequest request) {
		return Integer.toUnsignedString(request.value());
	}

	/** The bits that must not be burnt yet, because nothing clears them. */
	static String forbidden(FuseRequest request) {
		return Integer.toUnsignedString(request.mask() & ~request.value());
	}
}
