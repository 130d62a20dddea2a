/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.hab.KeyBlobs;
import org.bootseal.board.nor.FlashChip;
import org.bootseal.board.nor.FlashMap;
import org.bootseal.board.nor.NorChip;
import org.bootseal.board.silicon.VirtualClock;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.BootWitness;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;

/**
 * A board that behaves as a real one on its USB port, at its boot pins and its reset key. Safe for several threads, one
 * at a time. Only one channel can be open.
 */
public final class VirtualBoard implements BootWitness {

	private static final int NOBODY = -1;

	private final BoardMachine machine;
	private final BoardCables cables = new BoardCables();
	/** The appearance on the bus that a channel is open to; a channel to an earlier one is in nobody's way. */
	private int inUse = NOBODY;

	/** A board around a machine that was made or read. */
	VirtualBoard(BoardMachine machine) {
		this.machine = machine;
	}

	/**
	 * @param spec
	 *            what it is made of
	 * @return a fresh board: flash erased, fuses as delivered, pins on serial downloader, plugged in and powered
	 */
	public static VirtualBoard create(BoardSpec spec) {
		BoardMachine machine = new BoardMachine(spec);
		machine.boot(0, false);
		return new VirtualBoard(machine);
	}

	/**
	 * @param state
	 *            a file that {@link #save(Path)} wrote
	 * @return the board as it was saved
	 * @throws IOException
	 *             if the file can't be read
	 * @throws BadInputException
	 *             if it is not such a file; the message names the file and what is wrong in it
	 */
	public static VirtualBoard open(Path state) throws IOException, BadInputException {
		return new VirtualBoard(BoardStateReader.read(state, Optional.empty()));
	}

	/**
	 * Opens a board at another place than where it was saved.
	 *
	 * @param state
	 *            a file that {@link #save(Path)} wrote
	 * @param path
	 *            where the board is plugged in now, for example "virtual:1-2"
	 * @return the board as it was saved, at that place
	 * @throws IOException
	 *             if the file can't be read
	 * @throws BadInputException
	 *             if it is not such a file; the message names the file and what is wrong in it
	 */
	public static VirtualBoard open(Path state, String path) throws IOException, BadInputException {
		return new VirtualBoard(BoardStateReader.read(state, Optional.of(path)));
	}

	/**
	 * Saves the whole board: flash, fuses, pins, and, while it has power, its RAM and what runs on it. What the board
	 * was about to do when it was saved (start a program, come back from a power cut) it has done then; answers that no
	 * host fetched are lost.
	 *
	 * @param state
	 *            the file; written beside and moved into place
	 * @throws IOException
	 *             if it can't be written
	 */
	public synchronized void save(Path state) throws IOException {
		machine.finish();
		new BoardStateWriter(machine).write(state);
	}

	/** @return what the board is made of */
	public BoardSpec spec() {
		return machine.spec();
	}

	/** @return what it is doing */
	public synchronized BoardPower power() {
		machine.settle();
		return machine.power();
	}

	/** @return how the boot pins are set */
	public synchronized BootPins bootPins() {
		return machine.pins();
	}

	/**
	 * Sets the boot pins; the ROM looks at them at the next reset.
	 *
	 * @param setting
	 *            the setting
	 */
	public synchronized void setBootPins(BootPins setting) {
		machine.setPins(setting);
	}

	/** @return whether the boot pin of encrypted XIP asks the ROM to decrypt the flash while it is read */
	public synchronized boolean isXipPinSet() {
		return machine.xipPin();
	}

	/** Sets the boot pin of encrypted XIP; the ROM looks at it at the next reset. */
	@Override
	public synchronized void setXipPin(boolean on) {
		machine.setXipPin(on);
	}

	/**
	 * Presses the reset key; without power nothing happens. RAM keeps its content.
	 *
	 * @return what the ROM did
	 */
	public synchronized BootReport reset() {
		machine.settle();
		if (machine.power() != BoardPower.OFF) {
			machine.boot();
		}
		cables.wakeAll();
		return machine.report();
	}

	/**
	 * Takes the power away and gives it again; also plugs in a board that was unplugged.
	 *
	 * @return what the ROM did
	 */
	public synchronized BootReport powerCycle() {
		machine.powerOff();
		machine.boot();
		cables.wakeAll();
		return machine.report();
	}

	/** Pulls the cable, which feeds the board as well: it is off the bus and has no power. */
	public synchronized void unplug() {
		machine.powerOff();
		cables.wakeAll();
	}

	/** @return what the ROM did after the last reset */
	public synchronized BootReport bootReport() {
		machine.settle();
		return machine.report();
	}

	/** Sets the pins to internal boot, where they stay, and takes the power away and gives it again. */
	@Override
	public synchronized BootReport bootInternally() {
		machine.setPins(BootPins.INTERNAL);
		return powerCycle();
	}

	@Override
	public synchronized void backToSerialDownload() {
		machine.setPins(BootPins.SERIAL);
		powerCycle();
	}

	/**
	 * @param script
	 *            the faults that shall befall the board from now on, in place of all earlier ones
	 */
	public synchronized void faults(FaultScript script) {
		machine.soc().faults().play(script);
		cables.wakeAll();
	}

	/** @return the faults that befall the board since they were last set; none after it was made or opened */
	public synchronized FaultScript faults() {
		return machine.soc().faults().script();
	}

	/** @return what the board saw, one line each with its virtual time, oldest first; only the last lines are kept */
	public synchronized List<String> log() {
		return machine.soc().log().lines();
	}

	/** @return what the board has been put through */
	public synchronized BoardStatistics statistics() {
		FlashChip chip = machine.soc().flash().chip();
		return new BoardStatistics(machine.usb().taken(), machine.usb().given(), chip.erases(), chip.programs(),
				machine.soc().fuses().burntBits(), machine.resets());
	}

