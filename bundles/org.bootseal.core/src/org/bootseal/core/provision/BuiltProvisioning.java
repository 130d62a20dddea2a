/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.device.Device;
import org.bootseal.core.hab.KeyBlobPlace;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.XipRequest;

/**
 * What a build of a provisioning file made.
 *
 * @param device
 *            the device it is for
 * @param image
 *            the boot image of the application, from its IVT on
 * @param imageAddress
 *            where its first byte goes
 * @param fcb
 *            the complete FCB that is to be written; empty if the flashloader makes one
 * @param unsignedFlashloader
 *            the flashloader for open parts, from its IVT on
 * @param signedFlashloader
 *            the flashloader for closed parts, from its IVT on; only if there are keys
 * @param srkTable
 *            the SRK table of the keys
 * @param keyBlob
 *            what an encrypted image needs from the closed part
 * @param xip
 *            what is written if the flash is encrypted; empty if it is not
 * @param folder
 *            where the files are
 * @param files
 *            every file that was written
 * @param warnings
 *            what the user should know though the build succeeded
 */
public record BuiltProvisioning(Device device, PlanFile image, long imageAddress, Optional<PlanFile> fcb,
		Optional<PlanFile> unsignedFlashloader, Optional<PlanFile> signedFlashloader, Optional<SrkTable> srkTable,
		Optional<KeyBlob> keyBlob, Optional<Xip> xip, Path folder, List<GeneratedFile> files, List<String> warnings) {

	/**
	 * The key blob that the closed part makes of the encryption key, and that is written beside the image.
	 *
	 * @param place
	 *            where it belongs
	 * @param keyFile
	 *            the encryption key, for the owner's eyes only
	 * @param fingerprint
	 *            of that key
	 */
	public record KeyBlob(KeyBlobPlace place, Path keyFile, String fingerprint) {
	}

	/**
	 * What stands in a flash that the part decrypts while it is read.
	 *
	 * @param request
	 *            what is written
	 * @param fuses
	 *            the key in its fuses and what chooses it
	 */
	public record Xip(XipRequest request, List<FuseRequest> fuses) {

		/** Copies the list. */
		public Xip {
			fuses = List.copyOf(fuses);
		}

		/** @return whether fuses get a key, which nobody may see */
		public boolean hasSecretFuses() {
			return fuses.stream().anyMatch(FuseRequest::secret);
		}
	}

	/** Copies the lists. */
	public BuiltProvisioning {
		files = List.copyOf(files);
		warnings = List.copyOf(warnings);
	}

	/** @return this with these warnings */
	BuiltProvisioning withWarnings(List<String> said) {
		return new BuiltProvisioning(device, image, imageAddress, fcb, unsignedFlashloader, signedFlashloader,
				srkTable, keyBlob, xip, folder, files, said);
	}

	/** @return this with the files that were written */
	BuiltProvisioning withFiles(List<GeneratedFile> written) {
		return new BuiltProvisioning(device, image, imageAddress, fcb, unsignedFlashloader, signedFlashloader,
				srkTable, keyBlob, xip, folder, written, warnings);
	}
}
