/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;

import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which groups of fuses are meant. What closes or locks a part is never implied by anything else. */
final class BurnOptions {

	private static final String NEITHER_CLOSE_NOR_LOCK = "srk,boot,other";

	@Option(names = "--burn", arity = "0..1", paramLabel = "GROUPS", //
			fallbackValue = NEITHER_CLOSE_NOR_LOCK, preprocessor = GroupNames.class, //
			description = {
					"The fuses that the file wants may be burnt: the groups srk, boot and other. GROUPS: only these, with",
					"commas between; also xip-key and xip-enable, which are burnt only if they are named." })
	private String burn;

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
		if (burn != null && wanted.isEmpty()) {
			throw new BadInputException("--burn: the provisioning file wants no fuses");
		}
		if (burn != null && !burn.equals(NEITHER_CLOSE_NOR_LOCK)) {
			for (FuseGroup group : named()) {
				if (wanted.stream().noneMatch(request -> request.group() == group)) {
					throw new BadInputException(
							"--burn: the provisioning file wants no fuses of the group \"" + group.id() + "\"");
				}
			}
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
	 *             if closing or locking was asked for by itself, or as one group of many
	 */
	Set<FuseGroup> groups() throws BadInputException {
		if ((close || lock) && burn == null) {
			throw new BadInputException("--close and --lock go with --burn only");
		}
		Set<FuseGroup> groups = EnumSet.noneOf(FuseGroup.class);
		if (burn != null) {
			groups.addAll(named());
		}
		if (close) {
			groups.add(FuseGroup.CLOSE);
		}
		if (lock) {
			groups.add(FuseGroup.LOCK);
		}
		return groups;
	}

	private Set<FuseGroup> named() throws BadInputException {
		Set<FuseGroup> groups = EnumSet.noneOf(FuseGroup.class);
		for (String name : burn.split(",", -1)) {
			FuseGroup group = FuseGroup.of(name);
			if (group == FuseGroup.CLOSE || group == FuseGroup.LOCK) {
				throw new BadInputException("--burn: to burn the group \"" + name + "\", say --" + name + " as well");
			}
			groups.add(group);
		}
		return groups;
	}

	/** Takes what follows --burn for groups only if it looks like some, so that a file may follow. */
	static final class GroupNames implements IParameterPreprocessor {

		@Override
		public boolean preprocess(Stack<String> arguments, CommandSpec command, ArgSpec option,
				Map<String, Object> info) {
			boolean attached = "=".equals(info.get("separator"));
			if (!attached && !arguments.isEmpty() && !arguments.peek().matches("-.*|[a-z-]+(,[a-z-]*)*")) {
				arguments.push(NEITHER_CLOSE_NOR_LOCK);
			}
			return false;
		}
	}
}
