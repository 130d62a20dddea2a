/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;

/**
 * A program as a linker made it: bytes with addresses, and where it starts. Immutable. The format is decided by the
 * content, never by the file's name.
 */
public final class Firmware {

	/** The file formats that can be read. */
	public enum Format {
		/** 32-bit little-endian ARM executable. */
		ELF,
		/** Motorola S-record. */
		SREC,
		/** Intel HEX. */
		IHEX,
		/** Bytes without addresses. */
		BIN
	}

	/** Bytes of the largest file that is read, 256 MiB: an ELF file with debug information can be large. */
	public static final long MAX_FILE_BYTES = 256L << 20;

	/** Bytes of the largest program, 64 MiB. */
	public static final long MAX_PROGRAM_BYTES = 64L << 20;

	/** Bytes from the first to the last address of the largest flat image, 64 MiB, holes included. */
	public static final long MAX_SPAN_BYTES = 64L << 20;

	/** Bytes at the start of a file that tell whether it is text. */
	private static final int TEXT_LOOKED_AT = 512;

	private static final Magic ELF = new Magic("\u007FELF", "an ELF file");

	/** Files that users pick by mistake, and that would otherwise pass as plain binary. */
	private static final List<Magic> FOREIGN = List.of(
			new Magic("!<arch>\n", "a library archive, which is not a linked program"),
			new Magic("PK\3\4", "a ZIP archive"), new Magic("MZ", "a Windows program"),
			new Magic("UF2\n", "a UF2 file"), new Magic(":\u00FF&\u00ED", "an Android sparse image"),
			new Magic("\u00EF\u00BB\u00BF", "text with a byte order mark"));

	/** What the first bytes of a file say about it; the characters are bytes. */
	private record Magic(String bytes, String description) {

		boolean begins(byte[] content) {
			byte[] magic = bytes.getBytes(StandardCharsets.ISO_8859_1);
			return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
		}
	}

	private final Path name;
	private final Format format;
	private final List<Segment> segments;
	private final OptionalLong entryPoint;

	private Firmware(Path name, Format format, List<Segment> segments, OptionalLong entryPoint) {
		this.name = name;
		this.format = format;
		this.segments = List.copyOf(segments);
		this.entryPoint = entryPoint;
	}

	/**
	 * Reads a file.
	 *
	 * @param file
	 *            of any of the formats
	 * @return what it holds
	 * @throws IOException
	 *             if the file cannot be read
	 * @throws BadInputException
	 *             if it is larger than {@link #MAX_FILE_BYTES} or its content is wrong
	 */
	public static Firmware open(Path file) throws IOException, BadInputException {
		long size = Files.size(file);
		if (size > MAX_FILE_BYTES) {
			throw BadInputException.in(file, "", "has " + size + " bytes, at most " + MAX_FILE_BYTES + " are read");
		}
		return of(Files.readAllBytes(file), file);
	}

	/**
	 * Reads a file's content.
	 *
	 * @param content
	 *            the bytes of the file; not kept
	 * @param name
	 *            the file as the user named it, for messages
	 * @return what it holds
	 * @throws BadInputException
	 *             if the content is wrong: the message names file, place, what was found and what was expected
	 */
	public static Firmware of(byte[] content, Path name) throws BadInputException {
		if (content.length == 0) {
			throw BadInputException.in(name, "", "the file is empty");
		}
		checkForeign(content, name);
		if (ELF.begins(content)) {
			ElfReader elf = new ElfReader(content, name);
			return new Firmware(name, Format.ELF, elf.segments(), elf.entryPoint());
		}
		if (content[0] == 'S' && isText(content)) {
			SrecReader records = new SrecReader(content, name);
			return new Firmware(name, Format.SREC, records.segments(), records.entryPoint());
		}
		if (content[0] == ':' && isText(content)) {
			IntelHexReader records = new IntelHexReader(content, name);
			return new Firmware(name, Format.IHEX, records.segments(), records.entryPoint());
		}
		if (content.length > MAX_PROGRAM_BYTES) {
			throw BadInputException.in(name, "",
					"has " + content.length + " bytes, a program has at most " + MAX_PROGRAM_BYTES);
		}
		return new Firmware(name, Format.BIN, List.of(new Segment(0, content)), OptionalLong.empty());
	}

