/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.device.Device;

/** A fuses file, {@code *.fuses.yaml}, for who wants its fuses burnt: all of it has to be right. */
public final class FuseFile {

	private static final long MAX_BYTES = 1 << 20;

	private FuseFile() {
		// static only
	}

	/**
	 * @param file
	 *            a fuses file
	 * @param device
	 *            the device that its fuses are for
	 * @return what is wanted; fields that must stay 0 are in the mask only
	 * @throws BadInputException
	 *             if the file can't be read, something in it is wrong, it is of another device, or it closes the part,
	 *             which a fuses file never does for a run
	 */
	public static List<FuseRequest> read(Path file, Device device) throws BadInputException {
		YamlDocument document = YamlDocument.parse(file, text(file));
		for (Finding finding : ConfigurationChecks.fuses(document)) {
			if (finding.severity() == Severity.ERROR) {
				throw BadInputException.in(file, "line " + finding.line(), finding.message());
			}
		}
		FuseText text = FuseText.of(document);
		String found = text.device().map(Device::name).orElse("unknown processor");
		if (!found.equals(device.name())) {
			throw BadInputException.expected(file, "family", "the fuses of a " + found, "those of a " + device.name());
		}
		List<FuseRequest> requests = text.requests(FuseMap.of(device));
		if (requests.stream().anyMatch(request -> request.group() == FuseGroup.CLOSE && request.value() != 0)) {
			throw BadInputException.in(file, "registers", "SEC_CONFIG[1] closes the part for ever and is not burnt by"
					+ " a fuses file; say fuses.close: true in the provisioning file");
		}
		return requests.stream().filter(request -> request.group() != FuseGroup.CLOSE).toList();
	}

	private static String text(Path file) throws BadInputException {
		try {
			if (Files.size(file) > MAX_BYTES) {
				throw BadInputException.in(file, "", "it is too long for a fuses file");
			}
			return Files.readString(file);
		} catch (MalformedInputException e) {
			throw BadInputException.in(file, "", "it is no text in UTF-8");
		} catch (IOException e) {
			throw BadInputException.in(file, "", "it can't be read");
		}
	}
}
