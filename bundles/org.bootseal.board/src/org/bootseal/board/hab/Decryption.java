/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.core.hab.HabConstants;

/**
 * The secret keys of one CSF and what is decrypted with them. They have slots of their own beside the public keys.
 * Layouts of commands and MAC: NXP's SPSDK 3.10 (image/hab).
 */
final class Decryption {

	private static final int CONTEXT = HabEvent.CONTEXT_COMMAND;
	private static final int SLOTS = 4;
	/** Where the header of a blob says its length. */
	private static final int BLOB_HEADER = 4;
	private static final int NONCE_LENGTH_AT = 5;
	private static final int MAC_LENGTH_AT = 7;
	private static final int NONCE_AT = 8;
	private static final int FIRST_BLOCK = 12;

	private final HabPart part;
	private final HabMemory memory;
	private final byte[][] keys = new byte[SLOTS][];
	private int done;

	Decryption(HabPart part, HabMemory memory) {
		this.part = part;
		this.memory = memory;
	}

	/** How many commands decrypted. */
	int done() {
		return done;
	}

	/** Install-key command with a blob. */
	void install(int slot, long address) throws HabFailure {
		if (part.keyBlobs().isEmpty()) {
			throw new HabFailure(HabEvent.UNSUPPORTED_PROTOCOL, CONTEXT);
		}
		if (slot >= SLOTS || keys[slot] != null) {
			throw new HabFailure(HabEvent.INVALID_INDEX, CONTEXT);
		}
		KeyBlobs blobs = part.keyBlobs().get();
		byte[] header = read(address, BLOB_HEADER);
		int length = ByteBuffer.wrap(header).getShort(1) & 0xFFFF;
		boolean possible = length >= BLOB_HEADER && length <= HabConstants.KEY_BLOB_SPACE;
		keys[slot] = (possible ? blobs.unwrap(read(address, length)) : Optional.<byte[]>empty())
				.orElseThrow(() -> failure(HabEvent.INVALID_BLOB, blobs.engine()));
	}

	/** Authenticate-data command for encrypted data, which have been read; they are replaced in memory. */
	void decrypt(int slot, ByteBuffer command, byte[] mac, byte[] encrypted)
			throws HabFailure, GeneralSecurityException {
		if (slot >= SLOTS || keys[slot] == null) {
			throw new HabFailure(HabEvent.INVALID_INDEX, CONTEXT);
		}
		int nonceLength = mac.length < NONCE_AT ? 0 : mac[NONCE_LENGTH_AT] & 0xFF;
		int macLength = mac.length < NONCE_AT ? 0 : mac[MAC_LENGTH_AT] & 0xFF;
		boolean known = Ccm.isPossible(nonceLength, macLength) && mac.length == NONCE_AT + nonceLength + macLength;
		boolean fits = known && (nonceLength < 12 || encrypted.length >>> 8 * (15 - nonceLength) == 0);
		if (!fits) {
			throw new HabFailure(HabEvent.INVALID_MAC, CONTEXT);
		}
		Ccm ccm = new Ccm(keys[slot], Arrays.copyOfRange(mac, NONCE_AT, NONCE_AT + nonceLength), macLength);
		byte[] plain = ccm.open(encrypted, Arrays.copyOfRange(mac, NONCE_AT + nonceLength, mac.length))
				.orElseThrow(() -> failure(HabEvent.INVALID_MAC, command.get(6) & 0xFF));
		int from = 0;
		for (int at = FIRST_BLOCK; at < command.capacity(); at += 8) {
			int length = command.getInt(at + 4);
			// assumed: HAB asks whether it may write there, and flash is no place for that
			if (!memory.write(command.getInt(at) & 0xFFFFFFFFL, Arrays.copyOfRange(plain, from, from + length))) {
				throw failure(HabEvent.INVALID_ADDRESS, command.get(6) & 0xFF);
			}
			from += length;
		}
		done++;
	}

	private byte[] read(long address, int length) throws HabFailure {
		return memory.read(address, length).orElseThrow(() -> new HabFailure(HabEvent.INVALID_ADDRESS, CONTEXT));
	}

	private static HabFailure failure(int reason, int engine) {
		return new HabFailure(new HabEvent(HabEvent.FAILURE, reason, CONTEXT, engine, new byte[0]));
	}
}
