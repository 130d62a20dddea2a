/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.List;

/**
 * Where the fuses are that the ROM and HAB follow.
 *
 * @param closed
 *            SEC_CONFIG[1]: HAB enforces
 * @param bootByFuses
 *            BT_FUSE_SEL: fuses choose the boot device, not pins
 * @param forceInternalBoot
 *            the boot mode pins are not looked at
 * @param sdpDisable
 *            there is no serial downloader
 * @param sdpReadDisable
 *            the serial downloader reads no registers
 * @param bootDevice
 *            number of the boot device; 0 is FlexSPI NOR
 * @param flashType
 *            what flash is behind FlexSPI
 * @param encryptedXip
 *            the flash is decrypted while it is read
 * @param xipWithPins
 *            whether encrypted XIP counts as a fuse while pins choose the other boot settings
 * @param srkRevoke
 *            bit 0 for SRK 0
 * @param srkHide
 *            the SRK hash can't be read, by the ROM neither
 * @param srkHash
 *            first of the eight words of the SRK hash
 * @param uniqueId
 *            words of the unique id
 */
public record FuseRoles(FuseBits closed, FuseBits bootByFuses, FuseBits forceInternalBoot, FuseBits sdpDisable,
		FuseBits sdpReadDisable, FuseBits bootDevice, FuseBits flashType, FuseBits encryptedXip, boolean xipWithPins,
		FuseBits srkRevoke, FuseBits srkHide, int srkHash, List<Integer> uniqueId) {

	/** Copies the list. */
	public FuseRoles {
		uniqueId = List.copyOf(uniqueId);
	}
}
