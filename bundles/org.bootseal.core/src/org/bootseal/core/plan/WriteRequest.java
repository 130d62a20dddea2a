/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.device.Device;
import org.bootseal.core.memory.MemoryOption;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;

/**
 * What the user wants on a board.
 *
 * @param device
 *            the device
 * @param image
 *            the bootable image: from its IVT on, or with all that stands before it in flash
 * @param unsignedFlashloader
 *            a flashloader for an open part, IVT at offset 0 or 0x400; may be missing if one runs already
 * @param signedFlashloader
 *            a flashloader for a closed part, signed as the image is
 * @param option
 *            what memory is connected and gets the image
 * @param sectorSize
 *            bytes of a sector of that flash, {@link #DEFAULT_SECTOR_SIZE} for most chips; a power of two; without
 *            meaning for memories other than FlexSPI NOR
 * @param instance
 *            which FlexSPI the flash is connected to; empty for the one that the flashloader takes by itself
 * @param fcb
 *            the complete FCB, 512 bytes, to be written instead of the one that the flashloader works out
 * @param fuses
 *            fuse bits that are wanted
 * @param imageSrk
 *            the eight words of the SRK hash that the image is signed under, SRK_HASH[255:224] first; empty if the
 *            image is not signed
 * @param srkIndex
 *            which SRK of its table signs the image, 0 to 3; empty if the image is not signed
 * @param burn
 *            the groups of fuses that the run burns; requests of other groups are only looked at
 * @param prove
 *            whether the board shall be booted at the end where the connection can look on
 * @param keyBlob
 *            the key blob that an encrypted image needs; empty for others
 * @param xip
 *            what is written in place of the image if the part decrypts its flash; empty if it does not
 */
public record WriteRequest(Device device, PlanFile image, Optional<PlanFile> unsignedFlashloader,
		Optional<PlanFile> signedFlashloader, MemoryOption option, long sectorSize, OptionalInt instance,
		Optional<PlanFile> fcb, List<FuseRequest> fuses, List<Integer> imageSrk, OptionalInt srkIndex,
		Set<FuseGroup> burn, boolean prove, Optional<KeyBlobRequest> keyBlob,
		Optional<XipRequest> xip) {

	/** Bytes of the smallest unit that most NOR flashes erase. */
	public static final long DEFAULT_SECTOR_SIZE = 0x1000;

	/** Bytes of the smallest unit that HyperFlash erases. */
	public static final long HYPER_FLASH_SECTOR_SIZE = 0x40000;

	/** Copies the lists. */
	public WriteRequest {
		fuses = List.copyOf(fuses);
		imageSrk = List.copyOf(imageSrk);
		burn = Set.copyOf(burn);
	}

	/**
	 * An image that is not encrypted; all else as for the other constructor.
	 *
	 * @param device
	 *            the device
	 * @param image
	 *            the bootable image
	 * @param unsignedFlashloader
	 *            a flashloader for an open part
	 * @param signedFlashloader
	 *            a flashloader for a closed part
	 * @param option
	 *            what flash is connected
	 * @param sectorSize
	 *            bytes of a sector of that flash
	 * @param instance
	 *            which FlexSPI the flash is connected to
	 * @param fcb
	 *            the complete FCB
	 * @param fuses
	 *            fuse bits that are wanted
	 * @param imageSrk
	 *            the eight words of the SRK hash that the image is signed under
	 * @param srkIndex
	 *            which SRK of its table signs the image
	 * @param burn
	 *            the groups of fuses that the run burns
	 * @param prove
	 *            whether the board shall be booted at the end
	 */
	public WriteRequest(Device device, PlanFile image, Optional<PlanFile> unsignedFlashloader,
			Optional<PlanFile> signedFlashloader, MemoryOption option, long sectorSize, OptionalInt instance,
			Optional<PlanFile> fcb, List<FuseRequest> fuses, List<Integer> imageSrk, OptionalInt srkIndex,
			Set<FuseGroup> burn, boolean prove) {
		this(device, image, unsignedFlashloader, signedFlashloader, option, sectorSize, instance, fcb, fuses, imageSrk,
				srkIndex, burn, prove, Optional.empty(), Optional.empty());
	}
}