	/**
	 * @param offset
	 *            from the start of the flash, 0 or more
	 * @param length
	 *            bytes; the range must lie in the flash
	 * @return what the flash cells hold
	 */
	public synchronized byte[] readFlash(int offset, int length) {
		return machine.soc().flash().chip().cells(offset, length);
	}

	/** @return what is in each page of the flash, and what was last done with it */
	public synchronized FlashMap flashMap() {
		return machine.soc().flash().chip().map();
	}

	/**
	 * Sets the registers of the flash chip as another program may have left them, for example with block protection.
	 * The chip must be one on SPI.
	 *
	 * @param value
	 *            the registers and modes, see {@link NorChip}
	 */
	public synchronized void setFlashStatus(int value) {
		NorChip chip = NorChip.of(machine.soc().flash().chip());
		chip.restore(value, chip.writtenSectors());
	}

	/** Changes cells of the flash as another program may have done; the range must lie in the flash. */
	public synchronized void overwriteFlash(int offset, byte[] bytes) {
		machine.soc().flash().chip().overwrite(offset, bytes);
	}

	/**
	 * @param word
	 *            index of a fuse word
	 * @return what is burnt, read locks not regarded
	 */
	public synchronized int readFuse(int word) {
		return machine.soc().fuses().cell(word);
	}

	/**
	 * Burns fuses as a probe card would, locks not regarded: to make a part of a certain past. The part sees them at
	 * its next reset.
	 *
	 * @param word
	 *            index of a fuse word
	 * @param bits
	 *            the bits to burn
	 */
	public synchronized void burnFuse(int word, int bits) {
		machine.soc().fuses().burn(word, bits);
	}

	/**
	 * Locks a fuse word against programming, as the lock flag of efuse-program-once does.
	 *
	 * @param word
	 *            index of a fuse word
	 */
	public synchronized void lockFuse(int word) {
		machine.soc().fuses().lock(word);
	}

	/** @return what this part in its present state wraps keys with, as its flashloader and its ROM do */
	public synchronized KeyBlobs keyBlobs() {
		return machine.soc().keyBlobs();
	}

	/**
	 * Sets how the board's time passes from now on. A board that is served to programs outside needs a pace other than
	 * {@link BoardPace#BY_WAITING}; each board has a clock of its own then.
	 *
	 * @param pace
	 *            the pace
	 */
	public synchronized void live(BoardPace pace) {
		machine.live(pace);
		cables.wakeAll();
	}

	/**
	 * Plugs a cable in.
	 *
	 * @param side
	 *            where
	 * @return this end of the cable; the caller closes it
	 * @throws ConnectionException
	 *             BUSY if there is one, or a channel is open there
	 */
	public synchronized BoardLine openLine(BoardInterface side) throws ConnectionException {
		machine.settle();
		boolean isTalking = side == BoardInterface.USB && inUse == machine.usb().generation();
		if (isTalking || cables.isPlugged(side)) {
			throw BoardCables.busy(spec());
		}
		BoardLine line = new BoardLine(this, side);
		cables.plug(side, line);
		return line;
	}

	synchronized BoardLine.Presence presence(BoardInterface side) {
		machine.settle();
		return machine.usb().presence(side);
	}

	synchronized BoardLine.Offer offer(BoardInterface side, int generation, byte[] report) {
		BoardLine.Offer result = machine.offer(side, generation, report);
		cables.wakeOthers(side);
		return result;
	}

	synchronized BoardLine.Fetch fetch(BoardInterface side, int generation) {
		BoardLine.Fetch result = machine.fetch(side, generation);
		cables.wakeOthers(side);
		return result;
	}

	synchronized boolean isDone(int generation) {
		machine.settle();
		return machine.usb().isDone(generation);
	}

	synchronized Optional<FaultEffect> befalls(FaultSite site, String name) {
		Optional<FaultEffect> effect = machine.usb().befalls(site, name);
		if (effect.flatMap(FaultEffect::stops).isPresent()) {
			cables.wakeOthers(BoardInterface.UART);
		}
		return effect;
	}

	synchronized BoardLine.Change changeAfter(long since) {
		long change = machine.changeAfter(since);
		return new BoardLine.Change(machine.soc().time().now(), change);
	}

	synchronized void listen(BoardInterface side, Runnable listener) {
		cables.listen(side, listener);
	}

	synchronized void lineClosed(BoardLine line, BoardInterface side) {
		cables.unplug(side, line);
	}

	VirtualClock clock() {
		return machine.soc().time().clock();
	}

	synchronized void join(VirtualClock clock) {
		machine.join(clock);
	}

	synchronized Optional<FoundBoard> found() {
		machine.settle();
		return machine.usb().found();
	}

	synchronized HidChannel openChannel() throws ConnectionException {
		machine.settle();
		if (!machine.usb().isVisible()) {
			throw new ConnectionException(Reason.GONE, "There is no board at " + spec().path());
		}
		if (inUse == machine.usb().generation() || cables.isPlugged(BoardInterface.USB)) {
			throw BoardCables.busy(spec());
		}
		inUse = machine.usb().generation();
		return new VirtualChannel(this, inUse);
	}

	synchronized void channelClosed(int generation) {
		if (inUse == generation) {
			inUse = NOBODY;
		}
	}

	synchronized void write(int generation, byte[] data, Duration timeout) throws ConnectionException {
		machine.write(generation, data, timeout);
	}

	synchronized byte[] read(int generation, Duration timeout) throws ConnectionException {
		return machine.read(generation, timeout);
	}
}
