/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keysheet;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One key of a tree as people see it. Nothing of it is secret.
 *
 * @param role
 *            what it does
 * @param name
 *            its name: "SRK1", "CSF1_1", or the common name of a CA
 * @param algorithm
 *            algorithm and size: "RSA 2048", "EC P-384"; empty if there is no certificate
 * @param subject
 *            the subject of its certificate
 * @param issuer
 *            the issuer of its certificate
 * @param serial
 *            serial number of its certificate in hexadecimal; empty if there is no certificate
 * @param from
 *            begin of its validity; empty if there is no certificate
 * @param until
 *            end of its validity; empty if there is no certificate
 * @param age
 *            how its validity stands to the time of now
 * @param fingerprint
 *            SHA-256 of the certificate in lower-case hexadecimal digits; empty if there is no certificate
 * @param certificate
 *            the file of the certificate; empty if there is none
 * @param privateKey
 *            where its private key is
 * @param isUsed
 *            whether it signs what is built, or is the super root of what signs
 * @param revoked
 *            whether fuses revoke it; empty if that is not known, or it is no super root key
 * @param below
 *            the keys that it issued
 */
public record KeyLine(Role role, String name, String algorithm, String subject, String issuer, String serial,
		Optional<Instant> from, Optional<Instant> until, Age age, String fingerprint, Optional<Path> certificate,
		PrivateKey privateKey, boolean isUsed, Optional<Boolean> revoked, List<KeyLine> below) {

	/** What a key does. */
	public enum Role {
		/** Issued the super root keys. */
		CA,
		/** Super root key: its hash is in the table that the fuses know. */
		SRK,
		/** Signs the commands of HAB. */
		CSF,
		/** Signs the image. */
		IMG
	}

	/** How the validity of a certificate stands to a moment. HAB knows no time, so this counts for people only. */
	public enum Age {
		/** It is valid. */
		VALID,
		/** It is valid, but not for {@link KeySheet#SOON} any more. */
		SOON,
		/** It was valid. */
		EXPIRED,
		/** It will be valid. */
		NOT_YET,
		/** There is no certificate. */
		UNKNOWN
	}

	/** Where a private key is, and whether it fits. */
	public enum PrivateKey {
		/** It is here, not encrypted, and fits its certificate. */
		PLAIN,
		/** It is here, encrypted, and fits its certificate. */
		ENCRYPTED,
		/** It is here and encrypted, so that nobody can tell without the password whether it fits. */
		LOCKED,
		/** It is in a token (PKCS #11), which is asked only by a build. */
		TOKEN,
		/** It is in another file, which is read only by a build. */
		ELSEWHERE,
		/** It is not here. */
		MISSING,
		/** The file is here, and its key is not that of the certificate. */
		OTHER
	}

	/** Copies the list. */
	public KeyLine {
		below = List.copyOf(below);
	}
}