	/**
	 * Whether a file that begins as records do is one with records, perhaps damaged: most of it is digits then. An
	 * encrypted header in flash may begin with any byte.
	 */
	private static boolean isText(byte[] content) {
		int length = Math.min(content.length, TEXT_LOOKED_AT);
		int digits = 0;
		for (int i = 0; i < length; i++) {
			if (Character.digit(content[i], 16) >= 0 || Character.isWhitespace(content[i])) {
				digits++;
			}
		}
		return 2 * digits + 2 >= length;
	}

	private static void checkForeign(byte[] content, Path name) throws BadInputException {
		for (Magic foreign : FOREIGN) {
			if (foreign.begins(content)) {
				throw BadInputException.expected(name, "offset 0x0", foreign.description(),
						"a program as ELF, S-record, Intel HEX or plain binary");
			}
		}
	}

	/** @return how the file was written */
	public Format format() {
		return format;
	}

	/** @return whether the addresses are the file's own; false for {@link Format#BIN}, whose bytes start at 0 */
	public boolean hasAddresses() {
		return format != Format.BIN;
	}

	/** @return at least one segment, ascending, without overlap; adjacent ones are merged */
	public List<Segment> segments() {
		return segments;
	}

	/** @return the lowest address */
	public long start() {
		return segments.get(0).address();
	}

	/** @return the address after the highest byte */
	public long end() {
		return segments.get(segments.size() - 1).end();
	}

	/**
	 * @return where execution starts, thumb bit as in the file: e_entry of ELF, the termination record of an S-record
	 *         file, record 03 or 05 of Intel HEX; empty if the file gives none or 0
	 */
	public OptionalLong entryPoint() {
		return entryPoint;
	}

	/**
	 * Makes one block of it.
	 *
	 * @return the bytes from {@link #start()} to {@link #end()}, holes filled with 0x00
	 * @throws BadInputException
	 *             if that is more than {@link #MAX_SPAN_BYTES}: some segment lies far from the others
	 */
	public byte[] flatten() throws BadInputException {
		if (end() - start() > MAX_SPAN_BYTES) {
			throw tooFarApart();
		}
		byte[] image = new byte[(int) (end() - start())];
		for (Segment segment : segments) {
			segment.copyTo(image, (int) (segment.address() - start()));
		}
		return image;
	}

	private BadInputException tooFarApart() {
		int widest = 1;
		for (int i = 2; i < segments.size(); i++) {
			if (gapBefore(i) > gapBefore(widest)) {
				widest = i;
			}
		}
		return BadInputException.in(name, "",
				"the segments " + segments.get(widest - 1) + " and " + segments.get(widest)
						+ " are too far apart for one image, which spans at most " + (MAX_SPAN_BYTES >> 20) + " MiB");
	}

	private long gapBefore(int index) {
		return segments.get(index).address() - segments.get(index - 1).end();
	}

	/**
	 * Leaves out what is below an address.
	 *
	 * @param address
	 *            the lowest address that is kept
	 * @return the rest, with the same entry point
	 * @throws BadInputException
	 *             if nothing is left
	 */
	public Firmware from(long address) throws BadInputException {
		List<Segment> kept = new ArrayList<>();
		for (Segment segment : segments) {
			if (segment.address() >= address) {
				kept.add(segment);
			} else if (segment.end() > address) {
				byte[] data = segment.data();
				kept.add(new Segment(address,
						Arrays.copyOfRange(data, (int) (address - segment.address()), data.length)));
			}
		}
		if (kept.isEmpty()) {
			throw BadInputException.in(name, "", String.format(Locale.ROOT,
					"holds nothing from 0x%08X on, where the application is expected", address));
		}
		return new Firmware(name, format, kept, entryPoint);
	}

	/** @return the first words of the lowest segment; empty if that has fewer than 8 bytes */
	public Optional<VectorTable> vectorTable() {
		Segment first = segments.get(0);
		return first.length() < VectorTable.LENGTH
				? Optional.empty()
				: Optional.of(new VectorTable(first.word(0), first.word(4)));
	}

	/** @return one line: file, format, addresses */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%s: %s, %d segment%s, 0x%08X..0x%08X", name, format, segments.size(),
				segments.size() == 1 ? "" : "s", start(), end() - 1);
	}
}
