/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.otp.FuseGroup;
import org.junit.jupiter.api.Test;

class WritePlannerTest {

	private static final String BLHOST = "blhost -u 0x15A2,0x0073 -t 5000 -j -- ";
	private static final String SDPHOST = "sdphost -u 0x1FC9,0x0130 -t 5000 -j -- ";

	@Test
	void commandLinesAreThoseOfTheFieldsTools() throws Exception {
		// order and arguments as NXP's Secure Provisioning Tool runs them in public logs, FCB by option word 0xF000000F
		String flashloader = Path.of("tools", "ivt_flashloader.bin").toString();
		String signed = Path.of("tools", "ivt_flashloader_signed.bin").toString();
		assertEquals(List.of(BLHOST + "get-property 1 0", SDPHOST + "error-status",
				SDPHOST + "write-file 0x20208200 " + flashloader, SDPHOST + "jump-address 0x20208200",
				SDPHOST + "write-file 0x20208200 " + signed, SDPHOST + "jump-address 0x20208200",
				BLHOST + "get-property 1 0", BLHOST + "fill-memory 0x00002000 4 0xC0000007",
				BLHOST + "configure-memory 9 0x00002000", BLHOST + "get-property 25 9",
				"blhost -u 0x15A2,0x0073 -t 50450 -j -- flash-erase-region 0x60000000 0xB000 0",
				BLHOST + "fill-memory 0x00002000 4 0xF000000F", BLHOST + "configure-memory 9 0x00002000",
				BLHOST + "write-memory 0x60001000 hello.bin 0",
				BLHOST + "read-memory 0x60001000 40960 readback.bin 0",
				BLHOST + "read-memory 0x60000000 512 fcb.bin 0", BLHOST + "reset"),
				WritePlanner.plan(Requests.plain()).full().commandLines());
	}

	@Test
	void secondOptionWordFollowsTheFirst() throws Exception {
		WriteRequest plain = Requests.plain();
		WriteRequest request = new WriteRequest(plain.device(), plain.image(), plain.unsignedFlashloader(),
				plain.signedFlashloader(), FlexSpiNorOption.parse("0xC1000406", "0x00010000"), plain.sectorSize(),
				plain.instance(), plain.fcb(), plain.fuses(), plain.imageSrk(), plain.srkIndex(), plain.burn(),
				plain.prove());

		assertTrue(WritePlanner.plan(request).commandLines()
				.containsAll(List.of(BLHOST + "fill-memory 0x00002000 4 0xC1000406",
						BLHOST + "fill-memory 0x00002004 4 0x00010000")));
	}

	@Test
	void aCompleteFcbIsWrittenInsteadOfTheGeneratedOne() throws Exception {
		WritePlan plan = WritePlanner.plan(Requests.withFcb(Requests.plain(), Path.of("my_fcb.bin")));

		assertTrue(plan.commandLines().containsAll(List.of(BLHOST + "write-memory 0x60000000 my_fcb.bin 0",
				BLHOST + "read-memory 0x60000000 512 fcb_readback.bin 0")));
		assertFalse(String.join(" ", plan.commandLines()).contains("0xF000000F"));
		assertTrue(plan.preview().stream().anyMatch(line -> line.endsWith("Write the FCB of my_fcb.bin")));
	}

	@Test
	void aChosenInstanceIsSelectedAndItsWindowWritten() throws Exception {
		List<String> lines = WritePlanner.plan(atSecondFlexSpi(0x70001000L)).commandLines();

		assertTrue(lines.contains(BLHOST + "fill-memory 0x00002000 4 0xCF900002"));
		assertTrue(lines.contains(BLHOST + "write-memory 0x70001000 hello.bin 0"));
		assertTrue(lines.contains(BLHOST + "read-memory 0x70000000 512 fcb.bin 0"));
	}

	private static WriteRequest atSecondFlexSpi(long self) throws BadInputException {
		WriteRequest plain = Requests.plain();
		PlanFile image = PlanFile.of(Path.of("hello.bin"), Requests.image(0x2000, 0, self, false));
		return new WriteRequest(DeviceCatalogue.builtIn().find("RT1060"), image, plain.unsignedFlashloader(),
				plain.signedFlashloader(), plain.option(), plain.sectorSize(), OptionalInt.of(2), plain.fcb(),
				plain.fuses(), plain.imageSrk(), plain.srkIndex(), plain.burn(), plain.prove());
	}

