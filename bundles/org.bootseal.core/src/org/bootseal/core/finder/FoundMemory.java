/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.MemoryConfiguration;

/**
 * A memory configuration that works.
 *
 * @param device
 *            the device
 * @param option
 *            the option words; empty if the flashloader can't work with any, as the chip has no SFDP
 * @param instance
 *            which FlexSPI; empty for the one that the flashloader takes by itself
 * @param fcb
 *            a complete configuration block; present exactly if there are no option words
 * @param chip
 *            what the chip is
 * @param place
 *            how it is wired
 * @param margins
 *            what came of each clock that was tried, the fastest first
 * @param proofs
 *            what was proven, one sentence each
 * @param open
 *            what was not, one sentence each
 */
public record FoundMemory(Device device, Optional<FlexSpiNorOption> option, OptionalInt instance,
		Optional<byte[]> fcb, String chip, String place, List<Margin> margins, List<String> proofs,
		List<String> open) {

	/** Copies the lists. */
	public FoundMemory {
		margins = List.copyOf(margins);
		proofs = List.copyOf(proofs);
		open = List.copyOf(open);
	}

	/**
	 * How reliably the flash is read at a clock.
	 *
	 * @param code
	 *            the frequency as option words have it
	 * @param megahertz
	 *            the same, MHz
	 * @param reads
	 *            how often it was read
	 * @param wrong
	 *            how often what was read was wrong
	 */
	public record Margin(int code, int megahertz, int reads, int wrong) {
		@Override
		public String toString() {
			return wrong == 0 ? String.format(Locale.ROOT, "%d MHz none in %,d", megahertz, reads)
					: String.format(Locale.ROOT, "%d MHz fails %,d in %,d", megahertz, wrong, reads);
		}
	}

	/** @return the margin in one line, "133 MHz fails 3 in 200, 100 MHz none in 2,000; use 100" */
	public String marginText() {
		return String.join(", ", margins.stream().map(Margin::toString).toList()) + margins.stream()
				.filter(margin -> margin.wrong() == 0).findFirst().map(margin -> "; use " + margin.megahertz())
				.orElse("");
	}

	/**
	 * @param file
	 *            where it will stand
	 * @return the memory configuration file; empty if there are no option words
	 */
	public Optional<MemoryConfiguration> configuration(Path file) {
		return option.map(words -> new MemoryConfiguration(file, device, Optional.of(bus(words)), words, instance));
	}

	private static String bus(FlexSpiNorOption words) {
		int type = words.word0().deviceType();
		return words.isHyperFlash() ? "hyper_flash" : type <= 1 ? "quad_spi" : "octal_spi";
	}

	/** @return the words or the block, and the place */
	@Override
	public String toString() {
		return option.map(FlexSpiNorOption::toString).orElse("an FCB of its own")
				+ (instance.isPresent() ? " at FlexSPI " + instance.getAsInt() : "");
	}
}
