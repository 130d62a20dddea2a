/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.bootseal.core.device.Device;
import org.bootseal.core.finder.ChipSearch.Place;
import org.bootseal.core.finder.FoundMemory.Margin;
import org.bootseal.core.mboot.ExternalMemory;
import org.bootseal.core.plan.BoardTalk;
import org.bootseal.core.plan.TalkEnd;
import org.bootseal.core.plan.TalkStep;

/** The search itself: who is there, how can it be used, how fast, and is that proven. */
final class MemorySearch implements TalkStep.Work {

	private static final int CYCLES = 3;
	private static final int QUICK_READS = 3;

	private final FindMemory request;
	private final Device device;
	private final List<String> proofs = new ArrayList<>();
	private final List<String> open = new ArrayList<>();
	private FlashTalk flash;
	private long deadline;
	private long size;
	private int sectorSize;
	private Optional<Chosen> chosen = Optional.empty();
	private Optional<FoundMemory> found = Optional.empty();

	/** A way that works, and the code of its clock. */
	private record Chosen(Trial way, int code, List<Margin> margins) {
	}

	MemorySearch(FindMemory request) {
		this.request = request;
		device = request.device();
	}

	Optional<FoundMemory> found() {
		return found;
	}

	@Override
	public void talk(BoardTalk board) throws TalkEnd {
		flash = new FlashTalk(device, board);
		deadline = board.nanoTime() + request.limit().toNanos();
		ChipSearch chips = new ChipSearch(device, flash, request.scratch());
		Optional<Place> place = chips.identify();
		List<Trial> ways = place.isPresent() ? chips.ways(place.get()) : answering(chips.guesses());
		Trial safe = safest(ways, place);
		measure(safe, place);
		if (request.scratch()) {
			withScratch(safe, ways);
		} else {
			Optional<Reference> reference = Reference.find(flash, safe.wiring(), size);
			choose(ways, safe, reference.orElseThrow(() -> nothing()), Optional.empty());
			open.add("That the flash can be erased and programmed is not proven; it was only read.");
		}
		FoundMemory result = result(chosen.orElseThrow(() -> nothing()), place);
		found = Optional.of(result);
		board.conclude("found " + result + " after " + flash.tries() + " tries; " + result.marginText());
	}

	private TalkEnd nothing() {
		return flash.board().failed("No configuration works with the flash of this board.",
				"It was looked for on all ports and pins, as SPI, HyperBus and octal flash.",
				"Take the power of the board away and give it again, in case the flash was left in another mode.",
				"See that the flash is supplied, and that its reset pin is high.",
				"If the board has two FlexSPI with flash, or a chip select of its own, configure it by a complete FCB.");
	}

	/** Of ways to use a chip of which nothing is known, the first that the flashloader takes. */
	private List<Trial> answering(List<Trial> guesses) throws TalkEnd {
		for (Trial guess : guesses) {
			if (flash.board().nanoTime() > deadline) {
				break;
			}
			if (guess.configure(flash, ProbeBlock.SLOWEST)) {
				return List.of(guess);
			}
		}
		throw nothing();
	}

	/** The way that takes least for granted; it is in force then. */
	private Trial safest(List<Trial> ways, Optional<Place> place) throws TalkEnd {
		for (int last = ways.size() - 1; last >= 0; last--) {
			Trial way = ways.get(last);
			boolean blind = way instanceof Trial.Block && place.flatMap(Place::chip).flatMap(ChipIdentity::sfdp)
					.isPresent() && last > 0;
			if (!blind && way.configure(flash, ProbeBlock.SLOWEST)) {
				return way;
			}
		}
		Trial last = ways.get(ways.size() - 1);
		if (last.configure(flash, ProbeBlock.SLOWEST)) {
			return last;
		}
		throw nothing();
	}

	private void measure(Trial way, Optional<Place> place) throws TalkEnd {
		Optional<ExternalMemory> memory = way instanceof Trial.Words words
				? flash.attributes(way.wiring(), words.option(ProbeBlock.SLOWEST))
				: Optional.empty();
		size = memory.filter(known -> known.size().isPresent()).map(known -> known.size().getAsLong())
				.orElse(place.flatMap(Place::chip).map(ChipIdentity::size).orElse(1L << 20));
		sectorSize = memory.filter(known -> known.sectorSize().isPresent())
				.map(known -> (int) Math.min(1 << 20, known.sectorSize().getAsLong())).orElse(Sfdp.SECTOR);
	}