	/** The ROM would not find it; one that is copied to RAM may be written anywhere. */
	@Test
	void imageForAnotherPlaceInFlashIsRefused() throws Exception {
		BadInputException refused = assertThrows(BadInputException.class,
				() -> WritePlanner.plan(atSecondFlexSpi(0x60001000L)));
		assertEquals("hello.bin: its IVT is for 0x60001000, but the boot flash of MIMXRT1060 has it at 0x70001000, and"
				+ " the ROM boots it only there; link the application, and build its image, for the flash at 0x70000000",
				refused.getMessage());
		assertEquals("Write hello.bin to MIMXRT1060, flexspi_nor at 0x70001000",
				WritePlanner.plan(atSecondFlexSpi(0x20201000L)).title());
	}

	@Test
	void eraseTimeIsFiftySecondsAndOneMillisecondForEachHundredBytes() {
		assertEquals(Duration.ofMillis(50_450), new FlashRegion(0x60000000L, 45_056).eraseTimeout());
		// the one public log of NXP's tool: -t 50252 for 25296 bytes
		assertEquals(Duration.ofMillis(50_252), new FlashRegion(0x08000000L, 25_296).eraseTimeout());
		// 2048 sectors of 400 ms each, the maximum of many datasheets, take 819 s
		assertEquals(Duration.ofSeconds(1034), new FlashRegion(0x60000000L, 8 << 20).eraseTimeout());
	}

	@Test
	void onlyTheNeededSectorsAreErased() throws Exception {
		assertEquals("0x60000000..0x60001FFF", regions(1, 0x1000));
		assertEquals("0x60000000..0x60001FFF", regions(0x1000, 0x1000));
		assertEquals("0x60000000..0x60002FFF", regions(0x1001, 0x1000));
		assertEquals("0x60000000..0x6003FFFF", regions(0x1000, 0x40000));
		// small sectors leave a gap between FCB and image, which is left alone
		assertEquals("0x60000000..0x600001FF and 0x60001000..0x600010FF", regions(0x100, 0x100));
	}

	private static String regions(int length, long sectorSize) throws BadInputException {
		byte[] image = Requests.image(Math.max(0x20, length), 0, Requests.IMAGE_ADDRESS, false);
		WritePlan plan = WritePlanner.plan(
				Requests.withImage(Requests.plain(), PlanFile.of(Path.of("a.bin"), image), sectorSize));
		return plan.steps().stream().filter(EraseStep.class::isInstance).map(EraseStep.class::cast).findFirst()
				.orElseThrow().regionsText();
	}

	@Test
	void sectorSizeMustBeAPowerOfTwo() throws Exception {
		for (long size : new long[] { 0, 0x80, 0x1800, -0x1000, 1L << 40 }) {
			WriteRequest request = Requests.withImage(Requests.plain(), Requests.plain().image(), size);
			assertThrows(BadInputException.class, () -> WritePlanner.plan(request));
		}
	}

	@Test
	void loadAddressComesFromTheIvtOfTheFlashloader() throws Exception {
		// older flashloaders of NXP have their IVT at offset 0x400: RT1020, IVT at 0x20208400, load at 0x20208000
		PlanFile old = PlanFile.of(Path.of("old.bin"), Requests.image(3000, 0x400, 0x20208400L, false));

		List<String> lines = WritePlanner
				.plan(Requests.withFlashloaders(Requests.plain(), Optional.of(old), Optional.empty())).commandLines();
		assertTrue(lines.contains(SDPHOST + "write-file 0x20208000 old.bin"), lines.toString());
		assertTrue(lines.contains(SDPHOST + "jump-address 0x20208400"), lines.toString());
	}

	@Test
	void wrongFlashloadersAreRefused() throws Exception {
		PlanFile noIvt = PlanFile.of(Path.of("app.bin"), new byte[3000]);
		PlanFile noRam = PlanFile.of(Path.of("app.bin"), Requests.image(3000, 0, 0x10000000L, false));
		PlanFile unsigned = Requests.flashloader("ivt_flashloader.bin", false);

		BadInputException e = assertThrows(BadInputException.class, () -> WritePlanner
				.plan(Requests.withFlashloaders(Requests.plain(), Optional.of(noIvt), Optional.empty())));
		assertEquals("app.bin: found no IVT, expected one at offset 0x0 or 0x400", e.getMessage());
		assertThrows(BadInputException.class, () -> WritePlanner
				.plan(Requests.withFlashloaders(Requests.plain(), Optional.of(noRam), Optional.empty())));
		assertThrows(BadInputException.class, () -> WritePlanner
				.plan(Requests.withFlashloaders(Requests.plain(), Optional.empty(), Optional.of(unsigned))));
	}

