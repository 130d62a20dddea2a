/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbBlocks;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;

/** Requests for an RT1020 with made-up images. */
public final class Requests {

	static final int IMAGE_LENGTH = 40960;
	static final long IMAGE_ADDRESS = 0x60001000L;
	static final int SRK_INDEX = 0;
	/** The SRK hash of the key tree of the tests, as fuse words. */
	static final int[] SRK = SignedFiles.srk();

	private Requests() {
	}

	static Device device() throws BadInputException {
		return DeviceCatalogue.builtIn().find("MIMXRT1020");
	}

	/** A file that looks like an image: an IVT, and bytes that differ from each other. */
	static byte[] image(int length, int ivtOffset, long self, boolean signed) {
		byte[] image = new byte[length];
		for (int i = 0; i < length; i++) {
			image[i] = (byte) (i * 31 + (i >> 8));
		}
		Arrays.fill(image, ivtOffset, ivtOffset + 0x20, (byte) 0);
		ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putInt(ivtOffset, 0x412000D1)
				.putInt(ivtOffset + 0x14, (int) self).putInt(ivtOffset + 0x18, signed ? (int) self + 0x1000 : 0);
		return image;
	}

	public static PlanFile flashloader(String name, boolean signed) {
		return PlanFile.of(Path.of("tools", name), image(3000, 0, 0x20208200L, signed));
	}

	/** What most tests write: an unsigned image, an unsigned and a signed flashloader, no fuses. */
	public static WriteRequest plain() throws BadInputException {
		return plain(Path.of("hello.bin"));
	}

	static WriteRequest plain(Path image) throws BadInputException {
		return new WriteRequest(device(), PlanFile.of(image, image(IMAGE_LENGTH, 0, IMAGE_ADDRESS, false)),
				Optional.of(flashloader("ivt_flashloader.bin", false)),
				Optional.of(flashloader("ivt_flashloader_signed.bin", true)), FlexSpiNorOption.parse("0xC0000007"),
				WriteRequest.DEFAULT_SECTOR_SIZE, OptionalInt.empty(), Optional.empty(), List.of(), List.of(),
				OptionalInt.empty(), Set.of(), true);
	}

	static Device mbootDevice() throws BadInputException {
		return DeviceCatalogue.builtIn().find("MIMXRT1176");
	}

	/** A flashloader for load-image: its boot data end where it ends. */
	static byte[] loadImage(boolean signed) {
		byte[] image = image(3000, 0, 0x2024FE00L, signed);
		ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putInt(0x10, 0x2024FE20).putInt(0x20, 0x2024FE00)
				.putInt(0x24, image.length).putInt(0x28, 0);
		return image;
	}

	/** As {@link #plain()}, for a device whose ROM speaks mboot. */
	public static WriteRequest mboot() throws BadInputException {
		WriteRequest plain = plain();
		return new WriteRequest(mbootDevice(),
				PlanFile.of(Path.of("hello.bin"), image(IMAGE_LENGTH, 0, 0x30001000L, false)),
				Optional.of(PlanFile.of(Path.of("tools", "ivt_flashloader.bin"), loadImage(false))),
				Optional.of(PlanFile.of(Path.of("tools", "ivt_flashloader_signed.bin"), loadImage(true))),
				plain.option(), plain.sectorSize(), plain.instance(), plain.fcb(), plain.fuses(), plain.imageSrk(),
				plain.srkIndex(), plain.burn(), plain.prove());
	}

	/** As {@link #plain()}, signed, with SRK hash and closing wanted. */
	static WriteRequest withFuses(FuseGroup... burn) throws BadInputException {
		FuseMap map = FuseMap.of(device());
		List<FuseRequest> fuses = new ArrayList<>(FusePlan.srkRequests(map, SRK));
		fuses.add(FusePlan.closeRequest(map));
		return withFuses(fuses, burn);
	}

	/** A signed image and flashloader, with fuses. */
	public static WriteRequest withFuses(List<FuseRequest> fuses, FuseGroup... burn) throws BadInputException {
		WriteRequest plain = plain();
		Set<FuseGroup> groups = EnumSet.noneOf(FuseGroup.class);
		groups.addAll(List.of(burn));
		return new WriteRequest(plain.device(),
				PlanFile.of(Path.of("hello_signed.bin"), SignedFiles.image()), plain.unsignedFlashloader(),
				Optional.of(PlanFile.of(Path.of("tools", "ivt_flashloader_signed.bin"), SignedFiles.flashloader())),
				plain.option(), plain.sectorSize(), plain.instance(), plain.fcb(), fuses,
				Arrays.stream(SRK).boxed().toList(), OptionalInt.of(SRK_INDEX), groups, plain.prove());
	}

	static WriteRequest withImage(WriteRequest request, PlanFile image, long sectorSize) {
		return new WriteRequest(request.device(), image, request.unsignedFlashloader(), request.signedFlashloader(),
				request.option(), sectorSize, request.instance(), request.fcb(), request.fuses(),
				request.imageSrk(), request.srkIndex(), request.burn(), request.prove());
	}

	public static WriteRequest withFlashloaders(WriteRequest request, Optional<PlanFile> unsigned,
			Optional<PlanFile> signed) {
		return new WriteRequest(request.device(), request.image(), unsigned, signed, request.option(),
				request.sectorSize(), request.instance(), request.fcb(), request.fuses(), request.imageSrk(),
				request.srkIndex(), request.burn(), request.prove());
	}

	/** With the FCB of a quad flash, in a file. */
	static WriteRequest withFcb(WriteRequest request, Path file) {
		return new WriteRequest(request.device(), request.image(), request.unsignedFlashloader(),
				request.signedFlashloader(), request.option(), request.sectorSize(), request.instance(),
				Optional.of(PlanFile.of(file, FcbBlocks.quad())), request.fuses(), request.imageSrk(),
				request.srkIndex(), request.burn(), request.prove());
	}
}
