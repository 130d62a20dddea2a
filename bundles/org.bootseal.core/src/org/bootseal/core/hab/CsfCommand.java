/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * One command of a CSF or a DCD. All fields are big-endian on the wire. Source: HABv4 API reference, "Commands"; NXP's
 * SPSDK 3.10 (image/hab/commands). Values are immutable; codes that this program does not know are kept as they are.
 */
public sealed interface CsfCommand permits CsfCommand.InstallKey, CsfCommand.AuthenticateData, CsfCommand.SetEngine,
		SetMid, CsfCommand.Unlock, Initialize, CsfCommand.Nop, CsfCommand.WriteData, CsfCommand.CheckData,
		CsfCommand.Other {

	/**
	 * @return the length in bytes with the header
	 */
	int length();

	/**
	 * Writes the command.
	 *
	 * @param out
	 *            a big-endian buffer with {@link #length()} bytes left
	 */
	void encode(ByteBuffer out);

	/**
	 * @return the command with its arguments in one line for a reader, such as "Set engine DCP for SHA-256"
	 */
	String describe();

	private static String place(int flags, long location) {
		return String.format((flags & HabConstants.INSTALL_ABSOLUTE) != 0 ? "0x%08X" : "CSF+0x%X", location);
	}

	private static String algorithmName(int code) {
		return code == HabConstants.ALGORITHM_SHA256 ? "SHA-256" : String.format("algorithm 0x%02X", code);
	}

	/**
	 * Installs the SRK, a key that verifies, or a secret key.
	 *
	 * @param flags
	 *            INSTALL_ flags of {@link HabConstants}
	 * @param format
	 *            FORMAT_ code of what is installed
	 * @param algorithm
	 *            hash algorithm, ALGORITHM_ code
	 * @param source
	 *            slot of the key that verifies it; index in the table for an SRK
	 * @param target
	 *            slot that it goes to
	 * @param location
	 *            where it is: offset from the start of the CSF, or an address when the flags say absolute
	 */
	record InstallKey(int flags, int format, int algorithm, int source, int target, long location)
			implements CsfCommand {

		static final int LENGTH = 12;

		@Override
		public int length() {
			return LENGTH;
		}

		@Override
		public void encode(ByteBuffer out) {
			new HabHeader(HabConstants.COMMAND_INSTALL_KEY, LENGTH, flags).put(out);
			out.put((byte) format).put((byte) algorithm).put((byte) source).put((byte) target).putInt((int) location);
		}

		@Override
		public String describe() {
			String place = place(flags, location);
			return switch (format) {
			case HabConstants.FORMAT_SRK ->
				String.format("Install SRK: index %d, %s, table at %s", source, algorithmName(algorithm), place);
			case HabConstants.FORMAT_BLOB -> String.format("Install secret key in slot %d: blob at %s", target, place);
			default -> String.format("Install %s in slot %d: verified by slot %d, certificate at %s",
					(flags & HabConstants.INSTALL_CSF) != 0 ? "CSFK" : "key", target, source, place);
			};
		}
	}

	/**
	 * Authenticates the CSF (no blocks) or blocks of memory, or decrypts blocks.
	 *
	 * @param flags
	 *            0, or 1 when the location is absolute
	 * @param key
	 *            slot of the key that verifies
	 * @param format
	 *            {@link HabConstants#FORMAT_CMS} or {@link HabConstants#FORMAT_AEAD}
	 * @param engine
	 *            code of a {@link HabEngine}
	 * @param configuration
	 *            configuration of the engine
	 * @param location
	 *            offset of the signature or MAC from the start of the CSF
	 * @param blocks
	 *            what is authenticated, in order
	 */
	record AuthenticateData(int flags, int key, int format, int engine, int configuration, long location,
			List<Block> blocks) implements CsfCommand {

		static final int LENGTH_WITHOUT_BLOCKS = 12;

		/** Copies the list. */
		public AuthenticateData {
			blocks = List.copyOf(blocks);
		}

		@Override
		public int length() {
			return LENGTH_WITHOUT_BLOCKS + Block.LENGTH * blocks.size();
		}

		@Override
		public void encode(ByteBuffer out) {
			new HabHeader(HabConstants.COMMAND_AUTHENTICATE_DATA, length(), flags).put(out);
			out.put((byte) key).put((byte) format).put((byte) engine).put((byte) configuration).putInt((int) location);
			for (Block block : blocks) {
				out.putInt((int) block.address()).putInt((int) block.length());
			}
		}

		@Override
		public String describe() {
			boolean decrypts = format == HabConstants.FORMAT_AEAD;
			String what = decrypts ? "Decrypt data" : blocks.isEmpty() ? "Authenticate CSF" : "Authenticate data";
			String ranges = blocks.stream().map(Block::toString).collect(Collectors.joining(", "));
			String proof = decrypts ? "MAC" : format == HabConstants.FORMAT_CMS ? "CMS" : "signature";
			return String.format("%s with key %d%s, %s at %s, engine %s", what, key,
					ranges.isEmpty() ? "" : ": " + ranges, proof, place(flags, location), HabEngine.nameOf(engine));
		}
	}

	/**
	 * A block of memory.
	 *
	 * @param address
	 *            first address
	 * @param length
	 *            length in bytes
	 */
	record Block(long address, long length) {

		static final int LENGTH = 8;

		@Override
		public String toString() {
			return String.format("0x%08X+0x%X", address, length);
		}
	}

	/**
	 * Chooses the engine of an algorithm.
	 *
	 * @param algorithm
	 *            ALGORITHM_ code
	 * @param engine
	 *            code of a {@link HabEngine}
	 * @param configuration
	 *            configuration of the engine
	 */
	record SetEngine(int algorithm, int engine, int configuration) implements CsfCommand {

		static final int LENGTH = 8;

		@Override
		public int length() {
			return LENGTH;
		}

		@Override
		public void encode(ByteBuffer out) {
			new HabHeader(HabConstants.COMMAND_SET, LENGTH, HabConstants.SET_ENGINE).put(out);
			out.put((byte) 0).put((byte) algorithm).put((byte) engine).put((byte) configuration);
		}

		@Override
		public String describe() {
			return "Set engine " + HabEngine.nameOf(engine) + " for " + algorithmName(algorithm);
		}
	}

	/**
	 * Keeps features of an engine unlocked after the ROM.
	 *
	 * @param engine
	 *            code of a {@link HabEngine}
	 * @param features
	 *            bits of {@link UnlockFeature}
	 * @param uid
	 *            unique id of the part that this is meant for, where the features need one
	 */
	record Unlock(int engine, long features, OptionalLong uid) implements CsfCommand {

		static final int LENGTH = 8;
		static final int LENGTH_WITH_UID = 16;

		@Override
		public int length() {
			return uid.isPresent() ? LENGTH_WITH_UID : LENGTH;
		}

		@Override
		public void encode(ByteBuffer out) {
			new HabHeader(HabConstants.COMMAND_UNLOCK, length(), engine).put(out);
			out.putInt((int) features);
			if (uid.isPresent()) {
				out.putLong(uid.getAsLong());
			}
		}

		@Override
		public String describe() {
			String id = uid.isPresent() ? String.format(", UID 0x%016X", uid.getAsLong()) : "";
			return "Unlock " + HabEngine.nameOf(engine) + ": " + UnlockFeature.describe(engine, features) + id;
		}
	}

	/** Does nothing. */
	record Nop() implements CsfCommand {

		@Override
		public int length() {
			return HabConstants.HEADER_LENGTH;
		}

		@Override
		public void encode(ByteBuffer out) {
			new HabHeader(HabConstants.COMMAND_NOP, HabConstants.HEADER_LENGTH, 0).put(out);
		}

		@Override
		public String describe() {
			return "No operation";
		}
	}

	/**
	 * Writes to addresses.
	 *
	 * @param parameter
	 *            operation in bits 4:3 (0 write value, 1 write clear bits, 2 clear bit mask, 3 set bit mask), width in
	 *            bytes in bits 2:0
	 * @param writes
	 *            address and value of each write in order
	 */
	record WriteData(int parameter, List<Write> writes) implements CsfCommand {

		private static final List<String> OPERATIONS = List.of("value", "clear bits", "clear bit mask", "set bit mask");

		/** Copies the list. */
		public WriteData {
			writes = List.copyOf(writes);
		}

		@Override
		public int length() {
			return HabConstants.HEADER_LENGTH + Block.LENGTH * writes.size();
		}

		@Override
		public void encode(ByteBuffer out) {
			new HabHeader(HabConstants.COMMAND_WRITE_DATA, length(), parameter).put(out);
			writes.forEach(write -> out.putInt((int) write.address()).putInt((int) write.value()));
		}

		@Override
		public String describe() {
			return "Write " + OPERATIONS.get(parameter >> 3 & 3) + ", " + (parameter & 7) + " bytes wide: "
					+ writes.size()
					+ (writes.size() == 1 ? " address" : " addresses");
		}
	}

	/**
	 * One write.
	 *
	 * @param address
	 *            where
	 * @param value
	 *            value or mask
	 */
	record Write(long address, long value) {
	}

	/**
	 * Waits for bits at an address.
	 *
	 * @param parameter
	 *            condition in bits 4:3 (0 all clear, 1 all set, 2 any clear, 3 any set), width in bytes in bits 2:0
	 * @param address
	 *            where
	 * @param mask
	 *            which bits
	 * @param count
	 *            how many times to poll; without it, for ever
	 */
	record CheckData(int parameter, long address, long mask, OptionalLong count) implements CsfCommand {

		static final int LENGTH = 12;
		static final int LENGTH_WITH_COUNT = 16;
		private static final List<String> CONDITIONS = List.of("all clear", "all set", "any clear", "any set");

		@Override
		public int length() {
			return count.isPresent() ? LENGTH_WITH_COUNT : LENGTH;
		}

		@Override
		public void encode(ByteBuffer out) {
			new HabHeader(HabConstants.COMMAND_CHECK_DATA, length(), parameter).put(out);
			out.putInt((int) address).putInt((int) mask);
			count.ifPresent(times -> out.putInt((int) times));
		}

		@Override
		public String describe() {
			return String.format("Check %s: 0x%08X & 0x%08X", CONDITIONS.get(parameter >> 3 & 3), address, mask);
		}
	}

	/**
	 * A command that is kept without looking into it.
	 *
	 * @param tag
	 *            tag, 0..255
	 * @param parameter
	 *            parameter of the header, 0..255
	 * @param body
	 *            what follows the header
	 */
	record Other(int tag, int parameter, byte[] body) implements CsfCommand {

		/** Copies the bytes. */
		public Other {
			body = body.clone();
		}

		/** A copy. */
		@Override
		public byte[] body() {
			return body.clone();
		}

		@Override
		public int length() {
			return HabConstants.HEADER_LENGTH + body.length;
		}

		@Override
		public void encode(ByteBuffer out) {
			new HabHeader(tag, length(), parameter).put(out);
			out.put(body);
		}

		@Override
		public String describe() {
			if (tag == HabConstants.COMMAND_UNLOCK && body.length == 0) {
				return "Unlock " + HabEngine.nameOf(parameter);
			}
			return String.format(Locale.ROOT, "Other command (tag 0x%02X, %d bytes)", tag, length());
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Other command && tag == command.tag && parameter == command.parameter
					&& Arrays.equals(body, command.body);
		}

		@Override
		public int hashCode() {
			return 31 * (31 * tag + parameter) + Arrays.hashCode(body);
		}

		@Override
		public String toString() {
			return describe();
		}
	}
}
