/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.hab.Csf;
import org.bootseal.core.hab.CsfCommand;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.ImageInspector;
import org.bootseal.core.hab.ImageReport;
import org.bootseal.core.verify.FileVerifier;
import org.bootseal.core.verify.TargetPart;
import org.bootseal.core.verify.Verification;

/** Makes sure that a part is closed only for files that it runs afterwards. */
final class ClosingCheck {

	private final Device device;
	private final List<Integer> srk;
	private final OptionalInt srkIndex;

	/**
	 * @param device
	 *            the part
	 * @param srk
	 *            the eight words of the SRK hash that will be burnt
	 * @param srkIndex
	 *            the SRK that signs; empty if the caller does not know
	 */
	ClosingCheck(Device device, List<Integer> srk, OptionalInt srkIndex) {
		this.device = device;
		this.srk = srk;
		this.srkIndex = srkIndex;
	}

	/**
	 * @param what
	 *            what the file is: "image"
	 * @param file
	 *            what the closed part shall run
	 * @throws BadInputException
	 *             if a closed part would not run it
	 */
	void check(String what, PlanFile file) throws BadInputException {
		ImageReport report = ImageInspector.inspect(file.content(), Optional.of(device));
		if (report.csf().isEmpty()) {
			throw refused(what, file, "it is not signed; sign it before the part is closed");
		}
		if (!report.problems().isEmpty()) {
			throw refused(what, file, String.join("; ", report.problems()));
		}
		if (!report.isVerified() || report.srkTable().isEmpty()) {
			throw refused(what, file, "its signatures do not verify up to a super root key");
		}
		List<Integer> found = Arrays.stream(report.srkTable().get().fuseWords()).boxed().toList();
		if (!found.equals(srk)) {
			throw refused(what, file, "it is signed under another SRK table than the one whose hash is burnt");
		}
		int index = index(report.csf().get());
		if (srkIndex.isPresent() && srkIndex.getAsInt() != index) {
			throw refused(what, file,
					"found SRK " + (index + 1) + " in its CSF, expected SRK " + (srkIndex.getAsInt() + 1));
		}
		verify(what, file);
	}

	/** Plays HAB with the fuses as they will be: what the rules before have missed must not pass. */
	private void verify(String what, PlanFile file) throws BadInputException {
		ByteBuffer hash = ByteBuffer.allocate(Integer.BYTES * srk.size()).order(ByteOrder.LITTLE_ENDIAN);
		srk.forEach(hash::putInt);
		TargetPart part = TargetPart.of(Optional.of(device)).withSrkHash(hash.array());
		for (Verification found : FileVerifier.verify(file.content(), file.path(), part, Instant.EPOCH)) {
			if (!found.isPass()) {
				throw refused(what, file, found.verdict().sentence());
			}
		}
	}

	private static int index(Csf csf) {
		return csf.commands().stream().filter(CsfCommand.InstallKey.class::isInstance)
				.map(CsfCommand.InstallKey.class::cast).filter(key -> key.format() == HabConstants.FORMAT_SRK)
				.mapToInt(CsfCommand.InstallKey::source).findFirst().orElse(-1);
	}

	private static BadInputException refused(String what, PlanFile file, String why) {
		return new BadInputException(
				"closing is refused: a closed part would not run the " + what + " " + file.path() + ": " + why);
	}
}
