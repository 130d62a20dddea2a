/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;

/**
 * What a configuration of the type {@link BootsealLaunches#TYPE_PROVISION} says. Immutable.
 *
 * @param file
 *            the provisioning file as the user named it: a path in the workspace or an expression with variables
 * @param board
 *            name, path or address of the board; empty for the one that the file names
 * @param burn
 *            the groups of fuses to burn; empty to burn nothing
 * @param confirm
 *            whether a person is asked before fuses are burnt; if not, the token must fit
 * @param token
 *            stands for the fuses to burn if nobody is asked; may be empty
 * @param bootAfter
 *            whether the board is booted at the end
 * @param journal
 *            the file that notes every burning; empty for the usual one
 */
public record ProvisionLaunch(String file, String board, Set<FuseGroup> burn, boolean confirm, String token,
		boolean bootAfter, String journal) {

	/** Copies the set. */
	public ProvisionLaunch {
		burn = burn.isEmpty() ? Set.of() : Set.copyOf(burn);
	}

	/**
	 * @param file
	 *            a provisioning file, as an attribute has it
	 * @return what a new configuration says: build, write and prove, on the board of the file, and burn nothing
	 */
	public static ProvisionLaunch of(String file) {
		return new ProvisionLaunch(file, "", Set.of(), true, "", true, "");
	}

	/**
	 * @param configuration
	 *            a configuration; attributes that it has not are as in {@link #of(String)}
	 * @return what it says
	 * @throws CoreException
	 *             if it can't be read, or names a group of fuses that there is not
	 */
	public static ProvisionLaunch fromConfiguration(ILaunchConfiguration configuration) throws CoreException {
		return new ProvisionLaunch(configuration.getAttribute(BootsealLaunches.ATTR_FILE, ""),
				configuration.getAttribute(BootsealLaunches.ATTR_BOARD, ""),
				groups(configuration.getAttribute(BootsealLaunches.ATTR_BURN, List.of())),
				configuration.getAttribute(BootsealLaunches.ATTR_CONFIRM, true),
				configuration.getAttribute(BootsealLaunches.ATTR_TOKEN, ""),
				configuration.getAttribute(BootsealLaunches.ATTR_BOOT_AFTER, true),
				configuration.getAttribute(BootsealLaunches.ATTR_JOURNAL, ""));
	}

	private static Set<FuseGroup> groups(List<String> ids) throws CoreException {
		Set<FuseGroup> groups = EnumSet.noneOf(FuseGroup.class);
		try {
			for (String id : ids) {
				groups.add(FuseGroup.of(id));
			}
		} catch (BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
		return groups;
	}

	/**
	 * Says it in a configuration. A value that is the default leaves no attribute.
	 *
	 * @param configuration
	 *            the configuration to change
	 */
	public void applyTo(ILaunchConfigurationWorkingCopy configuration) {
		configuration.setAttribute(BootsealLaunches.ATTR_FILE, file.isEmpty() ? null : file);
		configuration.setAttribute(BootsealLaunches.ATTR_BOARD, board.isEmpty() ? null : board);
		List<String> ids = new ArrayList<>();
		for (FuseGroup group : FuseGroup.values()) {
			if (burn.contains(group)) {
				ids.add(group.id());
			}
		}
		configuration.setAttribute(BootsealLaunches.ATTR_BURN, ids.isEmpty() ? null : ids);
		configuration.setAttribute(BootsealLaunches.ATTR_CONFIRM, confirm ? null : Boolean.FALSE);
		configuration.setAttribute(BootsealLaunches.ATTR_TOKEN, token.isEmpty() ? null : token);
		configuration.setAttribute(BootsealLaunches.ATTR_BOOT_AFTER, bootAfter ? null : Boolean.FALSE);
		configuration.setAttribute(BootsealLaunches.ATTR_JOURNAL, journal.isEmpty() ? null : journal);
	}
}
