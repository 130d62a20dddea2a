/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.hab.KeyBlobPlace;

/** Plans to fetch the key blob of an encryption key from a board into a file; nothing on the board is changed. */
public final class KeyBlobFetch {

	private KeyBlobFetch() {
		// functions only
	}

	/**
	 * @param device
	 *            the device
	 * @param unsigned
	 *            a flashloader for an open part; may be missing if one runs already
	 * @param signed
	 *            a flashloader for a closed part
	 * @param key
	 *            the file with the encryption key, 16, 24 or 32 bytes
	 * @param blob
	 *            the file that gets the blob
	 * @return the plan
	 * @throws BadInputException
	 *             if the key has a wrong length, or a flashloader does not fit the device
	 * @throws IOException
	 *             if the key can't be read
	 */
	public static WritePlan plan(Device device, Optional<PlanFile> unsigned, Optional<PlanFile> signed, Path key,
			Path blob) throws BadInputException, IOException {
		int bits = (int) Math.min(Integer.MAX_VALUE, (Files.exists(key) ? Files.size(key) : 0) * Byte.SIZE);
		String fingerprint;
		try (EncryptionKey read = EncryptionKey.read(key, bits)) {
			fingerprint = read.fingerprint();
		}
		FlashloaderPlanner loader = new FlashloaderPlanner(device);
		int length = new KeyBlobPlace(0, 0, 0, bits).length();
		KeyBlobStep make = new KeyBlobStep(new GenerateKeyBlob(device.flashloaderId(), key, bits, length,
				String.valueOf(blob.getFileName())), fingerprint, Optional.of(blob));
		return new WritePlan(device, String.format(Locale.ROOT, "Fetch the key blob of %s from %s", key, device.name()),
				PlanFile.of(blob, new byte[0]), List.of(),
				List.of(loader.look(), loader.start(unsigned, signed), make));
	}
}
