/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.util.List;

import org.bootseal.board.flashloader.LoaderFigures;
import org.bootseal.board.memory.MemoryFittings;
import org.bootseal.board.nor.FlashKind;
import org.bootseal.board.nor.FlashWiring;
import org.bootseal.board.nor.NorFigures;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;

/**
 * What a virtual board is made of.
 *
 * @param name
 *            the board, for example "MIMXRT1020-EVK"
 * @param device
 *            its processor
 * @param nor
 *            its flash chip
 * @param wiring
 *            how the chip is wired
 * @param loader
 *            what a flashloader says of itself on this board
 * @param path
 *            where the board is plugged in, for example "virtual:1-1"
 * @param seed
 *            decides the unique id, what uninitialised RAM holds and how faults fall
 * @param sample
 *            what is particular to this one board
 * @param memories
 *            what it is fitted with besides the flash chip
 */
public record BoardSpec(String name, DeviceFigures device, NorFigures nor, FlashWiring wiring, LoaderFigures loader,
		String path, long seed, BoardSample sample, MemoryFittings memories) {

	/** HyperFlash of 1.8 V; fuse database of SPSDK 3.10. */
	private static final int FLASH_TYPE_HYPER = 2;

	/** @return the MIMXRT1020-EVK on bus path "virtual:1-1", with seed 1 */
	public static BoardSpec mimxrt1020Evk() {
		return BoardSpecReader.read("MIMXRT1020-EVK");
	}

	/** @return the names of the boards that {@link #named(String)} knows */
	public static List<String> names() {
		return BoardSpecReader.names();
	}

	/**
	 * @param name
	 *            a board, upper or lower case
	 * @return its specification, on bus path "virtual:1-1" and with seed 1
	 * @throws BadInputException
	 *             if there is no such board; it names those there are
	 */
	public static BoardSpec named(String name) throws BadInputException {
		for (String known : names()) {
			if (known.equalsIgnoreCase(name)) {
				return BoardSpecReader.read(known);
			}
		}
		throw new BadInputException(
				"There is no virtual board \"" + name + "\"; there are " + String.join(", ", names()));
	}

	/**
	 * @param device
	 *            a device of the catalogue
	 * @return the first board that has it
	 * @throws BadInputException
	 *             if no board has it; it names those there are
	 */
	public static BoardSpec of(Device device) throws BadInputException {
		for (String known : names()) {
			BoardSpec spec = BoardSpecReader.read(known);
			if (spec.device().name().equals(device.name())) {
				return spec;
			}
		}
		throw new BadInputException(
				"There is no virtual board with the " + device.name() + "; there are " + String.join(", ", names()));
	}

	/** @return the boot configuration that the pins of the board choose, in the order of the fuses for it */
	int straps() {
		if (memories.boot().isPresent()) {
			return memories.boot().get().bootDevice() << device.fuses().roles().bootDevice().shift();
		}
		return nor.kind() == FlashKind.HYPER ? FLASH_TYPE_HYPER << device.fuses().roles().flashType().shift() : 0;
	}

	/** This board under another name and with another processor. */
	BoardSpec withProcessor(String newName, DeviceFigures newDevice) {
		return new BoardSpec(newName, newDevice, nor, wiring, loader, path, seed, sample, memories);
	}

	/** @return the addresses at which FlexSPI maps the flash chip */
	public MemoryRange flashWindow() {
		return device.flashWindows().get(wiring.flexSpi() - 1);
	}

	/**
	 * @param newPath
	 *            the bus path
	 * @return this board there
	 */
	public BoardSpec withPath(String newPath) {
		return new BoardSpec(name, device, nor, wiring, loader, newPath, seed, sample, memories);
	}

	/**
	 * @param newSeed
	 *            the seed
	 * @return this board with another identity
	 */
	public BoardSpec withSeed(long newSeed) {
		return new BoardSpec(name, device, nor, wiring, loader, path, newSeed, sample, memories);
	}

	/**
	 * @param newWiring
	 *            the wiring
	 * @return this board with the flash wired like that
	 */
	public BoardSpec withWiring(FlashWiring newWiring) {
		return new BoardSpec(name, device, nor, newWiring, loader, path, seed, sample, memories);
	}

	/**
	 * @param newLoader
	 *            the flashloader
	 * @return this board with another generation of flashloader
	 */
	public BoardSpec withLoader(LoaderFigures newLoader) {
		return new BoardSpec(name, device, nor, wiring, newLoader, path, seed, sample, memories);
	}

	/**
	 * @param newNor
	 *            the flash chip
	 * @return this board with another chip
	 */
	public BoardSpec withNor(NorFigures newNor) {
		return new BoardSpec(name, device, newNor, wiring, loader, path, seed, sample, memories);
	}

	/**
	 * @param newSample
	 *            what is particular to this one board
	 * @return such a board
	 */
	public BoardSpec withSample(BoardSample newSample) {
		return new BoardSpec(name, device, nor, wiring, loader, path, seed, newSample, memories);
	}

	/**
	 * @param newMemories
	 *            what it is fitted with besides the flash chip
	 * @return this board with these memories
	 */
	public BoardSpec withMemories(MemoryFittings newMemories) {
		return new BoardSpec(name, device, nor, wiring, loader, path, seed, sample, newMemories);
	}
}
