/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.board.hab.Der.DerException;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.HabEngine;

/** Carries out the commands of one CSF. */
final class CsfRunner {

	private static final int CONTEXT = HabEvent.CONTEXT_COMMAND;
	/** Code of the engine that the parts with curves have. */
	private static final int CAAM = 0x1D;
	private static final int SLOTS = HabConstants.SLOT_MAX + 1;
	private static final int MOST_BLOCK_BYTES = 64 << 20;

	private final HabPart part;
	private final HabMemory memory;
	private final long csfAddress;
	private final byte[] csf;
	private final HabKey[] slots = new HabKey[SLOTS];
	private final AuthenticatedBlocks blocks;
	private final Set<Integer> verifiedWith = new LinkedHashSet<>();
	private OptionalInt srkIndex = OptionalInt.empty();
	private boolean csfAuthentic;
	private final Decryption decryption;

	CsfRunner(HabPart part, HabMemory memory, long csfAddress, byte[] csf, AuthenticatedBlocks blocks) {
		this.part = part;
		this.memory = memory;
		this.csfAddress = csfAddress;
		this.csf = csf;
		this.blocks = blocks;
		decryption = new Decryption(part, memory);
	}

	/**
	 * Runs the commands up to the first that fails.
	 *
	 * @throws HabFailure
	 *             with the command in its event
	 */
	void run() throws HabFailure {
		int at = HabConstants.HEADER_LENGTH;
		while (at < csf.length) {
			if (csf.length - at < HabConstants.HEADER_LENGTH) {
				throw new HabFailure(HabEvent.INVALID_CSF, HabEvent.CONTEXT_CSF);
			}
			int length = ByteBuffer.wrap(csf).getShort(at + 1) & 0xFFFF;
			if (length < HabConstants.HEADER_LENGTH || length > csf.length - at) {
				throw new HabFailure(HabEvent.INVALID_CSF, HabEvent.CONTEXT_CSF);
			}
			byte[] command = Arrays.copyOfRange(csf, at, at + length);
			try {
				runCommand(ByteBuffer.wrap(command));
			} catch (HabFailure e) {
				HabEvent event = e.event();
				int engine = event.engine() == HabEngine.ANY.code() ? engineOf(command) : event.engine();
				throw new HabFailure(
						new HabEvent(event.status(), event.reason(), event.context(), engine, command));
			} catch (GeneralSecurityException e) {
				throw new HabFailure(HabEvent.INVALID_KEY, CONTEXT, e);
			}
			at += length;
		}
		if (!csfAuthentic) {
			throw new HabFailure(HabEvent.INVALID_CSF, HabEvent.CONTEXT_CSF);
		}
	}

	/** What was taken of the CSF so far. */
	CsfUse use() {
		return new CsfUse(csf[3] & 0xFF, srkIndex, List.copyOf(verifiedWith));
	}

	/** Whether a command that decrypts was not carried out. */
	boolean leavesEncrypted() {
		int commands = 0;
		int at = HabConstants.HEADER_LENGTH;
		while (csf.length - at > 5) {
			boolean authenticates = (csf[at] & 0xFF) == HabConstants.COMMAND_AUTHENTICATE_DATA;
			commands += authenticates && (csf[at + 5] & 0xFF) == HabConstants.FORMAT_AEAD ? 1 : 0;
			at += Math.max(HabConstants.HEADER_LENGTH, ByteBuffer.wrap(csf).getShort(at + 1) & 0xFFFF);
		}
		return commands > decryption.done();
	}

	private static int engineOf(byte[] command) {
		boolean authenticates = (command[0] & 0xFF) == HabConstants.COMMAND_AUTHENTICATE_DATA && command.length > 6;
		return authenticates ? command[6] & 0xFF : HabEngine.ANY.code();
	}

	private void runCommand(ByteBuffer command) throws HabFailure, GeneralSecurityException {
		switch (command.get(0) & 0xFF) {
		case HabConstants.COMMAND_INSTALL_KEY:
			installKey(command);
			break;
		case HabConstants.COMMAND_AUTHENTICATE_DATA:
			authenticate(command);
			break;
		case HabConstants.COMMAND_SET:
			setEngine(command);
			break;
		case HabConstants.COMMAND_UNLOCK:
			requireAuthenticCsf();
			require(command.capacity() == 8 || command.capacity() == 16, HabEvent.MALFORMED_COMMAND);
			break;
		case HabConstants.COMMAND_NOP, HabConstants.COMMAND_INITIALIZE:
			break;
		default:
			// writes and checks of registers, and whatever is no command
			throw new HabFailure(HabEvent.UNSUPPORTED_COMMAND, CONTEXT);
		}
	}

