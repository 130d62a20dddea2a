/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A command of the serial download protocol. Layout, big-endian: NXP's SPSDK 3.10 (sdp).
 *
 * @param kind
 *            what is asked
 * @param address
 *            where
 * @param format
 *            width of an access in bits
 * @param count
 *            bytes of data
 * @param data
 *            the value of a register write
 */
record SdpCommand(Kind kind, long address, int format, long count, int data) {

	/** Bytes of the report id and the command. */
	static final int REPORT_LENGTH = 17;

	/** The commands that the ROM knows. */
	enum Kind {
		READ_REGISTER(0x0101, "read-register"), WRITE_REGISTER(0x0202, "write-register"),
		WRITE_FILE(0x0404, "write-file"), ERROR_STATUS(0x0505, "error-status"), WRITE_CSF(0x0606, "write-csf"),
		WRITE_DCD(0x0A0A, "write-dcd"), JUMP_ADDRESS(0x0B0B, "jump-address"),
		SKIP_DCD_HEADER(0x0C0C, "skip-dcd-header"), SET_BAUDRATE(0x0D0D, "set-baudrate");

		private final int tag;
		private final String text;

		Kind(int tag, String text) {
			this.tag = tag;
			this.text = text;
		}

		String text() {
			return text;
		}
	}

	/** Empty if the report is too short or its tag not known; the ROM says nothing to such. */
	static Optional<SdpCommand> parse(byte[] report) {
		if (report.length < REPORT_LENGTH) {
			return Optional.empty();
		}
		ByteBuffer in = ByteBuffer.wrap(report);
		int tag = in.getShort(1) & 0xFFFF;
		for (Kind kind : Kind.values()) {
			if (kind.tag == tag) {
				return Optional.of(new SdpCommand(kind, in.getInt(3) & 0xFFFFFFFFL, in.get(7) & 0xFF,
						in.getInt(8) & 0xFFFFFFFFL, in.getInt(12)));
			}
		}
		return Optional.empty();
	}

	/** Whether address and width fit each other. */
	boolean isAligned() {
		return (format == 8 || format == 16 || format == 32) && address % (format / 8) == 0;
	}
}
