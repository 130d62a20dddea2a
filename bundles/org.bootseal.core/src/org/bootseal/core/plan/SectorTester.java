/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.mboot.ExternalMemory;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.plan.SectorTestStep.Content;

/**
 * Tests one sector. Its content is in a file before it is erased, and is written back whatever happens; the file stays
 * if that fails. The user can cancel between the commands of the test, but not in the restoring.
 */
final class SectorTester {

	private static final long MAX_SECTOR = 0x100000;

	private final StepContext context;
	private final SectorTestStep step;
	private Fcb generated;

	SectorTester(StepContext context, SectorTestStep step) {
		this.context = context;
		this.step = step;
	}

	void test() throws StepStop {
		FlashRegion sector = sector();
		String name = String.format(Locale.ROOT, "sector_0x%08X.bin", sector.start());
		byte[] before = content(sector, name);
		PlanFile backup = save(name, before);
		context.state().testing(sector.toString(), backup.path());
		Optional<StepStop> stop = Optional.empty();
		try {
			eraseAndProgram(sector);
		} catch (StepStop e) {
			stop = Optional.of(e);
		}
		Optional<String> unrestored = restore(sector, backup);
		if (unrestored.isEmpty()) {
			context.state().restored(sector.toString());
			delete(backup.path());
		}
		if (stop.isPresent()) {
			throw stop.get().now(context.state(), advice(sector, backup, unrestored));
		}
		if (unrestored.isPresent()) {
			throw new StepStop(context.diagnosis().found(
					"The test succeeded, but the sector " + sector + " could not be restored: " + unrestored.get(),
					"The flash does not hold its former content there.",
					advice(sector, backup, unrestored).toArray(String[]::new)));
		}
		context.log().message(sector + " was erased, programmed and read back, and has its content again"
				+ (generated == null ? "" : "; it held " + generated.summary()));
	}

	/**
	 * Where sectors begin and how large they are, only the flashloader knows; a guess could erase more than is saved.
	 */
	private FlashRegion sector() throws StepStop {
		ExternalMemory memory = context.state().memory();
		if (memory == null) {
			throw untestable("The flashloader does not tell what it found out about the flash.");
		}
		long size = memory.sectorSize().orElse(0);
		if (size <= 0 || size > MAX_SECTOR || Long.bitCount(size) != 1) {
			throw untestable("The flashloader does not tell how large a sector is.");
		}
		long start = memory.start().orElse(step.flashBase());
		if (step.address().isPresent()) {
			long address = step.address().getAsLong();
			if (address < start || memory.size().isPresent() && address >= start + memory.size().getAsLong()) {
				throw untestable(String.format(Locale.ROOT, "The flash has no address 0x%08X.", address));
			}
			return new FlashRegion(address / size * size, size);
		}
		if (memory.size().orElse(0) < size) {
			throw untestable("The flashloader does not tell how large the flash is, so its last sector is not known.");
		}
		return new FlashRegion(start + memory.size().getAsLong() - size, size);
	}

	/** What is read with wrong option words may be noise, which would take the place of the content. */
	private byte[] content(FlashRegion sector, String name) throws StepStop {
		byte[] content = read(sector, name);
		int first = Arrays.mismatch(read(sector, name), content);
		if (first >= 0) {
			throw new StepStop(context.diagnosis().found(
					String.format(Locale.ROOT, "The sector %s reads differently each time, first at 0x%08X.", sector,
							sector.start() + first),
					"Its content is not known, so it could not be restored. No sector was erased.",
					"Check the option words against the flash chip.", "Try a lower frequency."));
		}
		return content;
	}

	private StepStop untestable(String what) {
		return new StepStop(context.diagnosis().found(what, "No sector was erased.",
				"Test a sector by its address, or with a newer flashloader."));
	}

	private PlanFile save(String name, byte[] content) throws StepStop {
		Path file = step.backups().resolve(name);
		try {
			Files.createDirectories(step.backups());
			claim(file);
			write(file, content);
			return PlanFile.of(file, content);
		} catch (IOException e) {
			throw new StepStop(context.diagnosis().found(
					"The content of the sector can't be saved in " + file + ": " + e.getMessage() + ".",
					"Without a copy no sector is erased.", "Name a folder that can be written to."));
		}
	}

