/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.hab.BootData;
import org.bootseal.core.hab.Csf;
import org.bootseal.core.hab.CsfCommand;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Ivt;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.verify.ImageVerifier;
import org.bootseal.core.verify.LoggedEvent;
import org.bootseal.core.verify.TargetPart;
import org.bootseal.core.verify.Verification;

/** What the ROM does with an image in flash: IVT, boot data, DCD, HAB, branch (System Boot chapters, HAB 4 API). */
final class ImageForecast {

	/** More than any image has before its application. */
	private static final int HEADERS = 0x2000;
	private static final int SRK_COUNT = 4;

	private final Device device;
	private final FlashView flash;
	private final BootFuses fuses;
	private final Forecast forecast;
	private final MemoryRegion window;
	private final int ivtOffset;
	/** Whether the memory is not mapped, so that every image is copied. */
	private final boolean isCopied;

	ImageForecast(BootSituation situation, FlashView flash, BootFuses fuses, Forecast forecast)
			throws BadInputException {
		device = situation.device();
		isCopied = situation.copiedFrom().isPresent();
		this.flash = flash;
		this.fuses = fuses;
		this.forecast = forecast;
		window = device.regionAt(device.flashBase()).orElseThrow();
		ivtOffset = (int) (isCopied ? situation.copiedFrom().get() : device.bootMemory("flexspi_nor")).ivtOffset();
	}

	/** The address that the ROM branches to. */
	long entryPoint(OptionalInt closed) throws ForecastEnd {
		byte[] head = flash.read(ivtOffset, HEADERS).or(() -> flash.read(ivtOffset, HabConstants.BOOT_DATA_OFFSET
				+ HabConstants.BOOT_DATA_LENGTH)).orElseThrow(() -> noIvt());
		if ((head[0] & 0xFF) != HabConstants.TAG_IVT) {
			throw noIvt();
		}
		Ivt ivt;
		try {
			ivt = Ivt.parse(head, 0);
		} catch (HabFormatException e) {
			throw forecast.end(BootStop.NO_IVT, "The IVT at flash offset 0x%X is damaged: %s", ivtOffset,
					e.getMessage());
		}
		boolean isInPlace = !isCopied && window.contains(ivt.self(), HabConstants.IVT_LENGTH);
		Loaded loaded = isInPlace ? inPlace(ivt) : inRam(ivt, head);
		forecast.step("The IVT at 0x%08X is good, its entry is 0x%08X", loaded.base + ivtOffset, ivt.entry());
		Verification hab = authenticate(loaded);
		decide(closed, hab);
		if (!hab.runsOpen()) {
			throw forecast.end(BootStop.STILL_ENCRYPTED,
					"The ROM branches to 0x%08X, where the code is still encrypted",
					ivt.entry());
		}
		return branch(loaded, ivt);
	}

	private ForecastEnd noIvt() {
		return forecast.end(BootStop.NO_IVT, "There is no IVT at flash offset 0x%X", ivtOffset);
	}

	/** The bytes of an image, and where the first of them is in memory. */
	private record Loaded(byte[] bytes, long base) {

		Optional<byte[]> read(long address, int length) {
			long offset = address - base;
			if (offset < 0 || offset + length > bytes.length) {
				return Optional.empty();
			}
			return Optional.of(Arrays.copyOfRange(bytes, (int) offset, (int) offset + length));
		}
	}

	private Loaded inPlace(Ivt ivt) throws ForecastEnd {
		if (ivt.self() != window.start() + ivtOffset) {
			throw forecast.end(BootStop.WRONG_PLACE, "The IVT at 0x%08X says that it is at 0x%08X",
					window.start() + ivtOffset, ivt.self());
		}
		BootData data = bootData(flash.read(ivt.bootData() - window.start(), HabConstants.BOOT_DATA_LENGTH), ivt);
		long end = Math.max(ivtOffset + HEADERS, data.start() + data.length() - window.start());
		byte[] bytes = flash.read(0, Math.min(flash.limit(), Math.min(end, flash.known(ivtOffset + HEADERS))))
				.orElseThrow(() -> noIvt());
		return new Loaded(bytes, window.start());
	}

	private BootData bootData(Optional<byte[]> bytes, Ivt ivt) throws ForecastEnd {
		if (bytes.isEmpty()) {
			throw forecast.end(BootStop.BOOT_DATA, "The boot data at 0x%08X can't be read", ivt.bootData());
		}
		try {
			BootData data = BootData.parse(bytes.get(), 0);
			if (data.plugin() != 0) {
				throw forecast.end(BootStop.PLUGIN, "The boot data at 0x%08X has the plug-in flag", ivt.bootData());
			}
			return data;
		} catch (HabFormatException e) {
			throw forecast.end(BootStop.BOOT_DATA, "The boot data at 0x%08X are damaged", ivt.bootData());
		}
	}

