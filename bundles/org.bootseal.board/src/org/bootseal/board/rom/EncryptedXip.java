/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.board.nor.BeeUnit;
import org.bootseal.board.nor.FlashDecryption;
import org.bootseal.board.nor.NorConfigBlock;
import org.bootseal.board.nor.OtfadUnit;
import org.bootseal.board.soc.Soc;
import org.bootseal.core.device.OtfadFuseWords;
import org.bootseal.core.device.XipLayout;

/**
 * How the ROM sets up what decrypts the flash while it is read. Fuses and headers: NXP's SPSDK 3.10 (image/bee,
 * image/otfad). Where pins choose the boot device, encrypted XIP is a pin as well.
 */
final class EncryptedXip {

	/** Word with BEE_KEY0_SEL in bits 13:12 and BEE_KEY1_SEL in bits 15:14. */
	private static final int BEE_SELECTION = 6;
	private static final int FROM_GP4 = 1;
	private static final int FROM_OTPMK = 2;
	private static final int FROM_SW_GP2 = 3;
	private static final int SW_GP2 = 41;
	private static final int GP4 = 60;
	private static final int KEY_WORDS = 4;
	private static final int KEY = 16;

	private final Soc soc;
	private final NorConfigBlock fcb;
	private final List<String> steps;
	private final XipLayout layout;

	EncryptedXip(Soc soc, NorConfigBlock fcb, List<String> steps) {
		this.soc = soc;
		this.fcb = fcb;
		this.steps = steps;
		layout = soc.device().device().xip();
	}

	/**
	 * Sets up the engine if pin or fuse say so; false if the ROM gives up. On the RT116x and RT117x the fuse counts
	 * beside the pins (NXP community, post 1270853); on the RT10xx one of both counts, as for all boot settings.
	 */
	boolean setUp(boolean byFuses, boolean pin) {
		boolean bee = layout.engine() == XipLayout.Engine.BEE;
		boolean fuse = soc.fuse(soc.roles().encryptedXip()) != 0;
		boolean on = byFuses ? fuse : pin || soc.roles().xipWithPins() && fuse;
		if (!bee) {
			// assumed: the fuse that turns OTFAD of the RT1010 on needs no other
			on |= otfad().enable().filter(bits -> (soc.fuses().inner(bits.word()) & bits.mask()) != 0).isPresent();
		}
		if (!on) {
			return true;
		}
		return bee ? setUpBee() : setUpOtfad();
	}

	private byte[] header(long offset, int length) {
		return soc.flash().read(fcb, (int) offset, length);
	}

	private int selection(int engine) {
		return soc.fuses().inner(BEE_SELECTION) >>> 12 + 2 * engine & 3;
	}

	/** A part with BEE boots plain images as well: an engine without a header is not used. */
	private boolean setUpBee() {
		List<FlashDecryption> units = new ArrayList<>();
		for (int engine = 0; engine < layout.headers().size(); engine++) {
			long offset = layout.headers().get(engine);
			byte[] header = header(offset, BeeUnit.HEADER);
			if (BeeUnit.isBlank(header)) {
				continue;
			}
			Optional<byte[]> key = beeKey(selection(engine));
			Optional<BeeUnit> unit = key.flatMap(bytes -> BeeUnit.open(header, bytes, soc.flashWindow().start()));
			if (unit.isEmpty()) {
				steps.add(String.format(Locale.ROOT,
						"The BEE header at flash offset 0x%X %s, so the flash can't be decrypted", offset,
						key.isEmpty() ? "has no key: BEE_KEY" + engine + "_SEL names none"
								: "does not fit the key in the fuses"));
				return false;
			}
			steps.add("BEE engine " + engine + " decrypts " + unit.get());
			units.add(unit.get());
		}
		soc.flash().decryptBy((offset, bytes) -> units.forEach(unit -> unit.decrypt(offset, bytes)));
		return true;
	}

