/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.bootseal.board.hab.SignedImage;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From reset to the application, or to the reason why not. */
class BootTest {

	private static final int CLOSE = 2;

	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private final VirtualBoards bus = VirtualBoards.of(board);

	private void write(byte[] image) throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			TestBench.flash(host, image);
		}
	}

	private static byte[] signed(int bytes) throws Exception {
		return new SignedImage(TestImages.flashImage(bytes), TestImages.FLASH + 0x1000).block(0x1000, bytes).build();
	}

	private void burnSrk() throws Exception {
		int[] words = SignedImage.fuseWords(0x80);
		for (int i = 0; i < words.length; i++) {
			board.burnFuse(24 + i, words[i]);
		}
	}

	private static void assertStep(BootReport report, String part) {
		assertTrue(report.steps().stream().anyMatch(step -> step.contains(part)), report.steps().toString());
	}

	@Test
	void openPartBootsUnsigned() throws Exception {
		write(TestImages.flashImage(0x3000));
		BootReport report = board.bootInternally();
		assertTrue(report.booted());
		assertFalse(report.authenticated());
		assertStep(report, "FCB at 0x60000000: V1.4.0, 8 MiB flash on 4 pads, frequency code 7, pages of 256 bytes,"
				+ " sectors of 4 KiB");
		assertStep(report, "HAB: the image is not authentic (no CSF); the SRK hash is not burnt");
		assertEquals(OptionalLong.of(0x60002101L), report.entryPoint());
		assertEquals(1, report.habEvents().size());
		bus.awaitChange(Duration.ofSeconds(5));
		assertTrue(bus.find().isEmpty());
	}

	@Test
	void closedPartBootsOnlySigned() throws Exception {
		write(signed(0x3000));
		burnSrk();
		board.burnFuse(6, CLOSE);
		BootReport report = board.bootInternally();
		assertTrue(report.booted(), report.toString());
		assertTrue(report.authenticated());
		assertTrue(report.closed());
		assertStep(report, "HAB: the image is authentic (CSF 4.3, SRK index 0, verified with key slots 1 and 2)");
		assertEquals(List.of(), report.habEvents());
	}

	@Test
	void closedPartRefusesUnsignedAndSaysWhy() throws Exception {
		write(TestImages.flashImage(0x3000));
		burnSrk();
		board.burnFuse(6, CLOSE);
		BootReport report = board.bootInternally();
		assertFalse(report.booted());
		assertEquals(1, report.habEvents().size());
		assertStep(report, "serial downloader");
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			assertEquals(List.of(0x12343412, 0x33333333), host.errorStatus());
		}
	}

	@Test
	void closedWithoutSrkBootsNothing() throws Exception {
		write(signed(0x3000));
		board.burnFuse(6, CLOSE);
		BootReport report = board.bootInternally();
		assertFalse(report.booted());
		assertStep(report, "the SRK hash is not burnt");
	}

	@Test
	void openPartTellsWhatAClosedOneWouldSay() throws Exception {
		write(signed(0x3000));
		burnSrk();
		assertTrue(board.bootInternally().authenticated());
		board.burnFuse(47, 1);
		BootReport revoked = board.bootInternally();
		assertTrue(revoked.booted());
		assertFalse(revoked.authenticated());
		assertStep(revoked, "not authentic (CSF 4.3, no SRK, no signature verified); the part is open");
	}

	@Test
	void closedPartTakesASignedLoaderAfterABadOne() throws Exception {
		// RT1061, flashloader K2.7.0
		burnSrk();
		board.burnFuse(6, CLOSE);
		board.powerCycle();
		byte[] loader = new SignedImage(TestImages.ramImage(TestImages.LOADER_ADDRESS, true), TestImages.LOADER_ADDRESS)
				.block(0x200, 0x600).build();
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			host.writeFile(TestImages.LOADER_ADDRESS, TestImages.flipped(loader, 0x650));
			assertEquals(0x12343412, host.jump(TestImages.LOADER_ADDRESS));
			assertEquals(List.of(0x12343412, 0x33333333), host.errorStatus());
			host.writeFile(TestImages.LOADER_ADDRESS, loader);
			host.jump(TestImages.LOADER_ADDRESS);
		}
		try (Host host = Host.connect(bus, BoardMode.FLASHLOADER)) {
			assertEquals(List.of(0, 1), host.property(17, 0));
		}
	}

	@ParameterizedTest
	@CsvSource({ "SERIAL,0,false", "SERIAL,0x10,false", "INTERNAL,0,true", "INTERNAL,0x10,true", "FUSES,0,false",
			"FUSES,0x10,true", "SERIAL,0x10000,true" })
	void pinsAndFuses(BootPins pins, String bootConfig1, boolean boots) throws Exception {
		write(TestImages.flashImage(0x1000));
		board.burnFuse(6, Integer.decode(bootConfig1));
		board.setBootPins(pins);
		assertEquals(boots, board.powerCycle().booted());
		if (!boots) {
			Host.connect(bus, BoardMode.ROM).close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "0x40,boot device 4", "0x04,flash type 2", "0x0E,no FCB" })
	void bootConfigThatDoesNotFitTheBoard(String bootConfig0, String reason) throws Exception {
		write(TestImages.flashImage(0x1000));
		board.burnFuse(5, Integer.decode(bootConfig0));
		board.burnFuse(6, 0x10);
		BootReport report = board.bootInternally();
		assertFalse(report.booted());
		assertStep(report, reason);
	}

	@Test
	void serialDownloaderCanBeDisabled() throws Exception {
		board.burnFuse(6, 0x20000);
		board.powerCycle();
		assertStep(board.bootReport(), "SDP_DISABLE");
		bus.awaitChange(Duration.ofSeconds(5));
		assertThrows(AssertionError.class, () -> Host.connect(bus, BoardMode.ROM));
	}

	@Test
	void emptyFlashAndMissingIvt() throws Exception {
		assertStep(board.bootInternally(), "no FCB");
		board.setBootPins(BootPins.SERIAL);
		board.reset();
		try (Host host = TestBench.loader(board, bus)) {
			host.configure(0xC0000007);
			host.configure(0xF000000F);
		}
		assertStep(board.bootInternally(), "no IVT");
	}

	@Test
	void ivtOfAnotherPlace() throws Exception {
		byte[] image = TestImages.flashImage(0x1000);
		image[0x15] ^= 0x40;
		write(image);
		assertStep(board.bootInternally(), "says that it is at");
	}

	@Test
	void imageThatIsCopiedToRam() throws Exception {
		write(TestImages.copiedImage(0x20000000L, 0x1000));
		BootReport report = board.bootInternally();
		assertTrue(report.booted(), report.toString());
		assertEquals(OptionalLong.of(0x20002101L), report.entryPoint());
		assertStep(report, "copied to 0x20000000");
	}

	@Test
	void imageThatIsNotWhole() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			TestBench.flash(host, Arrays.copyOf(TestImages.flashImage(0x1000), 0x40));
		}
		assertStep(board.bootInternally(), "hangs");
		bus.awaitChange(Duration.ofSeconds(5));
		assertTrue(bus.find().isEmpty());
	}

	@Test
	void quadReadsNeedTheQuadEnableBit() throws Exception {
		write(TestImages.flashImage(0x1000));
		board.setFlashStatus(0);
		assertStep(board.bootInternally(), "quad enable bit");
		assertFalse(board.bootReport().booted());
	}

	@Test
	void clockThatIsTooFast() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(0, host.configure(0xC0000008));
			host.erase(TestImages.FLASH, 0x3000);
			assertEquals(0, host.configure(0xF000000F));
			byte[] image = TestImages.flashImage(0x1000);
			assertEquals(0, host.writeMemory(TestImages.FLASH + 0x1000, image));
			assertFalse(Arrays.equals(image, host.readMemory(TestImages.FLASH + 0x1000, image.length).bytes()));
		}
		assertStep(board.bootInternally(), "133 MHz");
		assertFalse(board.bootReport().booted());
	}

	@Test
	void anApplicationRunsUntilReset() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			host.simple(0x09, 0x20208601, 0, 0x20008000);
			assertThrows(ConnectionException.class, host::read);
		}
		board.reset();
		Host.connect(bus, BoardMode.ROM).close();
	}
}