	/** In one go, because the same sector of another board may be tested at the same time. */
	private void claim(Path file) throws IOException, StepStop {
		try {
			Files.createFile(file);
		} catch (FileAlreadyExistsException e) {
			throw new StepStop(context.diagnosis().found(
					"The file " + file + " is there from a test whose sector was not restored, or is not yet.",
					"It is not overwritten, because it may be the only copy.",
					"Wait for tests of other boards.", "Write it back to the board, or move it away."));
		}
	}

	private static void write(Path claimed, byte[] content) throws IOException {
		try {
			OutputFile.write(claimed, content);
		} catch (IOException e) {
			Files.deleteIfExists(claimed);
			throw e;
		}
	}

	private void eraseAndProgram(FlashRegion sector) throws StepStop {
		erase(sector);
		byte[] blank = new byte[(int) sector.length()];
		Arrays.fill(blank, (byte) 0xFF);
		compare(sector, blank, "is not blank after it was erased");
		context.checkCancelled();
		if (step.content() == Content.PATTERN) {
			byte[] pattern = pattern(blank.length);
			write(PlanFile.of(Path.of("pattern.bin"), pattern), sector);
			context.checkCancelled();
			compare(sector, pattern, "does not hold what was programmed");
		} else {
			for (BoardCommand command : step.generateFcb()) {
				context.send(command);
			}
			context.checkCancelled();
			generated = new FcbExaminer(context)
					.require(read(new FlashRegion(step.fcbAddress(), FcbLayout.LENGTH), "fcb.bin"));
		}
	}

	/** Bytes that differ from their neighbours, and from those that are a power of two away. */
	private static byte[] pattern(int length) {
		byte[] pattern = new byte[length];
		for (int i = 0; i < length; i++) {
			pattern[i] = (byte) (i * 167 + (i >> 8) * 29 + (i >> 16) * 11 + 0x5A);
		}
		return pattern;
	}

	/** Gives the sector its content back; says why if that can't be done. */
	private Optional<String> restore(FlashRegion sector, PlanFile backup) {
		if (context.state().place() == BoardState.Place.GONE) {
			return Optional.of("the board is off the bus.");
		}
		try {
			if (Arrays.equals(read(sector, "now.bin"), backup.content())) {
				return Optional.empty();
			}
			erase(sector);
			write(backup, sector);
			compare(sector, backup.content(), "does not hold its former content");
			return Optional.empty();
		} catch (StepStop e) {
			return Optional.of(e.getMessage());
		}
	}

	private static List<String> advice(FlashRegion sector, PlanFile backup, Optional<String> unrestored) {
		List<String> advice = new ArrayList<>();
		if (unrestored.isPresent()) {
			advice.add(String.format(Locale.ROOT,
					"The former content of the sector is in %s. To write it back: configure the flash,"
							+ " flash-erase-region 0x%08X 0x%X 0, write-memory 0x%08X %s 0.",
					backup.path(), sector.start(), sector.length(), sector.start(), backup.path()));
		}
		return advice;
	}

	private void delete(Path file) throws StepStop {
		try {
			Files.delete(file);
		} catch (IOException e) {
			throw new StepStop(context.diagnosis().found(
					"The sector is restored, but its copy " + file + " can't be deleted: " + e.getMessage() + ".", "",
					"Delete the file."));
		}
	}

	private void erase(FlashRegion sector) throws StepStop {
		context.send(new BoardCommand.EraseRegion(step.board(), sector));
	}

	private void write(PlanFile file, FlashRegion sector) throws StepStop {
		context.send(new BoardCommand.WriteMemory(step.board(), sector.start(), file));
	}

	private byte[] read(FlashRegion region, String name) throws StepStop {
		MbootClient flashloader = context.link().flashloader();
		return context.ask(new BoardCommand.ReadMemory(step.board(), region.start(), (int) region.length(), name),
				() -> flashloader.readMemory(region.start(), (int) region.length(), 0, context.steadyProgress()));
	}

	private void compare(FlashRegion sector, byte[] expected, String otherwise) throws StepStop {
		byte[] found = read(sector, "readback.bin");
		int first = Arrays.mismatch(found, expected);
		if (first >= 0) {
			throw new StepStop(context.diagnosis().found(String.format(Locale.ROOT,
					"The sector %s %s: at 0x%08X found 0x%02X, expected 0x%02X.", sector, otherwise,
					sector.start() + first, found[first], expected[first]),
					"The flash takes commands, but not as these option words say, or it is protected.",
					"Check the option words against the flash chip.",
					"Look whether the chip protects this sector."));
		}
	}
}
