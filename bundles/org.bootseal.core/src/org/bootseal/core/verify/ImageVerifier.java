/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bootlog.HabEvent;
import org.bootseal.core.hab.BootData;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Ivt;

/**
 * Plays HAB on an image in a file: IVT, DCD, CSF with its keys and signatures, and at last that everything the ROM
 * trusts is signed. Nothing in a file makes it fail; what is wrong becomes the event that a part would log.
 */
public final class ImageVerifier {

	static final String NO_IVT = "found no IVT in the first 8 KiB; expected a HAB container, the image of a flash, or a"
			+ " flashloader, and none that is encrypted for BEE or OTFAD";

	/** What HAB asserts of the boot data, in bytes; source: event logs that U-Boot users posted. */
	private static final int BOOT_DATA_ASSERTED = 1;
	/** What HAB asserts at the entry point, in bytes; source: as before. */
	private static final int ENTRY_ASSERTED = 4;

	private final byte[] file;
	private final TargetPart part;
	private final int ivtOffset;
	private final Ivt ivt;
	private final long base;
	private final List<LoggedEvent> events = new ArrayList<>();
	private Optional<CsfPlayer> player = Optional.empty();

	private ImageVerifier(byte[] file, TargetPart part, int ivtOffset, Ivt ivt) {
		this.file = file;
		this.part = part;
		this.ivtOffset = ivtOffset;
		this.ivt = ivt;
		this.base = part.ivtAddress().orElse(ivt.self()) - ivtOffset;
	}

	/**
	 * Verifies the first image in a file.
	 *
	 * @param file
	 *            a container, a flash image or dump, a flashloader; left as it is
	 * @param part
	 *            what is known of the part that shall run it
	 * @param now
	 *            the time by which certificates are looked at; HAB itself knows no time
	 * @return what HAB would make of it
	 * @throws BadInputException
	 *             if there is no IVT in the first 8 KiB
	 */
	public static Verification verify(byte[] file, TargetPart part, Instant now) throws BadInputException {
		OptionalLong offset = IvtSearch.first(file);
		if (offset.isEmpty()) {
			throw new BadInputException(NO_IVT);
		}
		return verifyAt(file, (int) offset.getAsLong(), part, now);
	}

	/**
	 * Verifies an image whose IVT is known.
	 *
	 * @param file
	 *            the file; left as it is
	 * @param ivtOffset
	 *            where the IVT is in it
	 * @param part
	 *            what is known of the part that shall run it
	 * @param now
	 *            the time by which certificates are looked at
	 * @return what HAB would make of it
	 * @throws BadInputException
	 *             if there is no IVT
	 */
	public static Verification verifyAt(byte[] file, int ivtOffset, TargetPart part, Instant now)
			throws BadInputException {
		try {
			return new ImageVerifier(file, part, ivtOffset, Ivt.parse(file, ivtOffset)).verify(now);
		} catch (HabFormatException e) {
			throw new BadInputException("found no IVT: " + e.getMessage(), e);
		}
	}

	private Verification verify(Instant now) {
		ImageMemory whole = new ImageMemory(file, base, base, base + file.length);
		Optional<BootData> bootData = bootData(whole);
		BootData loaded = bootData.orElse(new BootData(base, file.length, 0));
		ImageMemory memory = new ImageMemory(file, base, loaded.start(), loaded.start() + loaded.length());
		ImageParts parts = new ImageParts(ivtOffset, ivt, loaded, memory);
		CoverageMap coverage = new CoverageMap(file, base);
		parts.paint(coverage, part.device());
		parts.dcdProblem().ifPresent(why -> events.add(
				new LoggedEvent(ImageParts.dcdEvent(part.habVersion()), whole.offset(ivt.dcd(), 1), why)));
		Optional<HabRefusal> refusal = headProblem(bootData, loaded);
		if (refusal.isPresent()) {
			events.add(new LoggedEvent(refusal.get().event(part.habVersion()), OptionalLong.of(ivtOffset),
					refusal.get().getMessage()));
		} else {
			play(memory, coverage, parts);
		}
		return result(coverage, loaded, bootData.isPresent() && isAtItsPlace(), now);
	}

	private boolean isAtItsPlace() {
		return part.ivtAddress().isEmpty() || part.ivtAddress().getAsLong() == ivt.self();
	}

