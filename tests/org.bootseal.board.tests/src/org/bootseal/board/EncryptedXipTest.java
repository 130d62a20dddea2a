/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.bee.BeeEncryption;
import org.bootseal.core.bee.BeeEngine;
import org.bootseal.core.bee.BeeHeader;
import org.bootseal.core.bee.BeeProtection;
import org.bootseal.core.bee.BeeRegion;
import org.bootseal.core.bee.BeeUserKey;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.device.Device;
import org.bootseal.core.otfad.KeyScramble;
import org.bootseal.core.otfad.OtfadContext;
import org.bootseal.core.otfad.OtfadEncryption;
import org.bootseal.core.otfad.OtfadFuses;
import org.bootseal.core.otfad.OtfadTable;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flash that is decrypted while it is read: with the right keys it boots, without them it is noise and does not. */
class EncryptedXipTest {

	private static final long IVT = TestImages.FLASH + 0x1000;
	private static final byte[] IMAGE = TestImages.flashImage(0x3000);

	private final SecureRandom random = new SecureRandom();
	private VirtualBoard board;

	/** Something that stands at an offset of the flash. */
	private record Part(long offset, byte[] bytes) {
	}

	private void write(String name, byte[] image, List<Part> parts) throws Exception {
		board = VirtualBoard.create(BoardSpec.named(name));
		board.setXipPin(true);
		try (Host host = TestBench.loader(board, VirtualBoards.of(board))) {
			TestBench.flash(host, image);
			for (Part part : parts) {
				assertEquals(0, host.writeMemory(TestImages.FLASH + part.offset(), part.bytes()));
			}
			// the flashloader sees what stands in the flash
			assertEquals(image[0x40], host.readMemory(IVT + 0x40, 16).bytes()[0]);
		}
	}

	private void burn(List<FuseRequest> requests) {
		requests.forEach(wanted -> board.burnFuse(wanted.word().index(), wanted.value()));
	}

	private Device device() {
		return board.spec().device().device();
	}

	private BeeEngine engine(int number, long start, long length) throws Exception {
		return new BeeEngine(number, Secret.random(16, random),
				new BeeHeader(Secret.random(16, random), Secret.random(16, random), new BeeProtection(0,
						Secret.random(BeeProtection.NONCE_LENGTH, random), List.of(BeeRegion.of(start, length, 0)))));
	}

	private List<BeeEngine> writeBee(String name, List<BeeEngine> engines) throws Exception {
		byte[] encrypted = BeeEncryption.of(engines).encrypt(List.of(new DataBlob(IVT, IMAGE)), random).bytes();
		List<Part> parts = new ArrayList<>();
		engines.forEach(each -> parts.add(new Part(0x400 + 0x400L * each.number(), each.encodeHeader())));
		write(name, encrypted, parts);
		return engines;
	}

	private void burnKey(BeeEngine engine, BeeUserKey.Place place) throws Exception {
		burn(BeeUserKey.requests(FuseMap.of(device()), engine.number(), place, engine.userKey()));
	}

	private static void assertBooted(BootReport report) {
		assertTrue(report.booted(), report.steps()::toString);
		assertEquals(OptionalLong.of(TestImages.FLASH + 0x2101), report.entryPoint());
	}

	private static void assertNotBooted(BootReport report, String why) {
		assertFalse(report.booted());
		assertTrue(report.steps().stream().anyMatch(step -> step.contains(why)), report.steps()::toString);
	}

	@ParameterizedTest
	@CsvSource({ "0", "1" })
	void eitherBeeEngineDecryptsWithTheKeyThatFusesChooseForIt(int number) throws Exception {
		List<BeeEngine> engines = writeBee("MIMXRT1020-EVK", List.of(engine(number, IVT, 0x4000)));
		assertNotBooted(board.bootInternally(), "has no key");
		burnKey(engines.get(0), BeeUserKey.Place.SW_GP2);
		board.setXipPin(false);
		assertNotBooted(board.bootInternally(), "There is no IVT");
		board.setXipPin(true);
		assertBooted(board.bootInternally());
		assertTrue(board.bootReport().steps().toString().contains("BEE engine " + number
				+ " decrypts [0x60001000..0x60004FFF]"), board.bootReport().steps()::toString);
		// after a reset into the serial downloader nothing is decrypted any more
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
	}

