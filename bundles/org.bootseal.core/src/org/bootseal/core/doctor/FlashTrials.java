/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.mboot.ExternalMemory;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.mboot.StatusCatalogue;
import org.bootseal.core.plan.MemoryTest.Sectors;
import org.bootseal.core.plan.RunRecord;

/** Experiments on the flash: its configuration, what the chip says of itself, how it reads. */
final class FlashTrials {

	private static final Duration SHORT = Duration.ofMillis(300);
	private static final int TABLE_BYTES = 256;
	private static final int BLOCK = 1024;
	private static final int BLOCKS = 64;
	/** How often blocks are read when a first look found nothing wrong. */
	private static final int DEEP_ROUNDS = 16;

	private FlashTrials() {
		// experiments only
	}

	static Trial configure(String id, String title, FlexSpiNorOption option, OptionalInt instance) {
		return Trial.of(id, title, Risk.CONFIGURE, SHORT, bench -> configure(bench, option, instance));
	}

	private static Observation configure(Bench bench, FlexSpiNorOption option, OptionalInt instance)
			throws ConnectionException, MbootException, CancelledException {
		int status = bench.configure(option, instance);
		Optional<ExternalMemory> memory = Optional.empty();
		if (status == 0) {
			try {
				memory = Optional.of(ExternalMemory.decode(bench.flashloader()
						.getProperty(Property.EXTERNAL_MEMORY_ATTRIBUTES, FlexSpiNorOption.MEMORY_ID)));
			} catch (MbootException e) {
				// an old flashloader does not know the property; its status was good all the same
				memory = Optional.empty();
			}
		}
		return new Observation.Configured(option, instance, status, memory, option + ": "
				+ (status == 0 ? "accepted" + memory.map(found -> ", " + found.summary()).orElse("")
						: StatusCatalogue.builtIn().find(status)));
	}

	static Trial identify(String id, FlashPins pins) {
		return Trial.of(id, "Ask the chip on " + pins.describe() + " who it is", Risk.CONFIGURE, SHORT,
				bench -> identify(bench, pins, false));
	}

	static Trial identifyOnFour(String id, FlashPins pins) {
		return Trial.of(id, "Ask on four lines, as a chip in QPI mode hears, on " + pins.describe(), Risk.CONFIGURE,
				SHORT, bench -> identify(bench, pins, true));
	}

	private static Observation identify(Bench bench, FlashPins pins, boolean onFour)
			throws ConnectionException, MbootException, CancelledException {
		byte[] id = bench.ask(onFour ? ProbeBlock.IDENTIFICATION_ON_FOUR : ProbeBlock.IDENTIFICATION, pins, 0, 4)
				.orElse(null);
		if (id == null) {
			return new Observation.Broken("identify", Optional.empty(), 0,
					"this flashloader takes no block of its own, so the chip can't be asked");
		}
		int number = ByteBuffer.wrap(id).getInt() >>> 8;
		byte[] none = new byte[TABLE_BYTES];
		ChipAnswers answers = new ChipAnswers(number, 0, 0, none);
		if (answers.isThere() && !onFour) {
			answers = new ChipAnswers(number, bench.ask(ProbeBlock.STATUS_1, pins, 0, 1).orElse(none)[0] & 0xFF,
					bench.ask(ProbeBlock.STATUS_2, pins, 0, 1).orElse(none)[0] & 0xFF,
					bench.ask(ProbeBlock.SFDP, pins, 0, TABLE_BYTES).orElse(none));
		}
		return new Observation.Chip(pins, onFour, answers, "on " + pins.describe() + (onFour ? " with four lines" : "")
				+ (answers.isThere() ? " there is a " + answers.name() + (onFour ? ""
						: ", " + answers.registers()
								+ (answers.hasTable() ? ", with an SFDP table" : ", without SFDP table"))
						: " nobody answers"));
	}

	/** Holds what option words read against what is read slowly. */
	static Trial read(String id, String how, FlexSpiNorOption option, boolean deep) {
		return Trial.of(id, "Read by " + how + " and compare with slow reading", Risk.CONFIGURE,
				deep ? Duration.ofSeconds(4) : Duration.ofSeconds(1), bench -> read(bench, how, option, deep));
	}

