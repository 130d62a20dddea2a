/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.DeviceNotes;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.flexspi.OptionField;
import org.bootseal.core.flexspi.OptionField.Choice;
import org.bootseal.core.plan.MemoryCommands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal memory show}. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Explain a memory configuration or option words field by field, and show what is sent.")
final class MemoryShowCommand extends CommandBase {

	@Parameters(paramLabel = "FILE|WORD", arity = "1..2", //
			description = "A memory configuration (*.memcfg.yaml), or one or two option words such as 0xC0000007.")
	private List<String> what;

	@Option(names = "--device", paramLabel = "NAME", defaultValue = "MIMXRT1020", //
			description = "The device, for option words (default: ${DEFAULT-VALUE}).")
	private String deviceName;

	MemoryShowCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		if (what.get(0).matches(".*\\.ya?ml") || Files.isRegularFile(Path.of(what.get(0)))) {
			if (what.size() > 1) {
				throw new BadInputException("one memory configuration can be shown at a time");
			}
			MemoryConfiguration read = MemoryConfiguration.read(Path.of(what.get(0)));
			show(output, read.device(), read.option(), read.instance());
		} else {
			show(output, DeviceCatalogue.builtIn().find(deviceName),
					FlexSpiNorOption.parse(what.toArray(String[]::new)), OptionalInt.empty());
		}
		return ExitCode.DONE;
	}

	private static void show(Output output, Device device, FlexSpiNorOption option, OptionalInt instance) {
		output.say(Output.Tone.HEADING, option + " on " + device.name());
		output.emit("option", "words", option.toString(), "device", device.name());
		DeviceNotes notes = DeviceNotes.of(device);
		for (OptionField field : OptionField.values()) {
			if (field.word() < option.words().size()) {
				field(output, field, field.get(option), notes);
			}
		}
		notes.frequencyDisagreements(OptionField.MAX_FREQUENCY.get(option)).forEach(output::say);
		option.findings().forEach(output::warn);
		output.say("What is sent:");
		for (String line : new MemoryCommands(device, option, instance).lines()) {
			output.say("  $ " + line);
			output.emit("command", "line", line);
		}
	}

	private static void field(Output output, OptionField field, int value, DeviceNotes notes) {
		String meaning = field == OptionField.MAX_FREQUENCY ? notes.frequencyText(value)
				: field.choice(value).map(Choice::meaning).orElse(field.choices().isEmpty() ? "" : "not defined");
		output.say(String.format(Locale.ROOT, "  word %d bits %-6s %-16s %3d  %s", field.word(), field.bits(),
				field.label(), value, meaning).stripTrailing());
		output.emit("field", "key", field.settingsKey(), "word", field.word(), "bits", field.bits(), "value", value,
				"meaning", meaning);
	}
}
