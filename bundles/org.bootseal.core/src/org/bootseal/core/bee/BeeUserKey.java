/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.xip.Secret;

/**
 * The fuses of a user key. They are wishes only: nothing here burns them. Source of the words and their order: SPSDK
 * 3.10 (sw_key_fuses of image/bee.py) and its fuse database.
 */
public final class BeeUserKey {

	/** Where a user key can be. */
	public enum Place {
		/** SW_GP2, words 41 to 44: parts of every family with BEE have it. */
		SW_GP2("SW_GP2", 41, 3),
		/** GP4, words 60 to 63: only the RT1040, RT1060 and RT1064 have it. */
		GP4("GP4", 60, 1);

		private final String wordName;
		private final int firstWord;
		private final int selection;

		Place(String wordName, int firstWord, int selection) {
			this.wordName = wordName;
			this.firstWord = firstWord;
			this.selection = selection;
		}
	}

	private static final int WORDS = 4;
	/** The word with BEE_KEY0_SEL in bits 13:12 and BEE_KEY1_SEL in bits 15:14. */
	private static final int SELECTION_WORD = 6;
	private static final int SELECTION_BIT = 12;

	/** BEE_KEYn_SEL for OTPMK[255:128]. */
	private static final int OTPMK = 2;

	private BeeUserKey() {
		// functions only
	}

	/**
	 * @param map
	 *            the fuses of the part
	 * @param engine
	 *            the engine that takes the key, 0 or 1
	 * @param place
	 *            where the key goes
	 * @param userKey
	 *            16 bytes
	 * @return the four words of the key, the last four bytes of the key in the first, each big-endian; then the choice
	 *         of this key for the engine. They hold the key: show them to nobody
	 * @throws BadInputException
	 *             if the part has no such place
	 */
	public static List<FuseRequest> requests(FuseMap map, int engine, Place place, Secret userKey)
			throws BadInputException {
		List<FuseRequest> requests = new ArrayList<>();
		for (int i = 0; i < WORDS; i++) {
			int index = place.firstWord + i;
			if (index >= map.wordCount() || !map.word(index).name().startsWith(place.wordName)) {
				throw new BadInputException(map.name() + " has no fuses " + place.wordName + " for a user key");
			}
			int word = Integer.reverseBytes(userKey.wordLittleEndian(userKey.length() - Integer.BYTES * (i + 1)));
			requests.addAll(map.requests(map.word(index), word, -1));
		}
		requests.addAll(selection(map, engine, place.selection));
		return requests;
	}

	/**
	 * @param map
	 *            the fuses of the part
	 * @param engine
	 *            the engine, 0 or 1
	 * @return the choice of the part's own key (OTPMK) for the engine
	 * @throws BadInputException
	 *             if the part has no such fuses
	 */
	public static List<FuseRequest> otpmkRequests(FuseMap map, int engine) throws BadInputException {
		return selection(map, engine, OTPMK);
	}

	private static List<FuseRequest> selection(FuseMap map, int engine, int choice) throws BadInputException {
		int low = SELECTION_BIT + 2 * engine;
		return map.requests(map.word(SELECTION_WORD), choice << low, 3 << low);
	}
}
