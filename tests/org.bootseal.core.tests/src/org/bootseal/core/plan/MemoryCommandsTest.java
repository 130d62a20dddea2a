/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryCommandsTest {

	private static final String BLHOST = "blhost -u 0x15A2,0x0073 -t 5000 -j -- ";

	private static Device device(String name) throws BadInputException {
		return DeviceCatalogue.builtIn().find(name);
	}

	/** The commands of the script that nxpmemcfg of SPSDK 3.10 makes for this flash. */
	@Test
	void oneWordIsOneFill() throws BadInputException {
		MemoryCommands commands = new MemoryCommands(device("RT1050"), FlexSpiNorOption.parse("0xC0233007"),
				OptionalInt.empty());

		assertEquals(List.of(BLHOST + "fill-memory 0x00002000 4 0xC0233007", BLHOST + "configure-memory 9 0x00002000",
				BLHOST + "get-property 25 9"), commands.lines());
		assertEquals(List.of(BLHOST + "fill-memory 0x00002000 4 0xF000000F", BLHOST + "configure-memory 9 0x00002000"),
				commands.generateFcb().stream().map(BoardCommand::line).toList());
	}

	/** As SPSDK for an RT1176, FlexSPI1, with a second word. */
	@Test
	void theInstanceIsChosenFirst() throws BadInputException {
		MemoryCommands commands = new MemoryCommands(device("RT1176"),
				FlexSpiNorOption.parse("0xC1000406", "0x00010000"), OptionalInt.of(1));

		assertEquals(List.of(BLHOST + "fill-memory 0x00002000 4 0xCF900001", BLHOST + "configure-memory 9 0x00002000",
				BLHOST + "fill-memory 0x00002000 4 0xC1000406", BLHOST + "fill-memory 0x00002004 4 0x00010000",
				BLHOST + "configure-memory 9 0x00002000", BLHOST + "get-property 25 9"), commands.lines());
	}

	@ParameterizedTest
	@CsvSource({ "RT1176, 1, 0x30000000", "RT1176, 2, 0x60000000", "RT1060, 1, 0x60000000", "RT1060, 2, 0x70000000" })
	void eachInstanceHasItsWindow(String name, int instance, long base) throws BadInputException {
		assertEquals(List.of(1, 2), FlexSpiInstance.of(device(name)));
		assertEquals(base, new MemoryCommands(device(name), FlexSpiNorOption.parse("0xC0000007"),
				OptionalInt.of(instance)).flashBase());
	}

	@ParameterizedTest
	@CsvSource({ "RT1010", "RT1020", "RT1050", "RT1064" })
	void otherDevicesHaveNothingToChoose(String name) throws BadInputException {
		Device device = device(name);

		assertEquals(List.of(), FlexSpiInstance.of(device));
		assertThrows(BadInputException.class, () -> FlexSpiInstance.check(device, 1));
	}
}
