/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.Device;
import org.bootseal.core.keys.InputFile;

/**
 * An FCB from a file of any kind: the block itself, the same with swapped bytes, its YAML, or C source of the SDK.
 *
 * @param fcb
 *            the block
 * @param device
 *            the device that a text names; empty for a block
 * @param swapped
 *            how many bytes of the file were in reverse order: 4 of each word, 2 of each half word; 1 if none
 */
public record FcbSource(Fcb fcb, Optional<Device> device, int swapped) {

	private static final int TAG_LENGTH = 4;

	/**
	 * @param file
	 *            the file
	 * @return what it holds
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if it holds no FCB
	 */
	public static FcbSource read(Path file) throws IOException, BadInputException {
		return read(file, Optional.empty());
	}

	/**
	 * @param file
	 *            the file
	 * @param wanted
	 *            the device that it is for, which gives the names of clocks in C source their meaning
	 * @return what it holds; a block or C source is of that device
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if it holds no FCB
	 */
	public static FcbSource read(Path file, Optional<Device> wanted) throws IOException, BadInputException {
		byte[] content = InputFile.read(file, "FCB", YamlMap.MAX_BYTES);
		int swapped = unit(content);
		if (swapped == 0 && new String(content, StandardCharsets.ISO_8859_1).contains(FcbCSource.TYPE)) {
			return new FcbSource(FcbCSource.parse(file, new String(content, StandardCharsets.UTF_8), wanted), wanted,
					1);
		}
		boolean text = new String(content, StandardCharsets.ISO_8859_1).contains("family");
		if (swapped == 0 && !text) {
			throw BadInputException.in(file, "",
					"found neither the tag \"FCFB\" of an FCB, nor its text with a family, nor C source of it");
		}
		if (swapped == 0) {
			FcbConfiguration read = FcbConfiguration.read(file);
			return new FcbSource(read.fcb(), Optional.of(read.device()), 1);
		}
		return block(file, content, wanted);
	}

	/**
	 * @param file
	 *            the file as the user named it, for messages
	 * @param content
	 *            its bytes, a block and nothing else
	 * @param device
	 *            the device that it is for; empty if that is not known
	 * @return what it holds
	 * @throws BadInputException
	 *             if it is no block
	 */
	public static FcbSource block(Path file, byte[] content, Optional<Device> device) throws BadInputException {
		int swapped = unit(content);
		if (content.length != FcbLayout.LENGTH || swapped == 0) {
			throw BadInputException.expected(file, "",
					content.length + " bytes" + (swapped == 0 ? " without the tag \"FCFB\"" : ""),
					FcbLayout.LENGTH + " bytes with the tag, an FCB");
		}
		return new FcbSource(Fcb.parse(swap(content, swapped)), device, swapped);
	}

	/**
	 * @param other
	 *            another block
	 * @return its bytes in the order that the file of this one has
	 */
	public byte[] bytes(Fcb other) {
		return swap(other.bytes(), swapped);
	}

	/** How many bytes are in reverse order, by the tag; 0 if there is no tag. */
	private static int unit(byte[] content) {
		if (content.length < TAG_LENGTH) {
			return 0;
		}
		return switch (new String(content, 0, TAG_LENGTH, StandardCharsets.ISO_8859_1)) {
		case "FCFB" -> 1;
		case "CFBF" -> 2;
		case "BFCF" -> TAG_LENGTH;
		default -> 0;
		};
	}

	private static byte[] swap(byte[] content, int unit) {
		byte[] straight = new byte[content.length];
		for (int i = 0; i < content.length; i++) {
			straight[i] = content[i - i % unit + unit - 1 - i % unit];
		}
		return straight;
	}
}
