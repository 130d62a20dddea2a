/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.memory.FlexSpiNandOption;
import org.bootseal.core.memory.MemoryOption;
import org.bootseal.core.memory.MmcOption;
import org.bootseal.core.memory.NandLayout;
import org.bootseal.core.memory.SdOption;
import org.bootseal.core.memory.SemcNandOption;

/** Makes what a flashloader is told of a boot memory from what a provisioning file says of it. */
public final class BootMemoryOption {

	private BootMemoryOption() {
	}

	/**
	 * The option of a boot memory as devices name it; the words of the file mean what that memory makes of them.
	 *
	 * @param bootMemory
	 *            the boot memory, such as "flexspi_nor"
	 * @param memory
	 *            what the file says of it
	 * @return what a flashloader is told of it
	 * @throws BadInputException
	 *             if the words have no meaning, or nothing can be written there
	 */
	public static MemoryOption of(String bootMemory, Provisioning.Memory memory) throws BadInputException {
		List<Integer> words = memory.optionWords().stream().map(Long::intValue).toList();
		return switch (bootMemory.toLowerCase(Locale.ROOT).replace('-', '_')) {
		case FlexSpiNorOption.BOOT_MEMORY -> FlexSpiNorOption.of(words);
		case FlexSpiNandOption.BOOT_MEMORY -> FlexSpiNandOption.of(words, memory.nand().searchCount(),
				memory.nand().copies(), memory.nand().blocks());
		case SemcNandOption.BOOT_MEMORY -> SemcNandOption.of(words,
				new NandLayout(memory.nand().pageSize(), memory.nand().pagesPerBlock(), memory.nand().searchCount(),
						memory.nand().copies(), memory.nand().blocks()));
		case SdOption.BOOT_MEMORY -> SdOption.of(words);
		case MmcOption.BOOT_MEMORY -> MmcOption.of(words);
		case ProvisioningRequest.RAM -> throw new BadInputException(
				"an image for the serial downloader is written nowhere; \"bootseal run\" runs it from RAM");
		default -> throw new BadInputException("images for " + bootMemory + " are built, but can't be written");
		};
	}
}
