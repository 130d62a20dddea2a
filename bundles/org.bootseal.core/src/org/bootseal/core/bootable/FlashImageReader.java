/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.hab.BootData;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Ivt;

/** Takes the image of a boot memory apart. What it reads gives the same bytes again. */
public final class FlashImageReader {

	private static final int IVT_TAG = 0xD1;
	private static final int IVT_LENGTH = 32;
	private static final int BOOT_DATA_LENGTH = 12;
	/** Second images begin at a sector of flash, which is never smaller. */
	private static final int SECTOR = 0x1000;

	private final byte[] bytes;
	private final FlashPlaces places;

	private FlashImageReader(byte[] bytes, FlashPlaces places) {
		this.bytes = bytes;
		this.places = places;
	}

	/**
	 * @param bytes
	 *            an image that begins at the memory's start, at the FCB, or at the container; left as it is
	 * @param places
	 *            device and memory
	 * @return its parts. A part that is blank is not there; the last container reaches to the end of the bytes
	 * @throws BadInputException
	 *             if it is no such image, or something stands where nothing belongs
	 */
	public static FlashImage parse(byte[] bytes, FlashPlaces places) throws BadInputException {
		return new FlashImageReader(bytes, places).read();
	}

	private FlashImage read() throws BadInputException {
		long container = places.offset(PartKind.HAB_CONTAINER).orElseThrow();
		long start = start(container);
		List<FlashPart> parts = new ArrayList<>();
		for (PartKind kind : places.kinds()) {
			long at = places.offset(kind).orElseThrow() - start;
			if (!kind.isContainer() && at >= 0 && at + kind.length() <= bytes.length) {
				byte[] part = Arrays.copyOfRange(bytes, (int) at, (int) at + kind.length());
				if (!isBlank(part)) {
					parts.add(new FlashPart(kind, at + start, part));
				}
			}
		}
		if (container - start < bytes.length) {
			addContainers((int) (container - start), start, parts);
		}
		if (parts.isEmpty()) {
			throw new BadInputException("found nothing that " + places.device() + " looks for in " + places.memory());
		}
		return FlashImage.of(places, start, fill(start, parts), parts);
	}

	/** Where in the memory the first byte belongs. */
	private long start(long container) throws BadInputException {
		OptionalLong fcb = places.offset(PartKind.FCB);
		if (fcb.isPresent() && hasFcb((int) fcb.getAsLong())) {
			return 0;
		}
		if (fcb.isPresent() && hasFcb(0)) {
			return fcb.getAsLong();
		}
		if (isIvt((int) container)) {
			return 0;
		}
		if (isIvt(0)) {
			return container;
		}
		throw new BadInputException(String.format(Locale.ROOT,
				"found no IVT at 0x%X%s, where %s looks for them in %s", container,
				fcb.isPresent() ? String.format(Locale.ROOT, " and no FCB at 0x%X", fcb.getAsLong()) : "",
				places.device(), places.memory()));
	}

	private boolean hasFcb(int at) {
		if (at > bytes.length - FcbLayout.LENGTH) {
			return false;
		}
		int tag = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
		return tag == FcbLayout.TAG || tag == Integer.reverseBytes(FcbLayout.TAG);
	}

	private boolean isIvt(int at) {
		return at <= bytes.length - IVT_LENGTH && (bytes[at] & 0xFF) == IVT_TAG && bytes[at + 1] == 0
				&& bytes[at + 2] == IVT_LENGTH;
	}

	private void addContainers(int at, long start, List<FlashPart> parts) {
		OptionalInt second = second(at);
		if (second.isEmpty()) {
			byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
			if (!isBlank(rest)) {
				parts.add(new FlashPart(PartKind.HAB_CONTAINER, at + start, rest));
			}
			return;
		}
		int end = (int) end(at).orElse(second.getAsInt());
		parts.add(new FlashPart(PartKind.HAB_CONTAINER, at + start, Arrays.copyOfRange(bytes, at, end)));
		parts.add(new FlashPart(PartKind.SECOND_CONTAINER, second.getAsInt() + start,
				Arrays.copyOfRange(bytes, second.getAsInt(), bytes.length)));
	}

	/** Where the container ends by its boot data, if that is in the bytes. */
	private OptionalLong end(int at) {
		if (!isIvt(at)) {
			return OptionalLong.empty();
		}
		try {
			Ivt ivt = Ivt.parse(bytes, at);
			long bootData = ivt.bootData() - ivt.self() + at;
			if (bootData < at || bootData > bytes.length - BOOT_DATA_LENGTH) {
				return OptionalLong.empty();
			}
			BootData data = BootData.parse(bytes, (int) bootData);
			long end = data.start() + data.length() - ivt.self() + at;
			return end > bootData && end <= bytes.length ? OptionalLong.of(end) : OptionalLong.empty();
		} catch (HabFormatException e) {
			return OptionalLong.empty();
		}
	}

	/** Where a second container begins behind the first one. */
	private OptionalInt second(int first) {
		OptionalLong end = end(first);
		if (end.isEmpty()) {
			return OptionalInt.empty();
		}
		int from = (int) ((end.getAsLong() - first + SECTOR - 1) / SECTOR) * SECTOR + first;
		for (int at = from; at < bytes.length; at += SECTOR) {
			if (isIvt(at) && end(at).isPresent() && isBlank(Arrays.copyOfRange(bytes, (int) end.getAsLong(), at))) {
				return OptionalInt.of(at);
			}
		}
		return OptionalInt.empty();
	}

	/** The one value that stands between the parts. */
	private byte fill(long start, List<FlashPart> parts) throws BadInputException {
		int fill = -1;
		long end = start;
		for (FlashPart part : parts) {
			for (long at = end; at < part.offset(); at++) {
				int value = bytes[(int) (at - start)] & 0xFF;
				if (fill >= 0 && value != fill) {
					throw new BadInputException(String.format(Locale.ROOT,
							"found 0x%02X at offset 0x%X, where nothing belongs; expected 0x%02X as before", value, at,
							fill));
				}
				fill = value;
			}
			end = part.end();
		}
		return fill < 0 ? places.fill() : (byte) fill;
	}

	private static boolean isBlank(byte[] part) {
		for (byte each : part) {
			if (each != part[0]) {
				return false;
			}
		}
		return part.length == 0 || part[0] == 0 || part[0] == (byte) 0xFF;
	}
}
