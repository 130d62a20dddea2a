/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion.Kind;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.BurnFusesStep.Burn;
import org.bootseal.core.plan.BurnFusesStep.Required;

/** Works out the steps that write a FlexSPI NOR board. */
public final class WritePlanner {

	/** The boot memory that plans are made for. */
	public static final String BOOT_MEMORY = "flexspi_nor";

	/** Longest wait for a started flashloader to show up on the bus. */
	public static final Duration FLASHLOADER_LIMIT = Duration.ofSeconds(20);

	private static final long MIN_SECTOR_SIZE = 0x100;

	private final WriteRequest request;
	private final Device device;
	private final UsbId flashloader;
	private final MemoryCommands commands;
	/** Joined as the fuse plan of a run joins them, so that each check there has its burning here. */
	private final List<FuseRequest> fuses;
	private final List<String> notes = new ArrayList<>();

	private WritePlanner(WriteRequest request) throws BadInputException {
		this.request = request;
		fuses = FusePlan.merged(request.fuses());
		device = request.device();
		flashloader = device.flashloaderId();
		if (request.instance().isPresent()) {
			FlexSpiInstance.check(device, request.instance().getAsInt());
		}
		commands = new MemoryCommands(device, request.option(), request.instance());
	}

	/**
	 * @param request
	 *            what the user wants
	 * @return the plan
	 * @throws BadInputException
	 *             if the image, a flashloader, the sector size or the fuses do not fit the device
	 */
	public static WritePlan plan(WriteRequest request) throws BadInputException {
		return new WritePlanner(request).plan();
	}

	private WritePlan plan() throws BadInputException {
		BootMemory memory = device.bootMemory(BOOT_MEMORY);
		PlanFile image = image(memory);
		long imageAddress = commands.flashBase() + memory.ivtOffset();
		request.option().findings().forEach(finding -> notes.add("option words: " + finding));
		List<Step> steps = new ArrayList<>();
		FlashloaderPlanner loader = new FlashloaderPlanner(device);
		steps.add(loader.look());
		steps.add(loader.start(request.unsignedFlashloader(), request.signedFlashloader()));
		Optional<FuseMap> map = fuses.isEmpty() && request.keyBlob().isEmpty() ? Optional.empty()
				: Optional.of(FuseMap.of(device));
		if (map.isPresent()) {
			checkFuses(map.get(), image);
			steps.add(readFuses(map.get()));
		}
		Optional<KeyBlobPlanner> blob = Optional.empty();
		if (request.keyBlob().isPresent()) {
			blob = Optional.of(new KeyBlobPlanner(request, image, imageAddress));
			notes.addAll(blob.get().notes());
		}
		PlanFile written = request.xip().map(XipRequest::image).orElse(image);
		if (request.xip().isPresent()) {
			notes.add("the flash is encrypted: the part decrypts it only if the key is burnt and encrypted XIP is on"
					+ " (EncryptedXIP, a boot pin or a fuse)");
		}
		List<FlashRegion> besides = new ArrayList<>(blob.map(KeyBlobPlanner::region).stream().toList());
		parts().forEach(part -> besides.add(new FlashRegion(part.read().address(), part.read().length())));
		long end = Math.max(imageAddress + written.length(), blob.map(KeyBlobPlanner::end).orElse(0L));
		EraseStep erase = new EraseStep(regions(imageAddress, end - imageAddress));
		steps.add(consent(erase));
		blob.ifPresent(place -> steps.add(place.make()));
		steps.add(configure(erase));
		steps.add(compare(erase, imageAddress, written, besides));
		steps.add(erase);
		steps.add(writeFcb());
		steps.addAll(parts());
		steps.add(new WriteImageStep(new BoardCommand.WriteMemory(flashloader, imageAddress, written)));
		steps.add(new VerifyImageStep(
				new BoardCommand.ReadMemory(flashloader, imageAddress, written.length(), "readback.bin"), written));
		blob.ifPresent(place -> steps.add(place.write()));
		steps.add(verifyFcb());
		if (map.isPresent()) {
			steps.addAll(burns(map.get(), loader));
		}
		if (blob.isPresent() && request.burn().contains(FuseGroup.CLOSE) && !requests(FuseGroup.CLOSE).isEmpty()) {
			steps.add(blob.get().seal(loader.start(Optional.empty(), request.signedFlashloader()), configure(erase),
					writeFcb(), verifyFcb()));
		}
		steps.add(new ResetStep(new BoardCommand.Reset(flashloader)));
		if (request.prove()) {
			steps.add(new ProveStep());
		}
		String title = "Write " + image.path().getFileName() + " to " + device.name() + ", " + BOOT_MEMORY
				+ String.format(Locale.ROOT, " at 0x%08X", imageAddress);
		return new WritePlan(device, title, image, notes, steps);
	}

