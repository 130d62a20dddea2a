/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.mboot.ExternalMemory;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.StatusCode;

/** Lets the flashloader configure a memory, and sees whether a plan fits what it found. */
final class MemorySetup {

	private final StepContext context;

	MemorySetup(StepContext context) {
		this.context = context;
	}

	/** Configures the memory, and stops if the plan does not fit what was found. */
	void configure(ConfigureStep step) throws StepStop {
		context.state().hasFcb(step.attributes().index() == FlexSpiNorOption.MEMORY_ID);
		for (BoardCommand command : step.setup()) {
			context.send(command);
		}
		Optional<ExternalMemory> memory = context.askUnless(step.attributes(),
				Set.of(StatusCode.UNKNOWN_PROPERTY), () -> attributes(step.attributes()));
		if (memory.isPresent()) {
			context.state().memory(memory.get());
			context.log().message(memory.get().summary());
			checkFits(step, memory.get());
		}
	}

	/** Older flashloaders do not know the property, which is no reason to stop. */
	private ExternalMemory attributes(BoardCommand.GetProperty command) throws ConnectionException, MbootException {
		return ExternalMemory.decode(context.link().flashloader().getProperty(command.property(), command.index()));
	}

	private void checkFits(ConfigureStep step, ExternalMemory memory) throws StepStop {
		long sector = memory.sectorSize().orElse(memory.blockSize().orElse(1));
		for (FlashRegion region : step.used()) {
			if (sector > 0 && (region.start() % sector != 0 || region.length() % sector != 0)) {
				throw new StepStop(context.diagnosis().found(
						String.format(Locale.ROOT,
								"The flash erases 0x%X bytes at a time, and %s is not made of such sectors.",
								sector, region),
						"The plan was made for a smaller sector.",
						String.format(Locale.ROOT, "Plan with the sector size 0x%X.", sector)));
			}
			if (memory.start().isPresent() && memory.size().isPresent()
					&& region.end() > memory.start().getAsLong() + memory.size().getAsLong()) {
				throw new StepStop(context.diagnosis().found(
						String.format(Locale.ROOT, "The flash has 0x%X bytes, and %s ends after it.",
								memory.size().getAsLong(), region),
						"The image is larger than the flash.", "Check the option words, or make the image smaller."));
			}
		}
	}
}
