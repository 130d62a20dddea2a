/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.SigningException;

/**
 * A boot image that was built of a HAB configuration, and written.
 *
 * @param file
 *            the image, from its IVT on
 * @param image
 *            what is in it
 * @param key
 *            where a new encryption key was saved; empty if none was made
 * @param fcb
 *            the FCB that the application brought along, which lies in front of the container; empty if there is none
 * @param warnings
 *            what may be wrong with it
 */
public record HabBuild(Path file, HabImage image, Optional<Path> key, Optional<Path> fcb, List<String> warnings) {

	/** Copies the list. */
	public HabBuild {
		warnings = List.copyOf(warnings);
	}

	/**
	 * Builds the image and writes it. Nothing is written if anything is wrong.
	 *
	 * @param configuration
	 *            the HAB configuration
	 * @param out
	 *            the file for the image; one that is there is replaced
	 * @param policy
	 *            what to do when the application brings a boot header along
	 * @param passwords
	 *            asked for encrypted keys whose password the configuration does not give
	 * @param clock
	 *            gives the signing time
	 * @return what was written
	 * @throws BadInputException
	 *             if the configuration, or a file that it names, is wrong
	 * @throws IOException
	 *             if a file can't be read or written
	 */
	public static HabBuild build(Path configuration, Path out, BootHeader.Policy policy, PasswordSource passwords,
			Clock clock) throws BadInputException, IOException {
		if (Files.isDirectory(out)) {
			throw new BadInputException(out + ": is a folder, expected the file for the image");
		}
		HabConfiguration read = HabConfiguration.read(configuration, DeviceCatalogue.builtIn(), policy);
		HabImage image = image(read, passwords, clock);
		List<String> warnings = new ArrayList<>();
		read.warnings().forEach(warning -> warnings.add(warning.message()));
		image.warnings().forEach(warning -> warnings.add(warning.message()));
		Optional<Path> key = saveKey(image);
		OutputFile.write(out, image.bytes());
		Optional<byte[]> fcb = policy == BootHeader.Policy.KEEP ? read.bootHeader().flatMap(BootHeader::fcb)
				: Optional.empty();
		Optional<Path> fcbFile = fcb
				.map(bytes -> out
						.resolveSibling(out.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "_fcb.bin"));
		if (fcb.isPresent()) {
			OutputFile.write(fcbFile.get(), fcb.get());
		}
		return new HabBuild(out, image, key, fcbFile, warnings);
	}

	private static HabImage image(HabConfiguration read, PasswordSource passwords, Clock clock)
			throws IOException, BadInputException {
		try {
			return new HabImageBuilder(clock, ChainPolicy.WARN).build(read.recipe(passwords));
		} catch (SigningException e) {
			throw new BadInputException(read.file() + ": " + e.getMessage(), e);
		}
	}

	/** A key that was made is saved before its image, which is worth nothing without it. */
	private static Optional<Path> saveKey(HabImage image) throws IOException {
		try {
			return image.saveKey();
		} finally {
			image.wipeKey();
		}
	}

	/** @return what kind of image it is */
	public String kind() {
		return image.keyBlob().isPresent() ? "encrypted boot image"
				: image.csf().isPresent() ? "signed boot image" : "unsigned boot image";
	}

	/** @return what an encrypted image lacks until its board made it, for a person; empty for other images */
	public Optional<String> missing() {
		return image.keyBlob()
				.map(blob -> String.format(Locale.ROOT,
						"the key blob, %d bytes, belongs at 0x%08X (offset 0x%X from the IVT); it has to be made on the"
								+ " closed board with generate-key-blob, and does not fit any other board",
						blob.length(), blob.address(), blob.offset()));
	}
}
