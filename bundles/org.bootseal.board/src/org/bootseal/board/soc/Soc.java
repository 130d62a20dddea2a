/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.soc;

import java.util.List;
import java.util.Optional;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.fuses.Ocotp;
import org.bootseal.board.hab.KeyBlobs;
import org.bootseal.board.memory.AttachedMemory;
import org.bootseal.board.nor.FlashPort;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.FuseBits;
import org.bootseal.board.silicon.FuseRoles;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.board.silicon.Ram;
import org.bootseal.core.hab.HabEngine;

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
 * @param memories
 *            what it can boot from besides that flash
 * @param registers
 *            its registers
 * @param time
 *            its time
 * @param log
 *            its log
 * @param faults
 *            what shall go wrong
 */
public record Soc(DeviceFigures device, Ram ram, Ocotp fuses, FlashPort flash, List<AttachedMemory> memories,
		Registers registers, BoardTime time,
		BoardLog log, FaultPlayer faults) {

	/** Copies the list. */
	public Soc {
		memories = List.copyOf(memories);
	}

	/** @return what some fuses of the part are for */
	public FuseRoles roles() {
		return device.fuses().roles();
	}

	/**
	 * @param bits
	 *            some fuses
	 * @return what their shadow register holds, as the hardware sees it; 0 if the part has no such fuse
	 */
	public int fuse(FuseBits bits) {
		return bits.of(fuses.inner(bits.word()));
	}

	/** @return whether HAB enforces: SEC_CONFIG[1]. Taken from the shadow register whenever it matters, assumed. */
	public boolean isClosed() {
		return fuse(roles().closed()) != 0;
	}

	/**
	 * The key of the part as its engines get it. A closed part uses its master key (OTPMK). An open one has a test key
	 * that all open parts share, as CAAM has it (i.MX 6 encrypted boot, NXP AN12056); that DCP, BEE and OTFAD get the
	 * same is assumed. NXP-MCUBootUtility 6.3 says of BEE only that the key is there once the part is closed.
	 *
	 * @return 32 bytes, OTPMK[255:128] first
	 */
	public byte[] ownKey() {
		return isClosed() ? fuses.masterKey() : new byte[32];
	}

	/**
	 * What wraps the keys of encrypted images: the key of the part. The DCP of the RT10xx takes keys of 128 bits only,
	 * CAAM all three.
	 *
	 * @return what wraps and unwraps in the part's present state
	 */
	public KeyBlobs keyBlobs() {
		boolean caam = device.habEngines().contains(HabEngine.CAAM.code());
		return new KeyBlobs(ownKey(),
				(caam ? HabEngine.CAAM : HabEngine.DCP).code(), caam ? List.of(16, 24, 32) : List.of(16));
	}

	/** @return the bits of SRK_REVOKE: bit 0 for key 0 */
	public int revokedKeys() {
		return fuse(roles().srkRevoke());
	}

	/** @return the boot configuration of fuses or pins, the word with the number of the boot device */
	public int bootConfig() {
		return registers.bootConfig();
	}

	/** @return where FlexSPI maps the flash chip of this board */
	public MemoryRange flashWindow() {
		return device.flashWindows().get(flash.wiring().flexSpi() - 1);
	}

	/**
	 * @return the hash of the SRK table in the fuses as the ROM reads it, 32 bytes; each word holds four of them,
	 *         little-endian. A read lock hides it from the ROM too (MCUBootUtility, issue 24).
	 */
	public byte[] srkHash() {
		byte[] hash = new byte[32];
		boolean hidden = fuse(roles().srkHide()) != 0;
		for (int i = 0; i < hash.length; i++) {
			hash[i] = (byte) ((hidden ? Ocotp.READ_LOCKED : fuses.inner(roles().srkHash() + i / 4)) >>> 8 * (i % 4));
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
