/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.core.otp.FuseWord;

/** Where fuses come from when there is no board: a file that "otp read" wrote, or the file of a virtual board. */
final class FuseFiles {

	private static final int ENOUGH_TO_KNOW = 64;

	private FuseFiles() {
	}

	/**
	 * @param file
	 *            the file
	 * @param device
	 *            name of the device that is wanted
	 * @return what is burnt, as far as it could be read of a board
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if it is neither, or of another device
	 */
	static FuseSnapshot read(Path file, String device) throws IOException, BadInputException {
		FuseSnapshot snapshot = isBoard(file) ? of(VirtualBoard.open(file)) : FuseSnapshot.read(file);
		if (!snapshot.device().equals(device)) {
			throw new BadInputException(
					file + ": found the fuses of a " + snapshot.device() + ", expected those of a " + device);
		}
		return snapshot;
	}

	/** The file of a board is JSON; that of fuses begins with a comment or a key. */
	private static boolean isBoard(Path file) throws IOException {
		if (!Files.isRegularFile(file)) {
			return false;
		}
		try (InputStream stream = Files.newInputStream(file)) {
			return new String(stream.readNBytes(ENOUGH_TO_KNOW), StandardCharsets.UTF_8).stripLeading()
					.startsWith("{");
		}
	}

	private static FuseSnapshot of(VirtualBoard board) throws BadInputException {
		Device device = DeviceCatalogue.builtIn().find(board.spec().device().name());
		FuseMap map = FuseMap.of(device);
		Map<Integer, Integer> values = new TreeMap<>();
		map.words().forEach(word -> values.put(word.index(), board.readFuse(word.index())));
		return readable(device, map, values);
	}

	/**
	 * @param device
	 *            the device
	 * @param map
	 *            its fuses
	 * @param values
	 *            by word index
	 * @return a snapshot without words that are locked against reading: what a board answers for them is not what they
	 *         hold
	 */
	static FuseSnapshot readable(Device device, FuseMap map, Map<Integer, Integer> values) {
		Map<Integer, Integer> readable = new TreeMap<>(values);
		for (FuseWord word : map.words()) {
			if (word.lock().isPresent()) {
				FuseLock lock = word.lock().get();
				if (lock.forbidsReading(values.getOrDefault(lock.word(), 0))) {
					readable.remove(word.index());
				}
			}
		}
		return new FuseSnapshot(device.name(), readable);
	}
}
