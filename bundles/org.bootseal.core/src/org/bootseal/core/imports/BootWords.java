/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.config.Provisioning.BootType;

/**
 * The words by which NXP's tools name boot memories and boot types. Those of SPSDK are its data's; those of SEC are its
 * labels and the few that are known of its command line, so all spellings are taken (assumed).
 */
final class BootWords {

	private BootWords() {
		// static only
	}

	/**
	 * @param words
	 *            such as "flexspi_nor", "FlexSPI NOR simplified" or "sdhc"
	 * @return the name that devices have for the boot memory
	 */
	static Optional<String> memory(String words) {
		String plain = plain(words);
		if (plain.contains("flexspi") && plain.contains("nor")) {
			return Optional.of("flexspi_nor");
		}
		if (plain.contains("flexspi") && plain.contains("nand")) {
			return Optional.of("flexspi_nand");
		}
		if (plain.contains("semc") && plain.contains("nand")) {
			return Optional.of("semc_nand");
		}
		if (plain.equals("mmc") || plain.contains("emmc")) {
			return Optional.of("mmc");
		}
		if (plain.equals("sd") || plain.equals("sdcard") || plain.equals("sdhc")) {
			return Optional.of("sd");
		}
		boolean ram = plain.equals("ram") || plain.equals("onchipram") || plain.equals("internalram")
				|| plain.equals("serialdownloader");
		return ram ? Optional.of("serial_downloader") : Optional.empty();
	}

	/**
	 * @param words
	 *            such as "unsigned", "Authenticated (HAB)" or "XIP Encrypted (BEE User Keys) Unsigned"
	 * @return how the image boots; empty if the words are none that HAB parts have
	 */
	static Optional<BootType> type(String words) {
		String plain = plain(words);
		if (plain.contains("unsigned") || plain.equals("plain")) {
			return Optional.of(BootType.UNSIGNED);
		}
		if (plain.contains("auth") || plain.contains("signed")) {
			return Optional.of(BootType.AUTHENTICATED);
		}
		if (isXip(words)) {
			// with user keys HAB is not needed; with the part's own key the part is closed, so the image is signed
			return Optional.of(plain.contains("otpmk") ? BootType.AUTHENTICATED : BootType.UNSIGNED);
		}
		return plain.contains("encrypted") ? Optional.of(BootType.ENCRYPTED) : Optional.empty();
	}

	/**
	 * @param words
	 *            a boot type
	 * @return whose key encrypts the flash, "userKey" or "otpmk"; empty if it is plain
	 */
	static Optional<String> xip(String words) {
		return isXip(words) ? Optional.of(plain(words).contains("otpmk") ? "otpmk" : "userKey") : Optional.empty();
	}

	private static boolean isXip(String words) {
		String plain = plain(words);
		return plain.contains("xip") && plain.contains("encr") || plain.contains("bee") || plain.contains("otfad");
	}

	/**
	 * @param words
	 *            any words
	 * @return letters and digits of them only, in lower case
	 */
	static String plain(String words) {
		return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}
}
