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
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion.Kind;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.memory.UnmappedMemory;

/**
 * Works out how a memory is written from which the ROM copies the image into RAM. What it needs besides the image, such
 * as the control blocks of NAND, is made by the flashloader when it is configured.
 */
final class UnmappedPlanner implements MemoryPlanner {

	private final WriteRequest request;
	private final UnmappedMemory option;
	private final Device device;
	private final UsbId flashloader;
	private final PlanFile image;
	/** What is written, from a page on. */
	private final PlanFile written;
	/** Bytes from the start of a place to what is written. */
	private final long from;
	private final List<UnmappedMemory.Place> places;
	private final List<KeyBlobPlanner> blobs = new ArrayList<>();

	UnmappedPlanner(WriteRequest request, UnmappedMemory memoryOption) throws BadInputException {
		this.request = request;
		device = request.device();
		flashloader = device.flashloaderId();
		BootMemory memory = device.bootMemory(memoryOption.bootMemory());
		image = image(memory);
		long length = memory.ivtOffset() + image.length();
		if (request.keyBlob().isPresent()) {
			length = memory.ivtOffset() + request.keyBlob().get().place().offset()
					+ request.keyBlob().get().place().length();
		}
		option = memoryOption.forImage(length);
		from = memory.ivtOffset() / option.writeUnit() * option.writeUnit();
		written = from == memory.ivtOffset() ? image : image.behind((int) (memory.ivtOffset() - from));
		places = option.places(length);
		if (request.keyBlob().isPresent()) {
			for (UnmappedMemory.Place place : places) {
				blobs.add(new KeyBlobPlanner(request, image, place.start() + memory.ivtOffset(), option.memoryId(),
						option.writeUnit()));
			}
		}
		if (request.xip().isPresent()) {
			throw new BadInputException("the ROM copies an image from " + option.bootMemory()
					+ " into RAM, and only flash that is read in place is decrypted by BEE or OTFAD");
		}
	}

	private PlanFile image(BootMemory memory) throws BadInputException {
		PlanFile whole = request.image();
		IvtPlace place = IvtPlace.require(whole, 0, (int) memory.ivtOffset());
		if (device.regionAt(place.self()).filter(region -> region.kind() == Kind.FLEXSPI).isPresent()) {
			throw BadInputException.in(whole.path(), "", String.format(Locale.ROOT,
					"its IVT is for 0x%08X in flash, but the ROM of %s copies an image from %s into RAM; link the"
							+ " application, and build its image, for RAM",
					place.self(), device.name(), memory.name()));
		}
		return place.offset() == 0 ? whole : whole.from(place.offset());
	}

	@Override
	public PlanFile image() {
		return image;
	}

	@Override
	public String place() {
		return "at " + String.join(" and ",
				places.stream().map(place -> String.format(Locale.ROOT, "0x%X", place.start())).toList());
	}

	@Override
	public List<String> notes() {
		List<String> notes = new ArrayList<>();
		option.findings().forEach(finding -> notes.add("option words: " + finding));
		if (request.fcb().isPresent()) {
			notes.add("the FCB is for FlexSPI NOR and is left out");
		}
		if (!blobs.isEmpty()) {
			notes.addAll(blobs.get(0).notes());
		}
		return notes;
	}

	@Override
	public String change() {
		String regions = String.join(" and ", regions().stream().map(FlashRegion::toString).toList());
		String erased = "The regions " + regions + " of " + option.bootMemory()
				+ " are erased; what is in them is lost.";
		return option.configuringChanges().isEmpty() ? erased : option.configuringChanges() + " " + erased;
	}

	@Override
	public Optional<KeyBlobStep> keyBlob() {
		return blobs.isEmpty() ? Optional.empty() : Optional.of(blobs.get(0).make());
	}

	@Override
	public List<Step> write() {
		List<Step> steps = new ArrayList<>();
		steps.add(configure());
		if (option.isWrittenInParts()) {
			steps.add(compare());
		}
		steps.addAll(writeAll());
		return steps;
	}

	/** One copy after the other: while one is written, the ROM can boot what is in the next. */
	private List<Step> writeAll() {
		List<Step> steps = new ArrayList<>();
		List<FlashRegion> regions = regions();
		for (int i = 0; i < places.size(); i++) {
			steps.add(new EraseStep(
					List.of(new BoardCommand.EraseRegion(flashloader, regions.get(i), option.memoryId()))));
			steps.add(new WriteImageStep(new BoardCommand.WriteMemory(flashloader, places.get(i).start() + from,
					written, option.memoryId())));
			steps.add(new VerifyImageStep(read(places.get(i), i == 0 ? "readback.bin" : "readback" + i + ".bin"),
					written));
			if (!blobs.isEmpty()) {
				steps.add(blobs.get(i).write());
			}
		}
		return steps;
	}

	@Override
	public Optional<SealStep> seal(StartFlashloaderStep start) {
		if (blobs.isEmpty()) {
			return Optional.empty();
		}
		List<Step> steps = new ArrayList<>(List.of(blobs.get(0).make(), configure()));
		steps.addAll(writeAll());
		return Optional.of(new SealStep(SealStep.What.KEY_BLOB,
				new ResetStep(new BoardCommand.Reset(flashloader)), start, steps));
	}

	private BoardCommand.ReadMemory read(UnmappedMemory.Place place, String result) {
		return new BoardCommand.ReadMemory(flashloader, place.start() + from, written.length(), result,
				option.memoryId());
	}

	private ConfigureStep configure() {
		List<BoardCommand> setup = new ArrayList<>();
		long address = device.optionWordAddress();
		for (int word : option.words(address)) {
			setup.add(new BoardCommand.FillMemory(flashloader, address, word));
			address += BoardCommand.FillMemory.LENGTH;
		}
		setup.add(new BoardCommand.ConfigureMemory(flashloader, option.memoryId(), device.optionWordAddress()));
		return new ConfigureStep(setup, new BoardCommand.GetProperty(flashloader, Property.EXTERNAL_MEMORY_ATTRIBUTES,
				option.memoryId()), regions(), option.summary());
	}

	private CompareStep compare() {
		List<CompareStep.Area> areas = new ArrayList<>();
		for (int i = 0; i < places.size(); i++) {
			areas.add(new CompareStep.Area(read(places.get(i), i == 0 ? "before.bin" : "before" + i + ".bin"),
					written));
		}
		return new CompareStep(regions(), option.eraseUnit(), areas,
				blobs.stream().map(KeyBlobPlanner::region).toList());
	}

	/** What is erased: whole places, but for memories that are written in parts only what is needed. */
	private List<FlashRegion> regions() {
		List<FlashRegion> regions = new ArrayList<>();
		for (int i = 0; i < places.size(); i++) {
			UnmappedMemory.Place place = places.get(i);
			long end = blobs.isEmpty() ? place.start() + from + written.length() : blobs.get(i).end();
			regions.add(option.isWrittenInParts()
					? FlashRegion.sectors(place.start() + from, end, option.eraseUnit())
					: new FlashRegion(place.start(), place.length()));
		}
		return regions;
	}
}
