/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bootable.FlashImageReader;
import org.bootseal.core.bootable.FlashPart;
import org.bootseal.core.bootable.FlashPlaces;
import org.bootseal.core.bootable.PartKind;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Ivt;

/** Verifies all images in a file: plain binary, or ELF, Intel HEX and S-record with their addresses. */
public final class FileVerifier {

	private static final byte ELF = 0x7F;

	private final Path name;
	private final TargetPart part;
	private final Instant now;
	private final byte[] bytes;
	private final OptionalLong address;

	private FileVerifier(Path name, TargetPart part, Instant now, byte[] bytes, OptionalLong address) {
		this.name = name;
		this.part = part;
		this.now = now;
		this.bytes = bytes;
		this.address = address;
	}

	/**
	 * @param content
	 *            content of the file; left as it is
	 * @param name
	 *            its name, for messages
	 * @param part
	 *            what is known of the part that shall run it
	 * @param now
	 *            the time by which certificates are looked at
	 * @return what HAB would make of the images, in the order of the file; the second one of a dual boot is found if
	 *         the device is known
	 * @throws BadInputException
	 *             if there is no image
	 */
	public static List<Verification> verify(byte[] content, Path name, TargetPart part, Instant now)
			throws BadInputException {
		boolean records = content.length > 0 && (content[0] == ':' || content[0] == 'S' || content[0] == ELF);
		Optional<Firmware> firmware = records ? firmware(content, name) : Optional.empty();
		if (firmware.isEmpty()) {
			return new FileVerifier(name, part, now, content, OptionalLong.empty()).verify();
		}
		return new FileVerifier(name, part, now, firmware.get().flatten(),
				firmware.get().hasAddresses() ? OptionalLong.of(firmware.get().start()) : OptionalLong.empty())
				.verify();
	}

	/** What records say; empty if the file only begins like one with records, as encrypted headers may. */
	private static Optional<Firmware> firmware(byte[] content, Path name) throws BadInputException {
		try {
			return Optional.of(Firmware.of(content, name));
		} catch (BadInputException e) {
			if (content[0] == ELF || IvtSearch.first(content).isEmpty()) {
				throw e;
			}
			return Optional.empty();
		}
	}

	private List<Verification> verify() throws BadInputException {
		OptionalLong first = IvtSearch.first(bytes);
		if (first.isEmpty()) {
			throw BadInputException.in(name, "", ImageVerifier.NO_IVT);
		}
		int offset = (int) first.getAsLong();
		List<Verification> found = new ArrayList<>();
		found.add(ImageVerifier.verifyAt(bytes, offset, placed(offset), now));
		OptionalInt second = second();
		if (second.isPresent()) {
			// where it is seen in memory depends on how the flash is remapped, so it is believed
			found.add(ImageVerifier.verifyAt(bytes, second.getAsInt(), part, now));
		}
		return found;
	}

	/** The part with the address of the IVT, if the file tells it: by its own addresses, or by its place in flash. */
	private TargetPart placed(int offset) {
		if (part.ivtAddress().isPresent()) {
			return part;
		}
		Optional<MemoryRegion> region = part.device().flatMap(device -> device.regionAt(self(offset)));
		OptionalLong start = address;
		if (start.isEmpty() && offset > 0 && region.isPresent()
				&& region.get().kind() == MemoryRegion.Kind.FLEXSPI) {
			start = OptionalLong.of(region.get().start());
		}
		boolean runsThere = start.isPresent()
				&& (region.isEmpty() || region.get().contains(start.getAsLong() + offset, 1));
		return runsThere ? part.withIvtAt(start.getAsLong() + offset) : part;
	}

	private long self(int offset) {
		try {
			return Ivt.parse(bytes, offset).self();
		} catch (HabFormatException e) {
			throw new IllegalStateException("it was found before", e);
		}
	}

	private OptionalInt second() {
		if (part.device().isEmpty()) {
			return OptionalInt.empty();
		}
		try {
			Device device = part.device().get();
			Optional<FlashPart> second = FlashImageReader
					.parse(bytes, FlashPlaces.of(device, FlashPlaces.FLEXSPI_NOR)).part(PartKind.SECOND_CONTAINER);
			return second.map(found -> OptionalInt.of(bytes.length - found.bytes().length))
					.orElseGet(OptionalInt::empty);
		} catch (BadInputException e) {
			// no image of a flash
			return OptionalInt.empty();
		}
	}
}
