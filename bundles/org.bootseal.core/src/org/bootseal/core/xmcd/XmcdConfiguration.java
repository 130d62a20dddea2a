/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xmcd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.block.BlockReader;
import org.bootseal.core.block.BlockWriter;
import org.bootseal.core.block.ConfigurationBlock;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Xmcd;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.xip.Crc32Mpeg2;

/**
 * An XMCD as text: the YAML of SPSDK's "nxpimage bootable-image xmcd".
 *
 * @param device
 *            the device, by the family
 * @param kind
 *            which kind of block
 * @param xmcd
 *            the block
 */
public record XmcdConfiguration(Device device, XmcdKind kind, Xmcd xmcd) {

	/** The fuse word that holds the checksum of the XMCD; source: SPSDK 3.10. */
	public static final int CHECKSUM_FUSE = 73;

	/** The fuse word with the bit that makes the ROM check it. */
	public static final int CHECK_FUSE = 23;

	/** The bit of {@link #CHECK_FUSE}. */
	public static final int CHECK_MASK = 0x4000;

	private static final String HEADER = "header";
	private static final String OPTION = "configOption0";
	private static final int OPTION_SIZE_BIT = 24;
	private static final int SIZE_MASK = 0xFFF;
	/** The tag, in the fourth byte of a block; no text has a character like that there. */
	private static final int TAG = 0xC0;
	private static final int TAG_MASK = 0xF0;

	/**
	 * @param file
	 *            the configuration
	 * @return what it says
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if something in it is wrong
	 */
	public static XmcdConfiguration read(Path file) throws IOException, BadInputException {
		return interpret(YamlMap.read(file));
	}

	/**
	 * @param file
	 *            a block, or its configuration
	 * @param device
	 *            the device that a block is for
	 * @return what it says
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if something in it is wrong
	 */
	public static XmcdConfiguration open(Path file, Device device) throws IOException, BadInputException {
		byte[] content = InputFile.read(file, "XMCD", YamlMap.MAX_BYTES);
		if (content.length < Integer.BYTES || (content[Integer.BYTES - 1] & TAG_MASK) != TAG) {
			return read(file);
		}
		try {
			Xmcd xmcd = Xmcd.parse(content, 0);
			if (xmcd.length() != content.length) {
				throw new BadInputException("found " + content.length + " bytes, expected " + xmcd.length()
						+ ", as the header says");
			}
			return of(device, xmcd);
		} catch (HabFormatException | BadInputException e) {
			throw new BadInputException(file + ": " + e.getMessage(), e);
		}
	}

	/**
	 * @param top
	 *            the top mapping of such a configuration
	 * @return what it says; fields that are not there have the value that {@link #template} gives them
	 * @throws BadConfigurationException
	 *             if something in it is wrong
	 */
	public static XmcdConfiguration interpret(YamlMap top) throws BadConfigurationException {
		top.allowing("family", "revision", "mem_type", "config_type", "xmcd_settings").ignoring("revision");
		Device device = device(top.required("family", "a name such as mimxrt1176"));
		String memory = top.required("mem_type", "flexspi_ram or semc_sdram").choice("flexspi_ram", "semc_sdram");
		YamlValue form = top.required("config_type", "simplified or full");
		XmcdKind kind = kind(memory, form);
		YamlValue settings = top.required("xmcd_settings", "the fields of the XMCD");
		ConfigurationBlock block = used(kind, BlockReader.read(kind.layout().initial(), settings.map()));
		boolean sized = settings.map().values().stream().anyMatch(value -> value.key().equalsIgnoreCase(HEADER));
		if (!sized) {
			block = withSize(block);
		}
		return new XmcdConfiguration(device, kind, xmcd(kind, block, settings));
	}

	private static Device device(YamlValue family) throws BadConfigurationException {
		try {
			Device device = DeviceCatalogue.builtIn().find(family.text());
			if (!device.xmcd()) {
				throw family.problem("the ROM of " + device + " reads no XMCD");
			}
			return device;
		} catch (BadConfigurationException e) {
			throw e;
		} catch (BadInputException e) {
			throw family.because(e);
		}
	}

	private static XmcdKind kind(String memory, YamlValue form) throws BadConfigurationException {
		try {
			return XmcdKind.of(memory, form.choice("simplified", "full"));
		} catch (BadInputException e) {
			throw form.because(e);
		}
	}

	/** The second option word is there only if the first says so. */
	private static ConfigurationBlock used(XmcdKind kind, ConfigurationBlock block) {
		boolean one = kind == XmcdKind.FLEXSPI_SIMPLIFIED && (block.get(OPTION) >>> OPTION_SIZE_BIT & 0xF) == 0;
		return one ? block.cut(block.length() - Integer.BYTES) : block;
	}

	private static ConfigurationBlock withSize(ConfigurationBlock block) {
		BlockField header = block.layout().find(HEADER).orElseThrow();
		return block.with(header, block.get(header) & ~SIZE_MASK | block.length());
	}

	private static Xmcd xmcd(XmcdKind kind, ConfigurationBlock block, YamlValue settings)
			throws BadConfigurationException {
		try {
			Xmcd xmcd = Xmcd.parse(block.bytes(), 0);
			if (xmcd.length() != block.length() || !XmcdKind.of(xmcd).equals(Optional.of(kind))) {
				throw settings.problem(String.format(Locale.ROOT,
						"the header says %d bytes, %s; expected %d bytes, %s, %s", xmcd.length(), xmcd.describe(),
						block.length(), kind.memory(), kind.form()));
			}
			return xmcd;
		} catch (HabFormatException e) {
			throw settings.problem("the header is wrong: " + e.getMessage(), e);
		}
	}

	/**
	 * @param device
	 *            a device whose ROM reads an XMCD
	 * @param kind
	 *            what kind of block
	 * @return the block with SPSDK's initial values
	 */
	public static XmcdConfiguration template(Device device, XmcdKind kind) {
		try {
			return new XmcdConfiguration(device, kind, Xmcd.parse(kind.layout().initial().bytes(), 0));
		} catch (HabFormatException e) {
			throw new IllegalStateException("the layout gives no header", e);
		}
	}

	/**
	 * @param device
	 *            a device whose ROM reads an XMCD
	 * @param xmcd
	 *            a block
	 * @return the same with device and kind
	 * @throws BadInputException
	 *             if it is of no known kind
	 */
	public static XmcdConfiguration of(Device device, Xmcd xmcd) throws BadInputException {
		XmcdKind kind = XmcdKind.of(xmcd)
				.orElseThrow(() -> new BadInputException("XMCD: found a kind of memory that is not known"));
		kind.block(xmcd);
		return new XmcdConfiguration(device, kind, xmcd);
	}

	/** @return the fields */
	public ConfigurationBlock block() {
		return kind.layout().of(xmcd.encode());
	}

	/** @return the value of {@link #CHECKSUM_FUSE} that fits this block */
	public int checksum() {
		return Crc32Mpeg2.of(xmcd.encode(), xmcd.length());
	}

	/** @return the text, lines ended by LF */
	public String text() {
		return "# External memory configuration data (XMCD) of " + device.name() + "\nfamily: "
				+ device.name().toLowerCase(Locale.ROOT) + "\nrevision: latest\nmem_type: " + kind.memory()
				+ "\nconfig_type: " + kind.form() + "\nxmcd_settings:\n" + BlockWriter.text(block());
	}
}
