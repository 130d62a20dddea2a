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

/** For which device a file is that does not say it itself. */
public final class NearbyDevice {

	private static final String PROVISIONING = "*.bootseal";
	private static final long MOST_BYTES = 1L << 20;

	private NearbyDevice() {
		// functions only
	}

	/**
	 * @param file
	 *            a file of the file system
	 * @return what the provisioning files in its folder and the one above call the device; empty if there are none, or
	 *         they don't agree
	 */
	public static Optional<String> of(Path file) {
		Set<String> devices = new TreeSet<>();
		Path folder = file.toAbsolutePath().getParent();
		addDevices(folder, devices);
		if (folder.getParent() != null) {
			addDevices(folder.getParent(), devices);
		}
		return devices.size() == 1 ? Optional.of(devices.iterator().next()) : Optional.empty();
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
}