	/** An image that runs in RAM is copied whole, from flash offset 0 on. */
	private Loaded inRam(Ivt ivt, byte[] head) throws ForecastEnd {
		long start = ivt.self() - ivtOffset;
		Optional<MemoryRegion> ram = device.regionAt(ivt.self());
		if (ram.filter(region -> region.kind() == MemoryRegion.Kind.SDRAM).isPresent()) {
			throw forecast.end(BootStop.NOT_KNOWN, "The image runs in SDRAM, which its DCD must start first");
		}
		ByteBuffer words = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
		long from = words.getInt(HabConstants.BOOT_DATA_OFFSET) & 0xFFFFFFFFL;
		long length = words.getInt(HabConstants.BOOT_DATA_OFFSET + Integer.BYTES) & 0xFFFFFFFFL;
		boolean fits = ivt.bootData() - ivt.self() == HabConstants.BOOT_DATA_OFFSET && from == start
				&& ram.filter(region -> region.kind() != MemoryRegion.Kind.FLEXSPI && region.contains(start, length))
						.isPresent();
		if (!fits) {
			throw forecast.end(BootStop.BOOT_DATA, "The IVT is for 0x%08X, and its boot data can't be loaded there",
					ivt.self());
		}
		byte[] bytes = flash.read(0, length).orElseThrow(
				() -> forecast.end(BootStop.BOOT_DATA, "The boot data are longer than the memory"));
		forecast.step("0x%X bytes are copied to 0x%08X", length, start);
		bootData(Optional.of(Arrays.copyOfRange(head, HabConstants.BOOT_DATA_OFFSET,
				HabConstants.BOOT_DATA_OFFSET + HabConstants.BOOT_DATA_LENGTH)), ivt);
		return new Loaded(bytes, start);
	}

	private Verification authenticate(Loaded image) throws ForecastEnd {
		TargetPart part = TargetPart.of(Optional.of(device)).withIvtAt(image.base + ivtOffset)
				.withRevoked(revoked());
		Optional<byte[]> hash = srkHash();
		try {
			Verification hab = ImageVerifier.verifyAt(image.bytes, ivtOffset,
					hash.isPresent() ? part.withSrkHash(hash.get()) : part, Instant.EPOCH);
			hab.conditions().forEach(forecast::assume);
			return hab;
		} catch (BadInputException e) {
			throw forecast.end(BootStop.NO_IVT, "%s", e.getMessage());
		}
	}

	private Optional<byte[]> srkHash() {
		ByteBuffer hash = ByteBuffer.allocate(TargetPart.SRK_HASH_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		for (FuseWord word : fuses.map().srkHashWords()) {
			OptionalInt value = fuses.word(word.index());
			if (value.isEmpty()) {
				return Optional.empty();
			}
			hash.putInt(value.getAsInt());
		}
		return Optional.of(hash.array());
	}

	private int revoked() {
		OptionalInt word = fuses.word(fuses.map().srkRevokeWord().index());
		if (word.isEmpty()) {
			forecast.assume("No SRK is revoked.");
		}
		int revoked = 0;
		for (int index = 0; index < SRK_COUNT; index++) {
			int mask = fuses.map().srkRevokeMask(OptionalInt.of(index));
			revoked |= (word.orElse(0) & mask) != 0 ? 1 << index : 0;
		}
		return revoked;
	}

	private void decide(OptionalInt closed, Verification hab) throws ForecastEnd {
		if (hab.events().isEmpty()) {
			forecast.authentic();
			forecast.step("HAB finds the image authentic");
			return;
		}
		LoggedEvent first = hab.events().get(0);
		if (closed.isEmpty()) {
			throw forecast.end(BootStop.NOT_KNOWN,
					"HAB does not find the image authentic (%s), and whether the part is closed could not be read",
					first.why());
		}
		if (closed.getAsInt() != 0) {
			throw forecast.end(BootStop.HAB, "HAB does not find the image authentic: %s", first.why());
		}
		forecast.step("HAB does not find the image authentic (%s); the part is open, so it runs", first.why());
	}

	/** Odd entries are code. An even one is a vector table: stack pointer, reset vector. */
	private long branch(Loaded image, Ivt ivt) throws ForecastEnd {
		if (isEncrypted(image, ivt)) {
			forecast.assume("The key blob is one of this part as it is now, so that HAB decrypts the image.");
			return ivt.entry();
		}
		long target = ivt.entry();
		requireInImage(image, target);
		if (target % 2 == 0) {
			target = image.read(target, 2 * Integer.BYTES).map(vectors -> ByteBuffer.wrap(vectors)
					.order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES) & 0xFFFFFFFFL).orElse(0L);
		}
		requireInImage(image, target);
		Optional<byte[]> code = image.read(target & ~1L, 2);
		if (target % 2 == 0 || code.isEmpty() || code.get()[0] == -1 && code.get()[1] == -1) {
			throw forecast.end(BootStop.NO_CODE, "The ROM branches to 0x%08X, where there is no code", target);
		}
		forecast.step("The ROM branches to 0x%08X", target);
		return target;
	}

	/** What RAM holds after a reset nobody knows. */
	private void requireInImage(Loaded image, long address) throws ForecastEnd {
		boolean ram = device.regionAt(address).filter(region -> region.kind() != MemoryRegion.Kind.FLEXSPI)
				.isPresent();
		if (ram && image.read(address & ~1L, 2).isEmpty()) {
			throw forecast.end(BootStop.NOT_KNOWN, "The ROM branches to 0x%08X, into RAM that the image does not fill",
					address);
		}
	}

	/** Whether the code is encrypted for HAB, so that it can't be looked at. */
	private static boolean isEncrypted(Loaded image, Ivt ivt) {
		if (ivt.csf() < image.base || ivt.csf() >= image.base + image.bytes.length) {
			return false;
		}
		try {
			return Csf.parse(image.bytes, (int) (ivt.csf() - image.base)).commands().stream()
					.filter(CsfCommand.AuthenticateData.class::isInstance)
					.map(CsfCommand.AuthenticateData.class::cast)
					.filter(data -> data.format() == HabConstants.FORMAT_AEAD)
					.flatMap(data -> data.blocks().stream())
					.anyMatch(block -> ivt.entry() >= block.address()
							&& ivt.entry() < block.address() + block.length());
		} catch (HabFormatException e) {
			// an open part runs images with a damaged CSF
			return false;
		}
	}
}