	/** What stands beside FCB and image. */
	private List<WritePartStep> parts() {
		List<WritePartStep> steps = new ArrayList<>();
		for (XipRequest.Part part : request.xip().map(XipRequest::parts).orElse(List.of())) {
			long address = commands.flashBase() + part.offset();
			steps.add(new WritePartStep(part.name(), new BoardCommand.WriteMemory(flashloader, address, part.file()),
					new BoardCommand.ReadMemory(flashloader, address, part.file().length(), "part_readback.bin")));
		}
		return steps;
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

	/** What no board may get is planned for none, so that neither a run nor a script of it exists. */
	private void checkFuses(FuseMap map, PlanFile image) throws BadInputException {
		Optional<int[]> imageSrk = request.imageSrk().isEmpty() ? Optional.empty()
				: Optional.of(request.imageSrk().stream().mapToInt(Integer::intValue).toArray());
		FusePlan.checkWanted(map, fuses, imageSrk, request.srkIndex());
		if (requests(FuseGroup.CLOSE).stream().allMatch(wanted -> wanted.value() == 0)) {
			return;
		}
		if (request.signedFlashloader().isEmpty()) {
			throw new BadInputException(
					"closing is refused: no signed flashloader is given, and without one nobody could"
							+ " write to the closed part again");
		}
		ClosingCheck check = new ClosingCheck(device, request.imageSrk(), request.srkIndex());
		check.check("image", image);
		check.check("signed flashloader", request.signedFlashloader().get());
	}

	private List<BoardCommand.EraseRegion> regions(long imageAddress, long imageLength) throws BadInputException {
		long sector = request.sectorSize();
		if (sector < MIN_SECTOR_SIZE || Long.bitCount(sector) != 1 || sector > device.flashSize()) {
			throw new BadInputException(String.format(Locale.ROOT,
					"found sector size 0x%X, expected a power of two from 0x%X on", sector, MIN_SECTOR_SIZE));
		}
		long low = fcbAddress();
		long high = low + FcbLayout.LENGTH;
		for (WritePartStep part : parts()) {
			low = Math.min(low, part.read().address());
			high = Math.max(high, part.read().address() + part.read().length());
		}
		return FlashRegion
				.joined(FlashRegion.sectors(low, high, sector),
						FlashRegion.sectors(imageAddress, imageAddress + imageLength, sector))
				.stream().map(region -> new BoardCommand.EraseRegion(flashloader, region)).toList();
	}

	private long fcbAddress() {
		return commands.flashBase() + device.fcbOffset();
	}

	private CompareStep compare(EraseStep erase, long imageAddress, PlanFile image, List<FlashRegion> besides) {
		List<CompareStep.Area> areas = new ArrayList<>();
		areas.add(area(imageAddress, image, "before.bin"));
		request.fcb().ifPresent(fcb -> areas.add(area(fcbAddress(), fcb, "fcb_before.bin")));
		List<FlashRegion> made = new ArrayList<>(besides);
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

	private ConfigureStep configure(EraseStep erase) {
		return new ConfigureStep(commands.setup(), commands.attributes(),
				erase.regions().stream().map(BoardCommand.EraseRegion::region).toList(), request.option().summary());
	}

	private ReadFusesStep readFuses(FuseMap map) {
		Set<Integer> words = new TreeSet<>(map.wordsToRead(fuses));
		return new ReadFusesStep(words.stream().map(word -> new BoardCommand.ReadFuse(flashloader, word)).toList(), map,
				fuses, request.imageSrk(), request.srkIndex(), request.burn());
	}

	private ConsentStep consent(EraseStep erase) {
		Set<FuseGroup> burns = EnumSet.noneOf(FuseGroup.class);
		for (FuseGroup group : request.burn()) {
			if (!requests(group).isEmpty()) {
				burns.add(group);
			}
		}
		return new ConsentStep("The sectors " + erase.regionsText() + " are erased; what is in them is lost.", burns);
	}

	/** One step for each group that has requests, in the order of burning. */
	private List<Step> burns(FuseMap map, FlashloaderPlanner loader) throws BadInputException {
		List<Step> steps = new ArrayList<>();
		for (FuseGroup group : FuseGroup.values()) {
			List<Burn> burns = requests(group).stream().filter(wanted -> wanted.value() != 0).map(this::burn).toList();
			if (!burns.isEmpty()) {
				if (group == FuseGroup.CLOSE && request.burn().contains(group)) {
					steps.add(new RehearseStep(
							loader.start(request.unsignedFlashloader(), request.signedFlashloader())));
				}
				steps.add(new BurnFusesStep(group, burns, required(group, map), request.burn().contains(group)));
			}
		}
		return steps;
	}

	/** What must be as wanted before a group is burnt, because it cannot be made good afterwards. */
	private List<Required> required(FuseGroup group, FuseMap map) {
		List<FuseRequest> before = new ArrayList<>();
		if (group == FuseGroup.CLOSE) {
			before.addAll(FusePlan.srkRequests(map, request.imageSrk().stream().mapToInt(Integer::intValue).toArray()));
			before.addAll(map.requests(map.srkRevokeWord(), 0, map.srkRevokeMask(request.srkIndex())));
		}
		if (group == FuseGroup.LOCK) {
			fuses.stream().filter(wanted -> wanted.group() != FuseGroup.LOCK)
					.filter(wanted -> requests(FuseGroup.LOCK).stream().anyMatch(wanted::isLockedBy))
					.forEach(before::add);
		}
		return before.stream()
				.map(word -> new Required(word, new BoardCommand.ReadFuse(flashloader, word.word().index()))).toList();
	}

	private List<FuseRequest> requests(FuseGroup group) {
		return fuses.stream().filter(wanted -> wanted.group() == group).toList();
	}

	private Burn burn(FuseRequest wanted) {
		int index = wanted.word().index();
		return new Burn(wanted, new BoardCommand.ProgramFuse(flashloader, index, wanted.value(), wanted.secret()),
				new BoardCommand.ReadFuse(flashloader, index));
	}
}
