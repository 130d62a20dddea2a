/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Says what the next boot does with fuses burnt as they are, without a board. */
public final class FuseOutlook {

	private final FuseMap map;
	private final FuseState state;
	private final Optional<int[]> imageSrk;
	private final OptionalInt srkIndex;
	private final List<String> lines = new ArrayList<>();

	private FuseOutlook(FuseMap map, FuseState state, Optional<int[]> imageSrk, OptionalInt srkIndex) {
		this.map = map;
		this.state = state;
		this.imageSrk = imageSrk;
		this.srkIndex = srkIndex;
	}

	/**
	 * @param map
	 *            of the device
	 * @param burnt
	 *            what is burnt, by word index; a word that is not known is missing
	 * @param imageSrk
	 *            the eight words of the SRK hash that the image in the flash is signed under; empty if it is not signed
	 * @param srkIndex
	 *            which SRK of the table signs it, 0 to 3; empty if not known
	 * @return sentences: open or closed, whether the image runs, where the boot settings come from, and each field that
	 *         is burnt and has consequences for ever
	 */
	public static List<String> of(FuseMap map, Map<Integer, Integer> burnt, Optional<int[]> imageSrk,
			OptionalInt srkIndex) {
		FuseOutlook outlook = new FuseOutlook(map, new FuseState(burnt, Set.of()), imageSrk, srkIndex);
		outlook.addHab();
		outlook.addBootSettings();
		outlook.addEncryptedXip();
		outlook.addDangers();
		outlook.addLocks();
		return List.copyOf(outlook.lines);
	}

	private void addHab() {
		if (!state.knows(map.closeWord())) {
			lines.add("Whether the part is closed is not known: " + map.closeWord() + " could not be read.");
			return;
		}
		boolean closed = (state.value(map.closeWord()) & map.closeMask()) != 0;
		lines.add(closed
				? "The part is closed: the ROM runs only what HAB authenticates, the flashloader included."
				: "The part is open: the ROM runs the image whatever HAB says of its signatures.");
		lines.add(srkHash());
		String trouble = imageTrouble();
		if (trouble.isEmpty()) {
			lines.add("HAB authenticates the image if its signatures are right.");
		} else {
			lines.add("HAB does not authenticate the image: " + trouble
					+ (closed ? ". The closed part runs nothing." : "."));
		}
	}

	private String srkHash() {
		if (!map.srkHashWords().stream().allMatch(state::knows)) {
			return "The SRK hash could not be read in full.";
		}
		if (map.srkHashWords().stream().allMatch(word -> state.value(word) == 0)) {
			return "No SRK hash is burnt.";
		}
		StringBuilder hash = new StringBuilder();
		map.srkHashWords()
				.forEach(word -> hash.append(HexFormat.of().toHexDigits(Integer.reverseBytes(state.value(word)))));
		return "The SRK hash is " + hash + ".";
	}

	private String imageTrouble() {
		if (imageSrk.isEmpty()) {
			return "it is not signed";
		}
		for (int i = 0; i < FuseMap.SRK_HASH_WORDS; i++) {
			if (state.value(map.srkHashWords().get(i)) != imageSrk.get()[i]) {
				return "it is signed under another SRK table than the one whose hash is burnt";
			}
		}
		if ((state.value(map.srkRevokeWord()) & map.srkRevokeMask(srkIndex)) != 0) {
			return srkIndex.isPresent()
					? "SRK " + (srkIndex.getAsInt() + 1) + ", with which it is signed, is revoked"
					: "an SRK is revoked, and it is not known which of them signs it";
		}
		return "";
	}

	private void addEncryptedXip() {
		if ((state.value(map.encryptedXipWord()) & map.encryptedXipMask()) == 0) {
			return;
		}
		boolean counts = map.isXipFuseReadWithPins()
				|| (state.value(map.bootFromFusesWord()) & map.bootFromFusesMask()) != 0;
		lines.add(counts ? "The ROM decrypts the flash while it is read (encrypted XIP is burnt)."
				: "Encrypted XIP is burnt, but without BT_FUSE_SEL its boot pin says whether the ROM decrypts the"
						+ " flash.");
	}

	private void addBootSettings() {
		if ((state.value(map.bootFromFusesWord()) & map.bootFromFusesMask()) == 0) {
			lines.add("The pins of the board say from where it boots (BT_FUSE_SEL is not burnt).");
			return;
		}
		lines.add("Fuses say from where it boots (BT_FUSE_SEL is burnt):");
		map.words().stream().filter(word -> word.name().matches("BOOT_CFG[01]"))
				.filter(word -> !word.equals(map.bootFromFusesWord()))
				.flatMap(word -> word.fields().stream()
						.map(field -> "  " + word + ", " + field.describe(state.value(word))))
				.forEach(lines::add);
	}

	private void addDangers() {
		for (FuseWord word : map.words()) {
			for (FuseField field : word.fields()) {
				boolean burnt = (state.value(word) & field.mask()) != 0;
				if (burnt && !field.danger().isEmpty()
						&& (!word.equals(map.bootFromFusesWord()) || field.mask() != map.bootFromFusesMask())) {
					lines.add(word + ", " + field.describe(state.value(word)) + ": " + field.danger());
				}
			}
		}
	}

	private void addLocks() {
		List<String> written = new ArrayList<>();
		List<String> hidden = new ArrayList<>();
		for (FuseWord word : map.words()) {
			if (word.lock().isPresent()) {
				FuseLock lock = word.lock().get();
				int bits = state.lockValue(lock).orElse(0);
				if (lock.forbidsWriting(bits)) {
					written.add(word.name());
				}
				if (lock.forbidsReading(bits)) {
					hidden.add(word.name());
				}
			}
		}
		if (!written.isEmpty()) {
			lines.add("Locked against programming: " + String.join(", ", written) + ".");
		}
		if (!hidden.isEmpty()) {
			lines.add("Locked against reading: " + String.join(", ", hidden) + ".");
		}
	}
}
