/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbMaking;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.NamedChip;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bootseal fcb make}. */
@Command(name = "make", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Make an FCB of a known chip or of option words, without a board.")
final class FcbMakeCommand extends CommandBase {

	@Option(names = "--device", paramLabel = "NAME", required = true, description = "The device, such as MIMXRT1050.")
	private String device;

	@ArgGroup(multiplicity = "1")
	private Flash flash;

	@Option(names = "--size", paramLabel = "BYTES", //
			description = "Bytes of the flash, such as 0x800000, if the name of the chip does not tell.")
	private String size;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true, //
			description = "The file to write: a configuration if it ends with .yaml, else the block.")
	private Path out;

	/** How the flash is told. */
	private static final class Flash {

		@Option(names = "--chip", paramLabel = "NAME", description = "Full name of a known chip, such as IS25LP064A.")
		private String chip;

		@Option(names = "--option-words", paramLabel = "WORD", arity = "1..2", //
				description = "The option words, such as 0xC0000007.")
		private String[] words;
	}

	FcbMakeCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		FcbConfiguration made = made();
		if (BlockText.isText(out)) {
			WrittenFile.write(output, out, made.text().getBytes(StandardCharsets.UTF_8), "FCB configuration");
		} else {
			WrittenFile.write(output, out, made.fcb().bytes(), "FCB");
		}
		output.say(made.fcb().summary());
		return ExitCode.DONE;
	}

	private FcbConfiguration made() throws BadInputException {
		OptionalLong bytes = size == null ? OptionalLong.empty() : OptionalLong.of(number());
		FlexSpiNorOption option;
		if (flash.chip == null) {
			option = FlexSpiNorOption.parse(flash.words);
		} else {
			NamedChip chip = NamedChip.in(flash.chip).orElseThrow(
					() -> new BadInputException("the chip " + flash.chip + " is not known, see \"memory list\""));
			option = chip.options().get(0);
			bytes = bytes.isPresent() ? bytes : chip.memories().get(0).sizeBytes(chip.name());
		}
		if (bytes.isEmpty()) {
			throw new BadInputException("--size is missing: nothing else tells how large the flash is");
		}
		return FcbMaking.make(DeviceCatalogue.builtIn().find(device), option, bytes.getAsLong());
	}

	private long number() throws BadInputException {
		try {
			return YamlValue.parseNumber(size);
		} catch (NumberFormatException e) {
			throw new BadInputException("--size: found \"" + size + "\", expected a number such as 0x800000", e);
		}
	}
}
