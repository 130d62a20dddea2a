/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.mboot.StatusCode;

/** The key blob of a run: lets the part make it, and writes it. The key is in memory only while it is sent. */
final class KeyBlobKeeper {

	private static final String AGAIN = "Build the image again, and write what was built.";

	private final StepContext context;
	private final FuseBurner fuses;
	private byte[] blob = {};
	private boolean ofClosedPart;

	KeyBlobKeeper(StepContext context, FuseBurner fuses) {
		this.context = context;
		this.fuses = fuses;
	}

	/** Whether a blob was made and the part was closed afterwards. */
	boolean isVoid() {
		return blob.length > 0 && !ofClosedPart && fuses.isClosed().orElse(Boolean.FALSE);
	}

	void make(KeyBlobStep step) throws StepStop {
		GenerateKeyBlob make = step.make();
		try (EncryptionKey key = key(step)) {
			byte[] bytes = key.copy();
			try {
				blob = context.ask(make, () -> context.link().flashloader().generateKeyBlob(bytes, make.blobLength()));
			} finally {
				Arrays.fill(bytes, (byte) 0);
			}
		}
		if (step.save().isPresent()) {
			save(step.save().get());
		}
		Optional<Boolean> closed = fuses.isClosed();
		ofClosedPart = closed.orElse(Boolean.FALSE);
		context.log().message(blob.length + " bytes, good for this board only"
				+ (step.save().isPresent() ? ", in " + step.save().get() : "") + (closed.isEmpty() ? ""
						: ofClosedPart ? " now that it is closed" : " and only as long as it is open"));
	}

	private void save(Path file) throws StepStop {
		try {
			OutputFile.write(file, blob);
		} catch (IOException e) {
			throw new StepStop(context.diagnosis().found("The key blob can't be saved: " + e.getMessage(),
					"The board made it and is as it was.", "Name a file that can be written."));
		}
	}

	private EncryptionKey key(KeyBlobStep step) throws StepStop {
		EncryptionKey key;
		try {
			key = EncryptionKey.read(step.make().key(), step.make().bits());
		} catch (IOException | BadInputException e) {
			throw new StepStop(context.diagnosis().found("The encryption key can't be read: " + e.getMessage(),
					"The part wraps the key of the image, so it has to be sent there.", AGAIN));
		}
		if (!key.fingerprint().equals(step.fingerprint())) {
			key.close();
			throw new StepStop(context.diagnosis().found(
					step.make().key() + " is not the key that the image was encrypted with.",
					"The file was changed after the image was built, so the board could not decrypt the image.",
					AGAIN));
		}
		return key;
	}

	void write(WriteKeyBlobStep step) throws StepStop {
		context.send(step.write(), () -> context.link().flashloader().writeMemory(step.write().address(), blob,
				step.write().memoryId(), context.steadyProgress()));
		byte[] found = context.ask(step.read(), () -> context.link().flashloader().readMemory(step.read().address(),
				step.read().length(), step.read().memoryId(), context.progress()));
		int first = Arrays.mismatch(found, blob);
		if (first >= 0) {
			throw new StepStop(context.diagnosis().found(String.format(Locale.ROOT,
					"The flash differs from the key blob at 0x%08X: found 0x%02X, expected 0x%02X.",
					step.read().address() + first, found[first], blob[first]), step.read().line(),
					StatusCode.MEMORY_VERIFY_FAILED));
		}
		context.log().message(found.length + " bytes are as written");
	}
}
