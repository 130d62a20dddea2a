/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.io.OutputFile;

/** Writes the parts of an image into files, with a configuration that makes the same image of them. */
public final class FlashImageFiles {

	/** Name of the configuration. */
	public static final String CONFIGURATION = "bootable_image.yaml";

	private FlashImageFiles() {
		// functions only
	}

	/**
	 * @param image
	 *            an image
	 * @param folder
	 *            where the files go; made if it is missing
	 * @return the files
	 * @throws IOException
	 *             if writing fails
	 */
	public static List<Path> write(FlashImage image, Path folder) throws IOException {
		List<Path> files = new ArrayList<>();
		for (FlashPart part : image.parts()) {
			Path file = folder.resolve(part.kind().id() + ".bin");
			OutputFile.write(file, part.bytes());
			files.add(file);
			if (part.kind() == PartKind.FCB) {
				addText(image, part, folder, files);
			}
		}
		Path configuration = folder.resolve(CONFIGURATION);
		OutputFile.write(configuration, text(image).getBytes(StandardCharsets.UTF_8));
		files.add(configuration);
		return files;
	}

	private static void addText(FlashImage image, FlashPart part, Path folder, List<Path> files) throws IOException {
		try {
			Fcb fcb = Fcb.parse(part.bytes());
			Path file = folder.resolve(part.kind().id() + ".yaml");
			OutputFile.write(file, new FcbConfiguration(image.places().device(), fcb).text()
					.getBytes(StandardCharsets.UTF_8));
			files.add(file);
		} catch (BadInputException swapped) {
			// the block is there as it stood in the image; a text would be of other bytes
			return;
		}
	}

	private static String text(FlashImage image) {
		FlashPlaces places = image.places();
		StringBuilder text = new StringBuilder("# Image of " + places.memory() + " of " + places.device().name()
				+ "\nfamily: " + places.device().name().toLowerCase(Locale.ROOT) + "\nrevision: latest\nmemory_type: "
				+ places.memory() + String.format(Locale.ROOT, "%ninit_offset: 0x%X%nimage_pattern: \"0x%02X\"%n",
						image.start(), image.fill()).replace(System.lineSeparator(), "\n"));
		for (PartKind kind : places.kinds()) {
			text.append(kind.id()).append(": ")
					.append(image.part(kind).isPresent() ? kind.id() + ".bin" : "''").append('\n');
		}
		image.part(PartKind.SECOND_CONTAINER).ifPresent(part -> text.append(String.format(Locale.ROOT,
				"bootseal:\n  second_image:\n    offset: 0x%X\n    hab_container: %s.bin\n",
				part.offset() - places.offset(PartKind.HAB_CONTAINER).orElseThrow(), part.kind().id())));
		return text.toString();
	}
}
