/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.BootData;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Ivt;

/**
 * The content of a boot memory.
 *
 * @param places
 *            device and memory
 * @param start
 *            offset of the image's first byte in the memory; not 0 if what lies before is written by somebody else
 * @param fill
 *            the value of bytes between the parts
 * @param parts
 *            the parts by offset, which don't overlap
 */
public record FlashImage(FlashPlaces places, long start, byte fill, List<FlashPart> parts) {

	private static final int BOOT_DATA_LENGTH = 12;

	/** Copies the list. */
	public FlashImage {
		parts = List.copyOf(parts);
	}

	/**
	 * @param places
	 *            device and memory
	 * @param start
	 *            offset of the image's first byte in the memory
	 * @param fill
	 *            the value of bytes between the parts
	 * @param parts
	 *            the parts
	 * @return the image
	 * @throws BadInputException
	 *             if there is no part, one has a wrong length or place, or two overlap
	 */
	public static FlashImage of(FlashPlaces places, long start, byte fill, List<FlashPart> parts)
			throws BadInputException {
		List<FlashPart> sorted = new ArrayList<>(parts);
		sorted.sort(Comparator.comparingLong(FlashPart::offset));
		if (sorted.isEmpty()) {
			throw new BadInputException("the image would be empty: no part is given");
		}
		long end = start;
		String before = String.format(Locale.ROOT, "the image's start at 0x%X", start);
		for (FlashPart part : sorted) {
			check(places, part);
			if (part.offset() < end) {
				throw new BadInputException("the " + part + ", overlaps " + before);
			}
			end = part.end();
			before = "the " + part;
		}
		if (end - start > Firmware.MAX_SPAN_BYTES) {
			throw new BadInputException("the parts are too far apart for one image, which has at most "
					+ (Firmware.MAX_SPAN_BYTES >> 20) + " MiB");
		}
		return new FlashImage(places, start, fill, sorted);
	}

	private static void check(FlashPlaces places, FlashPart part) throws BadInputException {
		int length = part.kind().length();
		if (length != 0 && part.bytes().length != length) {
			throw new BadInputException("the " + part.kind().label() + " has " + part.bytes().length
					+ " bytes, expected " + length);
		}
		if (part.kind() != PartKind.SECOND_CONTAINER
				&& places.offset(part.kind()).orElse(-1) != part.offset()) {
			throw new BadInputException(places.device() + " looks for no " + part.kind().label() + String
					.format(Locale.ROOT, " at 0x%X of %s", part.offset(), places.memory()));
		}
	}

	/**
	 * @param kind
	 *            a kind of part
	 * @return the part; empty if the image has none
	 */
	public Optional<FlashPart> part(PartKind kind) {
		return parts.stream().filter(part -> part.kind() == kind).findFirst();
	}

	/** @return address of the first byte, as the part reads it; the offset if the memory can't be read like RAM */
	public long address() {
		return places.base() + start;
	}

	/** @return all bytes from the start to the end of the last part */
	public byte[] bytes() {
		byte[] bytes = new byte[(int) (parts.get(parts.size() - 1).end() - start)];
		Arrays.fill(bytes, fill);
		for (FlashPart part : parts) {
			System.arraycopy(part.bytes(), 0, bytes, (int) (part.offset() - start), part.bytes().length);
		}
		return bytes;
	}

	/** @return one sentence for each thing that keeps a ROM from booting this image; empty if none is seen */
	public List<String> warnings() {
		List<String> warnings = new ArrayList<>();
		if (places.offset(PartKind.FCB).isPresent() && start <= places.offset(PartKind.FCB).getAsLong()
				&& part(PartKind.FCB).isEmpty()) {
			warnings.add("there is no FCB; unless the flash has one already, the ROM boots nothing");
		}
		for (FlashPart part : parts) {
			if (part.kind().isContainer()) {
				warn(part, warnings);
			}
		}
		return warnings;
	}

	private void warn(FlashPart container, List<String> warnings) {
		boolean encrypted = parts.stream().anyMatch(part -> part.kind() == PartKind.KEY_BLOB
				|| part.kind() == PartKind.BEE_HEADER_0 || part.kind() == PartKind.BEE_HEADER_1);
		try {
			Ivt ivt = Ivt.parse(container.bytes(), 0);
			long bootData = ivt.bootData() - ivt.self();
			if (bootData < 0 || bootData > container.bytes().length - BOOT_DATA_LENGTH) {
				warnings.add("the IVT of the " + container.kind().label() + " points to no boot data");
				return;
			}
			long ivtOffset = ivt.self() - BootData.parse(container.bytes(), (int) bootData).start();
			long expected = places.offset(PartKind.HAB_CONTAINER).orElseThrow();
			if (ivtOffset != expected) {
				warnings.add(String.format(Locale.ROOT,
						"the %s was built for an IVT at 0x%X from its start, but %s has it at 0x%X",
						container.kind().label(), ivtOffset, places.memory(), expected));
			}
		} catch (HabFormatException e) {
			if (!encrypted) {
				warnings.add("the " + container.kind().label() + " does not begin with an IVT: " + e.getMessage());
			}
		}
	}

	/** @return device, memory and parts */
	@Override
	public String toString() {
		return places.memory() + " image of " + places.device() + ": " + parts;
	}
}
