/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.List;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;

/** The fuse words of a device. Immutable. */
public final class FuseMap {

	private FuseMap() {
	}

	/**
	 * @param device
	 *            whose fuses
	 * @return its map
	 * @throws BadInputException
	 *             if Bootseal has no fuse map of this device
	 */
	public static FuseMap of(Device device) throws BadInputException {
		throw new BadInputException("not yet");
	}

	/** @return name of the map, for example "mimxrt1020"; several devices may share one */
	public String name() {
		return "";
	}

	/** @return number of words that the device has, reserved ones included */
	public int wordCount() {
		return 0;
	}

	/** @return the words that are described, ascending; reserved ones are left out */
	public List<FuseWord> words() {
		return List.of();
	}

	/**
	 * @param index
	 *            as for efuse-read-once
	 * @return the word
	 * @throws BadInputException
	 *             if it is reserved or not there
	 */
	public FuseWord word(int index) throws BadInputException {
		throw new BadInputException("not yet");
	}

	/**
	 * @param name
	 *            of a word, for example "BOOT_CFG1"; case does not matter
	 * @return the word
	 * @throws BadInputException
	 *             if there is none
	 */
	public FuseWord find(String name) throws BadInputException {
		throw new BadInputException("not yet");
	}

	/** @return the eight words of the SRK hash, SRK_HASH[255:224] first */
	public List<FuseWord> srkHashWords() {
		return List.of();
	}

	/** @return the word that holds SEC_CONFIG[1] */
	public FuseWord closeWord() {
		throw new IllegalStateException("not yet");
	}

	/** @return the bit in {@link #closeWord()} that closes the part */
	public int closeMask() {
		return 0;
	}

	/** @return the word that locks the others */
	public FuseWord lockWord() {
		throw new IllegalStateException("not yet");
	}

	/**
	 * Makes requests of wanted bits, one for each group that they belong to.
	 *
	 * @param word
	 *            of this map
	 * @param value
	 *            the wanted bits; a subset of the mask
	 * @param mask
	 *            the bits that are wished for, not 0
	 * @return one request, or two if the closing bit is among others
	 */
	public List<FuseRequest> requests(FuseWord word, int value, int mask) {
		return List.of();
	}

	/**
	 * @param requests
	 *            of this map
	 * @return the words that have to be read before a {@link FusePlan} can be made, ascending: the requested ones, the
	 *         words that lock them, and what the closing rules look at
	 */
	public Set<Integer> wordsToRead(List<FuseRequest> requests) {
		return Set.of();
	}
}
