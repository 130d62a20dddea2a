/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.bootseal.core.BadInputException;
import org.bootseal.core.bee.BeeEncryption;
import org.bootseal.core.bee.BeeEngine;
import org.bootseal.core.bee.BeeHeader;
import org.bootseal.core.device.OtfadFuseWords;
import org.bootseal.core.device.XipLayout;
import org.bootseal.core.otfad.KeyScramble;
import org.bootseal.core.otfad.OtfadEncryption;
import org.bootseal.core.otfad.OtfadTable;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;

/**
 * Whether the ROM has the flash decrypted while it is read, and whether it can. Fuses and headers: SPSDK 3.10
 * (image/bee, image/otfad). A part with BEE boots plain images with encrypted XIP on as well, one with OTFAD does not:
 * NXP community, thread 1777229.
 */
final class XipForecast {

	/** Word with BEE_KEY0_SEL in bits 13:12 and BEE_KEY1_SEL in bits 15:14. */
	private static final int BEE_SELECTION = 6;
	private static final int FROM_GP4 = 1;
	private static final int FROM_OTPMK = 2;
	private static final int FROM_SW_GP2 = 3;
	private static final int SW_GP2 = 41;
	private static final int GP4 = 60;
	private static final int KEY_WORDS = 4;
	/** What a word reads as that is locked against reading. */
	private static final int READ_LOCKED = 0xBADABADA;

	private final BootFuses fuses;
	private final XipLayout layout;
	private final FlashView flash;
	private final Forecast forecast;

	XipForecast(BootFuses fuses, XipLayout layout, FlashView flash, Forecast forecast) {
		this.fuses = fuses;
		this.layout = layout;
		this.flash = flash;
		this.forecast = forecast;
	}

	/** The flash as it is read then. */
	FlashView setUp(boolean byFuses, Optional<Boolean> pin, int flexSpi) throws ForecastEnd {
		if (!isOn(byFuses, pin)) {
			return flash;
		}
		return layout.engine() == XipLayout.Engine.BEE ? bee() : otfad(flexSpi);
	}

	private boolean isOn(boolean byFuses, Optional<Boolean> pin) throws ForecastEnd {
		boolean bee = layout.engine() == XipLayout.Engine.BEE;
		boolean on;
		if (byFuses) {
			on = forecast.required(fuses.value(BootFuses.Role.ENCRYPTED_XIP), "The fuse for encrypted XIP") != 0;
		} else if (pin.isPresent()) {
			on = pin.get();
		} else {
			on = bee ? (fuses.word(BEE_SELECTION).orElse(0) & 0xF000) != 0
					: otfadWords().key().stream().anyMatch(word -> fuses.word(word).orElse(0) != 0);
			if (on) {
				forecast.assume("The boot pin of encrypted XIP is set, as a key for it is burnt or chosen.");
			}
		}
		if (!on && fuses.map().isXipFuseReadWithPins()) {
			on = fuses.value(BootFuses.Role.ENCRYPTED_XIP).orElse(0) != 0;
		}
		return on || !bee && otfadWords().enable().filter(this::isSet).isPresent();
	}

	private boolean isSet(OtfadFuseWords.Bits bits) {
		return (fuses.word(bits.word()).orElse(0) & bits.mask()) != 0;
	}

	private OtfadFuseWords otfadWords() {
		return layout.otfadFuses().orElseThrow();
	}

	private byte[] header(int index, int length) throws ForecastEnd {
		long offset = layout.headers().get(index);
		return flash.read(offset, length).orElseThrow(() -> forecast.end(BootStop.XIP_HEADER,
				"The flash ends before the header of the encryption at offset 0x%X", offset));
	}

	private FlashView bee() throws ForecastEnd {
		List<BeeEngine> engines = new ArrayList<>();
		for (int engine = 0; engine < layout.headers().size(); engine++) {
			byte[] header = header(engine, BeeHeader.LENGTH);
			if (isBlank(header)) {
				continue;
			}
			Secret key = beeKey(engine);
			try {
				engines.add(new BeeEngine(engine, key, BeeHeader.parse(header, key)));
			} catch (BadInputException e) {
				key.close();
				throw misfit("BEE header", engine);
			}
		}
		return engines.isEmpty() ? flash : flash.decryptedBy(decryption(engines));
	}

