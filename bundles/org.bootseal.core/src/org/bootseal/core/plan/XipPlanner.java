/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.XipLayout;

/** Plans what is special about flash that the part decrypts while it reads. */
final class XipPlanner {

	private static final String READ_BACK = "readback.bin";

	private final WriteRequest request;
	private final Optional<XipRequest> xip;
	private final MemoryCommands commands;
	private final UsbId flashloader;

	XipPlanner(WriteRequest request, MemoryCommands commands) {
		this.request = request;
		this.commands = commands;
		xip = request.xip();
		flashloader = request.device().flashloaderId();
	}

	/** The file that is written in place of the plain image. */
	PlanFile written(PlanFile image) {
		return xip.map(XipRequest::image).orElse(image);
	}

	private Optional<XipRequest.OwnKey> ownKey() {
		return xip.flatMap(XipRequest::ownKey);
	}

	/** Whether the flash can hold another thing each time, so that what is there tells nothing. */
	boolean isMadeOnPart() {
		return ownKey().isPresent();
	}

	/** What stands beside FCB and image and is written by itself. */
	List<WritePartStep> parts() {
		List<WritePartStep> steps = new ArrayList<>();
		for (XipRequest.Part part : xip.map(XipRequest::parts).orElse(List.of())) {
			long address = commands.flashBase() + part.offset();
			steps.add(new WritePartStep(part.name(), new BoardCommand.WriteMemory(flashloader, address, part.file()),
					new BoardCommand.ReadMemory(flashloader, address, part.file().length(), "part_readback.bin")));
		}
		return steps;
	}

	/** Where headers and key blobs stand. */
	List<FlashRegion> headers() {
		List<FlashRegion> headers = new ArrayList<>();
		parts().forEach(part -> headers.add(new FlashRegion(part.read().address(), part.read().length())));
		ownKey().ifPresent(own -> headers.add(new FlashRegion(commands.flashBase() + own.headerOffset(),
				own.headerLength())));
		return headers;
	}

	/** Turns encryption on, if the flashloader encrypts. */
	Optional<EncryptStep> encrypt() {
		return ownKey().map(own -> new EncryptStep(commands.encrypt(own.words()), own.regions(),
				new BoardCommand.ReadMemory(flashloader, commands.flashBase() + own.headerOffset(), own.headerLength(),
						"part_readback.bin")));
	}

	/** Reads what was written back, as far as it can be compared. */
	Step verify(long address, PlanFile written) {
		BoardCommand.ReadMemory read = new BoardCommand.ReadMemory(flashloader, address, written.length(), READ_BACK);
		Optional<XipRequest.OwnKey> own = ownKey();
		return own.isPresent() ? new VerifyCipherStep(read, written, own.get().regions())
				: new VerifyImageStep(read, written);
	}

	/** Encrypts anew on the part that was closed in the same run. */
	Optional<SealStep> seal(StartFlashloaderStep start, List<Step> write) {
		return isMadeOnPart()
				? Optional.of(new SealStep(SealStep.What.ENCRYPTED_FLASH,
						new ResetStep(new BoardCommand.Reset(flashloader)), start, write))
				: Optional.empty();
	}

	/** What a person must know. Sources: NXP community, posts 1270853, 1374664, 1591000, 1777229; AN12670. */
	List<String> notes() {
		if (xip.isEmpty()) {
			return List.of();
		}
		List<String> notes = new ArrayList<>();
		Device device = request.device();
		boolean bee = device.xip().engine() == XipLayout.Engine.BEE;
		notes.add("the flash is encrypted: the part decrypts it only if the key is burnt (--burn=xip-key) and encrypted"
				+ " XIP is on, by "
				+ (xip.get().pin() ? "its boot pin (a bit of BOOT_CFG1) while the pins choose internal boot"
						: "fuses (--burn=xip-enable)"));
		if (!bee) {
			notes.add("once encrypted XIP is on, " + device.name()
					+ " boots no plain image; code that changes clocks must not lie in the encrypted regions");
		}
		if (isMadeOnPart()) {
			notes.add("the key is the part's own, which it uses only once it is closed: what an open part encrypts is"
					+ " encrypted anew when this run closes it; a part that is closed later has to be written again");
			notes.add("what is encrypted on the part can't be compared; HAB tells at the boot whether it is right");
		} else {
			notes.add("key words in the order of this plan fit this image only; words burnt by another tool in another"
					+ " order do not");
		}
		int regions = xip.get().parts().size();
		if (bee && regions > 1) {
			notes.add(
					"some documents give the two engines three regions together, not each; keep to three if in doubt");
		}
		return notes;
	}
}
