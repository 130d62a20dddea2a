/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.verify.ImageVerifier;
import org.bootseal.core.verify.TargetPart;
import org.bootseal.core.verify.Verdict;
import org.bootseal.core.verify.Verification;

/** What a flashloader's file shows without a board. */
final class LoaderFile {

	private static final Pattern DEVICE = Pattern.compile("MIMXRT[0-9]{4}");
	private static final int IVT_TAG = 0xD1;
	private static final int SELF = 0x14;
	private static final int LATE_IVT = 0x400;

	private LoaderFile() {
		// functions only
	}

	/** Why a file is for another device, by the address that it wants to be loaded to and the name in it. */
	static Optional<String> misfit(PlanFile file, Device device) {
		byte[] content = file.content();
		int at = content.length > 0 && (content[0] & 0xFF) == IVT_TAG ? 0 : LATE_IVT;
		if (content.length < at + SELF + Integer.BYTES) {
			return Optional.empty();
		}
		long self = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(at + SELF) & 0xFFFFFFFFL;
		return self == device.flashloaderAddress() ? otherName(file, device)
				: Optional.of(String.format(Locale.ROOT, "%s is linked for 0x%08X, those for %s are for 0x%08X",
						file.path().getFileName(), self, device.name(), device.flashloaderAddress()));
	}

	/** That the first device which a file names, if it names one, is another. */
	private static Optional<String> otherName(PlanFile file, Device device) {
		String text = new String(file.content(), StandardCharsets.ISO_8859_1);
		Matcher names = DEVICE.matcher(text);
		if (!names.find()) {
			return Optional.empty();
		}
		try {
			return DeviceCatalogue.builtIn().find(names.group()).equals(device) ? Optional.empty()
					: Optional.of(file.path().getFileName() + " says that it is for " + names.group());
		} catch (BadInputException e) {
			// a name that nobody knows says nothing
			return Optional.empty();
		}
	}

	/** What HAB would make of a file that a part is to start, whatever keys it is of; empty if HAB refuses it. */
	static Optional<Verification> verified(PlanFile file, Device device) {
		try {
			Verification verification = ImageVerifier.verify(file.content(), TargetPart.of(Optional.of(device)),
					Instant.now());
			return verification.verdict() instanceof Verdict.Refused ? Optional.empty() : Optional.of(verification);
		} catch (BadInputException e) {
			// what can't be read as an image is not sound
			return Optional.empty();
		}
	}

	/** The words that the SRK fuses of a part hold which takes what this table signs. */
	static List<Integer> hash(SrkTable table) {
		return Arrays.stream(table.fuseWords()).boxed().toList();
	}
}
