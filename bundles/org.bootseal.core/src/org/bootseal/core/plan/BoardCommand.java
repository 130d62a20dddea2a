/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.connection.UsbId;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.otp.FuseRequest;

/** One command to a board. The run sends it, the scripts call the host tool that does the same. */
public sealed interface BoardCommand permits BoardCommand.ErrorStatus, BoardCommand.WriteFile,
		BoardCommand.JumpAddress, BoardCommand.LoadImage, BoardCommand.GetProperty, BoardCommand.FillMemory,
		BoardCommand.ConfigureMemory,
		BoardCommand.EraseRegion, BoardCommand.WriteMemory, BoardCommand.ReadMemory, BoardCommand.ReadFuse,
		BoardCommand.ProgramFuse, BoardCommand.Reset, GenerateKeyBlob, WriteResult {

	/** The time limit of commands that take no time of their own. */
	Duration TIMEOUT = Duration.ofSeconds(5);

	/** @return the ids of the board that the command goes to */
	UsbId board();

	/** @return the command and its arguments, as the host tool takes them after "--" */
	List<CommandWord> words();

	/** @return the host tool that sends the command */
	default HostTool tool() {
		return HostTool.BLHOST;
	}

	/** @return longest wait for each transfer */
	default Duration timeout() {
		return TIMEOUT;
	}

	/** @return the options of the host tool, up to and with "--" */
	default List<String> options() {
		return List.of("-u", board().argument(), "-t", Long.toString(timeout().toMillis()), "-j", "--");
	}

	/** @return the whole command line of the host tool; file names with blanks stand in double quotes */
	default String line() {
		List<String> line = new ArrayList<>();
		line.add(tool().program());
		line.addAll(options());
		for (CommandWord word : words()) {
			line.add(word.text().indexOf(' ') >= 0 ? '"' + word.text() + '"' : word.text());
		}
		return String.join(" ", line);
	}

	/**
	 * Asks the ROM for its last HAB status.
	 *
	 * @param board
	 *            ids of the ROM
	 */
	record ErrorStatus(UsbId board) implements BoardCommand {
		@Override
		public HostTool tool() {
			return HostTool.SDPHOST;
		}

		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("error-status"));
		}
	}

	/**
	 * Lets the ROM write a file into RAM.
	 *
	 * @param board
	 *            ids of the ROM
	 * @param address
	 *            where the first byte goes
	 * @param file
	 *            the file
	 */
	record WriteFile(UsbId board, long address, PlanFile file) implements BoardCommand {
		@Override
		public HostTool tool() {
			return HostTool.SDPHOST;
		}

		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("write-file"), CommandWord.address(address), CommandWord.file(file.path()));
		}
	}

	/**
	 * Lets the ROM start an image.
	 *
	 * @param board
	 *            ids of the ROM
	 * @param address
	 *            of the IVT
	 */
	record JumpAddress(UsbId board, long address) implements BoardCommand {
		@Override
		public HostTool tool() {
			return HostTool.SDPHOST;
		}

		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("jump-address"), CommandWord.address(address));
		}
	}

	/**
	 * Hands an image to a ROM that speaks mboot, which starts it.
	 *
	 * @param board
	 *            ids of the ROM
	 * @param file
	 *            the image, its IVT first
	 */
	record LoadImage(UsbId board, PlanFile file) implements BoardCommand {
		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("load-image"), CommandWord.file(file.path()));
		}
	}

	/**
	 * Asks the flashloader, or a ROM that speaks mboot, for a property.
	 *
	 * @param board
	 *            its ids
	 * @param property
	 *            which
	 * @param index
	 *            0, or a memory id
	 */
	record GetProperty(UsbId board, Property property, int index) implements BoardCommand {
		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("get-property"), CommandWord.number(property.code()),
					CommandWord.number(index));
		}
	}

	/**
	 * Writes one word into RAM.
	 *
	 * @param board
	 *            ids of the flashloader
	 * @param address
	 *            of the word
	 * @param word
	 *            the word
	 */
	record FillMemory(UsbId board, long address, int word) implements BoardCommand {

		/** Bytes that are written. */
		public static final int LENGTH = 4;

		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("fill-memory"), CommandWord.address(address), CommandWord.number(LENGTH),
					CommandWord.address(word & 0xFFFFFFFFL));
		}
	}

	/**
	 * Configures a memory by option words in RAM.
	 *
	 * @param board
	 *            ids of the flashloader
	 * @param memoryId
	 *            of the memory
	 * @param address
	 *            of the option words
	 */
	record ConfigureMemory(UsbId board, int memoryId, long address) implements BoardCommand {
		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("configure-memory"), CommandWord.number(memoryId),
					CommandWord.address(address));
		}
	}

	/**
	 * Erases a region of flash.
	 *
	 * @param board
	 *            ids of the flashloader
	 * @param region
	 *            whole sectors
	 * @param memoryId
	 *            of the memory; 0 for one that is mapped
	 */
	record EraseRegion(UsbId board, FlashRegion region, int memoryId) implements BoardCommand {

		/**
		 * Erases memory that is mapped.
		 *
		 * @param board
		 *            ids of the flashloader
		 * @param region
		 *            whole sectors
		 */
		public EraseRegion(UsbId board, FlashRegion region) {
			this(board, region, 0);
		}

		@Override
		public Duration timeout() {
			return region.eraseTimeout();
		}

		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("flash-erase-region"), CommandWord.address(region.start()),
					CommandWord.hex(region.length()), CommandWord.number(memoryId));
		}
	}

	/**
	 * Writes a file into memory.
	 *
	 * @param board
	 *            ids of the flashloader
	 * @param address
	 *            where the first byte goes
	 * @param file
	 *            the file
	 * @param memoryId
	 *            of the memory; 0 for one that is mapped
	 */
	record WriteMemory(UsbId board, long address, PlanFile file, int memoryId) implements BoardCommand {

		/**
		 * Writes memory that is mapped.
		 *
		 * @param board
		 *            ids of the flashloader
		 * @param address
		 *            where the first byte goes
		 * @param file
		 *            the file
		 */
		public WriteMemory(UsbId board, long address, PlanFile file) {
			this(board, address, file, 0);
		}

		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("write-memory"), CommandWord.address(address),
					CommandWord.file(file.path()), CommandWord.number(memoryId));
		}
	}

	/**
	 * Reads memory into a file; the run keeps the bytes and writes no file.
	 *
	 * @param board
	 *            ids of the flashloader
	 * @param address
	 *            of the first byte
	 * @param length
	 *            bytes
	 * @param result
	 *            name of the file in the script's folder
	 * @param memoryId
	 *            of the memory; 0 for one that is mapped
	 */
	record ReadMemory(UsbId board, long address, int length, String result, int memoryId) implements BoardCommand {

		/**
		 * Reads memory that is mapped.
		 *
		 * @param board
		 *            ids of the flashloader
		 * @param address
		 *            of the first byte
		 * @param length
		 *            bytes
		 * @param result
		 *            name of the file in the script's folder
		 */
		public ReadMemory(UsbId board, long address, int length, String result) {
			this(board, address, length, result, 0);
		}

		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("read-memory"), CommandWord.address(address),
					CommandWord.number(length), CommandWord.text(result), CommandWord.number(memoryId));
		}
	}

	/**
	 * Reads a fuse word.
	 *
	 * @param board
	 *            ids of the flashloader
	 * @param index
	 *            of the word
	 */
	record ReadFuse(UsbId board, int index) implements BoardCommand {
		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("efuse-read-once"), CommandWord.number(index));
		}
	}

	/**
	 * Burns bits of a fuse word.
	 *
	 * @param board
	 *            ids of the flashloader
	 * @param index
	 *            of the word
	 * @param value
	 *            the bits
	 * @param secret
	 *            whether they are part of a key, so that the command line does not show them
	 */
	record ProgramFuse(UsbId board, int index, int value, boolean secret) implements BoardCommand {

		/**
		 * A command that everybody may see.
		 *
		 * @param board
		 *            ids of the flashloader
		 * @param index
		 *            of the word
		 * @param value
		 *            the bits
		 */
		public ProgramFuse(UsbId board, int index, int value) {
			this(board, index, value, false);
		}

		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("efuse-program-once"), CommandWord.number(index),
					CommandWord.text(secret ? FuseRequest.HIDDEN : String.format(Locale.ROOT, "%08X", value)));
		}

		@Override
		public String toString() {
			return line();
		}
	}

	/**
	 * Resets the chip.
	 *
	 * @param board
	 *            ids of the flashloader
	 */
	record Reset(UsbId board) implements BoardCommand {
		@Override
		public List<CommandWord> words() {
			return List.of(CommandWord.text("reset"));
		}
	}
}
