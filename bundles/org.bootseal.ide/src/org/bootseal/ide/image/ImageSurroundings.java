/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.image;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.verify.TargetPart;

/**
 * What the files around an image say of the part that it is for: the device of the provisioning files in its folder or
 * the one above, if they agree, and the SRK hash that the build left beside it.
 */
record ImageSurroundings(String device, Optional<byte[]> srkHash) {

	private static final String PROVISIONING = "*.bootseal";
	private static final String SRK_HASH = "SRK_fuses.bin";
	private static final long MOST_BYTES = 1L << 20;

	static ImageSurroundings of(Path image) {
		Set<String> devices = new TreeSet<>();
		Path folder = image.toAbsolutePath().getParent();
		addDevices(folder, devices);
		if (folder.getParent() != null) {
			addDevices(folder.getParent(), devices);
		}
		return new ImageSurroundings(devices.size() == 1 ? devices.iterator().next() : "",
				hash(folder.resolve(SRK_HASH)));
	}

	private static void addDevices(Path folder, Set<String> devices) {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PROVISIONING)) {
			for (Path file : files) {
				device(file).ifPresent(devices::add);
			}
		} catch (IOException unreadable) {
			// nothing is known then
			return;
		}
	}

	private static Optional<String> device(Path file) throws IOException {
		if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
			return Optional.empty();
		}
		try {
			YamlDocument document = YamlDocument.parse(file, Files.readString(file));
			return document.find(YamlPath.of("device")).isPresent()
					? Optional.of(document.find(YamlPath.of("device")).get().text())
					: Optional.empty();
		} catch (MalformedInputException | BadConfigurationException wrong) {
			return Optional.empty();
		}
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
