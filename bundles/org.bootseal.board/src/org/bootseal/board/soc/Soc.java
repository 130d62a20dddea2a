/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.soc;

import java.util.Optional;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.fuses.Ocotp;
import org.bootseal.board.nor.FlashPort;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.Ram;

/**
 * The parts of one board.
 *
 * @param device
 *            figures of the processor
 * @param ram
 *            its RAM
 * @param fuses
 *            its fuses
 * @param flash
 *            FlexSPI and the flash chip
 * @param registers
 *            its registers
 * @param time
 *            its time
 * @param log
 *            its log
 * @param faults
 *            what shall go wrong
 */
public record Soc(DeviceFigures device, Ram ram, Ocotp fuses, FlashPort flash, Registers registers, BoardTime time,
		BoardLog log, FaultPlayer faults) {

	private static final int BOOT_CFG1 = 6;
	private static final int SRK_REVOKE = 0x2F;
	private static final int FIRST_SRK_WORD = 24;

	/**
	 * A bit of the shadow register of BOOT_CFG1 (fuse word 6).
	 *
	 * @param bit
	 *            its number
	 * @return whether it is set
	 */
	public boolean bootConfig1(int bit) {
		return (fuses.inner(BOOT_CFG1) >>> bit & 1) != 0;
	}

	/** @return whether HAB enforces: SEC_CONFIG[1]. Taken from the shadow register whenever it matters, assumed. */
	public boolean isClosed() {
		return bootConfig1(1);
	}

	/** @return the low nibble of SRK_REVOKE: bit 0 for key 0 */
	public int revokedKeys() {
		return fuses.inner(SRK_REVOKE) & 0xF;
	}

	/** @return the hash of the SRK table in the fuses, 32 bytes; each word holds four of them, little-endian */
	public byte[] srkHash() {
		byte[] hash = new byte[32];
		for (int i = 0; i < hash.length; i++) {
			hash[i] = (byte) (fuses.inner(FIRST_SRK_WORD + i / 4) >>> 8 * (i % 4));
		}
		return hash;
	}

	/**
	 * @param address
	 *            first address
	 * @param length
	 *            bytes
	 * @return what is in RAM there; empty if not all of it is RAM
	 */
	public Optional<byte[]> readRam(long address, int length) {
		return ram.holds(address, length) ? Optional.of(ram.read(address, length)) : Optional.empty();
	}
}
