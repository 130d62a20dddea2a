/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.memory.MemoryOption;
import org.bootseal.core.memory.UnmappedMemory;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.BurnFusesStep.Burn;
import org.bootseal.core.plan.BurnFusesStep.Required;

/** Works out the steps that write a board. */
public final class WritePlanner {

	/** Longest wait for a started flashloader to show up on the bus. */
	public static final Duration FLASHLOADER_LIMIT = Duration.ofSeconds(20);

	private final WriteRequest request;
	private final Device device;
	private final UsbId flashloader;
	/** Joined as the fuse plan of a run joins them, so that each check there has its burning here. */
	private final List<FuseRequest> fuses;

	private WritePlanner(WriteRequest request) throws BadInputException {
		this.request = request;
		fuses = FusePlan.merged(request.fuses());
		device = request.device();
		flashloader = device.flashloaderId();
	}

	/**
	 * @param request
	 *            what the user wants
	 * @return the plan
	 * @throws BadInputException
	 *             if the image, a flashloader, the memory or the fuses do not fit the device
	 */
	public static WritePlan plan(WriteRequest request) throws BadInputException {
		return new WritePlanner(request).plan();
	}

	private MemoryPlanner memory() throws BadInputException {
		MemoryOption option = request.option();
		if (option instanceof FlexSpiNorOption nor) {
			return new NorPlanner(request, nor);
		}
		if (option instanceof UnmappedMemory unmapped) {
			return new UnmappedPlanner(request, unmapped);
		}
		throw new IllegalArgumentException("no plan is known for " + option.bootMemory());
	}

	private WritePlan plan() throws BadInputException {
		MemoryPlanner memory = memory();
		PlanFile image = memory.image();
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
		steps.add(consent(memory.change()));
		memory.keyBlob().ifPresent(steps::add);
		steps.addAll(memory.write());
		if (map.isPresent()) {
			steps.addAll(burns(map.get(), loader));
		}
		if (request.burn().contains(FuseGroup.CLOSE) && !requests(FuseGroup.CLOSE).isEmpty()) {
			memory.seal(loader.start(Optional.empty(), request.signedFlashloader())).ifPresent(steps::add);
		}
		steps.add(new ResetStep(new BoardCommand.Reset(flashloader)));
		if (request.prove()) {
			steps.add(new ProveStep(xipPin()));
		}
		String title = "Write " + image.path().getFileName() + " to " + device.name() + ", "
				+ request.option().bootMemory() + " " + memory.place();
		return new WritePlan(device, title, image, memory.notes(), steps);
	}

	/** Whether the boot pin of encrypted XIP has to be set. */
	private boolean xipPin() {
		return request.xip().filter(XipRequest::pin).isPresent();
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

	private ReadFusesStep readFuses(FuseMap map) {
		Set<Integer> words = new TreeSet<>(map.wordsToRead(fuses));
		return new ReadFusesStep(words.stream().map(word -> new BoardCommand.ReadFuse(flashloader, word)).toList(),
				ReadFusesStep.locks(map, flashloader), map, fuses, request.imageSrk(), request.srkIndex(),
				request.burn());
	}

	private ConsentStep consent(String change) {
		Set<FuseGroup> burns = EnumSet.noneOf(FuseGroup.class);
		for (FuseGroup group : request.burn()) {
			if (!requests(group).isEmpty()) {
				burns.add(group);
			}
		}
		return new ConsentStep(change, burns);
	}

	/** One step for each group that has requests, in the order of burning. */
	private List<Step> burns(FuseMap map, FlashloaderPlanner loader) throws BadInputException {
		List<Step> steps = new ArrayList<>();
		for (FuseGroup group : FuseGroup.values()) {
			List<Burn> burns = requests(group).stream().filter(wanted -> wanted.value() != 0).map(this::burn).toList();
			if (!burns.isEmpty()) {
				if (group == FuseGroup.CLOSE && request.burn().contains(group)) {
					steps.add(new RehearseStep(
							loader.start(request.unsignedFlashloader(), request.signedFlashloader()), xipPin()));
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
			// a closed part with an encrypted image and without its key would not boot
			fuses.stream().filter(wanted -> wanted.group().isForXip()).forEach(before::add);
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
