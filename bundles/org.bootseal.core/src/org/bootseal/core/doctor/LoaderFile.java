/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.verify.ImageVerifier;
import org.bootseal.core.verify.TargetPart;
import org.bootseal.core.verify.Verdict;
import org.bootseal.core.verify.Verification;

/** What a flashloader's file shows without a board. */
final class LoaderFile {

	private static final int IVT_TAG = 0xD1;
	private static final int SELF = 0x14;
	private static final int LATE_IVT = 0x400;

	private LoaderFile() {
		// functions only
	}

	/** Why a file is for another device, by the address that it wants to be loaded to. */
	static Optional<String> misfit(PlanFile file, Device device) {
		byte[] content = file.content();
		int at = content.length > 0 && (content[0] & 0xFF) == IVT_TAG ? 0 : LATE_IVT;
		if (content.length < at + SELF + Integer.BYTES) {
			return Optional.empty();
		}
		long self = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(at + SELF) & 0xFFFFFFFFL;
		return self == device.flashloaderAddress() ? Optional.empty()
				: Optional.of(String.format(Locale.ROOT, "%s is linked for 0x%08X, those for %s are for 0x%08X",
						file.path().getFileName(), self, device.name(), device.flashloaderAddress()));
	}

	/** Whether the signatures of a file verify, whatever keys they are of. */
	static boolean isSound(PlanFile file, Device device) {
		try {
			Verification verification = ImageVerifier.verify(file.content(), TargetPart.of(Optional.of(device)),
					Instant.now());
			return !(verification.verdict() instanceof Verdict.Refused);
		} catch (BadInputException e) {
			// what can't be read as an image is not sound
			return false;
		}
	}
}
