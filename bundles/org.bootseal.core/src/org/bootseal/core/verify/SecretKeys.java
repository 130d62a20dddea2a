/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.Arrays;

import org.bootseal.core.bootlog.HabEvent;
import org.bootseal.core.hab.AesCcm;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.MacData;
import org.bootseal.core.verify.CsfStructures.Structure;

/**
 * The secret keys of an encrypted image, which have slots of their own. The blob of a key can be opened by its part
 * only, so the key itself is given, or the MAC is left unchecked.
 */
final class SecretKeys {

	private static final int SLOTS = 4;
	private static final int BLOB_HEADER = 4;
	/** What a blob holds besides the key: header 8, its own key 32, MAC 16; source: NXP's SPSDK 3.10 (mboot). */
	private static final int BLOB_BESIDES_KEY = 56;
	private static final int NONCE_MIN = 7;
	private static final int NONCE_MAX = 13;
	private static final int MAC_MIN = 4;
	private static final int MAC_MAX = 16;
	/** Nonce and length of the data take 15 bytes together. */
	private static final int NONCE_AND_LENGTH = 15;

	private final TargetPart part;
	private final ImageMemory memory;
	private final CoverageMap coverage;
	private final boolean[] installed = new boolean[SLOTS];
	private boolean unchecked;
	private boolean done;

	SecretKeys(TargetPart part, ImageMemory memory, CoverageMap coverage) {
		this.part = part;
		this.memory = memory;
		this.coverage = coverage;
	}

	/** Whether a MAC was not checked for want of the key. */
	boolean isUnchecked() {
		return unchecked;
	}

	/** Whether something was decrypted. */
	boolean isDone() {
		return done;
	}

	void install(InstallKey command) throws HabRefusal {
		require(command.flags() == HabConstants.INSTALL_ABSOLUTE, HabEvent.MALFORMED_COMMAND, 0,
				"the place of a key blob has to be an address");
		int slot = command.target();
		require(slot < SLOTS && !installed[slot], HabEvent.INVALID_INDEX, 0,
				"there is no free slot " + slot + " for secret keys");
		int length = part.key().map(key -> key.bits() / Byte.SIZE).orElse(0);
		require(memory.allows(command.location(), BLOB_HEADER), HabEvent.INVALID_ADDRESS, 0,
				String.format("the key blob at 0x%08X is outside of what the boot data announce", command.location()));
		require(memory.allows(command.location(), BLOB_BESIDES_KEY + length), HabEvent.INVALID_ADDRESS, 0,
				"the boot data leave no room for the key blob");
		require(length == 0 || part.takesKey(length), HabEvent.INVALID_BLOB, part.keyEngine(),
				"the engine of the part takes keys of 128 bits only");
		installed[slot] = true;
		long offset = command.location() - memory.base();
		coverage.paint(new Span(offset, HabConstants.KEY_BLOB_SPACE), CoverageRange.Kind.UNUSED,
				"key blob: made and checked by the part itself");
	}

	private static void require(boolean condition, int reason, int engine, String why) throws HabRefusal {
		if (!condition) {
			throw new HabRefusal(reason, HabEvent.IN_COMMAND, engine, why);
		}
	}

	void decrypt(AuthenticateData command, Structure place, SignedContent content) throws HabRefusal {
		require(command.key() < SLOTS && installed[command.key()], HabEvent.INVALID_INDEX, 0,
				"there is no secret key in slot " + command.key());
		MacData mac;
		try {
			mac = MacData.parse(place.bytes(), 0);
		} catch (HabFormatException e) {
			throw new HabRefusal(HabEvent.INVALID_MAC, "the MAC is damaged: " + e.getMessage());
		}
		long length = content.spans().stream().mapToLong(Span::length).sum();
		require(isPossible(mac, length), HabEvent.INVALID_MAC, 0, "nonce and MAC have no lengths of AES-CCM");
		if (part.key().isPresent()) {
			require(opens(part.key().get(), mac, content), HabEvent.INVALID_MAC, command.engine(),
					"the key is not that of the image, or the encrypted data were changed");
		}
		for (Block block : command.blocks()) {
			require(part.isWritable(block.address()), HabEvent.INVALID_ADDRESS, command.engine(),
					String.format("0x%08X is in flash, where HAB can't decrypt in place", block.address()));
		}
		cover(place, content);
	}

	private void cover(Structure place, SignedContent content) {
		boolean checked = part.key().isPresent();
		unchecked |= !checked;
		done = true;
		CoverageRange.Kind kind = checked ? CoverageRange.Kind.COVERED : CoverageRange.Kind.UNCHECKED;
		content.spans().forEach(span -> coverage.paint(span, kind, "encrypted: a MAC covers it"));
		coverage.paint(place.span(), kind, "MAC of the encrypted data");
		coverage.paint(place.version(), CoverageRange.Kind.UNUSED, "version of the MAC's header");
	}

	private static boolean isPossible(MacData mac, long length) {
		int nonce = mac.nonce().length;
		int bytes = mac.mac().length;
		return nonce >= NONCE_MIN && nonce <= NONCE_MAX && bytes >= MAC_MIN && bytes <= MAC_MAX && bytes % 2 == 0
				&& length >>> Byte.SIZE * (NONCE_AND_LENGTH - nonce) == 0;
	}

	private static boolean opens(EncryptionKey key, MacData mac, SignedContent content) {
		byte[] data = content.copy();
		boolean good = new AesCcm(key, mac.nonce(), mac.mac().length).decrypt(data, 0, data.length, mac.mac());
		Arrays.fill(data, (byte) 0);
		return good;
	}
}
