/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.keys.KeyImport;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.PasswordSource;

/**
 * Writes what an import plan says. All files are written beside their places first, and moved when all are there; so a
 * failure leaves the target folder as it was, unless it happens between two moves.
 */
public final class ImportWriter {

	private final Path target;
	private final boolean replace;

	/**
	 * @param target
	 *            the folder that gets the files; made if it is missing
	 * @param replace
	 *            whether files that are there are replaced; a key tree never is
	 */
	public ImportWriter(Path target, boolean replace) {
		this.target = target;
		this.replace = replace;
	}

	/**
	 * @param plan
	 *            what would be written
	 * @return the files of it that are there already, as they stand in the plan, and the folder of keys if that has
	 *         some
	 */
	public List<String> existing(ImportPlan plan) {
		List<String> existing = new ArrayList<>();
		plan.keys().filter(keys -> hasKeys(target.resolve(keys.folder())))
				.ifPresent(keys -> existing.add(keys.folder()));
		plan.files().stream().map(ImportedFile::path).filter(path -> Files.exists(target.resolve(path)))
				.forEach(existing::add);
		return existing;
	}

	private static boolean hasKeys(Path folder) {
		return Files.exists(folder.resolve(KeyTree.KEYS)) || Files.exists(folder.resolve(KeyTree.CERTIFICATES));
	}

	/**
	 * @param plan
	 *            what to write
	 * @param passwords
	 *            asked for the passwords of PKCS #12 files
	 * @param random
	 *            for salts
	 * @param progress
	 *            counts files instead of bytes; asked between two files whether to stop
	 * @return the files and folders that were written; a key tree that was there already is not among them
	 * @throws BadInputException
	 *             if something that would be written is there already, or a file that is copied is gone
	 * @throws CancelledException
	 *             if the progress says so; nothing was written
	 * @throws IOException
	 *             if writing fails
	 */
	public List<Path> write(ImportPlan plan, PasswordSource passwords, SecureRandom random, Progress progress)
			throws BadInputException, CancelledException, IOException {
		List<String> existing = existing(plan);
		boolean keysThere = plan.keys().isPresent() && existing.contains(plan.keys().get().folder());
		if (!replace && !existing.isEmpty()) {
			throw new BadInputException(target + ": " + String.join(", ", existing)
					+ (existing.size() == 1 ? " is" : " are") + " there already; nothing was written");
		}
		if (keysThere) {
			refuseOtherKeys(plan.keys().get());
		}
		Files.createDirectories(target);
		Path stage = Files.createTempDirectory(target, ".import-");
		List<Path> written = new ArrayList<>();
		try {
			stage(plan, stage, progress);
			if (plan.keys().isPresent() && !keysThere) {
				ImportPlan.Keys keys = plan.keys().get();
				new KeyImport(passwords, random).write(keys.collection(), target.resolve(keys.folder()));
				written.add(target.resolve(keys.folder()));
			}
			for (ImportedFile file : plan.files()) {
				Path place = target.resolve(file.path());
				Files.createDirectories(place.getParent());
				OutputFile.move(stage.resolve(file.path()), place);
				written.add(place);
			}
		} finally {
			delete(stage);
		}
		return written;
	}

	private void stage(ImportPlan plan, Path stage, Progress progress)
			throws BadInputException, CancelledException, IOException {
		int done = 0;
		for (ImportedFile file : plan.files()) {
			progress.checkCancelled();
			Path place = stage.resolve(file.path()).normalize();
			if (!place.startsWith(stage)) {
				throw new IllegalStateException("a file of the plan is outside of its folder: " + file.path());
			}
			Files.createDirectories(place.getParent());
			if (file.content() instanceof ImportedFile.Text text) {
				Files.write(place, text.text().getBytes(StandardCharsets.UTF_8));
			} else if (file.content() instanceof ImportedFile.Block block) {
				Files.write(place, block.bytes());
			} else if (file.content() instanceof ImportedFile.Copy copy) {
				if (!Files.isRegularFile(copy.from())) {
					throw new BadInputException(copy.from() + ": this file is gone");
				}
				// as a stream, so that it gets rights of its own
				try (var from = Files.newInputStream(copy.from())) {
					Files.copy(from, place);
				}
			}
			done++;
			progress.bytes(done, plan.files().size());
		}
	}

	/** A tree that is there already may stay if it is the same; another one would sign what nobody wanted. */
	private void refuseOtherKeys(ImportPlan.Keys keys) throws BadInputException, IOException {
		Path folder = target.resolve(keys.folder());
		byte[] there = KeyTree.open(folder).srkTable().hash();
		if (keys.collection().table().isEmpty()
				|| !Arrays.equals(there, keys.collection().table().get().hash())) {
			throw new BadInputException(folder + ": here are other keys already, and keys are never replaced;"
					+ " choose another folder, or move them away");
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> paths = Files.walk(folder)) {
			for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}
}
