/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.OtfadFuseWords;
import org.bootseal.core.device.XipLayout;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.xip.Secret;

/** The fuses that OTFAD needs. They are wishes only: nothing here burns them. */
public final class OtfadFuses {

	private OtfadFuses() {
		// functions only
	}

	/**
	 * Bits of a fuse word. They may be part of a key.
	 *
	 * @param word
	 *            number of the word
	 * @param value
	 *            the wanted bits; a subset of the mask
	 * @param mask
	 *            the bits that are wished for
	 */
	public record Wish(int word, int value, int mask) {

		/** @return the word only */
		@Override
		public String toString() {
			return "bits of fuse word " + word;
		}
	}

	/**
	 * @param layout
	 *            of a part with OTFAD
	 * @param instance
	 *            which OTFAD gets the key, 1 or 2
	 * @param kek
	 *            16 bytes: the key encryption key
	 * @param scramble
	 *            how it is changed for each context; empty if it is not
	 * @return the words by number. The first word of the key is that of its last four bytes, each little-endian
	 * @throws BadInputException
	 *             if the part has no such OTFAD
	 */
	public static List<Wish> wishes(XipLayout layout, int instance, Secret kek, Optional<KeyScramble> scramble)
			throws BadInputException {
		OtfadFuseWords words = layout.otfadFuses()
				.orElseThrow(() -> new BadInputException("this part has no OTFAD, but " + layout.engine()));
		if (instance < 1 || instance > words.scrambles().size()) {
			throw new BadInputException(
					"found OTFAD " + instance + ", expected 1 to " + words.scrambles().size());
		}
		Map<Integer, Wish> wishes = new TreeMap<>();
		int last = kek.length() - Integer.BYTES;
		for (int i = 0; i < words.key().size(); i++) {
			add(wishes, new Wish(words.key().get(i), kek.wordLittleEndian(last - Integer.BYTES * i), -1));
		}
		words.enable().ifPresent(enable -> add(wishes, new Wish(enable.word(), enable.mask(), enable.mask())));
		if (scramble.isPresent()) {
			OtfadFuseWords.Scramble own = words.scrambles().get(instance - 1);
			add(wishes, new Wish(own.enable().word(), own.enable().mask(), own.enable().mask()));
			add(wishes, new Wish(own.alignWord(), scramble.get().align(), 0xFF));
			add(wishes, new Wish(own.maskWord(), scramble.get().mask(), -1));
		}
		return List.copyOf(wishes.values());
	}

	/**
	 * What SPSDK's list of fuses leaves out: a fresh part takes OTPMK[127:0] until OTFAD_KEY_SEL says otherwise.
	 *
	 * @param layout
	 *            of a part with OTFAD
	 * @return the choice of the key in fuses; empty if the part has no other
	 */
	public static List<Wish> userKeyWishes(XipLayout layout) {
		return layout.otfadFuses().flatMap(OtfadFuseWords::select)
				.map(select -> List.of(new Wish(select.bits().word(), select.userKey(), select.bits().mask())))
				.orElse(List.of());
	}

	/**
	 * @param layout
	 *            of a part with OTFAD
	 * @return the choice of the upper half of the part's own key (OTPMK), and what turns OTFAD on
	 * @throws BadInputException
	 *             if OTFAD of this part can't take it
	 */
	public static List<Wish> otpmkWishes(XipLayout layout) throws BadInputException {
		OtfadFuseWords words = layout.otfadFuses()
				.orElseThrow(() -> new BadInputException("this part has no OTFAD, but " + layout.engine()));
		OtfadFuseWords.Select select = words.select().orElseThrow(() -> new BadInputException(
				"OTFAD of this part takes its key from USER_KEY5 or the PUF, not from OTPMK; use keySource: userKey"));
		List<Wish> wishes = new ArrayList<>(
				List.of(new Wish(select.bits().word(), select.otpmkHigh(), select.bits().mask())));
		words.enable().ifPresent(enable -> wishes.add(new Wish(enable.word(), enable.mask(), enable.mask())));
		return wishes;
	}

	private static void add(Map<Integer, Wish> wishes, Wish more) {
		wishes.merge(more.word(), more,
				(one, other) -> new Wish(one.word(), one.value() | other.value(), one.mask() | other.mask()));
	}

	/**
	 * @param map
	 *            the fuses of the part
	 * @param wishes
	 *            what is wanted
	 * @return the same as requests, which hold the key: show them to nobody
	 * @throws BadInputException
	 *             if the map has no such word
	 */
	public static List<FuseRequest> requests(FuseMap map, List<Wish> wishes) throws BadInputException {
		List<FuseRequest> requests = new ArrayList<>();
		for (Wish wish : wishes) {
			requests.addAll(map.requests(map.word(wish.word()), wish.value(), wish.mask()));
		}
		return requests;
	}
}
