/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.OptionWord0;
import org.bootseal.core.plan.TalkEnd;

/**
 * Asks at each place where a flash may be who is there. Only reads are sent: first the identification that chips on SPI
 * give, then what finds a HyperFlash or an octal flash.
 */
final class ChipSearch {

	private static final int IDENTIFICATION = 16;
	private static final int EIGHT_PADS = 3;
	private static final int PLAIN_SPI = 6;
	private static final int LOOPBACK = 5;
	private static final int HYPER_18 = 2;
	private static final int HYPER_3 = 3;
	/** Octal kinds of flash and their query pads, Micron before Macronix and Adesto, SPI queries before octal ones. */
	private static final int[][] OCTAL = { { 6, 0 }, { 4, 0 }, { 8, 0 }, { 7, 0 }, { 6, EIGHT_PADS },
			{ 4, EIGHT_PADS } };

	private final Device device;
	private final FlashTalk flash;
	private final boolean mayChange;

	/** A chip and where it is. */
	record Place(Wiring wiring, Optional<ChipIdentity> chip) {
	}

	ChipSearch(Device device, FlashTalk flash, boolean mayChange) {
		this.device = device;
		this.flash = flash;
		this.mayChange = mayChange;
	}

	/** A chip on SPI that tells who it is; empty if there is none anywhere. */
	Optional<Place> identify() throws TalkEnd {
		Optional<Wiring> onFour = Optional.empty();
		for (Wiring wiring : Wiring.of(device)) {
			Optional<byte[]> id = ask(wiring, ProbeBlock.identification(wiring), IDENTIFICATION,
					"read the identification");
			Optional<ChipIdentity> chip = id.flatMap(bytes -> ChipIdentity.of(bytes, Optional.empty()));
			if (chip.isPresent()) {
				Optional<Sfdp> sfdp = ask(wiring, ProbeBlock.sfdp(wiring), Sfdp.LENGTH, "read SFDP")
						.flatMap(Sfdp::parse);
				Optional<ChipIdentity> whole = ChipIdentity.of(id.get(), sfdp);
				flash.board().note("found " + whole.get() + " at " + wiring);
				return Optional.of(new Place(wiring, whole));
			}
			if (onFour.isEmpty() && ask(wiring, ProbeBlock.identificationOnFour(wiring), IDENTIFICATION,
					"read the identification as a chip in QPI gives it")
					.flatMap(bytes -> ChipIdentity.of(bytes, Optional.empty())).isPresent()) {
				onFour = Optional.of(wiring);
			}
		}
		if (onFour.isPresent()) {
			throw flash.board().failed("The flash at " + onFour.get() + " takes commands on four lines only (QPI).",
					"An earlier program left it so; the ROM and the flashloader talk to it on one line.",
					"Take the power of the board away and give it again: a reset does not end this mode on a board"
							+ " whose reset line does not reach the flash. Then start the search anew.");
		}
		return Optional.empty();
	}

	/** What is read twice the same by a block. */
	private Optional<byte[]> ask(Wiring wiring, byte[] block, int length, String what) throws TalkEnd {
		if (!flash.configure(wiring, block, what)) {
			return Optional.empty();
		}
		Optional<byte[]> first = flash.read(wiring, 0, length);
		return first.isPresent()
				&& flash.read(wiring, 0, length).filter(second -> Arrays.equals(first.get(), second)).isPresent()
						? first
						: Optional.empty();
	}

	/** Ways to use a chip on SPI, the fastest first; the last works wherever one data line does. */
	List<Trial> ways(Place place) {
		Wiring wiring = place.wiring();
		ChipIdentity chip = place.chip().orElseThrow();
		List<Trial> ways = new ArrayList<>();
		if (chip.sfdp().isPresent()) {
			List<Integer> enables = new ArrayList<>(List.of(0));
			if (mayChange && chip.sfdp().get().quadEnable().isEmpty()) {
				enables.addAll(chip.quadEnables());
			}
			for (int misc : new int[] { 0, LOOPBACK }) {
				enables.forEach(enable -> ways.add(new Trial.Words(wiring, spi(misc, enable))));
			}
			ways.add(new Trial.Words(wiring, spi(PLAIN_SPI, 0)));
		}
		ways.add(new Trial.Block(wiring, chip.size()));
		return ways;
	}

	private static OptionWord0 spi(int misc, int quadEnable) {
		return new OptionWord0(ProbeBlock.SLOWEST, misc, quadEnable, 0, 0, 0, 0);
	}

	/** Ways to use a chip that does not tell who it is, at all places. */
	List<Trial> guesses() {
		List<Trial> guesses = new ArrayList<>();
		for (Wiring wiring : Wiring.of(device)) {
			for (int type : new int[] { HYPER_18, HYPER_3 }) {
				guesses.add(new Trial.Words(wiring,
						new OptionWord0(ProbeBlock.SLOWEST, 0, 0, EIGHT_PADS, EIGHT_PADS, type, 0)));
			}
		}
		for (int[] octal : OCTAL) {
			for (Wiring wiring : Wiring.of(device)) {
				guesses.add(new Trial.Words(wiring,
						new OptionWord0(ProbeBlock.SLOWEST, 0, 0, octal[1], octal[1], octal[0], 0)));
			}
		}
		return guesses;
	}
}
