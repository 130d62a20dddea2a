/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockReader;
import org.bootseal.core.block.BlockWriter;
import org.bootseal.core.block.ConfigurationBlock;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;

/**
 * An FCB as text: the YAML of SPSDK's "nxpimage bootable-image fcb".
 *
 * @param device
 *            the device, by the family
 * @param fcb
 *            the block
 */
public record FcbConfiguration(Device device, Fcb fcb) {

	/** The kind of memory, as SPSDK calls it. */
	public static final String TYPE = "flexspi_nor";

	/**
	 * @param file
	 *            the configuration
	 * @return what it says
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if something in it is wrong
	 */
	public static FcbConfiguration read(Path file) throws IOException, BadInputException {
		return interpret(YamlMap.read(file));
	}

	/**
	 * @param top
	 *            the top mapping of such a configuration
	 * @return what it says; fields that are not there have the value that {@link #template} gives them
	 * @throws BadConfigurationException
	 *             if something in it is wrong
	 */
	public static FcbConfiguration interpret(YamlMap top) throws BadConfigurationException {
		top.allowing("family", "revision", "type", "fcb_settings").ignoring("revision");
		Device device = device(top.required("family", "a name such as mimxrt1020"));
		YamlValue type = top.required("type", TYPE);
		type.choice(TYPE);
		YamlValue settings = top.required("fcb_settings", "the fields of the FCB");
		ConfigurationBlock block = BlockReader.read(template(device).fcb().block(), settings.map());
		try {
			return new FcbConfiguration(device, Fcb.parse(block.bytes()));
		} catch (BadInputException e) {
			throw settings.because(e);
		}
	}

	private static Device device(YamlValue family) throws BadConfigurationException {
		try {
			return DeviceCatalogue.builtIn().find(family.text());
		} catch (BadInputException e) {
			throw family.because(e);
		}
	}

	/**
	 * @param device
	 *            a device
	 * @return a block with tag and version, and 0 in all other fields
	 */
	public static FcbConfiguration template(Device device) {
		ConfigurationBlock block = Fcb.layout().initial();
		block = block.with(block.layout().find("version").orElseThrow(), device.fcbVersion());
		try {
			return new FcbConfiguration(device, Fcb.parse(block.bytes()));
		} catch (BadInputException e) {
			throw new IllegalStateException("the layout gives no tag", e);
		}
	}

	/** @return the text, lines ended by LF */
	public String text() {
		return "# FlexSPI NOR configuration block (FCB) of " + device.name() + "; fields that are not here are 0\n"
				+ "family: " + device.name().toLowerCase(Locale.ROOT) + "\nrevision: latest\ntype: " + TYPE
				+ "\nfcb_settings:\n" + BlockWriter.text(fcb.block());
	}
}
