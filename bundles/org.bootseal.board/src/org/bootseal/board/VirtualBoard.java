/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.BootWitness;

/** A board that behaves as a real one on its USB port, at its boot pins and its reset key. */
public final class VirtualBoard implements BootWitness {

	private final BoardSpec spec;
	private BootPins pins = BootPins.SERIAL;

	private VirtualBoard(BoardSpec spec) {
		this.spec = spec;
	}

	/**
	 * @param spec
	 *            what it is made of
	 * @return a fresh board: flash erased, fuses as delivered, pins on serial downloader, plugged in and powered
	 */
	public static VirtualBoard create(BoardSpec spec) {
		return new VirtualBoard(spec);
	}

	/**
	 * @param state
	 *            a file that {@link #save(Path)} wrote
	 * @return the board as it was saved
	 * @throws IOException
	 *             if the file can't be read
	 * @throws BadInputException
	 *             if it is not such a file
	 */
	public static VirtualBoard open(Path state) throws IOException, BadInputException {
		throw new BadInputException(state + ": not a board");
	}

	/**
	 * Saves the whole board: flash, fuses, pins, and, while it has power, its RAM and what runs on it.
	 *
	 * @param state
	 *            the file; written beside and moved into place
	 * @throws IOException
	 *             if it can't be written
	 */
	public void save(Path state) throws IOException {
		throw new IOException(state + " can't be written");
	}

	/** @return what the board is made of */
	public BoardSpec spec() {
		return spec;
	}

	/** @return how the boot pins are set */
	public BootPins bootPins() {
		return pins;
	}

	/**
	 * Sets the boot pins; the ROM looks at them at the next reset.
	 *
	 * @param setting
	 *            the setting
	 */
	public void setBootPins(BootPins setting) {
		pins = setting;
	}

	/**
	 * Presses the reset key. Flash and fuses stay, RAM stays but is not trusted by anything.
	 *
	 * @return what the ROM did
	 */
	public BootReport reset() {
		return bootReport();
	}

	/**
	 * Takes the power away and gives it again; also plugs in a board that was unplugged.
	 *
	 * @return what the ROM did
	 */
	public BootReport powerCycle() {
		return bootReport();
	}

	/** Pulls the cable: the board is off the bus and has no power. */
	public void unplug() {
		pins = bootPins();
	}

	/** @return what the ROM did after the last reset */
	public BootReport bootReport() {
		return new BootReport(false, false, false, OptionalLong.empty(), List.of(), List.of());
	}

	@Override
	public BootReport bootInternally() {
		setBootPins(BootPins.INTERNAL);
		return powerCycle();
	}

	/**
	 * @param script
	 *            the faults that shall befall the board from now on, in place of all earlier ones
	 */
	public void faults(FaultScript script) {
		pins = bootPins();
	}

	/** @return what the board saw, one line each with its virtual time, oldest first; only the last lines are kept */
	public List<String> log() {
		return List.of();
	}

	/** @return what the board has been put through */
	public BoardStatistics statistics() {
		return new BoardStatistics(0, 0, 0, 0, 0, 0);
	}

	/**
	 * @param offset
	 *            from the start of the flash, 0 or more
	 * @param length
	 *            bytes; the range must lie in the flash
	 * @return what the flash cells hold
	 */
	public byte[] readFlash(int offset, int length) {
		return new byte[length];
	}

	/**
	 * @param word
	 *            index of a fuse word
	 * @return what is burnt, read locks not regarded
	 */
	public int readFuse(int word) {
		return 0;
	}

	/**
	 * Burns fuses as a probe card would, locks not regarded: to make a part of a certain past.
	 *
	 * @param word
	 *            index of a fuse word
	 * @param bits
	 *            the bits to burn
	 */
	public void burnFuse(int word, int bits) {
		pins = bootPins();
	}
}
