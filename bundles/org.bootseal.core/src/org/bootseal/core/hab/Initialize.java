/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Initialises an engine when the ROM is left. Source: Code-Signing Tool User's Guide (NXP), "Init"; NXP's SPSDK 3.10
 * (image/hab/commands/cmd_initialize.py).
 *
 * @param engine
 *            code of a {@link HabEngine}
 * @param values
 *            values for it, 0..0xFFFFFFFF each; usually none
 */
public record Initialize(int engine, List<Long> values) implements CsfCommand {

	/** Copies the list. */
	public Initialize {
		values = List.copyOf(values);
	}

	@Override
	public int length() {
		return HabConstants.HEADER_LENGTH + Integer.BYTES * values.size();
	}

	@Override
	public void encode(ByteBuffer out) {
		new HabHeader(HabConstants.COMMAND_INITIALIZE, length(), engine).put(out);
		values.forEach(value -> out.putInt(value.intValue()));
	}

	@Override
	public String describe() {
		String list = values.stream().map(value -> String.format("0x%X", value)).collect(Collectors.joining(", "));
		return "Initialise " + HabEngine.nameOf(engine) + (list.isEmpty() ? "" : " with " + list);
	}
}
