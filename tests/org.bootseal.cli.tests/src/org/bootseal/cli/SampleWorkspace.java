/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.board.BootPins;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;

/** A folder with the sample application, its provisioning file, keys, and a virtual board. */
final class SampleWorkspace {

	private static final String SAMPLE = "bundles/org.bootseal.ide/sample";

	/** Making RSA keys takes seconds, so all tests share the trees; nothing writes to them. */
	private static final Path KEYS = makeKeys("first", 4);
	private static final Path OTHER_KEYS = makeKeys("second", 1);

	private final Path folder;

	SampleWorkspace(Path folder) throws IOException {
		this.folder = folder;
		for (String name : List.of("led_blinky.srec", "led_blinky.elf", "flashloader_standin.srec")) {
			Files.copy(sample().resolve(name), folder.resolve(name));
		}
		Files.writeString(file(), Files.readString(sample().resolve("led_blinky.bootseal")).replace("folder: pki",
				"folder: " + KEYS));
	}

	private static Path makeKeys(String name, int count) {
		try {
			Path folder = Files.createTempDirectory("bootseal-test-" + name);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
			KeyTree.create(KeyTreeSpec.of(folder).withSrkCount(count), new char[0], new SecureRandom(), CliRun.CLOCK,
					Progress.NONE);
			return folder;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (BadInputException | CancelledException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void delete(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @return the folder of this checkout that holds the sample programs */
	static Path sample() {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.isDirectory(folder.resolve(SAMPLE))) {
			folder = folder.getParent();
			if (folder == null) {
				throw new IllegalStateException("the tests must run inside the checkout");
			}
		}
		return folder.resolve(SAMPLE);
	}

	static Path keys() {
		return KEYS;
	}

	static Path otherKeys() {
		return OTHER_KEYS;
	}

	Path folder() {
		return folder;
	}

	/** @return the provisioning file */
	Path file() {
		return folder.resolve("led_blinky.bootseal");
	}

	/** @return the file that keeps the virtual board */
	Path state() {
		return folder.resolve("board.json");
	}

	Path output() {
		return folder.resolve("led_blinky-boot");
	}

	/** Changes the provisioning file. */
	void replace(String text, String by) throws IOException {
		String before = Files.readString(file());
		if (!before.contains(text)) {
			throw new IllegalArgumentException("not in the provisioning file: " + text);
		}
		Files.writeString(file(), before.replace(text, by));
	}

	/** @return the board as it is now */
	VirtualBoard board() throws IOException, BadInputException {
		return Files.exists(state()) ? VirtualBoard.open(state()) : VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	}

	/** Writes a fault script. */
	Path faults(String yaml) throws IOException {
		return Files.writeString(folder.resolve("faults.yaml"), yaml);
	}

	/** Writes to the virtual board, with a yes to burning and to closing. */
	CliRun write(Object... more) {
		return CliRun.answering(List.of("yes", "close"),
				Stream.concat(Stream.of("write", file(), "--state", state()), Stream.of(more)).toArray());
	}

	/** Sets the pins of the board back, and gives it power anew. */
	void backToSerialDownload() throws IOException, BadInputException {
		VirtualBoard board = board();
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		board.save(state());
	}
}
