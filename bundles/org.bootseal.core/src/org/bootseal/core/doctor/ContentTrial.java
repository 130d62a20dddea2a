/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.plan.XipRequest;

/** Reads what stands in the flash, slowly on one line, and holds it against what was to be written. */
final class ContentTrial {

	private static final long[] FCB_OFFSETS = { 0, 0x400 };
	private static final long[] IVT_OFFSETS = { 0, 0x400, 0x1000, 0x2000 };
	private static final int IVT_LENGTH = 0x20;
	private static final int IVT_TAG = 0xD1;
	private static final int CSF = 0x18;
	private static final int SELF = 0x14;
	private static final int SECTOR = 0x1000;
	private static final int MOST_BYTES = 1 << 20;

	private final Bench bench;
	private final FlashPins pins;

	private ContentTrial(Bench bench) {
		this.bench = bench;
		pins = FlashPins.of(bench.device(), bench.about().option(), bench.about().wanted().instance());
	}

	static Trial content() {
		return Trial.of("content", "Read what stands in the flash where the ROM looks", Risk.CONFIGURE,
				Duration.ofSeconds(3), bench -> new ContentTrial(bench).look());
	}

	private Observation look() throws ConnectionException, MbootException, CancelledException {
		Optional<byte[]> start = bench.ask(ProbeBlock.ARRAY, pins, 0, (int) (IVT_OFFSETS[3] + IVT_LENGTH));
		if (start.isEmpty()) {
			return new Observation.Broken("content", Optional.empty(), 0,
					"this flashloader takes no block of its own, so the flash can't be read slowly");
		}
		byte[] image = bench.about().wanted().image().content();
		long offset = imageOffset(image);
		FlashContent content = compare(start.get(), written(), offset);
		return new Observation.Content(content, describe(content));
	}

	/** What is written there; nothing if the part itself encrypts it, so that nobody knows. */
	private byte[] written() {
		Optional<XipRequest> xip = bench.about().wanted().xip();
		if (xip.isEmpty()) {
			return bench.about().wanted().image().content();
		}
		return xip.get().ownKey().isPresent() ? new byte[0] : xip.get().image().content();
	}

	/** Where the image belongs, by its IVT. */
	private long imageOffset(byte[] image) {
		long self = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).getInt(SELF) & 0xFFFFFFFFL;
		long offset = self - pins.base(bench.device());
		return offset >= 0 && offset < bench.device().flashSize() ? offset : IVT_OFFSETS[2];
	}

	private FlashContent compare(byte[] start, byte[] image, long offset)
			throws ConnectionException, MbootException, CancelledException {
		List<Long> wrong = new ArrayList<>();
		int blank = 0;
		int sectors = 0;
		int length = Math.min(image.length, MOST_BYTES);
		for (int at = 0; at < length; at += SECTOR) {
			bench.progress().checkCancelled();
			byte[] found = bench.read(pins.base(bench.device()) + offset + at, Math.min(SECTOR, length - at));
			sectors++;
			if (!Arrays.equals(found, 0, found.length, image, at, at + found.length)) {
				wrong.add(pins.base(bench.device()) + offset + at);
				blank += FlashTrials.isBlank(found) ? 1 : 0;
			}
		}
		boolean here = isIvt(start, (int) IVT_OFFSETS[2]);
		return new FlashContent(start, offset, fcb(start, bench.device().fcbOffset()), elsewhere(start), here,
				here ? OptionalLong.empty()
						: Arrays.stream(IVT_OFFSETS).filter(each -> isIvt(start, (int) each))
								.findFirst(),
				here && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt((int) IVT_OFFSETS[2] + CSF) != 0,
				sectors, wrong, blank);
	}

	private OptionalLong elsewhere(byte[] start) {
		return Arrays.stream(FCB_OFFSETS).filter(each -> each != bench.device().fcbOffset())
				.filter(each -> fcb(start, each).isPresent()).findFirst();
	}

	private static Optional<Fcb> fcb(byte[] start, long offset) {
		try {
			return Optional.of(Fcb.parse(Arrays.copyOfRange(start, (int) offset, (int) offset + FcbLayout.LENGTH)));
		} catch (BadInputException e) {
			// anything may stand in a flash
			return Optional.empty();
		}
	}

	private static boolean isIvt(byte[] bytes, int at) {
		return (bytes[at] & 0xFF) == IVT_TAG && bytes[at + 1] == 0 && bytes[at + 2] == IVT_LENGTH
				&& (bytes[at + 3] & 0xF0) == 0x40;
	}

	private static String describe(FlashContent content) {
		return content.fcb().map(fcb -> "FCB: " + fcb.summary()).orElse("no FCB where the ROM looks")
				+ (content.hasImage() ? "; an IVT where the ROM looks" : "; no IVT where the ROM looks")
				+ (content.sectors() == 0 ? ""
						: String.format(Locale.ROOT, "; %d of %d sectors of the image differ", content.wrong().size(),
								content.sectors()));
	}
}
