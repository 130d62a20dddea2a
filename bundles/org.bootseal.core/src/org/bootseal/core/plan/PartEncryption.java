/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.Arrays;
import java.util.Locale;

import org.bootseal.core.mboot.StatusCode;

/** Flash that the flashloader encrypts with the part's own key, and when that has to be done anew. */
final class PartEncryption {

	private static final byte BLANK = (byte) 0xFF;

	private final StepContext context;
	private final FuseBurner fuses;
	private final BurnPermit permit;
	private boolean made;
	private boolean ofClosedPart;

	PartEncryption(StepContext context, FuseBurner fuses, BurnPermit permit) {
		this.context = context;
		this.fuses = fuses;
		this.permit = permit;
	}

	/** Whether something was encrypted and the part was closed afterwards. */
	boolean isVoid() {
		return made && !ofClosedPart && fuses.isClosed().orElse(Boolean.FALSE);
	}

	void encrypt(EncryptStep step) throws StepStop {
		permit.flashChanged();
		for (BoardCommand command : step.setup()) {
			context.send(command);
		}
		if (isBlank(read(step.header()))) {
			throw new StepStop(context.diagnosis().found("The flashloader wrote no header for the encrypted flash.",
					"It took the words for the encryption and did not encrypt; not every flashloader can.",
					"Use NXP's flashloader of this part, or a key of your own (keySource: userKey)."));
		}
		made = true;
		ofClosedPart = fuses.isClosed().orElse(Boolean.FALSE);
		context.log().message(ofClosedPart ? "with the key of this part"
				: "with a key that counts only while the part"
						+ " is open");
	}

	private static boolean isBlank(byte[] bytes) {
		for (byte each : bytes) {
			if (each != BLANK) {
				return false;
			}
		}
		return true;
	}

	void verify(VerifyCipherStep step) throws StepStop {
		byte[] found = read(step.read());
		byte[] plain = step.image().content();
		int encrypted = 0;
		for (int at = 0; at < plain.length; at += VerifyCipherStep.BLOCK) {
			int end = Math.min(plain.length, at + VerifyCipherStep.BLOCK);
			boolean cipher = step.isEncrypted(at);
			byte[] block = Arrays.copyOfRange(found, at, end);
			boolean same = Arrays.equals(block, Arrays.copyOfRange(plain, at, end));
			// a block that is cut off at the end of the image may be the same by chance
			boolean whole = end - at == VerifyCipherStep.BLOCK;
			if (!cipher && !same || cipher && whole && (same || isBlank(block))) {
				throw new StepStop(context.diagnosis().found(String.format(Locale.ROOT, cipher
						? "The flash is not encrypted at 0x%08X."
						: "The flash differs from the image at 0x%08X.", step.read().address() + at),
						step.read().line(), StatusCode.MEMORY_VERIFY_FAILED), true);
			}
			encrypted += cipher ? end - at : 0;
		}
		permit.imageVerified();
		context.log().message(String.format(Locale.ROOT, "%d bytes are encrypted, %d are as written", encrypted,
				plain.length - encrypted));
	}

	private byte[] read(BoardCommand.ReadMemory read) throws StepStop {
		return context.ask(read, () -> context.link().flashloader().readMemory(read.address(), read.length(), 0,
				context.progress()));
	}
}
