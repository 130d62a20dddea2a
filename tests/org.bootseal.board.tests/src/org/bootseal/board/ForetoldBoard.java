/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.bootseal.board.hab.SignedImage;
import org.bootseal.board.nor.FlashDriver;
import org.bootseal.board.nor.FlashKind;
import org.bootseal.board.silicon.FuseBits;
import org.bootseal.board.silicon.FuseRoles;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.device.RomProtocol;
import org.bootseal.core.predict.BootFlash;
import org.bootseal.core.predict.BootMode;
import org.bootseal.core.predict.BootPrediction;
import org.bootseal.core.predict.BootPrediction.Verdict;
import org.bootseal.core.predict.BootPredictor;
import org.bootseal.core.predict.BootSituation;
import org.bootseal.core.predict.FlashFacts;

/** A board by chance, of which a boot is foretold and then seen. */
final class ForetoldBoard {

	private static final int IMAGE_BYTES = 0x1800;
	private static final int SECTOR = 0x1000;

	private final Random random;
	private BoardMachine machine;
	private byte[] flash;
	private int status;

	ForetoldBoard(long seed) {
		random = new Random(seed);
	}

	/** A board whose flash has an FCB that fits, and an image of some kind. */
	void make(String name) throws Exception {
		machine = new BoardMachine(BoardSpec.named(name));
		FlashDriver driver = new FlashDriver(machine.soc().flash(), machine.spec().device());
		boolean hyper = machine.spec().nor().kind() == FlashKind.HYPER;
		byte[] words = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN).putInt(hyper ? 0xC0233007 : 0xC0000006)
				.array();
		assertEquals(0, driver.configure(words));
		status = machine.soc().flash().chip().readStatus();
		byte[] fcb = driver.configuration().orElseThrow().toBytes();
		byte[] image = image();
		flash = new byte[machine.spec().device().ivtOffset() + image.length];
		Arrays.fill(flash, (byte) 0xFF);
		System.arraycopy(fcb, 0, flash, machine.spec().device().fcbOffset(), fcb.length);
		System.arraycopy(image, 0, flash, machine.spec().device().ivtOffset(), image.length);
	}

	private byte[] image() throws Exception {
		long base = machine.spec().flashWindow().start();
		if (random.nextInt(5) == 0) {
			byte[] copied = TestImages.copiedImage(0x20000000L, IMAGE_BYTES);
			return random.nextBoolean() ? copied : sign(copied, 0x20001000L);
		}
		byte[] image = TestImages.flashImage(IMAGE_BYTES);
		int shift = (int) (base - TestImages.FLASH);
		ByteBuffer words = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
		for (int at : new int[] { 0x04, 0x10, 0x14, 0x20, 0x1004 }) {
			words.putInt(at, words.getInt(at) + shift);
		}
		if (random.nextInt(4) == 0) {
			words.putInt(4, (int) base + 0x2000);
		}
		return random.nextInt(3) == 0 ? image : sign(image, base + 0x1000);
	}

	private byte[] sign(byte[] image, long ivt) throws Exception {
		boolean caam = machine.spec().device().device().romProtocol() == RomProtocol.MBOOT;
		return new SignedImage(image, ivt).engine(caam ? 0x1D : 0x1B).block(0x1000, IMAGE_BYTES).build();
	}

	boolean oneIn(int count) {
		return random.nextInt(count) == 0;
	}

	void damage() {
		int fcb = machine.spec().device().fcbOffset();
		int ivt = machine.spec().device().ivtOffset();
		int[][] fields = { { fcb, 8 }, { fcb + 0x0C, 4 }, { fcb + 0x40, 8 }, { fcb + 0x50, 16 }, { fcb + 0x80, 12 },
				{ ivt, 0x2C }, { ivt + 0x2C, IMAGE_BYTES }, { ivt + 0x1000, 16 }, { ivt + IMAGE_BYTES, 0x1000 } };
		if (oneIn(8)) {
			status = 0;
		}
		if (oneIn(12)) {
			int[] field = fields[random.nextInt(fields.length)];
			Arrays.fill(flash, field[0], field[0] + field[1], (byte) (random.nextBoolean() ? 0xFF : 0));
		}
		for (int count = oneIn(2) ? 0 : 1 + random.nextInt(2); count > 0; count--) {
			int[] field = fields[random.nextInt(fields.length)];
			int at = field[0] + random.nextInt(field[1]);
			// a size or an address far away makes a board wait, nothing else
			flash[at] ^= (byte) (1 << random.nextInt(8));
		}
	}

	private void burn(FuseBits bits, int value) {
		if (bits.width() > 0) {
			machine.soc().fuses().burn(bits.word(), value << bits.shift());
		}
	}

	void burnFuses() throws Exception {
		FuseRoles roles = machine.soc().roles();
		if (!oneIn(3)) {
			int[] words = SignedImage.fuseWords(0x80);
			for (int i = 0; i < words.length; i++) {
				machine.soc().fuses().burn(roles.srkHash() + i, oneIn(40) ? words[i] | 1 : words[i]);
			}
		}
		if (oneIn(2)) {
			burn(roles.closed(), 1);
		}
		if (oneIn(8)) {
			burn(roles.srkRevoke(), 1 << random.nextInt(2));
		}
		if (oneIn(2)) {
			burn(roles.bootByFuses(), 1);
			int[] types = machine.spec().nor().kind() == FlashKind.HYPER ? new int[] { 2, 2, 2, 0, 3 }
					: new int[] { 0, 0, 1, 2, 7 };
			burn(roles.flashType(), types[random.nextInt(types.length)]);
			burn(roles.bootDevice(), oneIn(8) ? 1 + random.nextInt(15) : 0);
		}
		machine.setXipPin(oneIn(2));
		if (oneIn(10)) {
			burn(roles.forceInternalBoot(), 1);
		}
		if (oneIn(6)) {
			burn(roles.sdpDisable(), 1);
		}
	}

	private BootSituation situation() {
		Map<Integer, Integer> fuses = new HashMap<>();
		for (int word = 0; word < machine.soc().fuses().count(); word++) {
			fuses.put(word, machine.soc().fuses().cell(word));
		}
		boolean hyper = machine.spec().nor().kind() == FlashKind.HYPER;
		FlashFacts facts = new FlashFacts(hyper ? FlashFacts.Family.HYPER : FlashFacts.Family.SPI,
				machine.spec().wiring().flexSpi(), machine.spec().wiring().port(),
				machine.spec().wiring().secondaryPins(), OptionalInt.of(machine.spec().wiring().dataLines()),
				OptionalInt.of(machine.spec().nor().maxMegahertz()),
				hyper ? Optional.empty() : Optional.of((status & machine.spec().nor().quadEnable()) != 0));
		return new BootSituation(machine.spec().device().device(), fuses,
				new BootFlash(flash, OptionalLong.of(machine.spec().nor().size()), Optional.of(facts)),
				Optional.of(machine.xipPin()));
	}

	private void putFlash() {
		Map<Integer, byte[]> sectors = new HashMap<>();
		for (int at = 0; at < flash.length; at += SECTOR) {
			byte[] sector = new byte[SECTOR];
			Arrays.fill(sector, (byte) 0xFF);
			System.arraycopy(flash, at, sector, 0, Math.min(SECTOR, flash.length - at));
			sectors.put(at / SECTOR, sector);
		}
		machine.soc().flash().chip().restore(status, sectors);
	}

	private static BootMode mode(BootPins pins) {
		return switch (pins) {
		case SERIAL -> BootMode.SERIAL;
		case INTERNAL -> BootMode.INTERNAL;
		case FUSES -> BootMode.FUSES;
		};
	}

	/** The verdict that the board gives, after it was compared with the one that was foretold. */
	Verdict compare(BootPins pins) throws Exception {
		BootPrediction foretold = BootPredictor.predict(situation(), mode(pins));
		putFlash();
		machine.setPins(pins);
		machine.powerOff();
		machine.boot(0, false);
		BootReport report = machine.report();
		Verdict seen = report.booted() ? Verdict.BOOTS
				: machine.power() == BoardPower.ROM ? Verdict.SERIAL_DOWNLOADER : Verdict.SILENT;
		String both = machine.spec().name() + ": foretold " + foretold.sentence() + " " + foretold.steps() + ", seen "
				+ report;
		if (foretold.verdict() == Verdict.UNKNOWN) {
			assertTrue(foretold.steps().get(foretold.steps().size() - 1).contains("into RAM"), both);
			return seen;
		}
		assertEquals(seen, foretold.verdict(), both);
		assertEquals(report.entryPoint(), foretold.entryPoint(), both);
		assertEquals(Optional.of(report.closed()), foretold.closed(), both);
		if (report.booted()) {
			assertEquals(report.authenticated(), foretold.authentic(), both);
		}
		return seen;
	}
}
