/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.bootseal.board.hab.HabEvent;
import org.bootseal.board.soc.Soc;

/**
 * The log that a ROM keeps in its RAM while it boots, little-endian words. On the i.MX RT10xx it is a list of event
 * words up to a zero; on the i.MX RT11xx a count of words, then entries of state, sub-state, status and number of data
 * words, one byte each from bit 31 down. Codes: NXP-MCUBootUtility 6 (btlog), AN12853; which of them a ROM logs in
 * which order is assumed from the samples there.
 */
public final class RomTrace {

	/** What HAB says when it finds nothing wrong. */
	private static final int HAB_SUCCESS = 0xF0F0F0F0;
	private static final int BOOT_MODE = 0x0001_0000;
	private static final int SECURITY_OPEN = 0x0002_00F0;
	private static final int SECURITY_CLOSED = 0x0002_00CC;
	private static final int BOOT_BY_FUSES = 0x0004_0000;
	private static final int FIRST_IMAGE = 0x0005_0000;
	private static final int BOOT_DEVICE = 0x0006_0000;
	private static final int DEVICE_FLEXSPI_NOR = 8;

	/** Events of the two kinds of ROM, none of which carries data but the verdict and the jump. */
	private enum Event {
		SET_UP(0x0007_0000, 0x0901_0000),
		SET_UP_DONE(0x0007_00F0, 0x0903_F000),
		SET_UP_FAILED(0x0007_0033, 0x0903_F300),
		READ(0x0008_0000, 0x0A01_0000),
		READ_DONE(0x0008_00F0, 0x0A03_F000),
		READ_FAILED(0x0008_0033, 0x0A03_F300),
		AUTHENTICATE(0x0009_0000, 0x0B01_0000),
		JUMP(0x000B_0000, 0x0C34_0001),
		SERIAL_DOWNLOAD(0x000C_0000, 0x0801_0000);

		private final int listed;
		private final int counted;

		Event(int listed, int counted) {
			this.listed = listed;
			this.counted = counted;
		}
	}

	private final Soc soc;
	private final boolean counted;
	private final List<Integer> words = new ArrayList<>();

	/**
	 * Begins a log.
	 *
	 * @param soc
	 *            the board, after reset
	 * @param bootMode
	 *            the boot mode pins, 0 to 3
	 */
	public RomTrace(Soc soc, int bootMode) {
		this.soc = soc;
		counted = soc.device().registers().countsLog();
		int byFuses = soc.fuse(soc.roles().bootByFuses());
		if (counted) {
			words.add(soc.isClosed() ? 0x0330_EA00 : 0x0330_DC00);
			words.add(bootMode == 1 ? 0x0404_0400 : 0x0404_0100);
		} else {
			words.addAll(List.of(BOOT_MODE | bootMode, soc.isClosed() ? SECURITY_CLOSED : SECURITY_OPEN,
					BOOT_BY_FUSES | byFuses, FIRST_IMAGE));
		}
	}

	private void add(Event event) {
		words.add(counted ? event.counted : event.listed);
	}

	/** The ROM chooses the memory by the number in the boot configuration, and sets it up. */
	void device(int bootDevice) {
		if (!counted) {
			words.add(BOOT_DEVICE | switch (bootDevice) {
			case 0, 1 -> DEVICE_FLEXSPI_NOR;
			case 2, 3 -> 0xB;
			case 4, 5, 6, 7, 8, 9, 10, 11 -> 1;
			default -> 9;
			});
		}
		add(Event.SET_UP);
	}

	/** Whether the memory could be set up; if so the ROM begins to read. */
	void setUp(boolean done) {
		add(done ? Event.SET_UP_DONE : Event.SET_UP_FAILED);
		if (done) {
			add(Event.READ);
		}
	}

	/** There is no image that can be loaded. */
	void nothingRead() {
		add(Event.READ_FAILED);
	}

	/** What came of an image that was read. */
	void image(ImageGate.Outcome outcome) {
		if (outcome.program().isEmpty() && !outcome.hung() && outcome.events().isEmpty()) {
			nothingRead();
			return;
		}
		add(Event.READ_DONE);
		add(Event.AUTHENTICATE);
		int verdict = outcome.events().stream().filter(event -> event.status() == HabEvent.FAILURE).findFirst()
				.map(RomTrace::word).orElse(HAB_SUCCESS);
		if (counted) {
			words.add(verdict == HAB_SUCCESS ? 0x0B03_F000 : 0x0B03_F300);
		} else {
			words.add(verdict);
		}
		outcome.program().ifPresent(program -> {
			add(Event.JUMP);
			if (counted) {
				words.add((int) program.entryPoint());
			}
		});
	}

	private static int word(HabEvent event) {
		return event.status() << 24 | event.reason() << 16 | event.context() << 8 | event.engine();
	}

	/** The ROM becomes a serial downloader. */
	public void serialDownload() {
		add(Event.SERIAL_DOWNLOAD);
	}

	/** Leaves the log in RAM, where it stays until something else is written there. */
	public void store() {
		OptionalLong place = soc.device().registers().romLog();
		if (place.isPresent()) {
			ByteBuffer log = ByteBuffer.allocate((words.size() + 1) * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			if (counted) {
				log.putInt(words.size());
			}
			words.forEach(log::putInt);
			soc.ram().write(place.getAsLong(), log.array());
		}
	}
}
