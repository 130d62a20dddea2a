/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseFinding;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.WriteRequest;

/** Shows what would be burnt, on a board or on the fuses in a file. */
final class FusePlanText {

	private FusePlanText() {
	}

	/** Holds what a request wants against what was read of a board. */
	static FusePlan plan(WriteRequest request, FuseSnapshot snapshot) throws BadInputException {
		if (request.fuses().isEmpty()) {
			throw new BadInputException("the provisioning file wants no fuses; there is nothing to plan");
		}
		return FusePlan.of(FuseMap.of(request.device()), request.fuses(), snapshot.values(), imageSrk(request),
				request.srkIndex());
	}

	/** The SRK hash that the image is signed under; empty if it is not signed. */
	static Optional<int[]> imageSrk(WriteRequest request) {
		return request.imageSrk().isEmpty() ? Optional.empty()
				: Optional.of(request.imageSrk().stream().mapToInt(Integer::intValue).toArray());
	}

	/** A line for each request. */
	static void show(Output output, String step, FusePlan fuses) {
		for (FuseCheck check : fuses.checks()) {
			boolean conflict = check.status() == FuseStatus.CONFLICT;
			output.say(conflict ? Output.Tone.BAD : Output.Tone.QUIET,
					"    " + check + (conflict ? " (" + check.reason() + ")" : ""));
			FuseCheck shown = check.shown();
			output.emit("fuse", "step", step, "word", check.request().word().index(), "name",
					check.request().word().name(), "value", Integer.toUnsignedLong(shown.request().value()), "mask",
					Integer.toUnsignedLong(check.request().mask()), "known", check.known(), "current",
					Integer.toUnsignedLong(shown.current()), "status", check.status().name(), "group",
					check.request().group().id(), "reason", check.reason());
		}
	}

	/** What a person must know, and the token if groups are named. */
	static void showConsequences(Output output, FusePlan fuses, Set<FuseGroup> groups) {
		// a refusal stands beside its word already
		fuses.findings(groups.isEmpty() ? EnumSet.allOf(FuseGroup.class) : groups).stream()
				.filter(finding -> finding.severity() == FuseFinding.Severity.WARNING)
				.forEach(finding -> output.say(Output.Tone.WARNING, "    ! " + finding));
		if (!groups.isEmpty()) {
			showToken(output, fuses, groups);
		}
	}

	/** The token stands for all groups that were named, as it does for the write command. */
	private static void showToken(Output output, FusePlan fuses, Set<FuseGroup> groups) {
		List<String> names = fuses.checks().stream().filter(check -> check.status() == FuseStatus.WRITE)
				.map(check -> check.request().group()).filter(groups::contains).distinct().map(FuseGroup::id).toList();
		String token = names.isEmpty() ? "" : fuses.token(groups);
		output.say(names.isEmpty() ? "    no fuse of the groups that were named is to be burnt"
				: "    to agree beforehand to burn " + String.join(", ", names) + ": token: " + token);
		output.emit("token", "groups", names, "token", token);
	}
}
