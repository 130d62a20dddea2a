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
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.flexspi.FlexSpiNorOption;

/** Works out how FlexSPI NOR flash is written, which is mapped and has an FCB. */
final class NorPlanner implements MemoryPlanner {

	private static final long MIN_SECTOR_SIZE = 0x100;

	private final WriteRequest request;
	private final Device device;
	private final UsbId flashloader;
	private final MemoryCommands commands;
	private final XipPlanner xip;
	private final PlanFile image;
	private final PlanFile written;
	private final long imageAddress;
	private final Optional<KeyBlobPlanner> blob;
	private final EraseStep erase;
	private final List<String> notes = new ArrayList<>();

	NorPlanner(WriteRequest request, FlexSpiNorOption option) throws BadInputException {
		this.request = request;
		device = request.device();
		flashloader = device.flashloaderId();
		if (request.instance().isPresent()) {
			FlexSpiInstance.check(device, request.instance().getAsInt());
		}
		commands = new MemoryCommands(device, option, request.instance());
		BootMemory memory = device.bootMemory(FlexSpiNorOption.BOOT_MEMORY);
		image = image(memory);
		imageAddress = commands.flashBase() + memory.ivtOffset();
		option.findings().forEach(finding -> notes.add("option words: " + finding));
		if (request.keyBlob().isPresent()) {
			blob = Optional.of(new KeyBlobPlanner(request, image, imageAddress));
			notes.addAll(blob.get().notes());
		} else {
			blob = Optional.empty();
		}
		xip = new XipPlanner(request, commands);
		written = xip.written(image);
		notes.addAll(xip.notes());
		long end = Math.max(imageAddress + written.length(), blob.map(KeyBlobPlanner::end).orElse(0L));
		erase = new EraseStep(regions(end - imageAddress));
	}

	@Override
	public PlanFile image() {
		return image;
	}

	@Override
	public String place() {
		return String.format(Locale.ROOT, "at 0x%08X", imageAddress);
	}

	@Override
	public List<String> notes() {
		return List.copyOf(notes);
	}

	@Override
	public String change() {
		return "The sectors " + erase.regionsText() + " are erased; what is in them is lost.";
	}

	@Override
	public Optional<KeyBlobStep> keyBlob() {
		return blob.map(KeyBlobPlanner::make);
	}

	@Override
	public List<Step> write() {
		List<Step> steps = new ArrayList<>();
		steps.add(configure());
		if (!xip.isMadeOnPart()) {
			steps.add(compare());
		}
		steps.add(erase);
		xip.encrypt().ifPresent(steps::add);
		steps.add(writeFcb());
		steps.addAll(xip.parts());
		steps.add(new WriteImageStep(new BoardCommand.WriteMemory(flashloader, imageAddress, written)));
		steps.add(xip.verify(imageAddress, written));
		blob.ifPresent(place -> steps.add(place.write()));
		steps.add(verifyFcb());
		return steps;
	}

	@Override
	public Optional<SealStep> seal(StartFlashloaderStep start) {
		return blob.map(place -> place.seal(start, configure(), writeFcb(), verifyFcb()))
				.or(() -> xip.seal(start, write()));
	}

	/** The image from its IVT on. Files for programmers have FCB and gap before it. */
	private PlanFile image(BootMemory memory) throws BadInputException {
		PlanFile image = request.image();
		IvtPlace place = IvtPlace.require(image, 0, (int) memory.ivtOffset());
		checkAddress(image, place, commands.flashBase() + memory.ivtOffset());
		if (place.offset() != 0) {
			notes.add(String.format(Locale.ROOT,
					"%s has its IVT at offset 0x%X; what stands before it is left out, the flashloader writes its own FCB",
					image.path().getFileName(), place.offset()));
			image = image.from(place.offset());
		}
		if (memory.ivtOffset() + image.length() > device.flashSize()) {
			throw BadInputException.expected(image.path(), "", image.length() + " bytes",
					"at most " + (device.flashSize() - memory.ivtOffset()) + ", the flash window of " + device.name());
		}
		return image;
	}

	/** The ROM takes an IVT in flash only where it says that it is; one for RAM is copied there. */
	private void checkAddress(PlanFile image, IvtPlace place, long written) throws BadInputException {
		boolean isInFlash = device.regionAt(place.self()).filter(region -> region.kind() == Kind.FLEXSPI).isPresent();
		if (isInFlash && place.self() != written) {
			throw BadInputException.in(image.path(), "", String.format(Locale.ROOT,
					"its IVT is for 0x%08X, but the boot flash of %s has it at 0x%08X, and the ROM boots it only"
							+ " there; link the application, and build its image, for the flash at 0x%08X",
					place.self(), device.name(), written, commands.flashBase()));
		}
	}

	private List<BoardCommand.EraseRegion> regions(long imageLength) throws BadInputException {
		long sector = request.sectorSize();
		if (sector < MIN_SECTOR_SIZE || Long.bitCount(sector) != 1 || sector > device.flashSize()) {
			throw new BadInputException(String.format(Locale.ROOT,
					"found sector size 0x%X, expected a power of two from 0x%X on", sector, MIN_SECTOR_SIZE));
		}
		long low = fcbAddress();
		long high = low + FcbLayout.LENGTH;
		for (FlashRegion header : xip.headers()) {
			low = Math.min(low, header.start());
			high = Math.max(high, header.end());
		}
		return FlashRegion
				.joined(FlashRegion.sectors(low, high, sector),
						FlashRegion.sectors(imageAddress, imageAddress + imageLength, sector))
				.stream().map(region -> new BoardCommand.EraseRegion(flashloader, region)).toList();
	}

	private long fcbAddress() {
		return commands.flashBase() + device.fcbOffset();
	}

	private CompareStep compare() {
		List<CompareStep.Area> areas = new ArrayList<>();
		areas.add(area(imageAddress, written, "before.bin"));
		request.fcb().ifPresent(fcb -> areas.add(area(fcbAddress(), fcb, "fcb_before.bin")));
		List<FlashRegion> made = new ArrayList<>(blob.map(KeyBlobPlanner::region).stream().toList());
		made.addAll(xip.headers());
		if (request.fcb().isEmpty()) {
			made.add(new FlashRegion(fcbAddress(), FcbLayout.LENGTH));
		}
		return new CompareStep(erase.regions().stream().map(BoardCommand.EraseRegion::region).toList(),
				request.sectorSize(), areas, made);
	}

	private CompareStep.Area area(long address, PlanFile wanted, String result) {
		return new CompareStep.Area(new BoardCommand.ReadMemory(flashloader, address, wanted.length(), result), wanted);
	}

	private VerifyFcbStep verifyFcb() {
		return new VerifyFcbStep(new BoardCommand.ReadMemory(flashloader, fcbAddress(), FcbLayout.LENGTH,
				request.fcb().isPresent() ? "fcb_readback.bin" : "fcb.bin"), request.fcb());
	}

	private WriteFcbStep writeFcb() {
		return new WriteFcbStep(request.fcb().isPresent()
				? List.of(new BoardCommand.WriteMemory(flashloader, fcbAddress(), request.fcb().get()))
				: commands.generateFcb(), request.fcb());
	}

	private ConfigureStep configure() {
		return new ConfigureStep(commands.setup(), commands.attributes(),
				erase.regions().stream().map(BoardCommand.EraseRegion::region).toList(), commands.summary());
	}
}