	private UnaryOperator<DataBlob> decryption(List<BeeEngine> engines) throws ForecastEnd {
		try {
			BeeEncryption encryption = BeeEncryption.of(engines);
			forecast.step("The flash is decrypted while it is read, by BEE");
			return encryption::decrypt;
		} catch (BadInputException e) {
			throw forecast.end(BootStop.XIP_HEADER, "The BEE headers contradict each other: %s", e.getMessage());
		}
	}

	private ForecastEnd misfit(String what, int index) {
		return forecast.end(BootStop.XIP_HEADER, "The %s at flash offset 0x%X does not fit the key in the fuses", what,
				layout.headers().get(index));
	}

	private static boolean isBlank(byte[] header) {
		for (byte each : header) {
			if (each != (byte) 0xFF) {
				return false;
			}
		}
		return true;
	}

	private Secret beeKey(int engine) throws ForecastEnd {
		int selection = forecast.required(fuses.word(BEE_SELECTION), "The fuse BEE_KEY" + engine
				+ "_SEL") >>> 12 + 2 * engine & 3;
		if (selection == FROM_OTPMK) {
			throw forecast.end(BootStop.NOT_KNOWN,
					"The flash is encrypted by the part's own key (OTPMK), which nobody can read");
		}
		if (selection != FROM_SW_GP2 && selection != FROM_GP4 || selection == FROM_GP4
				&& fuses.map().wordCount() <= GP4) {
			throw forecast.end(BootStop.XIP_HEADER, "BEE_KEY%d_SEL names no key, but there is a BEE header", engine);
		}
		int first = selection == FROM_GP4 ? GP4 : SW_GP2;
		// the last four bytes of the key are in the first word, each word big-endian
		ByteBuffer key = ByteBuffer.allocate(Secret.KEY_LENGTH);
		for (int i = KEY_WORDS - 1; i >= 0; i--) {
			key.putInt(keyWord(first + i));
		}
		return wiped(key);
	}

	private static Secret wiped(ByteBuffer key) {
		Secret secret = Secret.of(key.array());
		Arrays.fill(key.array(), (byte) 0);
		return secret;
	}

	private int keyWord(int index) throws ForecastEnd {
		OptionalInt word = fuses.word(index);
		return forecast.required(word.isPresent() && word.getAsInt() == READ_LOCKED ? OptionalInt.empty() : word,
				"The key in fuse word " + index);
	}

	/** A fresh RT1010 takes its own key until a fuse says otherwise. */
	private void checkSelection(OtfadFuseWords words) throws ForecastEnd {
		if (words.select().isEmpty()) {
			return;
		}
		OtfadFuseWords.Select select = words.select().get();
		int chosen = forecast.required(fuses.word(select.bits().word()), "The fuse OTFAD_KEY_SEL")
				& select.bits().mask();
		if (chosen == select.otpmkLow() || chosen == select.otpmkHigh()) {
			if (!OtfadTable.looksLikeOne(header(0, OtfadTable.LENGTH), 0)) {
				throw misfit("OTFAD key blob", 0);
			}
			throw forecast.end(BootStop.NOT_KNOWN,
					"The flash is decrypted by the part's own key (OTPMK), which nobody can read");
		}
	}

	private FlashView otfad(int flexSpi) throws ForecastEnd {
		if (isBlank(header(0, OtfadTable.LENGTH))) {
			throw forecast.end(BootStop.XIP_HEADER, "There is no OTFAD key blob at flash offset 0x%X",
					layout.headers().get(0));
		}
		OtfadFuseWords words = otfadWords();
		checkSelection(words);
		// the last four bytes of the key are in the first word, each word little-endian
		ByteBuffer key = ByteBuffer.allocate(Secret.KEY_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = KEY_WORDS - 1; i >= 0; i--) {
			key.putInt(keyWord(words.key().get(i)));
		}
		OtfadFuseWords.Scramble scramble = words.scrambles().get(Math.min(flexSpi, words.scrambles().size()) - 1);
		Optional<KeyScramble> scrambled = isSet(scramble.enable())
				? Optional.of(new KeyScramble(keyWord(scramble.maskWord()), keyWord(scramble.alignWord()) & 0xFF))
				: Optional.empty();
		try (Secret secret = wiped(key)) {
			OtfadTable table = OtfadTable.parse(header(0, OtfadTable.LENGTH), secret, scrambled);
			forecast.step("The flash is decrypted while it is read, by OTFAD");
			return flash.decryptedBy(new OtfadEncryption(table)::apply);
		} catch (BadInputException e) {
			throw misfit("OTFAD key blob", 0);
		}
	}
}
