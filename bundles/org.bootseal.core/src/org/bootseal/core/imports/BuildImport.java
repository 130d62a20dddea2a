/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.flexspi.FlexSpiNorOption;

/** Plans the provisioning of a program that MCUXpresso IDE, CMake or Zephyr built. The program stays where it is. */
public final class BuildImport {

	/** Right for the quad SPI chips of NXP's boards. */
	private static final int QUAD_SPI = 0xC0000007;
	/** The HyperFlash of the MIMXRT1050-EVKB. */
	private static final int HYPER_FLASH = 0xC0233007;
	private static final String QSPI_VARIANT = "qspi";
	private static final String HYPER_BOARD = "1050";

	private BuildImport() {
		// static only
	}

	/**
	 * @param folder
	 *            a project, or the output folder of a build
	 * @return the programs below it, those that can be taken first, of these the newest
	 * @throws BadInputException
	 *             if this is no folder, or there is no program
	 * @throws IOException
	 *             if reading fails
	 */
	public static List<BuildCandidate> search(Path folder) throws BadInputException, IOException {
		BuildFolder build = new BuildFolder(folder);
		List<BuildCandidate> candidates = new ArrayList<>();
		for (Path program : build.programs()) {
			candidates.add(BuildCandidate.of(program, BuildFacts.of(build.witnesses(program))));
		}
		if (candidates.isEmpty()) {
			throw BadInputException.in(folder, "",
					"found no program (an ELF file *.elf, *.axf or *.out), expected the output of a build: build the project"
							+ " first");
		}
		// the order among equals is kept
		candidates.sort(Comparator.comparing((BuildCandidate candidate) -> !candidate.isGood())
				.thenComparing(candidate -> candidate.device().isEmpty()));
		return List.copyOf(candidates);
	}

	/**
	 * @param program
	 *            an ELF file
	 * @return what is known about it
	 * @throws IOException
	 *             if reading fails
	 */
	public static BuildCandidate look(Path program) throws IOException {
		Path file = program.toAbsolutePath().normalize();
		return BuildCandidate.of(file, BuildFacts.of(new BuildFolder(file.getParent()).witnesses(file)));
	}

	/**
	 * Plans for the first of several programs; the others become remarks.
	 *
	 * @param candidates
	 *            the programs, the best first
	 * @param target
	 *            the folder that the import is for
	 * @return the plan
	 * @throws BadInputException
	 *             if it is not known which device the program is for
	 */
	public static ImportPlan plan(List<BuildCandidate> candidates, Path target) throws BadInputException {
		BuildCandidate best = candidates.get(0);
		ImportPlan plan = plan(best, target);
		List<Remark> remarks = new ArrayList<>(plan.remarks());
		if (candidates.size() > 1) {
			remarks.add(0, new Remark(Remark.Kind.ASSUMED, best.program().toString(),
					"this program is meant, the newest that boots from flash; else name another one"));
		}
		for (BuildCandidate other : candidates.subList(1, candidates.size())) {
			List<String> against = other.remarks(Remark.Kind.LEFT_OUT).stream().map(Remark::message).toList();
			remarks.add(new Remark(Remark.Kind.LEFT_OUT, other.program().toString(),
					against.isEmpty() ? "an older program" : String.join("; ", against)));
		}
		return new ImportPlan(plan.files(), plan.keys(), remarks);
	}

	/**
	 * @param candidate
	 *            the program
	 * @param target
	 *            the folder that the import is for
	 * @return the plan
	 * @throws BadInputException
	 *             if it is not known which device the program is for
	 */
	public static ImportPlan plan(BuildCandidate candidate, Path target) throws BadInputException {
		if (candidate.device().isEmpty()) {
			throw BadInputException.in(candidate.program(), "", String.join("; ",
					candidate.remarks(Remark.Kind.LEFT_OUT).stream().map(Remark::message).toList()));
		}
		String name = candidate.program().getFileName().toString();
		ImportDraft draft = new ImportDraft(target, name.substring(0, name.lastIndexOf('.')));
		candidate.remarks().forEach(draft::add);
		draft.device("", candidate.device().get());
		draft.source("", SpsdkImport.relative(candidate.program(), draft.target()));
		if (candidate.header()) {
			draft.keepBootHeader();
		}
		draft.option("", option(candidate, draft));
		return draft.plan();
	}

	private static FlexSpiNorOption option(BuildCandidate candidate, ImportDraft draft) throws BadInputException {
		String board = candidate.board().orElse("").toLowerCase(Locale.ROOT);
		boolean hyper = board.contains(HYPER_BOARD) && !board.contains(QSPI_VARIANT);
		String word = String.format(Locale.ROOT, "0x%08X", hyper ? HYPER_FLASH : QUAD_SPI);
		draft.assumed(board, board.isEmpty()
				? "the option word " + word + ", which is right for most quad SPI chips: no file says which board it is"
				: "the option word " + word + ", which is right for the flash that NXP puts on this board");
		return FlexSpiNorOption.of(List.of(hyper ? HYPER_FLASH : QUAD_SPI));
	}
}