	private Optional<BootData> bootData(ImageMemory whole) {
		OptionalLong offset = whole.offset(ivt.bootData(), HabConstants.BOOT_DATA_LENGTH);
		try {
			return offset.isPresent() ? Optional.of(BootData.parse(file, (int) offset.getAsLong())) : Optional.empty();
		} catch (HabFormatException e) {
			throw new IllegalStateException("the length was looked at before", e);
		}
	}

	/** What HAB says before it reads the CSF. */
	private Optional<HabRefusal> headProblem(Optional<BootData> bootData, BootData loaded) {
		if (!isAtItsPlace()) {
			return Optional.of(refusal(HabEvent.INVALID_IVT, String.format(
					"the IVT says that it is at 0x%08X, but it will be at 0x%08X", ivt.self(),
					part.ivtAddress().getAsLong())));
		}
		if (bootData.isEmpty()) {
			return Optional.of(refusal(HabEvent.INVALID_ADDRESS,
					String.format("the boot data at 0x%08X are not in the file", ivt.bootData())));
		}
		if (ivt.csf() < loaded.start()
				|| ivt.csf() > loaded.start() + loaded.length() - HabConstants.HEADER_LENGTH) {
			// the event in the audit log of an open RT10xx (SPSDK 0.2.1, test_hab_audit_log.py); that its image had no
			// CSF is assumed
			return Optional.of(refusal(HabEvent.INVALID_ADDRESS, ivt.csf() == 0 ? "the image is not signed"
					: String.format("the CSF at 0x%08X is outside of what the boot data announce", ivt.csf())));
		}
		return Optional.empty();
	}

	private static HabRefusal refusal(int reason, String why) {
		return new HabRefusal(reason, HabEvent.IN_AUTHENTICATION, 0, why);
	}

	private void play(ImageMemory memory, CoverageMap coverage, ImageParts parts) {
		CsfPlayer csf = new CsfPlayer(part, memory, ivt.csf(), coverage);
		player = Optional.of(csf);
		csf.play().ifPresent(event -> {
			CommandResult last = csf.results().get(csf.results().size() - 1);
			events.add(new LoggedEvent(event, last.offset(), last.refusal().orElse(last.command())));
		});
		assertSigned(memory, "IVT", ivt.self(), HabConstants.IVT_LENGTH);
		if (ivt.dcd() != 0) {
			assertSigned(memory, "DCD", ivt.dcd(), parts.dcdLength());
		}
		assertSigned(memory, "boot data", ivt.bootData(), BOOT_DATA_ASSERTED);
		assertSigned(memory, "entry point", ivt.entry() & ~1L, ENTRY_ASSERTED);
	}

	private void assertSigned(ImageMemory memory, String what, long address, long length) {
		if (!player.orElseThrow().data().isAuthenticated(address, length)) {
			events.add(new LoggedEvent(HabEvent.notAuthenticated(address, length, part.habVersion()),
					memory.offset(address, 1), String.format("%s 0x%08X is not authenticated",
							what.equals("entry point") ? "what runs first, at" : "the " + what + " at", address)));
		}
	}

	private Verification result(CoverageMap coverage, BootData loaded, boolean readable, Instant now) {
		List<CoverageRange> ranges = coverage.ranges();
		List<CoverageRange> open = ranges.stream().filter(range -> range.kind() == CoverageRange.Kind.OPEN).toList();
		Verdict verdict;
		if (ivt.csf() == 0 && readable) {
			verdict = new Verdict.Unsigned(events.get(events.size() - 1));
		} else if (!events.isEmpty()) {
			verdict = new Verdict.Refused(events);
		} else {
			verdict = open.isEmpty() ? new Verdict.Pass() : new Verdict.Gaps(open);
		}
		boolean decrypted = player.map(csf -> !csf.leavesEncrypted()).orElse(Boolean.TRUE);
		ExpertNotes notes = new ExpertNotes(part, file, now);
		notes.look(ivt, loaded, base, ranges, coverage, player);
		return new Verification(ivtOffset, ivt, verdict, events, readable && loaded.plugin() == 0 && decrypted,
				player.map(CsfPlayer::results).orElse(List.of()), ranges, player.flatMap(csf -> csf.keys().table()),
				player.map(csf -> csf.keys().srkIndex()).orElseGet(OptionalInt::empty), notes.conditions(),
				notes.warnings());
	}
}
