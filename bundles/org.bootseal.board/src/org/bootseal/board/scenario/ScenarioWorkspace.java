/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.WriteRequest;

/**
 * Writes what the user of a scenario has as files: a provisioning file with all that it names. Keys are in the folder
 * already.
 */
final class ScenarioWorkspace {

	/** Name of the provisioning file. */
	static final String FILE = "scenario.bootseal";
	/** Name of the fault script. */
	static final String FAULTS = "faults.yaml";

	private final Scenario scenario;
	private final SettingValues values;
	private final WriteRequest request;
	private final Path folder;

	ScenarioWorkspace(Scenario scenario, WriteRequest request, Path folder) {
		this.scenario = scenario;
		values = new SettingValues(scenario.settings());
		this.request = request;
		this.folder = folder;
	}

	void write(PlanFile program) throws BadInputException, IOException {
		Files.write(folder.resolve("application.srec"), program.content());
		Files.write(folder.resolve("flashloader.bin"), request.unsignedFlashloader().orElseThrow().content());
		if (!scenario.faults().faults().isEmpty()) {
			Files.writeString(folder.resolve(FAULTS), scenario.faults().toYaml());
		}
		Files.writeString(folder.resolve(FILE), text());
	}

	private String text() throws BadInputException, IOException {
		StringBuilder text = new StringBuilder("# ").append(scenario.title()).append("\n");
		text.append("# Source: ").append(scenario.source()).append("\n");
		text.append("bootseal: 1\ndevice: ").append(request.device().name()).append("\nimage:\n");
		boolean isSigned = values.find(Setting.KEYS).isPresent();
		Optional<String> keys = values.text(isSigned ? Setting.KEYS : Setting.LOADER_KEYS);
		text.append("  source: application.srec\n  bootType: ").append(isSigned ? "authenticated" : "unsigned")
				.append("\n");
		keys.ifPresent(name -> text.append("keys:\n  folder: ").append(StandInKeys.folder(name)).append("\n"));
		text.append("memory:\n").append(memory());
		if (request.fcb().isPresent()) {
			Files.write(folder.resolve("fcb.bin"), request.fcb().get().content());
			text.append("  fcb: fcb.bin\n");
		}
		text.append("flashloader:\n  source: flashloader.bin\n");
		List<SettingValues.Bits> burn = values.bits(Setting.BURN);
		text.append(burn.isEmpty() ? "" : "fuses:\n  words:\n");
		for (SettingValues.Bits wanted : burn) {
			text.append(String.format(Locale.ROOT, "    - {word: \"%d\", value: 0x%08X}%n", wanted.word(),
					wanted.bits()));
		}
		return text.toString();
	}

	private String memory() throws IOException {
		FlexSpiNorOption option = (FlexSpiNorOption) request.option();
		if (request.instance().isPresent()) {
			Path file = folder.resolve("memory" + MemoryConfiguration.SUFFIX);
			Files.writeString(file, new MemoryConfiguration(file, request.device(), Optional.empty(), option,
					request.instance()).text());
			return "  file: " + file.getFileName() + "\n";
		}
		return "  optionWords: " + option.words().stream()
				.map(word -> String.format(Locale.ROOT, "0x%08X", word)).toList() + "\n";
	}
}
