/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootlog;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.hab.HabConstants;

/**
 * An event record of HAB 4: tag 0xDB, length u16 (big-endian), version, status, reason, context and engine, one byte
 * each, then data. Source: HABv4 RVT Guidelines and Code-Signing Tool User's Guide (NXP), report_event; the codes are
 * those of NXP's SPSDK 3.10 (sdp) and of U-Boot (asm/mach-imx/hab.h). Codes that nobody knows are kept.
 *
 * @param version
 *            version byte: 0x43 for HAB 4.3
 * @param status
 *            {@link #FAILURE}, {@link #WARNING} or {@link #SUCCESS}
 * @param reason
 *            why, 0..255
 * @param context
 *            doing what, 0..255
 * @param engine
 *            code of the engine, 0..255
 * @param data
 *            the command that failed, the block that was asserted, or data of the engine; may be empty; copied
 */
public record HabEvent(int version, int status, int reason, int context, int engine, byte[] data) {

	/** Status: failure. */
	public static final int FAILURE = 0x33;
	/** Status: warning. */
	public static final int WARNING = 0x69;
	/** Status: success. */
	public static final int SUCCESS = 0xF0;

	/** Reason: command that HAB does not know. */
	public static final int UNSUPPORTED_COMMAND = 0x03;
	/** Reason: IVT that is none. */
	public static final int INVALID_IVT = 0x05;
	/** Reason: command whose fields are wrong. */
	public static final int MALFORMED_COMMAND = 0x06;
	/** Reason: engine that the part does not have. */
	public static final int UNSUPPORTED_ENGINE = 0x0A;
	/** Reason: what runs or steers the boot is not authenticated. */
	public static final int INVALID_ASSERTION = 0x0C;
	/** Reason: key slot or SRK index that is not there. */
	public static final int INVALID_INDEX = 0x0F;
	/** Reason: CSF that is none. */
	public static final int INVALID_CSF = 0x11;
	/** Reason: algorithm that HAB does not know. */
	public static final int UNSUPPORTED_ALGORITHM = 0x12;
	/** Reason: format that HAB does not know. */
	public static final int UNSUPPORTED_PROTOCOL = 0x14;
	/** Reason: too many bytes. */
	public static final int INVALID_SIZE = 0x17;
	/** Reason: signature that does not fit. */
	public static final int INVALID_SIGNATURE = 0x18;
	/** Reason: key that may not be used, or is none. */
	public static final int INVALID_KEY = 0x1D;
	/** Reason: certificate or SRK table that does not hold. */
	public static final int INVALID_CERTIFICATE = 0x21;
	/** Reason: address outside of the image. */
	public static final int INVALID_ADDRESS = 0x22;
	/** Reason: DCD that can't be carried out. */
	public static final int INVALID_DCD = 0x27;
	/** Reason: command before another that it needs. */
	public static final int OUT_OF_SEQUENCE = 0x28;
	/** Reason: key blob that is none, or was made by another part. */
	public static final int INVALID_BLOB = 0x31;
	/** Reason: MAC that does not fit. */
	public static final int INVALID_MAC = 0x32;

	/** Context: authenticate_image. */
	public static final int IN_AUTHENTICATION = 0x0A;
	/** Context: asserting that a block is authenticated. */
	public static final int IN_ASSERTION = 0xA0;
	/** Context: a command of a CSF or DCD. */
	public static final int IN_COMMAND = 0xC0;
	/** Context: running the CSF. */
	public static final int IN_CSF = 0xCF;
	/** Context: running the DCD. */
	public static final int IN_DCD = 0xDD;

	private static final int FIXED_LENGTH = 8;
	private static final int ASSERTION_LENGTH = 12;

	/** Copies the data. */
	public HabEvent {
		data = data.clone();
	}

	/** A copy. */
	@Override
	public byte[] data() {
		return data.clone();
	}

	/**
	 * A block of memory that was asserted to be authenticated.
	 *
	 * @param address
	 *            its first address
	 * @param length
	 *            its length in bytes
	 */
	public record Asserted(long address, long length) {
	}

	/** @return the block that is not authenticated; empty if the event is about something else */
	public Optional<Asserted> asserted() {
		if (context != IN_ASSERTION || data.length != ASSERTION_LENGTH) {
			return Optional.empty();
		}
		ByteBuffer in = ByteBuffer.wrap(data);
		return Optional.of(new Asserted(in.getInt(4) & 0xFFFF_FFFFL, in.getInt(8) & 0xFFFF_FFFFL));
	}

	/**
	 * @param address
	 *            first address of what is not authenticated
	 * @param length
	 *            its length in bytes
	 * @param version
	 *            version byte of HAB
	 * @return the event that an assertion logs
	 */
	public static HabEvent notAuthenticated(long address, long length, int version) {
		byte[] block = ByteBuffer.allocate(ASSERTION_LENGTH).putInt(0).putInt((int) address).putInt((int) length)
				.array();
		return new HabEvent(version, FAILURE, INVALID_ASSERTION, IN_ASSERTION, 0, block);
	}

	/**
	 * @param bytes
	 *            bytes that may hold a record
	 * @param offset
	 *            where it would start
	 * @return the record; empty if there is none, or it is cut off
	 */
	public static Optional<HabEvent> parse(byte[] bytes, int offset) {
		if (offset < 0 || bytes.length - offset < FIXED_LENGTH) {
			return Optional.empty();
		}
		ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
		int tag = in.get() & 0xFF;
		int length = in.getShort() & 0xFFFF;
		int version = in.get() & 0xFF;
		boolean known = tag == HabConstants.TAG_EVENT && version >= HabConstants.VERSION_MIN
				&& version <= HabConstants.VERSION_MAX;
		if (!known || length < FIXED_LENGTH || length > bytes.length - offset) {
			return Optional.empty();
		}
		return Optional.of(new HabEvent(version, in.get() & 0xFF, in.get() & 0xFF, in.get() & 0xFF, in.get() & 0xFF,
				Arrays.copyOfRange(bytes, offset + FIXED_LENGTH, offset + length)));
	}

	/** @return the record as HAB keeps it */
	public byte[] encode() {
		int length = FIXED_LENGTH + data.length;
		return ByteBuffer.allocate(length).put((byte) HabConstants.TAG_EVENT).putShort((short) length)
				.put((byte) version).put((byte) status).put((byte) reason).put((byte) context).put((byte) engine)
				.put(data).array();
	}

	/** @return the length of the record in bytes */
	public int length() {
		return FIXED_LENGTH + data.length;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof HabEvent event && Arrays.equals(encode(), event.encode());
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(encode());
	}

	/** @return the bytes and the codes, for example "db 00 08 43 33 22 0a 00 (HAB_FAILURE, HAB_INV_ADDRESS, ...)" */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%s (%s, %s, %s)", HexFormat.ofDelimiter(" ").formatHex(encode()),
				HabCodes.builtIn().status(status).symbol(), HabCodes.builtIn().reason(reason).symbol(),
				HabCodes.builtIn().context(context).symbol());
	}
}
