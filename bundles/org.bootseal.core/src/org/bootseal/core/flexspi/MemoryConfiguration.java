/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.Device;

/**
 * A memory configuration ({@code *.memcfg.yaml}) as SPSDK's nxpmemcfg writes and reads it: which flash is connected, as
 * FlexSPI NOR option words. The key {@code bootseal} holds what nxpmemcfg takes as an argument, and is ignored by it.
 *
 * @param file
 *            the file itself
 * @param device
 *            the device, by the family
 * @param bus
 *            how the flash is connected, a note for people: one of {@link #BUSES}; empty if the file does not say
 * @param option
 *            the option words
 * @param instance
 *            which FlexSPI, from 1; empty for the one that the flashloader takes by itself
 */
public record MemoryConfiguration(Path file, Device device, Optional<String> bus, FlexSpiNorOption option,
		OptionalInt instance) {

	/** The end of the names of such files. */
	public static final String SUFFIX = ".memcfg.yaml";

	/** The peripheral that is supported, as SPSDK calls it. */
	public static final String PERIPHERAL = "flexspi_nor";

	/** The interfaces of FlexSPI NOR as SPSDK calls them. */
	public static final List<String> BUSES = List.of("octal_spi", "quad_spi", "hyper_flash");

	/**
	 * Reads and checks a memory configuration.
	 *
	 * @param file
	 *            the file
	 * @return what it says
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if something in it is wrong
	 */
	public static MemoryConfiguration read(Path file) throws IOException, BadInputException {
		return interpret(YamlMap.read(file));
	}

	/**
	 * @param top
	 *            the top mapping of a memory configuration
	 * @return what it says
	 * @throws BadConfigurationException
	 *             if something in it is wrong
	 */
	public static MemoryConfiguration interpret(YamlMap top) throws BadConfigurationException {
		return MemoryConfigurationReader.read(top);
	}

	/**
	 * @return the file's text: the form that nxpmemcfg writes, each field on a line of its own with its meaning as
	 *         comment, lines ended by \n
	 */
	public String text() {
		return MemoryConfigurationWriter.text(this);
	}
}
