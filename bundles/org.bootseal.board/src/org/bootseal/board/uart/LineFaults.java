/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import java.util.Optional;

import org.bootseal.board.BoardLine;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultSite;

/** Lets befall the bytes on a line what the fault script says. */
final class LineFaults {

	private LineFaults() {
		// functions only
	}

	/**
	 * Lets something befall the next bytes from the host, once.
	 *
	 * @return what befell them; then the queue holds what came of them, and that may be no such bytes any more
	 */
	static Optional<FaultEffect> arrive(BoardLine line, String name, ByteQueue bytes, int length) {
		if (bytes.isMarked()) {
			return Optional.empty();
		}
		Optional<FaultEffect> fault = line.befalls(FaultSite.LINE_IN, name);
		if (fault.isEmpty()) {
			bytes.mark(length);
		} else if (fault.get().kind() == FaultEffect.Kind.DROP || fault.get().kind() == FaultEffect.Kind.REFUSE) {
			bytes.skip(length);
		} else {
			bytes.replace(length, fault.get().applyTo(bytes.look(length)));
		}
		return fault;
	}

	/** Sends bytes to the host, or what comes of them. */
	static void leave(BoardLine line, String name, byte[] bytes, ByteQueue out) {
		Optional<FaultEffect> fault = line.befalls(FaultSite.LINE_OUT, name);
		if (fault.isEmpty()) {
			out.add(bytes);
		} else if (fault.get().kind() != FaultEffect.Kind.DROP && fault.get().stops().isEmpty()) {
			out.add(fault.get().applyTo(bytes));
		}
	}
}
