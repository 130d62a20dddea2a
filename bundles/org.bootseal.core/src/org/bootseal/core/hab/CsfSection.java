/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.security.cert.X509Certificate;

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
	 * A command that is complete as it is.
	 *
	 * @param command
	 *            the command
	 */
	record Command(CsfCommand command) implements CsfSection {
	}
}
