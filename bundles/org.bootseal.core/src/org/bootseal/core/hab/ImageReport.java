/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.keys.SrkTable;

/**
 * What a file holds, as {@link ImageInspector} found it. Offsets are in bytes from the start of the file.
 *
 * @param kind
 *            what the file is
 * @param parts
 *            its parts by offset; parts may lie inside others
 * @param ivt
 *            the image vector table
 * @param ivtOffset
 *            where that is in the file, or empty when there is none
 * @param bootData
 *            the boot data
 * @param csf
 *            header and commands of the CSF
 * @param srkTable
 *            the table of super root keys
 * @param certificates
 *            the certificates in the order of the commands that install them
 * @param signatures
 *            the signatures in the order of the commands that check them
 * @param problems
 *            what is wrong with the file, one sentence each; empty when nothing was found
 */
public record ImageReport(Kind kind, List<Part> parts, Optional<Ivt> ivt, OptionalLong ivtOffset,
		Optional<BootData> bootData, Optional<Csf> csf, Optional<SrkTable> srkTable, List<CertificateInfo> certificates,
		List<SignatureInfo> signatures, List<String> problems) {

	/** Copies the lists. */
	public ImageReport {
		parts = List.copyOf(parts);
		certificates = List.copyOf(certificates);
		signatures = List.copyOf(signatures);
		problems = List.copyOf(problems);
	}

	/** What a file is. */
	public enum Kind {
		/** A HAB container that starts with its IVT. */
		HAB_CONTAINER,
		/** An image with something before the IVT: a flash image, a flashloader. */
		IMAGE_WITH_IVT,
		/** A table of super root keys. */
		SRK_TABLE,
		/** A FlexSPI configuration block and nothing that boots. */
		FLEXSPI_CONFIGURATION,
		/** An application that starts with its vector table, without an IVT. */
		APPLICATION,
		/** None of these. */
		UNKNOWN
	}

	/**
	 * A part of the file.
	 *
	 * @param name
	 *            what it is: "IVT", "CSF signature"
	 * @param offset
	 *            where it starts
	 * @param length
	 *            its length in bytes
	 * @param address
	 *            where it is in memory, when the IVT tells
	 * @param meaning
	 *            what it says, in one line
	 */
	public record Part(String name, long offset, long length, OptionalLong address, String meaning) {
	}

	/**
	 * A certificate.
	 *
	 * @param role
	 *            what it is for: "CSF key", "key in slot 2"
	 * @param subject
	 *            whose it is
	 * @param issuer
	 *            who issued it
	 * @param serialNumber
	 *            its serial number
	 * @param notBefore
	 *            start of its validity
	 * @param notAfter
	 *            end of its validity
	 * @param key
	 *            kind of key: "RSA-2048"
	 * @param chainVerified
	 *            whether the key that the command names has signed it
	 */
	public record CertificateInfo(String role, String subject, String issuer, BigInteger serialNumber,
			Instant notBefore,
			Instant notAfter, String key, boolean chainVerified) {
	}

	/**
	 * A signature.
	 *
	 * @param role
	 *            what it covers: "CSF", "image"
	 * @param time
	 *            when it says that it was made
	 * @param verified
	 *            whether it is a valid signature of the installed key over what is in the file
	 * @param result
	 *            the same in words, with the reason when not
	 */
	public record SignatureInfo(String role, Optional<Instant> time, boolean verified, String result) {
	}

	/**
	 * @return whether all signatures and certificates are right, up to the super root key, and there are some
	 */
	public boolean isVerified() {
		return !signatures.isEmpty() && signatures.stream().allMatch(SignatureInfo::verified)
				&& certificates.stream().allMatch(CertificateInfo::chainVerified);
	}
}
