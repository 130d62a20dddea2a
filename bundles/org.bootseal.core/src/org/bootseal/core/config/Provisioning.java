/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;

/**
 * What a provisioning file ({@code *.bootseal}) says: everything that is needed to build the boot image of one
 * application and to write it to a board.
 *
 * @param file
 *            the file itself
 * @param device
 *            device name as the catalogue has it, such as "MIMXRT1020"
 * @param connection
 *            which board to write if the user does not say: "usb" or "virtual" or "virtual:" and a name
 * @param image
 *            the application and how it boots
 * @param keys
 *            the keys that sign; empty for an unsigned image
 * @param memory
 *            the flash and what it is told of it; empty if nothing can be written
 * @param flashloader
 *            the flashloader to start on the board; empty if only a running one is to be used
 * @param fuses
 *            what fuses are wanted
 * @param output
 *            the folder that gets the generated files
 */
public record Provisioning(Path file, String device, String connection, Image image, Optional<Keys> keys,
		Optional<Memory> memory, Optional<Flashloader> flashloader, Fuses fuses, Path output) {

	/** @return FlexSPI NOR option words, one or two, unsigned 32 bit; empty if nothing can be written */
	public List<Long> optionWords() {
		return memory.map(Memory::optionWords).orElse(List.of());
	}

	/**
	 * @param folder
	 *            another folder for the generated files
	 * @return this with that folder
	 */
	public Provisioning withOutput(Path folder) {
		return new Provisioning(file, device, connection, image, keys, memory, flashloader, fuses, folder);
	}

	/**
	 * @param board
	 *            another board, as {@link #connection()}
	 * @return this with that board
	 */
	public Provisioning withConnection(String board) {
		return new Provisioning(file, device, board, image, keys, memory, flashloader, fuses, output);
	}

	/**
	 * @param loader
	 *            another flashloader
	 * @return this with that flashloader
	 */
	public Provisioning withFlashloader(Flashloader loader) {
		return new Provisioning(file, device, connection, image, keys, memory, Optional.of(loader), fuses,
				output);
	}

	/** How the ROM treats the image. */
	public enum BootType {
		/** No signature; only an open part boots it. */
		UNSIGNED,
		/** Signed; a closed part with the matching SRK hash boots it. */
		AUTHENTICATED,
		/** Signed, and the application encrypted; only the closed part that made its key blob boots it. */
		ENCRYPTED;

		/** @return whether keys sign it */
		public boolean isSigned() {
			return this != UNSIGNED;
		}
	}

	/** What to do with a boot header in front of the application. */
	public enum BootHeaderUse {
		/** Refuse such a source. */
		REFUSE,
		/** Take FCB, DCD, XMCD and entry point out of it. */
		KEEP,
		/** Leave it out. */
		REPLACE
	}

	/**
	 * @param keyFile
	 *            the encryption key; empty for a new one by each build
	 * @param keyBits
	 *            its length, 128, 192 or 256; empty for that of the file, else 128
	 * @param keyBlob
	 *            address of the key blob; empty for its place behind the CSF
	 */
	public record Encryption(Optional<Path> keyFile, OptionalInt keyBits, Optional<Long> keyBlob) {

		/** What is used when the file says nothing. */
		static final Encryption DEFAULT = new Encryption(Optional.empty(), OptionalInt.empty(), Optional.empty());
	}

	/**
	 * @param source
	 *            the application: ELF, SREC, Intel HEX or BIN
	 * @param bootType
	 *            how it boots
	 * @param bootMemory
	 *            where it boots from, as the device names it, such as "flexspi_nor"
	 * @param startAddress
	 *            first address of the boot memory; empty for the device's own
	 * @param entryPoint
	 *            address of the first instruction; empty for the one found in the source
	 * @param timestamp
	 *            signing time, "DD/MM/YYYY HH:MM:SS" in UTC; empty for now
	 * @param bootHeader
	 *            what to do with a boot header in front of it
	 * @param encryption
	 *            how an encrypted image is encrypted; without meaning for others
	 * @param xipEncryption
	 *            how the flash is encrypted that the part decrypts while it reads; empty if it is plain
	 */
	public record Image(Path source, BootType bootType, String bootMemory, Optional<Long> startAddress,
			Optional<Long> entryPoint, Optional<String> timestamp, BootHeaderUse bootHeader, Encryption encryption,
			Optional<XipEncryption> xipEncryption) {
	}

	/**
	 * @param folder
	 *            a key tree: the folders keys and crts
	 * @param srkIndex
	 *            which SRK of the table signs, 0 to 3
	 * @param csfSigner
	 *            what signs the CSF, as configurations name signers, paths relative to the provisioning file; empty for
	 *            the key of the folder
	 * @param imageSigner
	 *            what signs the image, in the same way
	 */
	public record Keys(Path folder, int srkIndex, Optional<String> csfSigner, Optional<String> imageSigner) {

		/** Says which SRK; a signer may be a secret. */
		@Override
		public String toString() {
			return "SRK " + (srkIndex + 1) + " of " + folder;
		}
	}

	/**
	 * @param file
	 *            the memory configuration that says the option words; empty if the provisioning file does
	 * @param optionWords
	 *            option words of the boot memory, one or two, unsigned 32 bit, as they stand in the file that says them
	 * @param instance
	 *            which FlexSPI, 1 or 2; empty for the one that the flashloader takes by itself
	 * @param fcb
	 *            a complete FCB of 512 bytes to write instead of the one that the flashloader works out
	 * @param nand
	 *            where the image lies in NAND; without meaning for other memories
	 */
	public record Memory(Optional<Path> file, List<Long> optionWords, OptionalInt instance, Optional<Path> fcb,
			Nand nand) {

		/** Copies the list. */
		public Memory {
			optionWords = List.copyOf(optionWords);
		}
	}

	/**
	 * Where the image lies in NAND.
	 *
	 * @param searchCount
	 *            copies of FCB and bad block table, 1 to 4
	 * @param copies
	 *            blocks at which copies of the image begin; empty for two, as early as can be
	 * @param blocks
	 *            blocks of each copy; empty for what the image needs and a quarter more
	 * @param pageSize
	 *            bytes of a page of parallel NAND
	 * @param pagesPerBlock
	 *            pages of a block of parallel NAND
	 */
	public record Nand(int searchCount, List<Integer> copies, OptionalInt blocks, int pageSize, int pagesPerBlock) {

		/** What is used when the file says nothing. */
		public static final Nand DEFAULT = new Nand(2, List.of(), OptionalInt.empty(), 2048, 64);

		/** Copies the list. */
		public Nand {
			copies = List.copyOf(copies);
		}
	}

	/**
	 * @param source
	 *            the flashloader: ELF, SREC or Intel HEX
	 * @param startAddress
	 *            address of its IVT in RAM; empty for the device's usual one
	 */
	public record Flashloader(Path source, Optional<Long> startAddress) {
	}

	/**
	 * @param srk
	 *            whether the SRK hash of {@link Provisioning#keys()} is wanted in the fuses
	 * @param close
	 *            whether SEC_CONFIG[1] is wanted: it closes the part for ever
	 * @param words
	 *            further bits
	 * @param file
	 *            a fuses file whose bits are wanted too; empty if there is none
	 */
	public record Fuses(boolean srk, boolean close, List<Word> words, Optional<Path> file) {

		/** Copies the list. */
		public Fuses {
			words = List.copyOf(words);
		}
	}

	/**
	 * @param word
	 *            name of the fuse word, or its index
	 * @param value
	 *            wanted bits, unsigned 32 bit, a subset of the mask
	 * @param mask
	 *            which bits are meant, unsigned 32 bit
	 */
	public record Word(String word, long value, long mask) {
	}

	/**
	 * @param key
	 *            a key of the file, with those above it: "image.source"; empty for the whole file
	 * @param problem
	 *            what is wrong with its value, and what is allowed
	 * @return the error, with the line of the key
	 */
	public BadInputException problem(String key, String problem) {
		return LaterProblem.at(file, key, problem);
	}
}