	private static void require(boolean condition, int reason) throws HabFailure {
		if (!condition) {
			throw new HabFailure(reason, CONTEXT);
		}
	}

	private void requireAuthenticCsf() throws HabFailure {
		require(csfAuthentic, HabEvent.OUT_OF_SEQUENCE);
	}

	private void setEngine(ByteBuffer command) throws HabFailure {
		requireAuthenticCsf();
		if (command.capacity() == 8 && command.get(3) == HabConstants.SET_MID) {
			return;
		}
		require(command.capacity() >= 8 && command.get(3) == HabConstants.SET_ENGINE, HabEvent.MALFORMED_COMMAND);
		require(part.engines().contains(command.get(6) & 0xFF), HabEvent.UNSUPPORTED_ENGINE);
	}

	private void installKey(ByteBuffer command) throws HabFailure, GeneralSecurityException {
		require(command.capacity() == 12, HabEvent.MALFORMED_COMMAND);
		int flags = command.get(3) & 0xFF;
		int format = command.get(4) & 0xFF;
		int hash = command.get(5) & 0xFF;
		int source = command.get(6) & 0xFF;
		int target = command.get(7) & 0xFF;
		long location = command.getInt(8) & 0xFFFFFFFFL;
		if (format == HabConstants.FORMAT_BLOB) {
			requireAuthenticCsf();
			require(flags == HabConstants.INSTALL_ABSOLUTE, HabEvent.MALFORMED_COMMAND);
			decryption.install(target, location);
			return;
		}
		require(format == HabConstants.FORMAT_SRK || format == HabConstants.FORMAT_X509, HabEvent.UNSUPPORTED_PROTOCOL);
		require(target < SLOTS && slots[target] == null, HabEvent.INVALID_INDEX);
		require((flags & ~(HabConstants.INSTALL_ABSOLUTE | HabConstants.INSTALL_CSF)) == 0, HabEvent.MALFORMED_COMMAND);
		long address = (flags & HabConstants.INSTALL_ABSOLUTE) != 0 ? location : csfAddress + location;
		if (format == HabConstants.FORMAT_SRK) {
			require(target == HabConstants.SLOT_SRK, HabEvent.INVALID_INDEX);
			require(hash == HabConstants.ALGORITHM_SHA256, HabEvent.UNSUPPORTED_ALGORITHM);
			installSrk(structure(address, HabConstants.TAG_CERTIFICATE), source);
		} else {
			boolean forCsf = (flags & HabConstants.INSTALL_CSF) != 0;
			require(forCsf == (target == HabConstants.SLOT_CSF) && target != HabConstants.SLOT_SRK,
					HabEvent.INVALID_INDEX);
			require(forCsf != csfAuthentic, HabEvent.OUT_OF_SEQUENCE);
			require(source < SLOTS && source != HabConstants.SLOT_CSF && slots[source] != null, HabEvent.INVALID_INDEX);
			require(slots[source].mayCertify(), HabEvent.INVALID_KEY);
			byte[] certificate = structure(address, HabConstants.TAG_CERTIFICATE);
			slots[target] = HabKey.ofCertificate(body(certificate), slots[source], curves());
		}
	}

	/** Assumed: the ROMs with CAAM know curves; SPSDK 3.10 has them only in an example with HAB 4.5 (RT1173). */
	private boolean curves() {
		return part.engines().contains(CAAM);
	}

	private void installSrk(byte[] table, int index) throws HabFailure, GeneralSecurityException {
		SrkKeys keys = new SrkKeys(table);
		require(Arrays.equals(keys.hash(), part.srkHash()), HabEvent.INVALID_CERTIFICATE);
		require(index < 4, HabEvent.INVALID_INDEX);
		require((part.revokedKeys() >>> index & 1) == 0, HabEvent.INVALID_KEY);
		slots[HabConstants.SLOT_SRK] = keys.key(index, curves());
		srkIndex = OptionalInt.of(index);
	}

