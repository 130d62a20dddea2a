/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.plan.MemoryTest.Sectors;

/** Tests of a memory configuration on a fake board whose flash has content, and what that was before. */
final class MemoryTestBench {

	private final RunBench runs;
	private final Path folder;
	final FakeBoard board;
	final byte[] before;

	MemoryTestBench(RunBench runs, Path folder) {
		this.runs = runs;
		this.folder = folder;
		this.board = runs.board;
		for (int i = 0; i < board.flash.length; i++) {
			board.flash[i] = (byte) (i * 7 + (i >> 12));
		}
		before = board.flash.clone();
	}

	MemoryTest test(Sectors sectors, OptionalLong address) throws BadInputException {
		WriteRequest plain = Requests.plain();
		return new MemoryTest(plain.device(), (FlexSpiNorOption) plain.option(), OptionalInt.empty(),
				plain.unsignedFlashloader(), plain.signedFlashloader(), sectors, address, folder);
	}

	RunRecord run(Sectors sectors) throws BadInputException {
		return run(test(sectors, OptionalLong.empty()), Progress.NONE);
	}

	RunRecord run(MemoryTest test, Progress progress) throws BadInputException {
		return runs.run(test.plan(), progress, RunListener.NONE);
	}

	/** Where the former content of the last sector is kept. */
	Path backup() {
		return folder.resolve("sector_0x607FF000.bin");
	}
}
