/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;

import picocli.CommandLine.Option;

/** Which groups of fuses are meant. What closes or locks a part is never implied by anything else. */
final class BurnOptions {

	@Option(names = "--burn", //
			description = "The fuses that the file wants may be burnt, except those that close or lock the part.")
	private boolean burn;

	@Option(names = "--close", //
			description = "With --burn: those that close the part for ever as well (SEC_CONFIG[1]), if the file wants it.")
	private boolean close;

	@Option(names = "--lock", //
			description = "With --burn: the lock fuses as well that the file wants.")
	private boolean lock;

	/**
	 * What is asked for and not wanted by the file would be left out without a word.
	 *
	 * @param wanted
	 *            the fuse bits that the provisioning file wants
	 * @throws BadInputException
	 *             if a group is asked for that the file does not want
	 */
	void checkWanted(List<FuseRequest> wanted) throws BadInputException {
		if (burn && wanted.isEmpty()) {
			throw new BadInputException("--burn: the provisioning file wants no fuses");
		}
		if (close && wanted.stream().noneMatch(request -> request.group() == FuseGroup.CLOSE)) {
			throw new BadInputException(
					"--close: the provisioning file does not want the part closed (fuses.close: true)");
		}
		if (lock && wanted.stream().noneMatch(request -> request.group() == FuseGroup.LOCK)) {
			throw new BadInputException("--lock: the provisioning file wants no lock fuses");
		}
	}

	/**
	 * @return the groups to burn; empty without --burn
	 * @throws BadInputException
	 *             if closing or locking was asked for by itself
	 */
	Set<FuseGroup> groups() throws BadInputException {
		if ((close || lock) && !burn) {
			throw new BadInputException("--close and --lock go with --burn only");
		}
		Set<FuseGroup> groups = EnumSet.noneOf(FuseGroup.class);
		if (burn) {
			groups.addAll(Set.of(FuseGroup.SRK, FuseGroup.BOOT_CONFIG, FuseGroup.OTHER));
		}
		if (close) {
			groups.add(FuseGroup.CLOSE);
		}
		if (lock) {
			groups.add(FuseGroup.LOCK);
		}
		return groups;
	}
}
