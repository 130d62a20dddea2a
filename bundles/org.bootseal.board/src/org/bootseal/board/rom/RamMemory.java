/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.util.Optional;

import org.bootseal.board.hab.HabMemory;
import org.bootseal.board.soc.Soc;

/** The RAM as HAB in the ROM reaches it; it decrypts into all of it but the ROM's own. */
final class RamMemory implements HabMemory {

	private final Soc soc;

	RamMemory(Soc soc) {
		this.soc = soc;
	}

	@Override
	public Optional<byte[]> read(long address, int length) {
		return soc.readRam(address, length);
	}

	@Override
	public boolean write(long address, byte[] bytes) {
		if (!soc.ram().holds(address, bytes.length) || soc.device().romReserved().meets(address, bytes.length)) {
			return false;
		}
		soc.ram().write(address, bytes);
		return true;
	}
}
