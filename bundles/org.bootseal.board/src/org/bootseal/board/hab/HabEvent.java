/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

import org.bootseal.core.hab.HabConstants;

/**
 * An event of the HAB log. Codes: NXP's SPSDK 3.10 (sdp).
 *
 * @param status
 *            {@link #FAILURE} or {@link #WARNING}
 * @param reason
 *            why
 * @param context
 *            doing what
 * @param engine
 *            with which engine
 * @param data
 *            the command, or the block that was asserted; may be empty
 */
public record HabEvent(int status, int reason, int context, int engine, byte[] data) {

	/** Status: failure. */
	public static final int FAILURE = 0x33;
	/** Status: warning. */
	public static final int WARNING = 0x69;

	static final int UNSUPPORTED_COMMAND = 0x03;
	static final int INVALID_IVT = 0x05;
	static final int MALFORMED_COMMAND = 0x06;
	static final int UNSUPPORTED_ENGINE = 0x0A;
	static final int INVALID_ASSERTION = 0x0C;
	static final int INVALID_INDEX = 0x0F;
	static final int INVALID_CSF = 0x11;
	static final int UNSUPPORTED_ALGORITHM = 0x12;
	static final int UNSUPPORTED_PROTOCOL = 0x14;
	static final int INVALID_SIZE = 0x17;
	static final int INVALID_SIGNATURE = 0x18;
	static final int INVALID_KEY = 0x1D;
	static final int INVALID_CERTIFICATE = 0x21;
	static final int INVALID_ADDRESS = 0x22;
	static final int INVALID_DCD = 0x27;
	static final int OUT_OF_SEQUENCE = 0x28;
	static final int INVALID_BLOB = 0x31;
	static final int INVALID_MAC = 0x32;

	static final int CONTEXT_AUTHENTICATE = 0x0A;
	static final int CONTEXT_ASSERT = 0xA0;
	static final int CONTEXT_COMMAND = 0xC0;
	static final int CONTEXT_CSF = 0xCF;
	static final int CONTEXT_DCD = 0xDD;

	/** The i.MX RT1020 has HAB 4.3. */
	private static final int VERSION = 0x43;

	private static final Map<Integer, String> REASONS = Map.ofEntries(
			Map.entry(UNSUPPORTED_COMMAND, "unsupported command"),
			Map.entry(INVALID_IVT, "invalid IVT"), Map.entry(MALFORMED_COMMAND, "malformed command"),
			Map.entry(UNSUPPORTED_ENGINE, "unsupported engine"), Map.entry(INVALID_ASSERTION, "invalid assertion"),
			Map.entry(INVALID_INDEX, "invalid index"), Map.entry(INVALID_CSF, "invalid CSF"),
			Map.entry(UNSUPPORTED_ALGORITHM, "unsupported algorithm"),
			Map.entry(UNSUPPORTED_PROTOCOL, "unsupported protocol"), Map.entry(INVALID_SIZE, "invalid data size"),
			Map.entry(INVALID_SIGNATURE, "invalid signature"), Map.entry(INVALID_KEY, "invalid key"),
			Map.entry(INVALID_CERTIFICATE, "invalid certificate"), Map.entry(INVALID_ADDRESS, "invalid address"),
			Map.entry(INVALID_DCD, "invalid DCD"), Map.entry(OUT_OF_SEQUENCE, "call out of sequence"),
			Map.entry(INVALID_BLOB, "invalid blob"), Map.entry(INVALID_MAC, "invalid MAC"));
	private static final Map<Integer, String> CONTEXTS = Map.of(CONTEXT_AUTHENTICATE, "authenticate image",
			CONTEXT_ASSERT, "assert", CONTEXT_COMMAND, "command", CONTEXT_CSF, "CSF", CONTEXT_DCD, "DCD");

	/** Copies the data. */
	public HabEvent {
		data = data.clone();
	}

	static HabEvent failure(int reason, int context) {
		return new HabEvent(FAILURE, reason, context, 0, new byte[0]);
	}

	/** @return an event for a DCD that can't be run */
	public static HabEvent invalidDcd() {
		return failure(INVALID_DCD, CONTEXT_DCD);
	}

	/** @return a copy of the data */
	@Override
	public byte[] data() {
		return data.clone();
	}

	/** @return the event as HAB keeps it: tag 0xDB, length, version, status, reason, context, engine, data */
	public byte[] encode() {
		int length = HabConstants.HEADER_LENGTH + 4 + data.length;
		return ByteBuffer.allocate(length).put((byte) HabConstants.TAG_EVENT).putShort((short) length)
				.put((byte) VERSION).put((byte) status).put((byte) reason).put((byte) context).put((byte) engine)
				.put(data).array();
	}

	/** @return the event in one line: what failed, doing what, and its bytes */
	public String line() {
		return String.format(Locale.ROOT, "%s: %s (0x%02X) in %s (0x%02X), engine 0x%02X%s [%s]",
				status == FAILURE ? "failure" : "warning", REASONS.getOrDefault(reason, "unknown reason"), reason,
				CONTEXTS.getOrDefault(context, "unknown context"), context, engine, asserted(),
				HexFormat.ofDelimiter(" ").formatHex(encode()));
	}

	private String asserted() {
		if (context != CONTEXT_ASSERT || data.length != 12) {
			return "";
		}
		ByteBuffer in = ByteBuffer.wrap(data);
		return String.format(Locale.ROOT, ", 0x%X bytes at 0x%08X are not authenticated", in.getInt(8), in.getInt(4));
	}
}
