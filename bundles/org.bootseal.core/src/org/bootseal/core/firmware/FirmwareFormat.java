/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlValue;

/** The formats in which programs and flash images are written. */
public enum FirmwareFormat {

	/** The bytes alone. */
	BIN("bin"),
	/** Intel HEX. */
	HEX("hex"),
	/** Motorola S-record. */
	SREC("srec");

	private static final List<String> HEX_ENDINGS = List.of(".hex", ".ihex", ".ihx");
	private static final List<String> SREC_ENDINGS = List.of(".srec", ".s19", ".s28", ".s37", ".mot");

	private final String id;

	FirmwareFormat(String id) {
		this.id = id;
	}

	/** @return the name that users type, and the usual ending of file names without the dot: bin, hex, srec */
	public String id() {
		return id;
	}

	/**
	 * @param value
	 *            a format in a configuration
	 * @return the format
	 * @throws BadConfigurationException
	 *             if it is none
	 */
	public static FirmwareFormat of(YamlValue value) throws BadConfigurationException {
		return valueOf(value.choice(BIN.id, HEX.id, SREC.id).toUpperCase(Locale.ROOT));
	}

	/**
	 * @param name
	 *            what a user typed
	 * @return the format
	 * @throws BadInputException
	 *             if it is none
	 */
	public static FirmwareFormat named(String name) throws BadInputException {
		for (FirmwareFormat format : values()) {
			if (format.id.equalsIgnoreCase(name)) {
				return format;
			}
		}
		throw new BadInputException("there is no format \"" + name + "\"; there are bin, hex, srec");
	}

	/**
	 * @param file
	 *            name of a file to write
	 * @return the format that its ending asks for; {@link #BIN} for all that are not those of another
	 */
	public static FirmwareFormat byName(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (HEX_ENDINGS.stream().anyMatch(name::endsWith)) {
			return HEX;
		}
		return SREC_ENDINGS.stream().anyMatch(name::endsWith) ? SREC : BIN;
	}

	/**
	 * @param address
	 *            of the first byte; {@link #BIN} does not tell it
	 * @param bytes
	 *            the content, at most up to 4 GiB
	 * @param entryPoint
	 *            where execution starts; {@link #BIN} does not tell it
	 * @return the content of the file
	 */
	public byte[] encode(long address, byte[] bytes, OptionalLong entryPoint) {
		List<Segment> segments = bytes.length == 0 ? List.of() : List.of(new Segment(address, bytes));
		return switch (this) {
		case BIN -> bytes.clone();
		case HEX -> IntelHexWriter.write(segments, entryPoint);
		case SREC -> SrecWriter.write(segments, entryPoint);
		default -> throw new IllegalStateException(name());
		};
	}
}
