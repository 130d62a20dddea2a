/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.bootlog.HabEvent;
import org.bootseal.core.hab.Csf;
import org.bootseal.core.hab.CsfCommand;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.CsfCommand.Nop;
import org.bootseal.core.hab.CsfCommand.SetEngine;
import org.bootseal.core.hab.CsfCommand.Unlock;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.HabEngine;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Initialize;
import org.bootseal.core.hab.SetMid;

/**
 * Carries out the commands of a CSF one after the other as HAB does, up to the first that fails. Sources: Code-Signing
 * Tool User's Guide and HABv4 RVT Guidelines (NXP); NXP's SPSDK 3.10 (image/hab).
 */
final class CsfPlayer {

	private final TargetPart part;
	private final ImageMemory memory;
	private final long address;
	private final KeySlots keys;
	private final DataChecks data;
	private final List<CommandResult> results = new ArrayList<>();
	private byte[] csf = new byte[0];

	CsfPlayer(TargetPart part, ImageMemory memory, long address, CoverageMap coverage) {
		this.part = part;
		this.memory = memory;
		this.address = address;
		CsfStructures structures = new CsfStructures(memory, address);
		keys = new KeySlots(part, structures, coverage);
		data = new DataChecks(part, memory, structures, keys, coverage);
	}

	/** Runs the CSF; an event if HAB gives up. */
	Optional<HabEvent> play() {
		try {
			csf = readCsf();
			return run();
		} catch (HabRefusal e) {
			results.add(new CommandResult(OptionalLong.empty(), "Read the CSF", Optional.of(e.getMessage())));
			return Optional.of(e.event(part.habVersion()));
		}
	}

	List<CommandResult> results() {
		return results;
	}

	KeySlots keys() {
		return keys;
	}

	DataChecks data() {
		return data;
	}

	/** Whether the CSF has a command that decrypts, and HAB did not come that far. */
	boolean leavesEncrypted() {
		int at = HabConstants.HEADER_LENGTH;
		boolean encrypted = false;
		while (csf.length - at > 5) {
			boolean authenticates = (csf[at] & 0xFF) == HabConstants.COMMAND_AUTHENTICATE_DATA;
			encrypted |= authenticates && (csf[at + 5] & 0xFF) == HabConstants.FORMAT_AEAD;
			at += Math.max(HabConstants.HEADER_LENGTH, ByteBuffer.wrap(csf).getShort(at + 1) & 0xFFFF);
		}
		return encrypted && !data.secrets().isDone();
	}

	private byte[] readCsf() throws HabRefusal {
		byte[] header = memory.read(address, HabConstants.HEADER_LENGTH)
				.orElseThrow(() -> new HabRefusal(HabEvent.INVALID_ADDRESS, HabEvent.IN_AUTHENTICATION, 0,
						String.format("the CSF at 0x%08X is not in the file", address)));
		int length = ByteBuffer.wrap(header).getShort(1) & 0xFFFF;
		boolean valid = (header[0] & 0xFF) == HabConstants.TAG_CSF && (header[3] & 0xF0) == 0x40
				&& length >= HabConstants.HEADER_LENGTH && length <= HabConstants.CSF_LENGTH;
		if (!valid) {
			throw new HabRefusal(HabEvent.INVALID_CSF, HabEvent.IN_CSF, 0,
					String.format("there is no CSF at 0x%08X, where the IVT has it", address));
		}
		return memory.read(address, length)
				.orElseThrow(() -> new HabRefusal(HabEvent.INVALID_ADDRESS, HabEvent.IN_AUTHENTICATION, 0,
						"the CSF is cut off"));
	}

	private Optional<HabEvent> run() throws HabRefusal {
		data.setCsf(new Span(memory.offset(address, csf.length).getAsLong(), csf.length));
		int at = HabConstants.HEADER_LENGTH;
		while (at < csf.length) {
			int length = commandLength(at);
			byte[] bytes = Arrays.copyOfRange(csf, at, at + length);
			CsfCommand command = parse(bytes);
			OptionalLong offset = memory.offset(address + at, length);
			try {
				runCommand(command);
				results.add(new CommandResult(offset, command.describe(), Optional.empty()));
			} catch (HabRefusal e) {
				results.add(new CommandResult(offset, command.describe(), Optional.of(e.getMessage())));
				return Optional.of(e.event(part.habVersion(), engine(bytes), bytes));
			}
			at += length;
		}
		if (!data.isCsfAuthentic()) {
			throw new HabRefusal(HabEvent.INVALID_CSF, HabEvent.IN_CSF, 0, "no command authenticates the CSF");
		}
		return Optional.empty();
	}

	private int commandLength(int at) throws HabRefusal {
		int left = csf.length - at;
		int length = left < HabConstants.HEADER_LENGTH ? 0 : ByteBuffer.wrap(csf).getShort(at + 1) & 0xFFFF;
		if (length < HabConstants.HEADER_LENGTH || length > left) {
			throw new HabRefusal(HabEvent.INVALID_CSF, HabEvent.IN_CSF, 0,
					String.format("the command at CSF+0x%X does not end in the CSF", at));
		}
		return length;
	}

	private static CsfCommand parse(byte[] bytes) {
		try {
			return Csf.commands(bytes).get(0);
		} catch (HabFormatException e) {
			throw new IllegalStateException("the length was checked before", e);
		}
	}

	/** The engine that an event names: that of the command if it has one. */
	private static int engine(byte[] command) {
		boolean authenticates = (command[0] & 0xFF) == HabConstants.COMMAND_AUTHENTICATE_DATA && command.length > 6;
		return authenticates ? command[6] & 0xFF : HabEngine.ANY.code();
	}

	private void runCommand(CsfCommand command) throws HabRefusal {
		if (command instanceof InstallKey install) {
			if (install.format() == HabConstants.FORMAT_BLOB) {
				data.installSecret(install);
			} else {
				keys.install(install, data.isCsfAuthentic());
			}
		} else if (command instanceof AuthenticateData authenticate) {
			data.authenticate(authenticate);
		} else if (command instanceof SetEngine set) {
			data.requireAuthenticCsf();
			requireEngine(set.engine());
		} else if (command instanceof Unlock || command instanceof SetMid) {
			data.requireAuthenticCsf();
		} else if (command instanceof CsfCommand.Other other) {
			runOther(other);
		} else if (!(command instanceof Nop || command instanceof Initialize)) {
			throw new HabRefusal(HabEvent.UNSUPPORTED_COMMAND, "HAB does not take this command in a CSF");
		}
	}

	/** A command whose fields are not those of its kind. */
	private void runOther(CsfCommand.Other other) throws HabRefusal {
		switch (other.tag()) {
		case HabConstants.COMMAND_INSTALL_KEY, HabConstants.COMMAND_AUTHENTICATE_DATA:
			throw malformed();
		case HabConstants.COMMAND_SET, HabConstants.COMMAND_UNLOCK:
			data.requireAuthenticCsf();
			throw malformed();
		case HabConstants.COMMAND_NOP, HabConstants.COMMAND_INITIALIZE:
			break;
		default:
			throw new HabRefusal(HabEvent.UNSUPPORTED_COMMAND, "HAB does not know this command");
		}
	}

	private static HabRefusal malformed() {
		return new HabRefusal(HabEvent.MALFORMED_COMMAND, "its fields are not those of such a command");
	}

	private void requireEngine(int code) throws HabRefusal {
		if (!part.hasEngine(code)) {
			throw new HabRefusal(HabEvent.UNSUPPORTED_ENGINE,
					"the part has no engine " + HabEngine.nameOf(code) + " for this");
		}
	}
}