	private Optional<byte[]> beeKey(int selection) {
		return switch (selection) {
		case FROM_SW_GP2 -> Optional.of(beeKeyAt(SW_GP2));
		case FROM_GP4 -> soc.fuses().count() > GP4 ? Optional.of(beeKeyAt(GP4)) : Optional.empty();
		case FROM_OTPMK -> Optional.of(Arrays.copyOf(soc.ownKey(), KEY));
		default -> Optional.empty();
		};
	}

	/** The last four bytes of the key are in the first word, each word big-endian. */
	private byte[] beeKeyAt(int first) {
		byte[] key = new byte[KEY];
		for (int i = 0; i < KEY; i++) {
			key[KEY - 1 - i] = (byte) (soc.fuses().inner(first + i / KEY_WORDS) >>> 8 * (i % KEY_WORDS));
		}
		return key;
	}

	private OtfadFuseWords otfad() {
		return layout.otfadFuses().orElseThrow(() -> new IllegalStateException(soc.device().name() + " has no OTFAD"));
	}

	private int[] wordsOf(List<Integer> indexes) {
		return indexes.stream().mapToInt(soc.fuses()::inner).toArray();
	}

	/** The key encryption key as four words, each little-endian, that of the last four bytes first. */
	private int[] chosenKey() {
		Optional<OtfadFuseWords.Select> select = otfad().select();
		int chosen = select.map(OtfadFuseWords.Select::bits).map(bits -> soc.fuses().inner(bits.word()) & bits.mask())
				.orElse(0);
		int from = select.filter(each -> chosen == each.otpmkLow()).isPresent() ? KEY
				: select.filter(each -> chosen == each.otpmkHigh()).isPresent() ? 0 : -1;
		if (from < 0) {
			return wordsOf(otfad().key());
		}
		ByteBuffer own = ByteBuffer.wrap(soc.ownKey()).order(ByteOrder.LITTLE_ENDIAN);
		int[] words = new int[KEY_WORDS];
		for (int i = 0; i < KEY_WORDS; i++) {
			words[i] = own.getInt(from + KEY - Integer.BYTES * (i + 1));
		}
		return words;
	}

	private boolean setUpOtfad() {
		OtfadFuseWords.Scramble scramble = otfad().scrambles()
				.get(Math.min(soc.flash().wiring().flexSpi(), otfad().scrambles().size()) - 1);
		boolean scrambled = (soc.fuses().inner(scramble.enable().word()) & scramble.enable().mask()) != 0;
		int align = soc.fuses().inner(scramble.alignWord()) & 0xFF;
		int mask = soc.fuses().inner(scramble.maskWord());
		List<byte[]> keys = new ArrayList<>();
		for (int context = 0; context < KEY_WORDS; context++) {
			// the last four bytes of the key are in the first word, each word little-endian
			int[] words = chosenKey();
			if (scrambled) {
				words[KEY_WORDS - 1 - (align >>> 2 * context & 3)] ^= mask;
			}
			byte[] key = new byte[KEY];
			for (int i = 0; i < KEY; i++) {
				key[i] = (byte) (words[KEY_WORDS - 1 - i / KEY_WORDS] >>> 8 * (i % KEY_WORDS));
			}
			keys.add(key);
		}
		long offset = layout.headers().get(0);
		Optional<OtfadUnit> unit = OtfadUnit.open(header(offset, OtfadUnit.KEY_BLOB), keys, soc.flashWindow().start());
		if (unit.isEmpty()) {
			// a part with OTFAD on boots no plain image: NXP community, thread 1777229
			steps.add(String.format(Locale.ROOT,
					"The OTFAD key blob at flash offset 0x%X does not fit the key that the fuses choose, so the flash can't be"
							+ " decrypted",
					offset));
			return false;
		}
		steps.add("OTFAD decrypts " + unit.get());
		soc.flash().decryptBy(unit.get());
		return true;
	}
}
