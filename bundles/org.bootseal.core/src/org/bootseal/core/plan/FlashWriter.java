/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

import org.bootseal.core.Progress;
import org.bootseal.core.mboot.MbootClient;

/** Erases and writes flash in a run: all of it, or what {@link CompareStep} found to differ. */
final class FlashWriter {

	/** So many places are looked at before the whole is read; if none is as wanted, all of it is written. */
	private static final int PROBES = 16;

	/** Bytes of a place that is looked at. */
	private static final int PROBE = 64;

	/** Most bytes that one command erases, so that a board that died amid a long erase is found in minutes. */
	private static final long ERASE_PART = 1 << 20;

	private static final byte BLANK = (byte) 0xFF;

	private final StepContext context;
	private final BurnPermit permit;
	private final FlashJournal journal;
	private FlashDelta delta;

	FlashWriter(StepContext context, BurnPermit permit, FlashJournal journal) {
		this.journal = journal;
		this.context = context;
		this.permit = permit;
	}

	void compare(CompareStep step) throws StepStop {
		Optional<String> goesOn = goOn(step);
		if (goesOn.isPresent()) {
			context.log().message(goesOn.get());
			return;
		}
		FlashDelta found = new FlashDelta(step);
		if (step.areas().stream().anyMatch(area -> area.wanted().length() > 0) && !isLike(step)) {
			found.addAll();
			delta = found;
			context.log().message("nothing there is as wanted; all " + found.all() + " sectors are written");
			return;
		}
		for (CompareStep.Area area : step.areas()) {
			found.compare(area, read(area.read()));
		}
		delta = found;
		context.log().message(found.size() + " of " + found.all() + " sectors are written");
	}

	private byte[] read(BoardCommand.ReadMemory read) throws StepStop {
		return context.ask(read, () -> context.link().flashloader().readMemory(read.address(), read.length(),
				read.memoryId(), context.progress()));
	}

	/**
	 * Goes on where an earlier run with the same image on the same part was cut off. What that run had written is not
	 * read, but for its last sector, which tells whether it is still there: sectors are written in order. All of it is
	 * read back at the end.
	 *
	 * @return what was found; empty if all must be compared
	 */
	private Optional<String> goOn(CompareStep step) throws StepStop {
		CompareStep.Area image = largest(step);
		BoardCommand.ReadMemory all = image.read();
		Optional<CutOff> cut = all.memoryId() == 0 ? journal.cutOff(image.wanted()) : Optional.empty();
		long from = cut.map(CutOff::next).orElse(0L) / step.sectorSize() * step.sectorSize() - step.sectorSize();
		if (cut.isEmpty() || from <= all.address() || from >= all.address() + all.length()) {
			return Optional.empty();
		}
		int skipped = (int) (from - all.address());
		CompareStep.Area rest = new CompareStep.Area(
				new BoardCommand.ReadMemory(all.board(), from, all.length() - skipped, all.result()),
				image.wanted().part(skipped, all.length() - skipped));
		FlashDelta found = new FlashDelta(step);
		found.compare(rest, read(rest.read()));
		if (!found.within(from, Math.min(step.sectorSize(), rest.wanted().length())).isEmpty()) {
			return Optional.empty();
		}
		for (CompareStep.Area area : step.areas()) {
			if (area != image) {
				found.compare(area, read(area.read()));
			}
		}
		delta = found;
		String time = cut.get().time().isEmpty() ? "the last run" : "the run of " + cut.get().time();
		return Optional.of(String.format(Locale.ROOT,
				"%s was cut off at 0x%08X, where this one goes on; %d of %d sectors are written", time,
				cut.get().next(), found.size(), found.all()));
	}

	private static CompareStep.Area largest(CompareStep step) {
		return step.areas().stream().max((a, b) -> Integer.compare(a.wanted().length(), b.wanted().length()))
				.orElseThrow();
	}

	/** From now on whole regions are erased and written again. */
	void forget() {
		delta = null;
	}

	/** Whether the largest area has anything of what is wanted. Reading a long image in vain takes its time. */
	private boolean isLike(CompareStep step) throws StepStop {
		CompareStep.Area area = largest(step);
		byte[] wanted = area.wanted().content();
		int stride = Math.max(PROBE, wanted.length / PROBES);
		MbootClient flashloader = context.link().flashloader();
		boolean compared = false;
		for (int at = 0; at < wanted.length; at += stride) {
			byte[] part = Arrays.copyOfRange(wanted, at, Math.min(at + PROBE, wanted.length));
			if (isBlank(part)) {
				continue;
			}
			long address = area.read().address() + at;
			compared = true;
			if (Arrays.equals(part, context.guard(area.read().line(),
					() -> flashloader.readMemory(address, part.length, area.read().memoryId(), Progress.NONE)))) {
				return true;
			}
		}
		return !compared;
	}

