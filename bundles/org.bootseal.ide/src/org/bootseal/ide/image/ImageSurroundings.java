/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.core.verify.TargetPart;

/**
 * What the files around an image say of the part that it is for: the device of the provisioning files in its folder or
 * the one above, if they agree, and the SRK hash that the build left beside it.
 */
record ImageSurroundings(String device, Optional<byte[]> srkHash) {

	private static final String SRK_HASH = "SRK_fuses.bin";

	static ImageSurroundings of(Path image) {
		Path folder = image.toAbsolutePath().getParent();
		return new ImageSurroundings(NearbyDevice.of(image).orElse(""), hash(folder.resolve(SRK_HASH)));
	}

	private static Optional<byte[]> hash(Path file) {
		try {
			return Files.isRegularFile(file) && Files.size(file) == TargetPart.SRK_HASH_LENGTH
					? Optional.of(Files.readAllBytes(file))
					: Optional.empty();
		} catch (IOException unreadable) {
			return Optional.empty();
		}
	}
}
