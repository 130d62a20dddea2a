/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.ChainPolicy;
import org.bootseal.core.hab.HabConfiguration;
import org.bootseal.core.hab.HabImage;
import org.bootseal.core.hab.HabImageBuilder;
import org.bootseal.core.hab.Xmcd;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.SigningException;

/** Gives HAB containers: finished ones in any format, or built from their configuration. */
final class ContainerFile {

	private static final int IVT_TAG = 0xD1;
	private static final int XMCD_OFFSET = 0x40;
	/** The address of the CSF in the IVT. */
	private static final int CSF_FIELD = 24;

	private final PasswordSource passwords;
	private final Clock clock;
	private final List<String> warnings;

	ContainerFile(PasswordSource passwords, Clock clock, List<String> warnings) {
		this.passwords = passwords;
		this.clock = clock;
		this.warnings = warnings;
	}

	/**
	 * @param plain
	 *            whether the container has to begin with an IVT; encrypted flash does not
	 */
	byte[] read(Path file, boolean plain) throws BadInputException, IOException {
		byte[] content = InputFile.read(file, "HAB container", (int) Firmware.MAX_FILE_BYTES);
		if (content.length > 0 && (content[0] & 0xFF) == IVT_TAG) {
			return content;
		}
		if (content.length > 0 && (content[0] == 'S' || content[0] == ':')) {
			return checked(file, Firmware.of(content, file).flatten(), plain);
		}
		return isText(content) ? build(file) : checked(file, content, plain);
	}

	private static byte[] checked(Path file, byte[] content, boolean plain) throws BadInputException {
		if (content.length == 0 || plain && (content[0] & 0xFF) != IVT_TAG) {
			throw BadInputException.expected(file, "offset 0x0",
					content.length == 0 ? "an empty file" : String.format("0x%02X", content[0]),
					"a HAB container, which begins with the tag 0xD1 of its IVT, or its configuration");
		}
		return content;
	}

	/** Whether there are only characters that texts have. */
	private static boolean isText(byte[] content) {
		for (byte each : content) {
			if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
				return false;
			}
		}
		return content.length > 0;
	}

	private byte[] build(Path file) throws BadInputException, IOException {
		HabConfiguration configuration = HabConfiguration.read(file, DeviceCatalogue.builtIn());
		HabImage image;
		try {
			image = new HabImageBuilder(clock, ChainPolicy.WARN).build(configuration.recipe(passwords));
		} catch (SigningException e) {
			throw new BadInputException(file + ": " + e.getMessage(), e);
		}
		configuration.warnings().forEach(warning -> warnings.add(warning.message()));
		image.warnings().forEach(warning -> warnings.add(warning.message()));
		try {
			Optional<Path> key = image.saveKey();
			key.ifPresent(path -> warnings.add("the new encryption key is in " + path + "; keep it secret"));
		} finally {
			image.wipeKey();
		}
		image.keyBlob().ifPresent(blob -> warnings.add(String.format(
				"the key blob of %s, %d bytes, belongs at 0x%08X; it has to be made on the closed board", file,
				blob.length(), blob.address())));
		return image.bytes();
	}

	/** Lays an XMCD into a container that is not signed. */
	static byte[] withXmcd(byte[] container, Xmcd xmcd) throws BadInputException {
		byte[] block = xmcd.encode();
		if (container.length < XMCD_OFFSET + block.length || (container[0] & 0xFF) != IVT_TAG) {
			throw new BadInputException("there is no HAB container that has room for the XMCD");
		}
		byte[] there = Arrays.copyOfRange(container, XMCD_OFFSET, XMCD_OFFSET + block.length);
		if (Arrays.equals(there, block)) {
			return container;
		}
		for (int i = CSF_FIELD; i < CSF_FIELD + Integer.BYTES; i++) {
			if (container[i] != 0) {
				throw new BadInputException("the HAB container is signed without this XMCD; expected the XMCD in the"
						+ " container's configuration, as XMCDFilePath");
			}
		}
		if (!Arrays.equals(there, new byte[block.length])) {
			throw new BadInputException("the HAB container has something else where the XMCD belongs");
		}
		byte[] joined = container.clone();
		System.arraycopy(block, 0, joined, XMCD_OFFSET, block.length);
		return joined;
	}
}
