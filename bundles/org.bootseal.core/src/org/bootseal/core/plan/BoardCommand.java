/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.connection.UsbId;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.otp.FuseRequest;

/** One command to a board. The run sends it, the scripts call the host tool that does the same. */
public sealed interface BoardCommand {

	/** The time limit of commands that take no time of their own. */
	Duration TIMEOUT = Duration.ofSeconds(5);

	/**
	 * A word of a command line.
	 *
	 * @param text
	 *            the word, not quoted
	 * @param file
	 *            the file that it names; null if it is no file
	 */
	record Word(String text, Path file) {

		static Word text(String text) {
			return new Word(text, null);
		}

		static Word number(long number) {
			return text(Long.toString(number));
		}

		static Word address(long address) {
			return text(String.format(Locale.ROOT, "0x%08X", address));
		}

		static Word hex(long number) {
			return text(String.format(Locale.ROOT, "0x%X", number));
		}

		static Word file(Path file) {
			return new Word(file.toString(), file);
		}
	}

	/** @return the ids of the board that the command goes to */
	UsbId board();

	/** @return the command and its arguments, as the host tool takes them after "--" */
	List<Word> words();

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
		for (Word word : words()) {
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
		public List<Word> words() {
			return List.of(Word.text("error-status"));
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
		public List<Word> words() {
			return List.of(Word.text("write-file"), Word.address(address), Word.file(file.path()));
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
		public List<Word> words() {
			return List.of(Word.text("jump-address"), Word.address(address));
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
		public List<Word> words() {
			return List.of(Word.text("load-image"), Word.file(file.path()));
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
		public List<Word> words() {
			return List.of(Word.text("get-property"), Word.number(property.code()), Word.number(index));
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
		public List<Word> words() {
			return List.of(Word.text("fill-memory"), Word.address(address), Word.number(LENGTH),
					Word.address(word & 0xFFFFFFFFL));
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
		public List<Word> words() {
			return List.of(Word.text("configure-memory"), Word.number(memoryId), Word.address(address));
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
		public List<Word> words() {
			return List.of(Word.text("flash-erase-region"), Word.address(region.start()), Word.hex(region.length()),
					Word.number(memoryId));
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
		public List<Word> words() {
			return List.of(Word.text("write-memory"), Word.address(address), Word.file(file.path()),
					Word.number(memoryId));
		}
	}

	/**
	 * Writes what an earlier command got into memory; the run has it without a file.
	 *
	 * @param board
	 *            ids of the flashloader
	 * @param address
	 *            where the first byte goes
	 * @param result
	 *            name of the file in the script's folder
	 * @param memoryId
	 *            of the memory; 0 for one that is mapped
	 */
	record WriteResult(UsbId board, long address, String result, int memoryId) implements BoardCommand {

		/**
		 * Writes memory that is mapped.
		 *
		 * @param board
		 *            ids of the flashloader
		 * @param address
		 *            where the first byte goes
		 * @param result
		 *            name of the file in the script's folder
		 */
		public WriteResult(UsbId board, long address, String result) {
			this(board, address, result, 0);
		}

		@Override
		public List<Word> words() {
			return List.of(Word.text("write-memory"), Word.address(address), Word.text(result),
					Word.number(memoryId));
		}
	}

	/**
	 * Lets the part wrap a key with its master key; the run keeps the blob and writes no file.
	 *
	 * @param board
	 *            ids of the flashloader
	 * @param key
	 *            the file with the key, which stands in no command line
	 * @param bits
	 *            length of the key: 128, 192 or 256
	 * @param blobLength
	 *            bytes of the blob
	 * @param result
	 *            name of the file in the script's folder that gets the blob
	 */
	record GenerateKeyBlob(UsbId board, Path key, int bits, int blobLength, String result) implements BoardCommand {
		@Override
		public List<Word> words() {
			return List.of(Word.text("generate-key-blob"), Word.file(key), Word.text(result));
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
		public List<Word> words() {
			return List.of(Word.text("read-memory"), Word.address(address), Word.number(length), Word.text(result),
					Word.number(memoryId));
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
		public List<Word> words() {
			return List.of(Word.text("efuse-read-once"), Word.number(index));
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
		public List<Word> words() {
			return List.of(Word.text("efuse-program-once"), Word.number(index),
					Word.text(secret ? FuseRequest.HIDDEN : String.format(Locale.ROOT, "%08X", value)));
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
		public List<Word> words() {
			return List.of(Word.text("reset"));
		}
	}
}
