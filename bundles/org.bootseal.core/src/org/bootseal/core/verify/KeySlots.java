/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.bootlog.HabEvent;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.keys.SrkEntry;
import org.bootseal.core.keys.SrkFormatException;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.verify.CsfStructures.Structure;

/** The public keys of HAB: the SRK out of its table, and keys by certificates. */
final class KeySlots {

	private static final int SRK_COUNT_MAX = 4;

	private final TargetPart part;
	private final CsfStructures structures;
	private final CoverageMap coverage;
	private final VerifyingKey[] slots = new VerifyingKey[HabConstants.SLOT_MAX + 1];
	private final List<InstalledCertificate> certificates = new ArrayList<>();
	private SrkTable table;
	private OptionalInt srkIndex = OptionalInt.empty();

	/** A certificate that holds, and what it is for. */
	record InstalledCertificate(KeyCertificate certificate, String role, Structure place) {
	}

	KeySlots(TargetPart part, CsfStructures structures, CoverageMap coverage) {
		this.part = part;
		this.structures = structures;
		this.coverage = coverage;
	}

	Optional<VerifyingKey> key(int slot) {
		return slot < slots.length ? Optional.ofNullable(slots[slot]) : Optional.empty();
	}

	List<InstalledCertificate> certificates() {
		return certificates;
	}

	Optional<SrkTable> table() {
		return Optional.ofNullable(table);
	}

	OptionalInt srkIndex() {
		return srkIndex;
	}

	void install(InstallKey command, boolean csfAuthentic) throws HabRefusal {
		boolean srk = command.format() == HabConstants.FORMAT_SRK;
		require(srk || command.format() == HabConstants.FORMAT_X509, HabEvent.UNSUPPORTED_PROTOCOL,
				"HAB does not know this format of certificates");
		require(command.target() < slots.length && slots[command.target()] == null, HabEvent.INVALID_INDEX,
				"there is no free slot " + command.target());
		int known = HabConstants.INSTALL_ABSOLUTE | HabConstants.INSTALL_CSF;
		require((command.flags() & ~known) == 0, HabEvent.MALFORMED_COMMAND, "HAB does not know these flags");
		if (srk) {
			installSrk(command);
		} else {
			installCertificate(command, csfAuthentic);
		}
	}

	private static void require(boolean condition, int reason, String why) throws HabRefusal {
		if (!condition) {
			throw new HabRefusal(reason, why);
		}
	}

	private Structure structure(InstallKey command, String name) throws HabRefusal {
		return structures.read((command.flags() & HabConstants.INSTALL_ABSOLUTE) != 0, command.location(),
				HabConstants.TAG_CERTIFICATE, name);
	}

	private void installSrk(InstallKey command) throws HabRefusal {
		require(command.target() == HabConstants.SLOT_SRK, HabEvent.INVALID_INDEX, "an SRK belongs in slot 0");
		require(command.algorithm() == HabConstants.ALGORITHM_SHA256, HabEvent.UNSUPPORTED_ALGORITHM,
				"the hash of the SRK table has to be SHA-256");
		Structure place = structure(command, "SRK table");
		SrkTable read;
		try {
			read = SrkTable.parse(place.bytes());
		} catch (SrkFormatException e) {
			throw new HabRefusal(HabEvent.INVALID_CERTIFICATE, "the SRK table is damaged: " + e.getMessage());
		}
		Optional<byte[]> burnt = part.srkHash();
		require(burnt.isEmpty() || Arrays.equals(burnt.get(), read.hash()), HabEvent.INVALID_CERTIFICATE,
				part.isBlank() ? "no SRK hash is burnt into the fuses"
						: "the hash of the SRK table is not the one in the fuses");
		int index = command.source();
		require(index < SRK_COUNT_MAX, HabEvent.INVALID_INDEX, "there is no SRK with index " + index);
		require((part.revoked() >>> index & 1) == 0, HabEvent.INVALID_KEY,
				"the SRK with index " + index + " is revoked by SRK_REVOKE");
		require(index < read.entries().size() && !read.entries().get(index).isHashOnly(), HabEvent.INVALID_INDEX,
				"the SRK table has no key with index " + index);
		slots[HabConstants.SLOT_SRK] = key(read.entries().get(index));
		table = read;
		srkIndex = OptionalInt.of(index);
		coverage.paint(place.span(), burnt.isPresent() ? CoverageRange.Kind.COVERED : CoverageRange.Kind.UNCHECKED,
				"SRK table: its hash is in the fuses");
		coverage.paint(place.version(), CoverageRange.Kind.UNUSED, "version of the SRK table");
	}

	private VerifyingKey key(SrkEntry entry) throws HabRefusal {
		Optional<PublicKey> key = entry.publicKey();
		boolean rsa = key.isPresent() && key.get() instanceof RSAPublicKey;
		require(rsa || part.hasEllipticCurves() || !entry.description().startsWith("EC"),
				HabEvent.UNSUPPORTED_ALGORITHM, "HAB of this part has no elliptic curves");
		require(key.isPresent(), HabEvent.INVALID_KEY, "the numbers in the SRK table are no key");
		require(!rsa || ((RSAPublicKey) key.get()).getModulus().bitLength() <= VerifyingKey.MODULUS_BITS_MAX,
				HabEvent.INVALID_CERTIFICATE, "HAB takes RSA up to 4096 bits");
		return new VerifyingKey(key.get(), Optional.empty(), entry.isCa());
	}

	private void installCertificate(InstallKey command, boolean csfAuthentic) throws HabRefusal {
		boolean forCsf = (command.flags() & HabConstants.INSTALL_CSF) != 0;
		int target = command.target();
		int source = command.source();
		require(forCsf == (target == HabConstants.SLOT_CSF) && target != HabConstants.SLOT_SRK, HabEvent.INVALID_INDEX,
				"the key that verifies the CSF belongs in slot 1, all others in slots behind it");
		require(forCsf != csfAuthentic, HabEvent.OUT_OF_SEQUENCE,
				forCsf ? "the CSF was authenticated before" : "the CSF was not authenticated before");
		require(source < slots.length && source != HabConstants.SLOT_CSF && slots[source] != null,
				HabEvent.INVALID_INDEX, "there is no key in slot " + source + " that could verify it");
		require(slots[source].mayCertify(), HabEvent.INVALID_KEY,
				"the SRK may not certify other keys: it has no CA flag in the SRK table");
		String role = forCsf ? "CSF key" : "key in slot " + target;
		Structure place = structure(command, "certificate of the " + role);
		KeyCertificate certificate = KeyCertificate.parse(place.body());
		slots[target] = certificate.verifiedBy(slots[source], part);
		certificates.add(new InstalledCertificate(certificate, role, place));
		coverage.paint(place.span(), CoverageRange.Kind.COVERED,
				"certificate of the " + role + ": issued by the key in slot " + source);
		coverage.paint(place.version(), CoverageRange.Kind.UNUSED, "version of the certificate's header");
	}
}