	private static boolean isBlank(byte[] part) {
		for (byte b : part) {
			if (b != BLANK) {
				return false;
			}
		}
		return true;
	}

	void erase(EraseStep step) throws StepStop {
		if (delta == null) {
			erase(step.regions(), step.regionsText());
			return;
		}
		List<FlashRegion> regions = step.regions().stream().map(BoardCommand.EraseRegion::region)
				.flatMap(region -> delta.within(region.start(), region.length()).stream()).toList();
		if (regions.isEmpty()) {
			context.log().skip("everything is as wanted already");
			return;
		}
		BoardCommand.EraseRegion first = step.regions().get(0);
		erase(regions.stream()
				.map(region -> new BoardCommand.EraseRegion(first.board(), region, first.memoryId())).toList(),
				String.join(" and ", regions.stream().map(FlashRegion::toString).toList()));
	}

	private void erase(List<BoardCommand.EraseRegion> regions, String text) throws StepStop {
		permit.flashChanged();
		journal.erasing();
		context.state().erasing(text);
		for (BoardCommand.EraseRegion erase : regions) {
			for (FlashRegion part : erase.region().inParts(ERASE_PART)) {
				context.checkCancelled();
				context.send(new BoardCommand.EraseRegion(erase.board(), part, erase.memoryId()));
			}
		}
		context.state().erased(text);
	}

	void writeFcb(WriteFcbStep step) throws StepStop {
		if (delta != null && step.writes().stream().allMatch(this::isWritten)) {
			context.log().skip("the FCB is as wanted already");
			return;
		}
		permit.flashChanged();
		context.state().writingFcb();
		for (BoardCommand command : step.writes()) {
			context.send(command);
		}
		context.state().writtenFcb();
	}

	/** Whether it writes bytes that stand there already. */
	private boolean isWritten(BoardCommand command) {
		return command instanceof BoardCommand.WriteMemory write
				&& delta.within(write.address(), write.file().length()).isEmpty();
	}

	void writeImage(WriteImageStep step) throws StepStop {
		BoardCommand.WriteMemory all = step.write();
		List<FlashRegion> parts = delta == null ? List.of(new FlashRegion(all.address(), all.file().length()))
				: delta.within(all.address(), all.file().length());
		if (parts.isEmpty()) {
			context.log().skip("the image is as wanted already");
			return;
		}
		permit.flashChanged();
		context.state().writingImage();
		long total = parts.stream().mapToLong(FlashRegion::length).sum();
		Progress whole = context.progress();
		long done = 0;
		for (FlashRegion part : parts) {
			write(all, part, new PartProgress(whole, done, total, reached -> noteWritten(all, part.start() + reached)));
			done += part.length();
		}
		context.state().writtenImage();
		List<String> message = new ArrayList<>();
		if (total < all.file().length()) {
			message.add(String.format(Locale.ROOT, "%d of %d bytes", total, all.file().length()));
		}
		if (!journal.trouble().isEmpty()) {
			message.add(journal.trouble());
		}
		context.log().message(String.join("; ", message));
	}

	/** A run that writes everything, whatever stands there, is not gone on with, so nothing is noted of it. */
	private void noteWritten(BoardCommand.WriteMemory all, long next) {
		if (delta != null && all.memoryId() == 0) {
			journal.written(all.file(), all.address(), next, delta.sectorSize());
		}
	}

	private void write(BoardCommand.WriteMemory all, FlashRegion part, Progress progress) throws StepStop {
		BoardCommand.WriteMemory write = part.length() == all.file().length() ? all
				: new BoardCommand.WriteMemory(all.board(), part.start(),
						all.file().part((int) (part.start() - all.address()), (int) part.length()), all.memoryId());
		context.send(write, () -> context.link().flashloader().writeMemory(write.address(), write.file().content(),
				write.memoryId(), progress));
	}

	/** The progress of a part, told as that of the whole. */
	private record PartProgress(Progress whole, long before, long total, LongConsumer reached)
			implements Progress {
		@Override
		public void bytes(long done, long ofPart) {
			whole.bytes(before + done, total);
			reached.accept(done);
		}

		@Override
		public boolean isCancelled() {
			return whole.isCancelled();
		}
	}
}
