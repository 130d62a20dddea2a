/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.sweep.Bench;
import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.WriteRequest;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A signed image and a signed flashloader for each part, built once, and the same of another owner's keys. */
final class RuleFiles {

	private static final int IMAGE_BYTES = 0x400;
	private static final Map<String, WriteRequest> OURS = new HashMap<>();
	private static final Map<String, WriteRequest> OTHERS = new HashMap<>();

	private RuleFiles() {
		// functions only
	}

	/** Boards of all parts, that get the image of our keys. */
	static Arbitrary<FuseScenario> scenarios() {
		return Combinators.combine(Arbitraries.of(DeviceCatalogue.builtIn().names()), Arbitraries.longs())
				.as((name, seed) -> new FuseScenario(name, seed, srk(name)));
	}

	private static int[] srk(String name) {
		try {
			return ours(DeviceCatalogue.builtIn().find(name)).imageSrk().stream().mapToInt(Integer::intValue).toArray();
		} catch (BadInputException e) {
			throw new IllegalStateException(e);
		}
	}

	static WriteRequest ours(Device device) {
		return of(device, OURS, 1);
	}

	static WriteRequest others(Device device) {
		return of(device, OTHERS, 2);
	}

	private static synchronized WriteRequest of(Device device, Map<String, WriteRequest> made, long owner) {
		if (made.isEmpty()) {
			buildAll(made, owner);
		}
		return made.get(device.name());
	}

	private static void buildAll(Map<String, WriteRequest> made, long owner) {
		try {
			Path folder = Files.createTempDirectory("rules");
			try {
				Bench bench = new Bench(folder, owner);
				for (String name : DeviceCatalogue.builtIn().names()) {
					BoardSpec spec = BoardSpec.of(DeviceCatalogue.builtIn().find(name));
					made.put(name, bench.request(spec, IMAGE_BYTES, 0, Set.of()));
				}
			} finally {
				delete(folder);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (BadInputException | CancelledException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}

	/** What is to be written to a scenario's board, with our image. */
	static WriteRequest request(FuseScenario scenario, List<FuseRequest> fuses, Set<FuseGroup> burn) {
		WriteRequest ours = ours(scenario.device);
		return with(ours, ours.image(), ours.signedFlashloader(), fuses, burn);
	}

	static WriteRequest with(WriteRequest of, PlanFile image, Optional<PlanFile> flashloader, List<FuseRequest> fuses,
			Set<FuseGroup> burn) {
		return new WriteRequest(of.device(), image, of.unsignedFlashloader(), flashloader, of.option(),
				of.sectorSize(), of.instance(), of.fcb(), fuses, of.imageSrk(), OptionalInt.of(0), burn, of.prove());
	}
}
