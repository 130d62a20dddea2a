/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.imports.SpsdkImport;
import org.bootseal.core.keys.PasswordSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal import spsdk}. */
@Command(name = "spsdk", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Take over configuration files of NXP's SPSDK.",
				"What the files name - the application, keys - stays where it is." })
final class ImportSpsdkCommand extends CommandBase {

	@Parameters(paramLabel = "FILE", arity = "1..*", description = {
			"Configurations for nxpimage hab (YAML, BD), nxpmemcfg and nxpfuses, FCB and XMCD (YAML, BIN),",
			"files with commands for blhost, and the application (ELF, SREC, HEX)." })
	private List<Path> files;

	@Mixin
	private ImportTarget target;

	@Option(names = "--device", paramLabel = "NAME", //
			description = "The device, such as MIMXRT1050, if none of the files says it.")
	private String device;

	ImportSpsdkCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, CancelledException {
		Optional<Device> wanted = device == null ? Optional.empty()
				: Optional.of(DeviceCatalogue.builtIn().find(device));
		target.finish(output, SpsdkImport.plan(files, target.folder(), wanted), PasswordSource.NONE);
		return ExitCode.DONE;
	}
}
