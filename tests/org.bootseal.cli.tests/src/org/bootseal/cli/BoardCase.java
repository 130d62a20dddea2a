/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.RomProtocol;
import org.bootseal.core.firmware.Segment;
import org.bootseal.core.firmware.SrecWriter;

/**
 * A row of the matrix of devices, boot types and boot memories: an application and a flashloader that are linked for
 * the device, and its virtual board.
 *
 * @param board
 *            the virtual board
 * @param bootType
 *            as a provisioning file has it
 * @param memory
 *            the provisioning file's key "memory", without its name, such as "optionWords: [0xC0000007]"
 */
record BoardCase(String board, String bootType, String memory) {

	/** Bytes of the application; several sectors of most flashes. */
	static final int APPLICATION_BYTES = 0x5000;
	/** Bytes of one that runs in RAM, of which some parts have little. */
	private static final int RAM_APPLICATION_BYTES = 0x1345;
	private static final long RAM_OF_SDP_PARTS = 0x20209000L;
	private static final long RAM_OF_MBOOT_PARTS = 0x202C0000L;

	private static final int LOADER_OFFSET = 0x200;
	private static final int LOADER_BYTES = 0x400;
	private static final int CODE = 0x100;
	/** By them the virtual board knows a flashloader: start of a device descriptor of 15A2:0073. */
	private static final byte[] DESCRIPTOR = { 0x12, 0x01, 0x00, 0x02, 0x00, 0x00, 0x00, 0x40, (byte) 0xA2, 0x15, 0x73,
			0x00 };

	BoardSpec spec() throws BadInputException {
		return BoardSpec.named(board);
	}

	Device device() throws BadInputException {
		return spec().device().device();
	}

	/** Encrypted images run in RAM that the ROM does not use, all others in the flash. */
	private boolean isInRam() {
		return bootType.equals("encrypted");
	}

	private long start() throws BadInputException {
		if (!isInRam()) {
			return device().flashBase();
		}
		return device().romProtocol() == RomProtocol.SDP ? RAM_OF_SDP_PARTS : RAM_OF_MBOOT_PARTS;
	}

	/** Address of the application's first byte, its vector table. */
	long application() throws BadInputException {
		return start() + device().bootMemory("flexspi_nor").initialLoadSize();
	}

	/** Address of the application's first instruction, thumb bit included. */
	long entryPoint() throws BadInputException {
		return application() + CODE + 1;
	}

	/** The row with another memory. */
	BoardCase withMemory(String other) {
		return new BoardCase(board, bootType, other);
	}

	/** The row with another boot type. */
	BoardCase withBootType(String other) {
		return new BoardCase(board, other, memory);
	}

	/** Fills a folder with sources and provisioning file. */
	InFolder in(Path folder) throws IOException, BadInputException {
		Files.write(folder.resolve("app.srec"),
				program(application(), isInRam() ? RAM_APPLICATION_BYTES : APPLICATION_BYTES, false));
		Files.write(folder.resolve("loader.srec"),
				program(device().flashloaderAddress() + LOADER_OFFSET, LOADER_BYTES, true));
		boolean isSigned = !bootType.equals("unsigned");
		StringBuilder text = new StringBuilder("bootseal: 1\ndevice: " + device().name() + "\nimage:\n");
		text.append("  source: app.srec\n  bootType: " + bootType + "\n");
		if (isInRam()) {
			text.append(String.format(Locale.ROOT, "  startAddress: 0x%08X%n", start()));
		}
		if (isSigned) {
			text.append("keys:\n  folder: " + SampleWorkspace.keys() + "\n");
		}
		text.append("memory:\n  " + memory + "\nflashloader:\n  source: loader.srec\n");
		if (isSigned) {
			text.append("fuses:\n  srk: true\n  close: true\n");
		}
		Files.writeString(folder.resolve("app.bootseal"), text.toString());
		return new InFolder(this, folder);
	}

	/** A program with a vector table; what its code does is of no importance. */
	static byte[] program(long address, int length, boolean isLoader) {
		ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0x20008000).putInt((int) (address + CODE + 1));
		for (int i = CODE; i < length; i++) {
			bytes.put(i, (byte) (i * 7 ^ i >> 8));
		}
		if (isLoader) {
			bytes.put(length - DESCRIPTOR.length, DESCRIPTOR);
		}
		return SrecWriter.write(List.of(new Segment(address, bytes.array())), OptionalLong.of(address + CODE + 1));
	}

	@Override
	public String toString() {
		return board + ", " + bootType + ", " + memory;
	}

	/**
	 * A row with its files.
	 *
	 * @param row
	 *            the row
	 * @param folder
	 *            where the files are
	 */
	record InFolder(BoardCase row, Path folder) {

		Path file() {
			return folder.resolve("app.bootseal");
		}

		Path state() {
			return folder.resolve("board.json");
		}

		byte[] image() throws IOException {
			return Files.readAllBytes(folder.resolve("app-boot").resolve("app.bin"));
		}

		VirtualBoard board() throws IOException, BadInputException {
			return Files.exists(state()) ? VirtualBoard.open(state()) : VirtualBoard.create(row.spec());
		}

		/** Makes the board of the row. */
		void make() {
			CliRun.of("board", "virtual", "--state", state(), "--kind", row.board()).exits(ExitCode.DONE)
					.says(row.board());
		}

		CliRun write(Optional<List<String>> answers, Object... more) {
			Object[] arguments = new Object[4 + more.length];
			System.arraycopy(new Object[] { "write", file(), "--state", state() }, 0, arguments, 0, 4);
			System.arraycopy(more, 0, arguments, 4, more.length);
			return answers.isPresent() ? CliRun.answering(answers.get(), arguments) : CliRun.of(arguments);
		}

		/** The pins choose the serial downloader again, and power goes and comes. */
		void toSerialDownload() throws IOException, BadInputException {
			VirtualBoard board = board();
			board.setBootPins(BootPins.SERIAL);
			board.powerCycle();
			board.save(state());
		}
	}
}