	private void withScratch(Trial safe, List<Trial> ways) throws TalkEnd {
		Optional<ScratchSector> kept = ScratchSector.keep(flash, safe.wiring(), scratchOffset(safe), sectorSize,
				request.backups());
		if (kept.isEmpty()) {
			throw flash.board().failed("The flash does not read the same twice, at the slowest clock.",
					"Supply, wiring or chip are not sound.", "Look at supply and soldering of the flash.");
		}
		ScratchSector sector = kept.get();
		try {
			Optional<String> trouble = sector.program(0);
			if (trouble.isPresent()) {
				open.add("The flash can be read, but not written: " + trouble.get() + ".");
				restore(sector, safe);
				Reference reference = Reference.find(flash, safe.wiring(), size).orElseThrow(() -> nothing());
				choose(ways, safe, reference, Optional.empty());
			} else {
				byte[] content = Arrays.copyOf(sector.pattern(0), Math.min(sectorSize, Reference.LENGTH));
				choose(ways, safe, new Reference(sector.offset(), content), Optional.of(sector));
			}
		} finally {
			flash.board().steadily(board -> restore(sector, safe));
		}
		sector.done();
		proofs.add("The sector has its content again.");
	}

	private long scratchOffset(Trial safe) throws TalkEnd {
		if (request.sector().isEmpty()) {
			return size - sectorSize;
		}
		long offset = request.sector().getAsLong() - safe.wiring().base(device);
		if (offset < 0 || offset >= size) {
			throw flash.board().failed(
					String.format(Locale.ROOT, "The flash has no address 0x%08X.", request.sector().getAsLong()),
					"No sector was erased.",
					String.format(Locale.ROOT, "Name an address from 0x%08X to 0x%08X.", safe.wiring().base(device),
							safe.wiring().base(device) + size - 1));
		}
		return offset / sectorSize * sectorSize;
	}

	private void restore(ScratchSector sector, Trial safe) throws TalkEnd {
		if (!safe.configure(flash, ProbeBlock.SLOWEST) || !sector.restore()) {
			throw sector.lost();
		}
	}

	/** Takes the first way that reads what is there, at the fastest clock that never fails. */
	private void choose(List<Trial> ways, Trial safe, Reference reference, Optional<ScratchSector> sector)
			throws TalkEnd {
		for (Trial way : ways) {
			if (!way.configure(flash, ProbeBlock.SLOWEST) || !reads(way, reference)) {
				continue;
			}
			MarginTest margin = new MarginTest(device, flash, reference, request.reads(), deadline);
			OptionalInt code = margin.fastest(way);
			if (code.isPresent() && isWritable(way, code.getAsInt(), sector)) {
				chosen = Optional.of(new Chosen(way, code.getAsInt(), margin.margins()));
				proofs.add(String.format(Locale.ROOT, "%,d reads of the same bytes at this clock were right.",
						margin.margins().get(margin.margins().size() - 1).reads()));
				if (reference.isBlank()) {
					open.add("The flash is erased, and wrong reads of erased flash may look right.");
				}
				return;
			}
			if (sector.isPresent() && (!safe.configure(flash, ProbeBlock.SLOWEST)
					|| sector.get().program(0).isPresent())) {
				throw nothing();
			}
		}
		throw nothing();
	}

	private boolean reads(Trial way, Reference reference) throws TalkEnd {
		for (int i = 0; i < QUICK_READS; i++) {
			if (!flash.read(way.wiring(), reference.offset(), reference.content().length).filter(reference::isIn)
					.isPresent()) {
				return false;
			}
		}
		return true;
	}

	private boolean isWritable(Trial way, int code, Optional<ScratchSector> sector) throws TalkEnd {
		if (sector.isEmpty()) {
			return true;
		}
		for (int cycle = 1; cycle <= CYCLES; cycle++) {
			Optional<String> trouble = way.configure(flash, code) ? sector.get().program(cycle)
					: Optional.of("configuring it again");
			if (trouble.isPresent()) {
				flash.board().note(way.describe() + " can't write: " + trouble.get());
				return false;
			}
		}
		proofs.add(CYCLES + " times a sector was erased, programmed and read back at this clock.");
		return true;
	}

	private FoundMemory result(Chosen best, Optional<Place> place) {
		Trial way = best.way();
		Optional<byte[]> block = way instanceof Trial.Block fast
				? Optional.of(ProbeBlock.fastRead(way.wiring(), fast.size(), best.code()))
				: Optional.empty();
		return new FoundMemory(device,
				way instanceof Trial.Words words ? Optional.of(words.option(best.code())) : Optional.empty(),
				way.wiring().instance(), block,
				place.flatMap(Place::chip).map(ChipIdentity::toString).orElse("a chip without JEDEC id"),
				way.wiring() + ", " + way.describe(), best.margins(), proofs, open);
	}
}
