/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import org.bootseal.board.BoardInterface;
import org.bootseal.board.BoardLine;
import org.bootseal.board.BoardSample;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.board.nor.FlashWiring;
import org.bootseal.board.nor.NorFigures;
import org.bootseal.board.silicon.FuseRoles;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.otp.FuseMap;

/** Makes the board of a scenario. */
record ScenarioBoard(SettingValues values) {

	private static final String USUAL = "MIMXRT1020-EVK";
	private static final int MOST_MILLIVOLTS = 5500;
	private static final int MOST_MEGAHERTZ = 1000;
	private static final int MOST_MILLIS = 1_000_000;
	private static final Duration LONGEST_BOOT = Duration.ofSeconds(2);
	private static final int MOST_REGISTERS = 0xFFFF;

	/** What the board is made of. */
	BoardSpec spec() throws BadInputException {
		BoardSpec usual = BoardSpec.named(values.text(Setting.KIND).orElse(USUAL));
		BoardSpec spec = usual.withSeed(values.number(Setting.SEED, 0, Integer.MAX_VALUE, (int) usual.seed()))
				.withWiring(wiring(usual.wiring())).withSample(sample());
		YamlValue chip = values.settings().get(Setting.CHIP);
		return chip == null ? spec : spec.withNor(chip(chip));
	}

	/** The figures of a chip that a setting names. */
	static NorFigures chip(YamlValue value) throws BadInputException {
		String name = value.text();
		if (!NorFigures.names().contains(name)) {
			throw value.expected("one of " + NorFigures.names());
		}
		return NorFigures.of(name);
	}

	private FlashWiring wiring(FlashWiring usual) throws BadInputException {
		YamlValue port = values.settings().get(Setting.PORT);
		YamlValue pins = values.settings().get(Setting.PIN_GROUP);
		return new FlashWiring(values.number(Setting.FLEXSPI, 1, 2, usual.flexSpi()),
				port == null ? usual.port() : port.choice("A", "B").charAt(0),
				pins == null ? usual.secondaryPins() : pins.choice("primary", "secondary").equals("secondary"),
				values.number(Setting.DATA_LINES, 1, 8, usual.dataLines()), values.flag(Setting.DQS_FREE, true),
				values.flag(Setting.RESET_LINE, true), values.number(Setting.MILLIVOLTS, 0, MOST_MILLIVOLTS, 0),
				values.number(Setting.CLEAN_MEGAHERTZ, 0, MOST_MEGAHERTZ, 0));
	}

	private BoardSample sample() throws BadInputException {
		Set<Integer> worn = new TreeSet<>(values.words(Setting.WORN_SECTORS));
		return new BoardSample(worn, values.number(Setting.SUPPLY_MILLIS, 0, MOST_MILLIS, 0),
				values.choice(Setting.FIXED_PINS, BootPins.class));
	}

	/** Gives a fresh board its past. */
	void age(VirtualBoard board, VirtualBoards bus, StandInKeys keys) throws BadInputException, IOException {
		for (SettingValues.Bits fuse : values.bits(Setting.FUSES)) {
			board.burnFuse(fuse.word(), fuse.bits());
		}
		FuseRoles roles = board.spec().device().fuses().roles();
		if (values.text(Setting.SRK).isPresent()) {
			int[] hash = keys.get(values.text(Setting.SRK).get()).srkTable().fuseWords();
			for (int i = 0; i < FuseMap.SRK_HASH_WORDS; i++) {
				board.burnFuse(roles.srkHash() + i, hash[i]);
			}
		}
		if (values.flag(Setting.CLOSED, false)) {
			board.burnFuse(roles.closed().word(), 1 << roles.closed().shift());
		}
		for (int word : values.words(Setting.FUSE_LOCKS)) {
			board.lockFuse(word);
		}
		board.setBootPins(values.choice(Setting.PINS, BootPins.class).orElse(BootPins.SERIAL));
		board.powerCycle();
		int registers = values.number(Setting.STATUS, 0, MOST_REGISTERS, -1);
		int modes = 0;
		for (YamlValue mode : values.items(Setting.MODES)) {
			modes |= FlashMode.bit(mode);
		}
		if (registers >= 0 || modes != 0) {
			board.setFlashStatus(Math.max(registers, 0) | modes);
		}
		for (YamlValue change : values.items(Setting.CHANGES)) {
			FlashEdit.read(change, board.spec().nor().size()).make(board);
		}
		if (values.choice(Setting.TALKS, BoardInterface.class).isPresent()) {
			talk(board, bus, values.choice(Setting.TALKS, BoardInterface.class).get());
		}
		if (!values.flag(Setting.PLUGGED, true)) {
			board.unplug();
		}
	}

	/** Lets something arrive on an interface, as a program that looked for the board there may have left it. */
	private static void talk(VirtualBoard board, VirtualBoards bus, BoardInterface side) throws BadInputException {
		awaitRom(bus);
		try (BoardLine line = board.openLine(side)) {
			line.offer(line.presence().generation(), new byte[] { 1 });
		} catch (ConnectionException e) {
			throw new BadInputException(Setting.TALKS.key() + ": " + e.getMessage(), e);
		}
	}

	private static void awaitRom(VirtualBoards bus) throws BadInputException {
		try {
			long start = bus.nanoTime();
			while (bus.find().isEmpty() && bus.nanoTime() - start < LONGEST_BOOT.toNanos()) {
				bus.awaitChange(LONGEST_BOOT);
			}
		} catch (ConnectionException e) {
			throw new BadInputException(Setting.TALKS.key() + ": " + e.getMessage(), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