	private static Observation read(Bench bench, String how, FlexSpiNorOption option, boolean deep)
			throws ConnectionException, MbootException, CancelledException {
		FlashPins pins = FlashPins.of(bench.device(), option, bench.about().wanted().instance());
		byte[] truth = truth(bench, pins);
		if (truth == null) {
			return new Observation.Broken("read", Optional.empty(), 0,
					"this flashloader takes no block of its own, so there is nothing to compare with");
		}
		int status = bench.configure(option, bench.about().wanted().instance());
		if (status != 0) {
			return new Observation.Broken("read", Optional.empty(), status,
					how + ": " + StatusCatalogue.builtIn().find(status));
		}
		int wrong = 0;
		int rounds = deep ? DEEP_ROUNDS : 1;
		for (int round = 0; round < rounds; round++) {
			bench.progress().checkCancelled();
			wrong += different(truth, bench.read(pins.base(bench.device()), truth.length));
		}
		int blocks = rounds * BLOCKS;
		return new Observation.Reading(how, option, blocks, wrong, isBlank(truth), String.format(Locale.ROOT,
				"read by %s: %d of %d blocks of 1 KiB differ from slow reading%s", how, wrong, blocks,
				isBlank(truth) ? "; the flash is blank there" : ""));
	}

	private static byte[] truth(Bench bench, FlashPins pins)
			throws ConnectionException, MbootException, CancelledException {
		return bench.ask(ProbeBlock.ARRAY, pins, 0, BLOCK * BLOCKS).orElse(null);
	}

	private static int different(byte[] truth, byte[] found) {
		int wrong = 0;
		for (int at = 0; at < truth.length; at += BLOCK) {
			wrong += Arrays.equals(truth, at, at + BLOCK, found, at, at + BLOCK) ? 0 : 1;
		}
		return wrong;
	}

	static boolean isBlank(byte[] bytes) {
		for (byte each : bytes) {
			if (each != (byte) 0xFF) {
				return false;
			}
		}
		return true;
	}

	/** Reads with a whole FCB, the user's own. */
	static Trial readByFcb(byte[] fcb) {
		return Trial.of("read-by-fcb", "Read by the given FCB and compare with slow reading", Risk.CONFIGURE,
				Duration.ofSeconds(1), bench -> readByFcb(bench, fcb));
	}

	private static Observation readByFcb(Bench bench, byte[] content)
			throws ConnectionException, MbootException, CancelledException, BadInputException {
		FlashPins pins = FlashPins.of(bench.device(), bench.about().option(),
				bench.about().wanted().instance());
		Fcb fcb = Fcb.parse(content);
		byte[] truth = truth(bench, pins);
		int status = bench.configure(content, pins);
		if (truth == null || status != 0) {
			return new Observation.Broken("read-by-fcb", Optional.empty(), status,
					"this flashloader takes no whole FCB");
		}
		int wrong = different(truth, bench.read(pins.base(bench.device()), truth.length));
		return new Observation.Block(wrong == 0, wrong == 0 ? Optional.empty() : Optional.of(fcb.summary()),
				String.format(Locale.ROOT, "read by the given FCB: %d of %d blocks differ from slow reading", wrong,
						BLOCKS));
	}

	static Trial sector(String id, OptionalLong address) {
		return Trial.of(id, "Erase, program and read back " + (address.isPresent()
				? String.format(Locale.ROOT, "the sector at 0x%08X", address.getAsLong())
				: "the last sector") + ", then put its content back", Risk.SCRATCH_SECTOR, Duration.ofSeconds(2),
				bench -> sector(bench, address));
	}

	private static Observation sector(Bench bench, OptionalLong address) throws BadInputException {
		RunRecord run = bench.run(bench.memoryTest(Sectors.ONE, address));
		String where = address.isPresent() ? String.format(Locale.ROOT, "the sector at 0x%08X", address.getAsLong())
				: "the last sector";
		return new Observation.Sector(address.orElse(-1), run, run.failure()
				.map(failure -> where + " failed: " + failure.what())
				.orElse(where + " was erased, programmed, read back, and has its content again"));
	}
}
