/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.firmware.Segment;
import org.bootseal.core.firmware.SrecWriter;
import org.bootseal.core.io.OutputFile;

/** Saves flash in a file, once a run: a new try after a failure would save what the first one left. */
final class FlashSaver {

	private final StepContext context;
	private boolean isSaved;

	FlashSaver(StepContext context) {
		this.context = context;
	}

	void save(SaveStep step) throws StepStop {
		if (isSaved) {
			context.log().skip("it was saved before the first try");
			return;
		}
		if (Files.exists(step.file())) {
			throw new StepStop(context.diagnosis().found(step.file() + " is there already.",
					"It may hold what was in the flash before an earlier run, and is not replaced.",
					"Name another file, or move this one away."));
		}
		List<Segment> segments = new ArrayList<>();
		int bytes = 0;
		for (BoardCommand.ReadMemory read : step.reads()) {
			byte[] content = read(read);
			OptionalInt differs = difference(content, read(read));
			if (differs.isPresent()) {
				throw new StepStop(context.diagnosis().found(String.format(Locale.ROOT,
						"The flash reads differently each time, at 0x%08X for the first time.",
						read.address() + differs.getAsInt()),
						"Nothing was erased or written. The clock is too fast for this board, or a line is bad.",
						"Find a memory configuration that works: bootseal memory test."));
			}
			segments.add(new Segment(read.address(), content));
			bytes += content.length;
		}
		write(step.file(), SrecWriter.write(segments, OptionalLong.empty()));
		isSaved = true;
		context.log().message(bytes + " bytes are kept in " + step.file());
	}

	private byte[] read(BoardCommand.ReadMemory read) throws StepStop {
		return context.ask(read, () -> context.link().flashloader().readMemory(read.address(), read.length(),
				read.memoryId(), context.progress()));
	}

	private static OptionalInt difference(byte[] first, byte[] second) {
		int place = Arrays.mismatch(first, second);
		return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
	}

	private void write(Path file, byte[] content) throws StepStop {
		try {
			OutputFile.write(file, content);
		} catch (IOException e) {
			throw new StepStop(context.diagnosis().found("The copy can't be kept in " + file + ".", e.getMessage(),
					"Make room, or name another file."));
		}
	}
}
