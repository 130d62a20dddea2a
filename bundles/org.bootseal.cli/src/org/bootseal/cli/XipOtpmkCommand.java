/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bee.OtpmkOption;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.XipLayout;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.xip.AddressRange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bootseal xip otpmk}. */
@Command(name = "otpmk", mixinStandardHelpOptions = true, sortOptions = false, //
		description = {
				"Show the option words by which the flashloader encrypts for BEE under the part's own key (OTPMK).",
				"With them, the commands of blhost that send them before the image is written." })
final class XipOtpmkCommand extends CommandBase {

	@Option(names = "--device", paramLabel = "NAME", required = true, description = "The device, such as MIMXRT1050.")
	private String deviceName;

	@Option(names = "--region", paramLabel = "START,LENGTH", required = true, //
			description = "A protected region, such as 0x60001000,0x8000; up to three.")
	private List<String> regions;

	XipOtpmkCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Device device = DeviceCatalogue.builtIn().find(deviceName);
		if (device.xip().engine() != XipLayout.Engine.BEE) {
			throw new BadInputException(device + " has no BEE, it has " + device.xip().engine());
		}
		List<AddressRange> ranges = new ArrayList<>();
		for (String region : regions) {
			ranges.add(range(region));
		}
		List<Integer> words = OtpmkOption.of(ranges).words();
		for (int i = 0; i < words.size(); i++) {
			output.say(String.format(Locale.ROOT, "fill-memory 0x%X 4 0x%08X",
					device.optionWordAddress() + (long) Integer.BYTES * i, words.get(i)));
		}
		output.say(String.format(Locale.ROOT, "configure-memory %d 0x%X", FlexSpiNorOption.MEMORY_ID,
				device.optionWordAddress()));
		output.emit("option", "address", device.optionWordAddress(), "memory", FlexSpiNorOption.MEMORY_ID, "words",
				words.stream().map(word -> word & 0xFFFF_FFFFL).toList());
		return ExitCode.DONE;
	}

	private static AddressRange range(String region) throws BadInputException {
		String[] parts = region.split(",", -1);
		try {
			if (parts.length == 2) {
				return AddressRange.of("--region", YamlValue.parseNumber(parts[0]), YamlValue.parseNumber(parts[1]));
			}
		} catch (NumberFormatException e) {
			throw new BadInputException("--region: found \"" + region + "\", expected START,LENGTH", e);
		}
		throw new BadInputException("--region: found \"" + region + "\", expected START,LENGTH");
	}
}
