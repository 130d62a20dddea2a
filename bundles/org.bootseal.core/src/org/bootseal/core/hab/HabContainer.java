/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.InstallKey;

/**
 * The parts of a container, so that they can be looked at and put together again to the same bytes. Nothing is checked
 * that only a ROM would check. Offsets are in bytes from the IVT.
 *
 * @param ivt
 *            the image vector table
 * @param bootData
 *            the boot data
 * @param dcd
 *            device configuration data
 * @param xmcd
 *            external memory configuration data, behind the boot data when there is no DCD
 * @param application
 *            the application, encrypted or not, with the zeros that a signature covers
 * @param csf
 *            header and commands of the CSF; empty for an unsigned image
 * @param csfData
 *            tables, certificates, signatures and MACs of the CSF, by their offsets
 * @param others
 *            bytes besides zeros that belong to none of these parts, such as a key blob behind the CSF
 * @param length
 *            length of the container in bytes
 */
public record HabContainer(Ivt ivt, BootData bootData, Optional<Dcd> dcd, Optional<Xmcd> xmcd, Piece application,
		Optional<Csf> csf, List<Piece> csfData, List<Piece> others, int length) {

	/** Copies the lists. */
	public HabContainer {
		csfData = List.copyOf(csfData);
		others = List.copyOf(others);
	}

	/**
	 * Bytes at an offset.
	 *
	 * @param offset
	 *            where they start
	 * @param bytes
	 *            the bytes; copied
	 */
	public record Piece(int offset, byte[] bytes) {

		/** Copies the bytes. */
		public Piece {
			bytes = bytes.clone();
		}

		/** A copy. */
		@Override
		public byte[] bytes() {
			return bytes.clone();
		}

		/**
		 * @return the offset behind the last byte
		 */
		public int end() {
			return offset + bytes.length;
		}

		private void putInto(byte[] target) {
			System.arraycopy(bytes, 0, target, offset, bytes.length);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Piece piece && offset == piece.offset && Arrays.equals(bytes, piece.bytes);
		}

		@Override
		public int hashCode() {
			return 31 * offset + Arrays.hashCode(bytes);
		}

		@Override
		public String toString() {
			return String.format("%d bytes at offset 0x%X", bytes.length, offset);
		}
	}

	/**
	 * @param container
	 *            a container from its IVT on; left as it is
	 * @return its parts
	 * @throws HabFormatException
	 *             when a part is missing or cut off
	 */
	public static HabContainer parse(byte[] container) throws HabFormatException {
		return new Parser(container).parse();
	}

	/**
	 * @return the container
	 */
	public byte[] encode() {
		byte[] bytes = new byte[length];
		new Piece(0, ivt.encode()).putInto(bytes);
		new Piece((int) (ivt.bootData() - ivt.self()), bootData.encode()).putInto(bytes);
		dcd.ifPresent(data -> new Piece((int) (ivt.dcd() - ivt.self()), data.encode()).putInto(bytes));
		xmcd.ifPresent(data -> new Piece(HabConstants.CONFIGURATION_OFFSET, data.encode()).putInto(bytes));
		application.putInto(bytes);
		csf.ifPresent(commands -> new Piece((int) (ivt.csf() - ivt.self()), commands.encode()).putInto(bytes));
		csfData.forEach(data -> data.putInto(bytes));
		others.forEach(other -> other.putInto(bytes));
		return bytes;
	}

	/** Takes a container apart. */
	private static final class Parser {

		private final byte[] bytes;
		private Ivt ivt;
		private int headerEnd;

		private Parser(byte[] bytes) {
			this.bytes = bytes;
		}

		private HabContainer parse() throws HabFormatException {
			ivt = Ivt.parse(bytes, 0);
			int bootDataOffset = offset(ivt.bootData(), HabConstants.BOOT_DATA_LENGTH, "boot data");
			BootData bootData = BootData.parse(bytes, bootDataOffset);
			headerEnd = Math.max(bootDataOffset + HabConstants.BOOT_DATA_LENGTH, HabConstants.CONFIGURATION_OFFSET);
			Optional<Dcd> dcd = Optional.empty();
			if (ivt.dcd() != 0) {
				int offset = offset(ivt.dcd(), HabConstants.HEADER_LENGTH, "DCD");
				dcd = Optional.of(Dcd.parse(bytes, offset));
				headerEnd = Math.max(headerEnd, offset + dcd.get().length());
			}
			Optional<Csf> csf = Optional.empty();
			List<Piece> csfData = List.of();
			int end = bytes.length;
			if (ivt.csf() != 0) {
				end = offset(ivt.csf(), HabConstants.CSF_LENGTH, "CSF");
				csf = Optional.of(Csf.parse(bytes, end));
				csfData = csfData(csf.get(), end);
			}
			Optional<Xmcd> xmcd = dcd.isEmpty() ? xmcd() : Optional.empty();
			HabContainer parts = new HabContainer(ivt, bootData, dcd, xmcd, application(csf, end), csf, csfData,
					List.of(), bytes.length);
			return new HabContainer(ivt, bootData, dcd, xmcd, parts.application, csf, csfData, others(parts.encode()),
					bytes.length);
		}

		/** Where the container differs from its parts. */
		private List<Piece> others(byte[] parts) {
			List<Piece> found = new ArrayList<>();
			int from = Arrays.mismatch(bytes, parts);
			while (from >= 0) {
				int to = from;
				while (to < bytes.length && bytes[to] != parts[to]) {
					to++;
				}
				found.add(new Piece(from, Arrays.copyOfRange(bytes, from, to)));
				int next = Arrays.mismatch(bytes, to, bytes.length, parts, to, parts.length);
				from = next < 0 ? -1 : to + next;
			}
			return found;
		}

		private int offset(long address, int length, String name) throws HabFormatException {
			long offset = address - ivt.self();
			if (offset < HabConstants.IVT_LENGTH || offset + length > bytes.length) {
				throw new HabFormatException(0,
						String.format("the IVT says that the %s is at 0x%08X, which is not in this container", name,
								address));
			}
			return (int) offset;
		}

		/** There is no pointer to it. */
		private Optional<Xmcd> xmcd() {
			try {
				Xmcd xmcd = Xmcd.parse(bytes, HabConstants.CONFIGURATION_OFFSET);
				headerEnd = Math.max(headerEnd, HabConstants.CONFIGURATION_OFFSET + xmcd.length());
				return Optional.of(xmcd);
			} catch (HabFormatException e) {
				// most images have none
				return Optional.empty();
			}
		}

		private List<Piece> csfData(Csf csf, int csfOffset) throws HabFormatException {
			List<Piece> data = new ArrayList<>();
			for (CsfCommand command : csf.commands()) {
				long location = 0;
				if (command instanceof InstallKey key && (key.flags() & HabConstants.INSTALL_ABSOLUTE) == 0) {
					location = key.location();
				} else if (command instanceof AuthenticateData authenticate && authenticate.flags() == 0) {
					location = authenticate.location();
				}
				if (location != 0) {
					int offset = csfOffset + (int) Math.min(location, HabConstants.CSF_LENGTH);
					int end = csfOffset + HabConstants.CSF_LENGTH;
					data.add(piece(offset, offset + HabHeader.parse(bytes, offset, end).length()));
				}
			}
			return data;
		}

		/** Signed and encrypted images say where it is; in others it is the first thing behind the header. */
		private Piece application(Optional<Csf> csf, int end) throws HabFormatException {
			int first = end;
			int last = headerEnd;
			for (CsfCommand command : csf.map(Csf::commands).orElse(List.of())) {
				if (command instanceof AuthenticateData data) {
					for (Block block : data.blocks()) {
						long offset = block.address() - ivt.self();
						if (offset >= headerEnd && offset + block.length() <= end) {
							first = (int) Math.min(first, offset);
							last = (int) Math.max(last, offset + block.length());
						}
					}
				}
			}
			if (first == end) {
				last = end;
				first = headerEnd;
			}
			while (csf.isEmpty() && first < end - 1 && bytes[first] == 0) {
				first++;
			}
			return first <= last
					? piece(csf.isEmpty() ? Math.max(headerEnd, first & -HabConstants.APPLICATION_ALIGNMENT)
							: first, last)
					: piece(headerEnd, end);
		}

		private Piece piece(int from, int to) throws HabFormatException {
			if (from > to) {
				throw new HabFormatException(from, "found no application behind the header");
			}
			return new Piece(from, Arrays.copyOfRange(bytes, from, to));
		}
	}
}