	private void authenticate(ByteBuffer command) throws HabFailure, GeneralSecurityException {
		require(command.capacity() >= 12 && (command.capacity() - 12) % 8 == 0, HabEvent.MALFORMED_COMMAND);
		int flags = command.get(3) & 0xFF;
		int slot = command.get(4) & 0xFF;
		require((flags & ~HabConstants.INSTALL_ABSOLUTE) == 0, HabEvent.MALFORMED_COMMAND);
		require(part.engines().contains(command.get(6) & 0xFF), HabEvent.UNSUPPORTED_ENGINE);
		long location = command.getInt(8) & 0xFFFFFFFFL;
		long address = flags == 0 ? csfAddress + location : location;
		if ((command.get(5) & 0xFF) == HabConstants.FORMAT_AEAD) {
			requireAuthenticCsf();
			require(command.capacity() > 12, HabEvent.MALFORMED_COMMAND);
			decryption.decrypt(slot, command, structure(address, HabConstants.TAG_MAC), content(command));
			addBlocks(command);
			return;
		}
		require((command.get(5) & 0xFF) == HabConstants.FORMAT_CMS, HabEvent.UNSUPPORTED_PROTOCOL);
		HabKey key = signer(slot, command.capacity() == 12);
		if (command.capacity() == 12) {
			verify(address, csf, key);
			verifiedWith.add(slots[slot] == null ? HabConstants.SLOT_SRK : slot);
			csfAuthentic = true;
			return;
		}
		verify(address, content(command), key);
		verifiedWith.add(slot);
		addBlocks(command);
	}

	private void addBlocks(ByteBuffer command) {
		for (int at = 12; at < command.capacity(); at += 8) {
			blocks.add(command.getInt(at) & 0xFFFFFFFFL, command.getInt(at + 4) & 0xFFFFFFFFL);
		}
	}

	/** The key that a signature is verified with; without a CSF key (NOCAK) the SRK signs everything itself. */
	private HabKey signer(int slot, boolean forCsf) throws HabFailure {
		require(slot < SLOTS && forCsf == (slot == HabConstants.SLOT_CSF), HabEvent.INVALID_INDEX);
		if (!forCsf) {
			requireAuthenticCsf();
		}
		boolean fast = slots[HabConstants.SLOT_CSF] == null;
		HabKey key = forCsf && fast ? slots[HabConstants.SLOT_SRK] : slots[slot];
		if (key == null || !fast && slot == HabConstants.SLOT_SRK) {
			throw new HabFailure(HabEvent.INVALID_INDEX, CONTEXT);
		}
		// assumed: an SRK marked as CA only signs certificates; the Code-Signing Tool asks for the flag for this reason
		require(key.signer().isPresent() || !key.mayCertify(), HabEvent.INVALID_KEY);
		return key;
	}

	private byte[] content(ByteBuffer command) throws HabFailure {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (int at = 12; at < command.capacity(); at += 8) {
			long length = command.getInt(at + 4) & 0xFFFFFFFFL;
			require(length <= MOST_BLOCK_BYTES - content.size(), HabEvent.INVALID_SIZE);
			content.writeBytes(memory.read(command.getInt(at) & 0xFFFFFFFFL, (int) length)
					.orElseThrow(() -> new HabFailure(HabEvent.INVALID_ADDRESS, CONTEXT)));
		}
		return content.toByteArray();
	}

	private void verify(long address, byte[] content, HabKey key) throws HabFailure, GeneralSecurityException {
		byte[] der = body(structure(address, HabConstants.TAG_SIGNATURE));
		try {
			CmsSignature signature = CmsSignature.parse(der);
			require(key.signer().isEmpty() || signature.isBy(key.signer().get()), HabEvent.INVALID_SIGNATURE);
			require(signature.verify(content, key.key()), HabEvent.INVALID_SIGNATURE);
		} catch (SignatureException | DerException e) {
			throw new HabFailure(HabEvent.INVALID_SIGNATURE, CONTEXT, e);
		}
	}

	private static byte[] body(byte[] structure) {
		return Arrays.copyOfRange(structure, HabConstants.HEADER_LENGTH, structure.length);
	}

	private byte[] structure(long address, int tag) throws HabFailure {
		byte[] header = memory.read(address, HabConstants.HEADER_LENGTH)
				.orElseThrow(() -> new HabFailure(HabEvent.INVALID_ADDRESS, CONTEXT));
		int length = ByteBuffer.wrap(header).getShort(1) & 0xFFFF;
		require((header[0] & 0xFF) == tag && length >= HabConstants.HEADER_LENGTH && (header[3] & 0xF0) == 0x40,
				switch (tag) {
				case HabConstants.TAG_SIGNATURE -> HabEvent.INVALID_SIGNATURE;
				case HabConstants.TAG_MAC -> HabEvent.INVALID_MAC;
				default -> HabEvent.INVALID_CERTIFICATE;
				});
		return memory.read(address, length)
				.orElseThrow(() -> new HabFailure(HabEvent.INVALID_ADDRESS, CONTEXT));
	}
}
