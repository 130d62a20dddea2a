/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;

/**
 * What a fuse is burnt for. Each group must be named by the user before any of its fuses is burnt; naming one never
 * includes another. The order is the order of burning.
 */
public enum FuseGroup {

	/** The hash of the super root keys. */
	SRK("srk", "The board accepts only images signed under this SRK table once it is closed; the hash cannot be"
			+ " changed."),
	/** Boot device, boot pins and the like. */
	BOOT_CONFIG("boot", "The ROM boots as these fuses say from the next reset on; set bits cannot be cleared."),
	/** Everything else. */
	OTHER("other", "The burnt bits stay for the life of the part."),
	/** The key that decrypts the flash while it is read, and what chooses and scrambles it. */
	XIP_KEY("xip-key", "The key of the encrypted flash is fixed for the life of the part: lose it, and no new image can"
			+ " be made for this board."),
	/** What makes the ROM decrypt the flash: the bit for encrypted XIP and, where it counts, BT_FUSE_SEL. */
	XIP_ENABLE("xip-enable",
			"The ROM decrypts the flash from the next reset on, whatever the pins say; a part with OTFAD"
					+ " boots no plain image any more."),
	/** SEC_CONFIG[1]. */
	CLOSE("close", "Closes the part for ever: from then on only images signed with the burnt SRK run, the flashloader"
			+ " included."),
	/** The lock word. */
	LOCK("lock", "The locked words can never be programmed again, or never be read again.");

	private final String id;
	private final String consequence;

	FuseGroup(String id, String consequence) {
		this.id = id;
		this.consequence = consequence;
	}

	/** @return the short name that users type: srk, boot, other, xip-key, xip-enable, close, lock */
	public String id() {
		return id;
	}

	/** @return what burning it means, one sentence */
	public String consequence() {
		return consequence;
	}

	/**
	 * @return whether it is for flash that is decrypted while it is read, so that only a plan for such gives it bits
	 */
	public boolean isForXip() {
		return this == XIP_KEY || this == XIP_ENABLE;
	}

	/**
	 * @return whether who burns it has to type its name, because it changes for ever what the part runs, or locks it
	 */
	public boolean isTyped() {
		return this == CLOSE || this == LOCK || this == XIP_ENABLE;
	}

	/**
	 * @param id
	 *            a short name
	 * @return the group
	 * @throws BadInputException
	 *             if there is none; the message names them all
	 */
	public static FuseGroup of(String id) throws BadInputException {
		for (FuseGroup group : values()) {
			if (group.id.equals(id)) {
				return group;
			}
		}
		throw new BadInputException("there is no fuse group \"" + id + "\"; there are "
				+ Arrays.stream(values()).map(FuseGroup::id).collect(Collectors.joining(", ")));
	}
}
