/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;

/** Plans whose files are on disk, so that scripts of them can be run. */
final class ScriptPlans {

	private ScriptPlans() {
	}

	/** The plan for files that are on disk: the image in a folder, the flashloaders in a folder beside it. */
	static WritePlan onDisk(WriteRequest request, Path folder, String imageName) throws IOException, BadInputException {
		Path image = Files.write(folder.resolve(imageName), request.image().content());
		Path loaders = Files.createDirectories(folder.resolveSibling("sdk"));
		List<Optional<PlanFile>> placed = new ArrayList<>();
		for (Optional<PlanFile> file : List.of(request.unsignedFlashloader(), request.signedFlashloader())) {
			if (file.isPresent()) {
				Path path = Files.write(loaders.resolve(file.get().path().getFileName()), file.get().content());
				placed.add(Optional.of(PlanFile.of(path, file.get().content())));
			} else {
				placed.add(Optional.empty());
			}
		}
		WriteRequest there = Requests.withImage(request, PlanFile.of(image, request.image().content()),
				request.sectorSize());
		return WritePlanner.plan(Requests.withFlashloaders(there, placed.get(0), placed.get(1)));
	}

	/** The arguments, with a yes to the fuses of the groups that they name. */
	static String[] agreed(WritePlan plan, String... arguments) {
		StringBuilder token = new StringBuilder();
		for (BurnFusesStep burn : ScriptHead.burns(plan)) {
			if (List.of(arguments).contains(ScriptFuse.argument(burn.group()))) {
				token.append(ScriptFuse.token(plan, burn));
			}
		}
		List<String> all = new ArrayList<>(List.of(arguments));
		if (!token.isEmpty()) {
			all.add("yes:" + token);
		}
		return all.toArray(String[]::new);
	}
}
