/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.bootseal.core.flexspi.KnownMemories;
import org.bootseal.core.flexspi.KnownMemory;
import org.bootseal.core.flexspi.KnownMemory.Alternative;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bootseal memory list}. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "List memories of which option words are known, with the source, and what other sources say.")
final class MemoryListCommand extends CommandBase {

	@Parameters(paramLabel = "FILTER", arity = "0..*", //
			description = "Words that all must fit: a vendor, a chip such as W25Q128JV, a bus, an option word.")
	private List<String> filter = List.of();

	MemoryListCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) {
		List<KnownMemory> found = KnownMemories.builtIn().matching(String.join(" ", filter));
		for (KnownMemory memory : found) {
			show(output, memory);
		}
		output.say(found.isEmpty() ? "No memory fits." : found.size() + (found.size() == 1 ? " memory" : " memories"));
		return ExitCode.DONE;
	}

	private void show(Output output, KnownMemory memory) {
		OptionalLong size = filter.stream().map(memory::sizeBytes).filter(OptionalLong::isPresent).findFirst()
				.orElse(OptionalLong.empty());
		output.say(String.format(Locale.ROOT, "%-12s %-16s %-12s %-22s %s%s%s", memory.vendor(), memory.chip(),
				memory.bus(), words(memory.words()), memory.source(), memory.tested() ? ", marked as tested" : "",
				size.isPresent() ? ", 0x" + Long.toHexString(size.getAsLong()).toUpperCase(Locale.ROOT) + " bytes"
						: ""));
		output.emit("memory", "vendor", memory.vendor(), "chip", memory.chip(), "bus", memory.bus(), "memoryId",
				memory.memoryId(), "words", words(memory.words()), "source", memory.source(), "tested",
				memory.tested());
		for (Alternative other : memory.alternatives()) {
			output.say(String.format(Locale.ROOT, "%-42s %-22s %s: %s", "  or", words(other.words()), other.source(),
					other.note()));
			output.emit("alternative", "chip", memory.chip(), "words", words(other.words()), "source", other.source(),
					"note", other.note());
		}
	}

	private static String words(List<Integer> words) {
		return words.stream().map(word -> String.format(Locale.ROOT, "0x%08X", word)).collect(Collectors.joining(" "));
	}
}