	@Test
	void fileWithFcbIsTakenFromItsIvtOn() throws Exception {
		byte[] whole = Requests.image(0x3000, 0x1000, Requests.IMAGE_ADDRESS, false);
		WritePlan plan = WritePlanner.plan(Requests.withImage(Requests.plain(),
				PlanFile.of(Path.of("out", "whole.bin"), whole), WriteRequest.DEFAULT_SECTOR_SIZE));

		assertArrayEquals(Arrays.copyOfRange(whole, 0x1000, 0x3000), plan.image().content());
		assertEquals(Path.of("out", "whole_nopadding.bin"), plan.image().path());
		assertTrue(plan.image().isDerived());
		assertEquals(1, plan.notes().size());
	}

	@Test
	void fileWithoutIvtIsRefused() throws Exception {
		WriteRequest request = Requests.withImage(Requests.plain(), PlanFile.of(Path.of("a.bin"), new byte[64]),
				WriteRequest.DEFAULT_SECTOR_SIZE);

		BadInputException e = assertThrows(BadInputException.class, () -> WritePlanner.plan(request));
		assertEquals("a.bin: found no IVT, expected one at offset 0x0 or 0x1000", e.getMessage());
	}

	@Test
	void previewShowsTheSameCommandsAsThePlan() throws Exception {
		WritePlan plan = WritePlanner.plan(Requests.withFuses(FuseGroup.SRK));
		List<String> preview = plan.preview();

		for (String line : plan.commandLines()) {
			assertTrue(preview.contains("     " + line), line);
		}
		assertTrue(preview.stream().anyMatch(line -> line.endsWith("Burn the fuses \"srk\" - cannot be undone")));
		assertTrue(preview.stream().anyMatch(line -> line.contains("\"close\" (not chosen, left out)")));
	}

	@Test
	void closingComesAfterTheSrkHashAndReadsItFirst() throws Exception {
		WritePlan plan = WritePlanner.plan(Requests.withFuses(FuseGroup.SRK, FuseGroup.CLOSE));
		List<String> ids = plan.steps().stream().map(Step::id).toList();

		assertEquals(
				List.of("look", "flashloader", "fuses", "consent", "configure", "compare", "erase", "write-fcb",
						"write-image",
						"verify-image", "verify-fcb", "burn-srk", "rehearse", "burn-close", "reset", "prove"),
				ids);
		Step close = plan.steps().get(ids.indexOf("burn-close"));
		assertEquals(11, close.commands().size());
		assertEquals(BLHOST + "efuse-read-once 24", close.commands().get(0).line());
		assertEquals(BLHOST + "efuse-read-once 47", close.commands().get(8).line());
		assertEquals(BLHOST + "efuse-program-once 6 00000002", close.commands().get(9).line());
		assertFalse(close.isRepeatable());
		assertTrue(close.isIrreversible());
	}

	@Test
	void unsignedImageIsNeverWrittenToAPartThatIsToBeClosed() throws Exception {
		WriteRequest signed = Requests.withFuses(FuseGroup.CLOSE);
		WriteRequest request = Requests.withImage(signed, Requests.plain().image(), WriteRequest.DEFAULT_SECTOR_SIZE);

		assertThrows(BadInputException.class, () -> WritePlanner.plan(request));
	}

	@Test
	void imageThatIsLargerThanTheFlashWindowIsRefused() throws Exception {
		WriteRequest plain = Requests.plain();
		var device = plain.device();
		var small = new org.bootseal.core.device.Device(device.name(), device.aliases(), device.romIds(),
				device.romProtocol(), device.flashloaderId(), device.engine(), device.xmcd(), device.flashBase(),
				0x8000, device.fcbOffset(),
				device.fcbVersion(), device.memory(), device.bootMemories(), device.flashloaderAddress(), device.xip(),
				device.optionWordAddress(), device.fuseMapName());
		WriteRequest request = new WriteRequest(small, plain.image(), plain.unsignedFlashloader(),
				plain.signedFlashloader(), plain.option(), plain.sectorSize(), plain.instance(),
				plain.fcb(), plain.fuses(), plain.imageSrk(),
				plain.srkIndex(), plain.burn(), plain.prove());

		assertThrows(BadInputException.class, () -> WritePlanner.plan(request));
	}
}
