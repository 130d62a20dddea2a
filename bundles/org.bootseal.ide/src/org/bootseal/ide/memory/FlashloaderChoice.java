/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.memory;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;

/** Finds the flashloader for a test: that of the preferences, or for a virtual board the stand-in of the sample. */
final class FlashloaderChoice {

	/** What the stand-in is made for. */
	private static final String STAND_IN_DEVICE = "MIMXRT1020";
	private static final IPath STAND_IN = IPath.fromPortableString("/sample/flashloader_standin.srec");

	private FlashloaderChoice() {
		// functions only
	}

	/** What applies to a file: what its project sets, and what the workspace does. */
	static BootsealPreferences preferences(Path file) {
		for (IFile found : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri())) {
			return BootsealPreferences.of(found.getProject());
		}
		return BootsealPreferences.workspace();
	}

	static Path of(Device device, BootsealPreferences preferences, boolean isVirtualBoard)
			throws IOException, BadInputException {
		Optional<Path> chosen = preferences.flashloader(device.name());
		if (chosen.isPresent()) {
			return chosen.get();
		}
		if (isVirtualBoard && device.name().equals(STAND_IN_DEVICE)) {
			URL standIn = FileLocator.find(Platform.getBundle(BootsealIde.ID), STAND_IN);
			return IPath.fromOSString(FileLocator.toFileURL(standIn).getPath()).toPath();
		}
		throw new BadInputException(NLS.bind(Messages.FlashloaderChoice_none, device.name()));
	}
}
