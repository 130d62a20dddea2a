/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.fcb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.flexspi.FcbSource;
import org.bootseal.ide.StatusConverter;
import org.bootseal.ide.image.NearbyDevice;
import org.bootseal.ide.project.NewProvisioning;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * A file that is an FCB and nothing else, shown as text, and written back as bytes. A block does not say for which
 * device it is: that of the provisioning files near to it gives its values their meaning, and is not written.
 */
public final class FcbBlockFile {

	private FcbBlockFile() {
		// functions only
	}

	/**
	 * @param file
	 *            the file
	 * @return its text
	 * @throws CoreException
	 *             if it can't be read, or is no FCB
	 */
	public static String text(IFile file) throws CoreException {
		Path path = file.getLocation().toPath();
		try {
			Device device = DeviceCatalogue.builtIn()
					.find(NearbyDevice.of(path).orElse(NewProvisioning.DEFAULT_DEVICE));
			return new FcbConfiguration(device, read(file).fcb()).text();
		} catch (BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}

	private static FcbSource read(IFile file) throws CoreException, BadInputException {
		try (InputStream in = file.getContents(true)) {
			return FcbSource.block(file.getLocation().toPath(), in.readNBytes(FcbLayout.LENGTH + 1), Optional.empty());
		} catch (IOException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}

	/**
	 * Writes the block that a text says. The file keeps the order of its bytes. Nothing is written if the text is
	 * wrong.
	 *
	 * @param file
	 *            the file, there or not
	 * @param text
	 *            the text
	 * @param monitor
	 *            shows progress
	 * @throws CoreException
	 *             if the text is no FCB, or the file can't be written
	 */
	public static void write(IFile file, String text, IProgressMonitor monitor) throws CoreException {
		try {
			FcbConfiguration wanted = FcbConfiguration.interpret(YamlMap.parse(file.getLocation().toPath(), text));
			if (file.exists()) {
				file.setContents(new ByteArrayInputStream(read(file).bytes(wanted.fcb())), IResource.KEEP_HISTORY,
						monitor);
			} else {
				file.create(new ByteArrayInputStream(wanted.fcb().bytes()), IResource.NONE, monitor);
			}
		} catch (BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}
}
