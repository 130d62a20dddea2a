/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How flash is encrypted that the part decrypts while it reads.
 *
 * @param keySource
 *            whose key it is
 * @param engines
 *            one, or two of BEE; the first is engine 0
 * @param scramble
 *            how the key of OTFAD is changed for each context; empty if it is not
 * @param enabledByFuses
 *            whether fuses turn encrypted XIP on; else the boot pin of encrypted XIP does
 */
public record XipEncryption(KeySource keySource, List<Engine> engines, Optional<Scramble> scramble,
		boolean enabledByFuses) {

	/** Copies the list. */
	public XipEncryption {
		engines = List.copyOf(engines);
	}

	/** Whose key it is. */
	public enum KeySource {
		/** A key that is known outside, and burnt into fuses. */
		USER_KEY,
		/** The key that each part has from its making (OTPMK) and that nobody can read. */
		OTPMK
	}

	/**
	 * What an engine decrypts, and by which key.
	 *
	 * @param keyFile
	 *            the 16 bytes of the key that fuses get; empty for one that is made once, and for OTPMK
	 * @param keyPlace
	 *            the fuses that get it, for BEE: "SW_GP2" or "GP4"
	 * @param regions
	 *            what is encrypted; empty for the whole image
	 */
	public record Engine(Optional<Path> keyFile, String keyPlace, List<Region> regions) {
		/** Copies the list. */
		public Engine {
			regions = List.copyOf(regions);
		}
	}

	/**
	 * Addresses of the flash.
	 *
	 * @param start
	 *            the first
	 * @param length
	 *            in bytes
	 */
	public record Region(long start, long length) {
	}

	/**
	 * How the key of OTFAD is changed for each context.
	 *
	 * @param maskFile
	 *            the 4 bytes of the mask, the lowest first, which are as secret as the key; empty for a mask that is
	 *            made once
	 * @param align
	 *            two bits for each context choose the word of the key that is changed, 0 to 0xFF
	 */
	public record Scramble(Optional<Path> maskFile, int align) {
	}

	/** @return the key files that are named */
	public List<Path> files() {
		return Stream.concat(engines.stream().flatMap(engine -> engine.keyFile().stream()),
				scramble.flatMap(Scramble::maskFile).stream()).toList();
	}
}
