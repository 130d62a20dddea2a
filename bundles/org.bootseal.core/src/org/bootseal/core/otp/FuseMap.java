/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;

/** The fuse words of a device. Immutable. */
public final class FuseMap {

	/** Number of words that the SRK hash, a SHA-256, takes. */
	public static final int SRK_HASH_WORDS = 8;

	private static final String BOOT_CONFIG_GROUP = "Boot config";

	private final String name;
	private final int wordCount;
	private final Map<Integer, FuseWord> words;
	private final FuseRoles roles;

	FuseMap(String name, int wordCount, SortedMap<Integer, FuseWord> words, FuseRoles roles) {
		this.name = name;
		this.wordCount = wordCount;
		this.words = new TreeMap<>(words);
		this.roles = roles;
	}

	/**
	 * Reads the map of a device.
	 *
	 * @param device
	 *            whose fuses
	 * @return its map
	 * @throws BadInputException
	 *             if Bootseal has no fuse map of this device
	 */
	public static FuseMap of(Device device) throws BadInputException {
		if (device.fuseMapName().isEmpty()) {
			throw new BadInputException("there is no fuse map of the " + device.name() + " yet");
		}
		return FuseMapReader.read(device.fuseMapName());
	}

	/** @return name of the map, for example "mimxrt1020"; several devices may share one */
	public String name() {
		return name;
	}

	/** @return number of words that the device has, reserved ones included */
	public int wordCount() {
		return wordCount;
	}

	/** @return the words that are described, ascending; reserved ones are left out */
	public List<FuseWord> words() {
		return List.copyOf(words.values());
	}

	/**
	 * @param index
	 *            as for efuse-read-once
	 * @return the word
	 * @throws BadInputException
	 *             if it is reserved or not there
	 */
	public FuseWord word(int index) throws BadInputException {
		FuseWord word = words.get(index);
		if (word == null) {
			throw new BadInputException("fuse word " + index
					+ (index >= 0 && index < wordCount ? " is reserved" : " does not exist") + " in " + name);
		}
		return word;
	}

	/**
	 * @param wordName
	 *            of a word, for example "BOOT_CFG1"; case does not matter
	 * @return the word
	 * @throws BadInputException
	 *             if there is none
	 */
	public FuseWord find(String wordName) throws BadInputException {
		for (FuseWord word : words.values()) {
			if (word.name().equalsIgnoreCase(wordName)) {
				return word;
			}
		}
		throw new BadInputException("there is no fuse word \"" + wordName + "\" in " + name);
	}

	/** @return the eight words of the SRK hash, SRK_HASH[255:224] first */
	public List<FuseWord> srkHashWords() {
		return roles.srkHash();
	}

	/** @return the word that holds SEC_CONFIG[1] */
	public FuseWord closeWord() {
		return roles.close().word();
	}

	/** @return the bit in {@link #closeWord()} that closes the part */
	public int closeMask() {
		return roles.close().mask();
	}

	/** @return the word that holds BT_FUSE_SEL */
	public FuseWord bootFromFusesWord() {
		return roles.bootFromFuses().word();
	}

	/** @return the bit in {@link #bootFromFusesWord()} from which on the boot settings are fuses, not pins */
	public int bootFromFusesMask() {
		return roles.bootFromFuses().mask();
	}

	/** @return the words that lock others, ascending */
	public List<FuseWord> lockWords() {
		return roles.locks();
	}

	/** @return the word that revokes SRKs */
	public FuseWord srkRevokeWord() {
		return roles.srkRevoke().word();
	}

	/**
	 * @param srkIndex
	 *            which SRK of the table, 0 to 3; empty if it is not known which
	 * @return the bit in {@link #srkRevokeWord()} that revokes it; the bits of all SRKs if it is not known which
	 */
	public int srkRevokeMask(OptionalInt srkIndex) {
		int all = roles.srkRevoke().mask();
		return srkIndex.isPresent() ? Integer.lowestOneBit(all) << srkIndex.getAsInt() : all;
	}

	/** @return the word that turns encrypted XIP on */
	public FuseWord encryptedXipWord() {
		return roles.encryptedXip().word();
	}

	/**
	 * The bit of encrypted XIP. The RT116x and RT117x call it ENCRYPT_XIP_EN: fuse address 0x940, bit 1 (NXP community,
	 * post 1270853); RT10xx: EncryptedXIP in SPSDK's fuse database.
	 *
	 * @return the bit in {@link #encryptedXipWord()} that turns it on
	 */
	public int encryptedXipMask() {
		return roles.encryptedXip().mask();
	}

	/**
	 * @return whether {@link #encryptedXipMask()} counts as well while pins choose the boot settings; else a boot pin
	 *         takes its place until BT_FUSE_SEL is burnt
	 */
	public boolean isXipFuseReadWithPins() {
		return roles.xipWithPins();
	}

	/** @return whether each word has a lock of its own, which no lock word shows: the part has to be asked */
	public boolean hasWordLocks() {
		return words.values().stream().anyMatch(word -> word.protection().burnsOnce());
	}

	/** @return the words that tell one part from another; they are burnt by the maker of the part */
	public List<FuseWord> uniqueIdWords() {
		return roles.uniqueId();
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
		if (!word.equals(words.get(word.index()))) {
			throw new IllegalArgumentException(word + " is no word of " + name);
		}
		int closing = word.equals(closeWord()) ? mask & closeMask() : 0;
		int others = mask & ~closing;
		List<FuseRequest> requests = new ArrayList<>();
		if (others != 0 || mask == 0) {
			requests.add(new FuseRequest(word, value & ~closing, others, group(word)));
		}
		if (closing != 0) {
			requests.add(new FuseRequest(word, value & closing, closing, FuseGroup.CLOSE));
		}
		return requests;
	}

	private FuseGroup group(FuseWord word) {
		if (roles.locks().contains(word)) {
			return FuseGroup.LOCK;
		}
		if (roles.srkHash().contains(word)) {
			return FuseGroup.SRK;
		}
		return word.group().equals(BOOT_CONFIG_GROUP) ? FuseGroup.BOOT_CONFIG : FuseGroup.OTHER;
	}

	/**
	 * @param requests
	 *            of this map
	 * @return the words that have to be read before a {@link FusePlan} can be made, ascending: the requested ones, the
	 *         lock words, the SRK hash, the word that closes and the one that revokes, at which the rules look, and the
	 *         unique id
	 */
	public SortedSet<Integer> wordsToRead(List<FuseRequest> requests) {
		SortedSet<Integer> indexes = new TreeSet<>();
		requests.forEach(request -> indexes.add(request.word().index()));
		indexes.add(closeWord().index());
		indexes.add(srkRevokeWord().index());
		for (List<FuseWord> looked : List.of(roles.srkHash(), roles.locks(), roles.uniqueId())) {
			looked.forEach(word -> indexes.add(word.index()));
		}
		return indexes;
	}
}