	@Test
	void bothBeeEnginesTakeTurnsWithTwoKeys() throws Exception {
		List<BeeEngine> engines = writeBee("MIMXRT1060-EVK",
				List.of(engine(0, IVT, 0x1000), engine(1, IVT + 0x1000, 0x3000)));
		burnKey(engines.get(0), BeeUserKey.Place.SW_GP2);
		assertNotBooted(board.bootInternally(), "The BEE header at flash offset 0x800 has no key");
		burnKey(engines.get(1), BeeUserKey.Place.GP4);
		assertBooted(board.bootInternally());
	}

	@Test
	void anotherKeyOrADamagedHeaderIsSaidAndPlainImagesBootAsBefore() throws Exception {
		writeBee("MIMXRT1020-EVK", List.of(engine(0, IVT, 0x4000)));
		burnKey(engine(0, IVT, 0x4000), BeeUserKey.Place.SW_GP2);
		assertNotBooted(board.bootInternally(),
				"The BEE header at flash offset 0x400 does not fit the key in the fuses");
		write("MIMXRT1020-EVK", IMAGE, List.of());
		burnKey(engine(0, IVT, 0x4000), BeeUserKey.Place.SW_GP2);
		assertBooted(board.bootInternally());
	}

	private OtfadTable table(long start, long end) throws Exception {
		return OtfadTable.of(List.of(OtfadContext.of(Secret.random(16, random), Secret.random(8, random), start, end,
				OtfadContext.VALID | OtfadContext.DECRYPT)));
	}

	@ParameterizedTest
	@CsvSource({ "false", "true" })
	void otfadDecryptsByTheKeyBlobAtTheStartOfTheFlash(boolean scrambled) throws Exception {
		Secret kek = Secret.random(16, random);
		Optional<KeyScramble> scramble = scrambled ? Optional.of(KeyScramble.of(0x33AA55CCL, 0x1B)) : Optional.empty();
		OtfadTable table = table(IVT, IVT + 0x4000);
		byte[] encrypted = new OtfadEncryption(table).apply(new DataBlob(IVT, IMAGE)).bytes();
		write("MIMXRT1010-EVK", encrypted, List.of(new Part(0, table.encode(kek, scramble))));
		assertNotBooted(board.bootInternally(), "The OTFAD key blob");
		board.setXipPin(false);
		assertNotBooted(board.bootInternally(), "There is no IVT");
		burn(OtfadFuses.requests(FuseMap.of(device()), OtfadFuses.wishes(device().xip(), 1, kek, scramble)));
		assertNotBooted(board.bootInternally(), "The OTFAD key blob");
		burn(OtfadFuses.requests(FuseMap.of(device()), OtfadFuses.userKeyWishes(device().xip())));
		assertBooted(board.bootInternally());
		assertTrue(board.bootReport().steps().toString().contains("OTFAD decrypts"));
		board.burnFuse(device().xip().otfadFuses().orElseThrow().key().get(0), -1);
		assertNotBooted(board.bootInternally(),
				"The OTFAD key blob at flash offset 0x0 does not fit the key that the fuses choose");
	}

	@Test
	void aPartWithOtfadOnBootsNoPlainImage() throws Exception {
		write("MIMXRT1010-EVK", IMAGE, List.of());
		board.setXipPin(false);
		assertBooted(board.bootInternally());
		burn(OtfadFuses.requests(FuseMap.of(device()),
				OtfadFuses.wishes(device().xip(), 1, Secret.random(16, random), Optional.empty())));
		assertNotBooted(board.bootInternally(), "The OTFAD key blob");
	}
}
