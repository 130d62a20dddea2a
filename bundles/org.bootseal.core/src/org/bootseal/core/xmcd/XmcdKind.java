/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xmcd;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockLayout;
import org.bootseal.core.block.ConfigurationBlock;
import org.bootseal.core.hab.Xmcd;

/** The kinds of XMCD: a memory, and how completely it is described. */
public enum XmcdKind {

	/** RAM at FlexSPI, by one or two option words. */
	FLEXSPI_SIMPLIFIED("flexspi_ram", "simplified", "flexspi-ram-simplified.yaml"),
	/** RAM at FlexSPI, by a block like an FCB. */
	FLEXSPI_FULL("flexspi_ram", "full", "flexspi-ram-full.yaml"),
	/** SDRAM at SEMC, by size, clock and port. */
	SEMC_SIMPLIFIED("semc_sdram", "simplified", "semc-sdram-simplified.yaml"),
	/** SDRAM at SEMC, by all timings. */
	SEMC_FULL("semc_sdram", "full", "semc-sdram-full.yaml");

	private static final int SEMC_BIT = 20;
	private static final int FULL_BIT = 12;

	private final String memory;
	private final String form;
	private final String resource;

	XmcdKind(String memory, String form, String resource) {
		this.memory = memory;
		this.form = form;
		this.resource = resource;
	}

	/** @return the kind of memory, as SPSDK calls it: flexspi_ram, semc_sdram */
	public String memory() {
		return memory;
	}

	/** @return how completely it is described, as SPSDK calls it: simplified, full */
	public String form() {
		return form;
	}

	/** @return which fields it has */
	public BlockLayout layout() {
		return Layouts.READ.get(this);
	}

	/**
	 * @param memory
	 *            as SPSDK calls it
	 * @param form
	 *            as SPSDK calls it
	 * @return the kind
	 * @throws BadInputException
	 *             if there is none
	 */
	public static XmcdKind of(String memory, String form) throws BadInputException {
		for (XmcdKind kind : values()) {
			if (kind.memory.equalsIgnoreCase(memory) && kind.form.equalsIgnoreCase(form)) {
				return kind;
			}
		}
		throw new BadInputException("there is no XMCD \"" + memory + "\", \"" + form
				+ "\"; there are flexspi_ram and semc_sdram, simplified and full");
	}

	/**
	 * @param xmcd
	 *            a block
	 * @return its kind, by the header; empty if there is none
	 */
	public static Optional<XmcdKind> of(Xmcd xmcd) {
		long header = header(xmcd.encode());
		long controller = header >>> SEMC_BIT & 0xF;
		long full = header >>> FULL_BIT & 0xF;
		if (controller > 1 || full > 1) {
			return Optional.empty();
		}
		return Optional.of(values()[(int) (2 * controller + full)]);
	}

	private static long header(byte[] bytes) {
		return bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF) << 16 | (bytes[3] & 0xFFL) << 24;
	}

	/**
	 * @param xmcd
	 *            a block of this kind
	 * @return the same with names
	 * @throws BadInputException
	 *             if it has not the length of its kind
	 */
	public ConfigurationBlock block(Xmcd xmcd) throws BadInputException {
		byte[] bytes = xmcd.encode();
		BlockLayout layout = layout();
		// option word 1 of the short form need not be there
		boolean shorter = this == FLEXSPI_SIMPLIFIED && bytes.length == layout.length() - Integer.BYTES;
		if (bytes.length != layout.length() && !shorter) {
			throw new BadInputException("XMCD: found " + bytes.length + " bytes, expected " + layout.length()
					+ ", the length of " + memory + ", " + form);
		}
		return layout.of(bytes);
	}

	/** Read when one is needed for the first time. */
	private static final class Layouts {

		static final Map<XmcdKind, BlockLayout> READ = new EnumMap<>(XmcdKind.class);

		static {
			for (XmcdKind kind : values()) {
				READ.put(kind, BlockLayout.read(XmcdKind.class, kind.resource));
			}
		}

		private Layouts() {
			// constants only
		}
	}
}
