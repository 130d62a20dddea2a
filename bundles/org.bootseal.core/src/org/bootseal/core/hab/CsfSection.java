/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.Signer;
import org.bootseal.core.keys.SrkTable;

/** One command of a CSF that is to be built, with what it needs: tables, certificates, signers. */
public sealed interface CsfSection {

	/**
	 * Installs the super root key.
	 *
	 * @param table
	 *            the table, whose hash is burnt into the part
	 * @param sourceIndex
	 *            which of its keys, 0 .. number of entries - 1
	 */
	record InstallSrk(SrkTable table, int sourceIndex) implements CsfSection {

		/**
		 * @param table
		 *            the table
		 * @param sourceIndex
		 *            which of its keys
		 * @return the section
		 * @throws BadInputException
		 *             when the table has no such key, or only its hash
		 */
		public static InstallSrk of(SrkTable table, int sourceIndex) throws BadInputException {
			int count = table.entries().size();
			if (sourceIndex < 0 || sourceIndex >= count) {
				throw new BadInputException("found source index " + sourceIndex + ", but the SRK table has " + count
						+ (count == 1 ? " entry" : " entries") + ", expected 0 to " + (count - 1));
			}
			if (table.entries().get(sourceIndex).isHashOnly()) {
				throw new BadInputException("found source index " + sourceIndex
						+ ", but the SRK table holds only the hash of that key, expected an index with a whole key");
			}
			return new InstallSrk(table, sourceIndex);
		}
	}

	/**
	 * Installs the key that verifies the CSF.
	 *
	 * @param certificate
	 *            its certificate, issued by the super root key
	 * @param origin
	 *            where it comes from, for messages
	 */
	record InstallCsfKey(X509Certificate certificate, String origin) implements CsfSection {
	}

	/**
	 * Fast authentication: the super root key itself signs CSF and data. Makes no command.
	 *
	 * @param certificate
	 *            the certificate of the super root key
	 * @param origin
	 *            where it comes from, for messages
	 */
	record InstallNoCak(X509Certificate certificate, String origin) implements CsfSection {
	}

	/**
	 * Authenticates the CSF.
	 *
	 * @param engine
	 *            engine that hashes
	 * @param signer
	 *            signs the CSF
	 */
	record AuthenticateCsf(HabEngine engine, Signer signer) implements CsfSection {
	}

	/**
	 * Installs a key that verifies data.
	 *
	 * @param certificate
	 *            its certificate, issued by the key in the verification slot
	 * @param verificationIndex
	 *            slot of the key that verifies the certificate: 0, or 2..5
	 * @param targetIndex
	 *            slot that it goes to: 2..5
	 * @param origin
	 *            where it comes from, for messages
	 */
	record InstallDataKey(X509Certificate certificate, int verificationIndex, int targetIndex, String origin)
			implements CsfSection {
	}

	/**
	 * Authenticates the image.
	 *
	 * @param verificationIndex
	 *            slot of the key that verifies: 2..5, or 0 with fast authentication
	 * @param engine
	 *            engine that hashes
	 * @param configuration
	 *            configuration of the engine, 0..255; 0 with engine ANY
	 * @param signer
	 *            signs the data
	 */
	record AuthenticateImage(int verificationIndex, HabEngine engine, int configuration, Signer signer)
			implements CsfSection {
	}

	/**
	 * Installs the key of an encrypted image out of a blob that only the part can open.
	 *
	 * @param source
	 *            where the key comes from
	 * @param masterKey
	 *            the part's key that the blob is wrapped with: 0 or 1 OTPMK, 2 ZMK, 3 CMK
	 * @param targetIndex
	 *            slot of secret keys that it goes to, 0..3
	 * @param blobAddress
	 *            where the blob is in memory; empty for its usual place behind the CSF
	 */
	record InstallSecretKey(KeySource source, int masterKey, int targetIndex, OptionalLong blobAddress)
			implements CsfSection {
	}

	/**
	 * Decrypts the application. The build encrypts it.
	 *
	 * @param verificationIndex
	 *            slot of the secret key
	 * @param engine
	 *            engine that decrypts
	 * @param configuration
	 *            configuration of the engine, 0..255; 0 with engine ANY
	 * @param macLength
	 *            length of the MAC in bytes: 4 to 16, even
	 * @param nonce
	 *            the nonce; empty for a new one, which each build makes; copied
	 */
	record DecryptImage(int verificationIndex, HabEngine engine, int configuration, int macLength,
			Optional<byte[]> nonce) implements CsfSection {

		/** Copies the nonce. */
		public DecryptImage {
			nonce = nonce.map(byte[]::clone);
		}

		/** A copy. */
		@Override
		public Optional<byte[]> nonce() {
			return nonce.map(byte[]::clone);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof DecryptImage section && verificationIndex == section.verificationIndex
					&& engine == section.engine && configuration == section.configuration
					&& macLength == section.macLength
					&& Arrays.equals(nonce.orElse(null), section.nonce.orElse(null));
		}

		@Override
		public int hashCode() {
			return 31 * verificationIndex + Arrays.hashCode(nonce.orElse(null));
		}
	}

	/**
	 * A command that is complete as it is.
	 *
	 * @param command
	 *            the command
	 */
	record Command(CsfCommand command) implements CsfSection {
	}
}
