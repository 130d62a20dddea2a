/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.hab.KeyBlobPlace;

/** Works out the steps that give an encrypted image the key blob of its board. */
final class KeyBlobPlanner {

	private static final String FILE = "keyblob.bin";
	private static final int PAGE = 0x100;

	private final WriteRequest request;
	private final KeyBlobRequest blob;
	private final PlanFile image;
	private final long imageAddress;
	private final UsbId flashloader;
	private final int memoryId;

	/** For an image, from its IVT on, that is written to an address of mapped flash. */
	KeyBlobPlanner(WriteRequest request, PlanFile image, long imageAddress) throws BadInputException {
		this(request, image, imageAddress, 0, PAGE);
	}

	/** As the other, for a memory of an id with pages of so many bytes. */
	KeyBlobPlanner(WriteRequest request, PlanFile image, long imageAddress, int memoryId, int page)
			throws BadInputException {
		this.memoryId = memoryId;
		this.request = request;
		this.blob = request.keyBlob().orElseThrow();
		this.image = image;
		this.imageAddress = imageAddress;
		this.flashloader = request.device().flashloaderId();
		KeyBlobPlace place = blob.place();
		if (place.offset() < image.length() || (imageAddress + place.offset()) % page != 0) {
			throw new BadInputException(String.format(Locale.ROOT,
					"the key blob belongs at 0x%08X, 0x%X from the IVT; to be written by itself it has to stand behind"
							+ " the image, which has 0x%X bytes, and begin a page of 0x%X bytes",
					place.address(), place.offset(), image.length(), page));
		}
	}

	private long address() {
		return imageAddress + blob.place().offset();
	}

	/** Where the blob stands. */
	FlashRegion region() {
		return new FlashRegion(address(), blob.place().length());
	}

	/** The address after the last byte. */
	long end() {
		return address() + blob.place().length();
	}

	List<String> notes() {
		return List
				.of("the image is encrypted: its key blob is made by the board and is good for this board only; a part"
						+ " that is closed later needs a new one, so write again after closing");
	}

	KeyBlobStep make() {
		return new KeyBlobStep(new GenerateKeyBlob(flashloader, blob.keyFile(), blob.place().keyBits(),
				blob.place().length(), FILE), blob.fingerprint(), Optional.empty());
	}

	WriteKeyBlobStep write() {
		return new WriteKeyBlobStep(new WriteResult(flashloader, address(), FILE, memoryId),
				new BoardCommand.ReadMemory(flashloader, address(), blob.place().length(), "keyblob_readback.bin",
						memoryId));
	}

	/** The blob's sectors may hold the end of the image and the FCB as well, which are then written again. */
	SealStep seal(StartFlashloaderStep start, ConfigureStep configure, WriteFcbStep fcb, VerifyFcbStep verifyFcb) {
		FlashRegion region = FlashRegion.sectors(address(), end(), request.sectorSize());
		List<Step> steps = new ArrayList<>(List.of(make(), configure,
				new EraseStep(List.of(new BoardCommand.EraseRegion(flashloader, region)))));
		boolean losesFcb = verifyFcb.read().address() >= region.start() && verifyFcb.read().address() < region.end();
		if (losesFcb) {
			steps.add(fcb);
		}
		long from = Math.max(0, region.start() - imageAddress);
		if (from < image.length()) {
			PlanFile rest = from == 0 ? image : image.from((int) from);
			steps.add(new WriteImageStep(new BoardCommand.WriteMemory(flashloader, imageAddress + from, rest)));
			steps.add(new VerifyImageStep(new BoardCommand.ReadMemory(flashloader, imageAddress + from, rest.length(),
					"readback.bin"), rest));
		}
		steps.add(write());
		if (losesFcb) {
			steps.add(verifyFcb);
		}
		return new SealStep(SealStep.What.KEY_BLOB, new ResetStep(new BoardCommand.Reset(flashloader)), start, steps);
	}
}
