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
public sealed interface CsfCommand {

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
	 * @return the command with its arguments in one line for a reader
	 */
	String describe();

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
			return switch (format) {
			case HabConstants.FORMAT_SRK ->
				String.format("install SRK: index %d of the table at CSF+0x%X", source, location);
			case HabConstants.FORMAT_BLOB ->
				String.format("install secret key: slot %d from the blob at 0x%08X", target,
						location);
			default -> String.format("install %s: slot %d, verified by slot %d, certificate at CSF+0x%X",
					(flags & HabConstants.INSTALL_CSF) != 0 ? "CSF key" : "key", target, source, location);
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
			blocks.forEach(block -> out.putInt((int) block.address()).putInt((int) block.length()));
		}

		@Override
		public String describe() {
			String what = blocks.isEmpty() ? "CSF"
					: blocks.stream().map(Block::toString).collect(Collectors.joining(", "));
			return String.format("%s %s: key slot %d, engine %s, %s at CSF+0x%X",
					format == HabConstants.FORMAT_AEAD ? "decrypt" : "authenticate", what, key,
					HabEngine.nameOf(engine),
					format == HabConstants.FORMAT_AEAD ? "MAC" : "signature", location);
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
			String name = algorithm == HabConstants.ALGORITHM_SHA256 ? "SHA-256" : String.format("0x%02X", algorithm);
			return "set engine of algorithm " + name + ": " + HabEngine.nameOf(engine);
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
			uid.ifPresent(out::putLong);
		}

		@Override
		public String describe() {
			String id = uid.isPresent() ? String.format(", UID 0x%016X", uid.getAsLong()) : "";
			return "unlock " + HabEngine.nameOf(engine) + ": " + UnlockFeature.describe(engine, features) + id;
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
			return "no operation";
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
			return "write " + OPERATIONS.get(parameter >> 3 & 3) + ", " + (parameter & 7) + " bytes wide: "
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
			return String.format("check %s: 0x%08X & 0x%08X", CONDITIONS.get(parameter >> 3 & 3), address, mask);
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
			String name = tag == HabConstants.COMMAND_INITIALIZE ? "initialise " + HabEngine.nameOf(parameter)
					: "other command";
			return String.format(Locale.ROOT, "%s (tag 0x%02X, %d bytes)", name, tag, length());
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
