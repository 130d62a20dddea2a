/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.bootlog.HabEvent;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.HabEngine;
import org.bootseal.core.verify.CsfStructures.Structure;

/** Authenticates the CSF and blocks of memory, and decrypts blocks. */
final class DataChecks {

	/** A limit of this program: no image of an i.MX RT is longer. */
	private static final long BYTES_MAX = 64L << 20;

	private final TargetPart part;
	private final ImageMemory memory;
	private final CsfStructures structures;
	private final KeySlots keys;
	private final CoverageMap coverage;
	private final SecretKeys secrets;
	private final List<Block> authenticated = new ArrayList<>();
	private Span csf = new Span(0, 0);
	private boolean csfAuthentic;

	DataChecks(TargetPart part, ImageMemory memory, CsfStructures structures, KeySlots keys, CoverageMap coverage) {
		this.part = part;
		this.memory = memory;
		this.structures = structures;
		this.keys = keys;
		this.coverage = coverage;
		secrets = new SecretKeys(part, memory, coverage);
	}

	/** Where header and commands are in the file. */
	void setCsf(Span headerAndCommands) {
		csf = headerAndCommands;
	}

	boolean isCsfAuthentic() {
		return csfAuthentic;
	}

	SecretKeys secrets() {
		return secrets;
	}

	void requireAuthenticCsf() throws HabRefusal {
		require(csfAuthentic, HabEvent.OUT_OF_SEQUENCE, "the CSF was not authenticated before");
	}

	private static void require(boolean condition, int reason, String why) throws HabRefusal {
		if (!condition) {
			throw new HabRefusal(reason, why);
		}
	}

	void installSecret(InstallKey command) throws HabRefusal {
		requireAuthenticCsf();
		secrets.install(command);
	}

	void authenticate(AuthenticateData command) throws HabRefusal {
		require((command.flags() & ~HabConstants.INSTALL_ABSOLUTE) == 0, HabEvent.MALFORMED_COMMAND,
				"HAB does not know these flags");
		require(part.hasEngine(command.engine()), HabEvent.UNSUPPORTED_ENGINE,
				"the part has no engine " + HabEngine.nameOf(command.engine()) + " for this");
		if (command.format() == HabConstants.FORMAT_AEAD) {
			requireAuthenticCsf();
			require(!command.blocks().isEmpty(), HabEvent.MALFORMED_COMMAND, "there is nothing to decrypt");
			Structure mac = structures.read(command.flags() != 0, command.location(), HabConstants.TAG_MAC, "MAC");
			secrets.decrypt(command, mac, content(command));
			authenticated.addAll(command.blocks());
			return;
		}
		require(command.format() == HabConstants.FORMAT_CMS, HabEvent.UNSUPPORTED_PROTOCOL,
				"HAB does not know this format of signatures");
		if (command.blocks().isEmpty()) {
			authenticateCsf(command);
		} else {
			VerifyingKey key = signer(command.key(), false);
			SignedContent content = content(command);
			verify(command, content, key, "data");
			authenticated.addAll(command.blocks());
			content.spans().forEach(span -> coverage.paint(span, CoverageRange.Kind.COVERED,
					"signed by the key in slot " + command.key()));
		}
	}

	private void authenticateCsf(AuthenticateData command) throws HabRefusal {
		VerifyingKey key = signer(command.key(), true);
		verify(command, new SignedContent(memory.file(), List.of(csf)), key, "CSF");
		csfAuthentic = true;
		coverage.paint(csf, CoverageRange.Kind.COVERED, "commands of the CSF: signed");
	}

	/** The key that a signature is verified with; without a CSF key (NOCAK) the SRK signs everything itself. */
	private VerifyingKey signer(int slot, boolean forCsf) throws HabRefusal {
		require(slot <= HabConstants.SLOT_MAX && forCsf == (slot == HabConstants.SLOT_CSF), HabEvent.INVALID_INDEX,
				forCsf ? "the CSF is verified with slot 1" : "data can't be verified with slot " + slot);
		if (!forCsf) {
			requireAuthenticCsf();
		}
		boolean fast = keys.key(HabConstants.SLOT_CSF).isEmpty();
		Optional<VerifyingKey> key = keys.key(forCsf && fast ? HabConstants.SLOT_SRK : slot);
		require(key.isPresent(), HabEvent.INVALID_INDEX, "there is no key in slot " + slot);
		require(fast || slot != HabConstants.SLOT_SRK, HabEvent.INVALID_INDEX,
				"the SRK signs data only if no CSF key is installed");
		// assumed: an SRK marked as CA only signs certificates; the Code-Signing Tool asks for the flag for this reason
		require(key.get().identifier().isPresent() || !key.get().mayCertify(), HabEvent.INVALID_KEY,
				"the SRK has the CA flag, so it may not sign an image itself");
		return key.get();
	}

	private SignedContent content(AuthenticateData command) throws HabRefusal {
		List<Span> spans = new ArrayList<>();
		long sum = 0;
		for (Block block : command.blocks()) {
			sum += block.length();
			require(sum <= BYTES_MAX, HabEvent.INVALID_SIZE, "the blocks are longer than any image");
			OptionalLong offset = memory.offset(block.address(), block.length());
			require(offset.isPresent(), HabEvent.INVALID_ADDRESS,
					"the block " + block + " is outside of the image, or the file is cut off");
			spans.add(new Span(offset.getAsLong(), block.length()));
		}
		return new SignedContent(memory.file(), spans);
	}

	private void verify(AuthenticateData command, SignedContent content, VerifyingKey key, String what)
			throws HabRefusal {
		Structure place = structures.read(command.flags() != 0, command.location(), HabConstants.TAG_SIGNATURE,
				what + " signature");
		DetachedSignature signature;
		try {
			signature = DetachedSignature.parse(place.body());
		} catch (IOException e) {
			throw new HabRefusal(HabEvent.INVALID_SIGNATURE, "the " + what + " signature is damaged");
		}
		require(key.identifier().isEmpty() || signature.isBy(key.identifier().get()), HabEvent.INVALID_SIGNATURE,
				"the " + what + " signature names another certificate as its signer's than the installed one");
		boolean good;
		try {
			good = signature.verifies(content, key);
		} catch (GeneralSecurityException e) {
			// a signature of another length or form does not fit
			good = false;
		}
		require(good, HabEvent.INVALID_SIGNATURE, what.equals("CSF")
				? "the CSF was changed after signing, or another key has signed it"
				: "the data were changed after signing, or another key has signed them");
		coverage.paint(place.span(), CoverageRange.Kind.COVERED, what + " signature");
		coverage.paint(place.version(), CoverageRange.Kind.UNUSED, "version of the signature's header");
		long body = place.offset() + HabConstants.HEADER_LENGTH;
		coverage.paint(signature.algorithmSpan().from(body), CoverageRange.Kind.UNUSED,
				"name of the signature's algorithm, which has several spellings");
		if (key.identifier().isEmpty()) {
			coverage.paint(signature.signerSpan().from(body), CoverageRange.Kind.UNUSED,
					"name of the signer, which is not looked at: an SRK has no certificate");
		}
	}

	/** Whether each byte of a range is in some block; ranges that only adjoin count together. */
	boolean isAuthenticated(long address, long length) {
		long at = address;
		boolean moved = true;
		while (moved && at < address + length) {
			moved = false;
			for (Block block : authenticated) {
				if (block.address() <= at && at < block.address() + block.length()) {
					at = block.address() + block.length();
					moved = true;
				}
			}
		}
		return at >= address + length;
	}
}
