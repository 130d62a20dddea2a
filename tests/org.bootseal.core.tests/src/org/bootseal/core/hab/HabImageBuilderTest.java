/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.bootseal.core.hab.TestImages.APPLICATION;
import static org.bootseal.core.hab.TestImages.FLASH;
import static org.bootseal.core.hab.TestImages.application;
import static org.bootseal.core.hab.TestImages.binary;
import static org.bootseal.core.hab.TestImages.build;
import static org.bootseal.core.hab.TestImages.messages;
import static org.bootseal.core.hab.TestImages.signed;
import static org.bootseal.core.hab.TestImages.srecFirmware;
import static org.bootseal.core.hab.TestImages.unsigned;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.Nop;
import org.bootseal.core.hab.CsfCommand.Write;
import org.bootseal.core.hab.CsfCommand.WriteData;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabImageBuilderTest {

	@Test
	void unsignedImageIsIvtBootDataAndApplication() throws Exception {
		byte[] application = application(1001, APPLICATION);
		HabImage image = build(unsigned(TestImages.firmware(application)));
		byte[] bytes = image.bytes();
		assertEquals(0x1000 + 1001, bytes.length);
		// i.MX RT1020 reference manual, image vector table and boot data: little-endian words
		assertEquals(
				"d1002040" + "09200060" + "00000000" + "00000000" + "20100060" + "00100060" + "00000000" + "00000000"
						+ "00000060" + "e9230000" + "00000000",
				HexFormat.of().formatHex(bytes, 0, 44));
		assertArrayEquals(new byte[0x1000 - 44], Arrays.copyOfRange(bytes, 44, 0x1000));
		assertArrayEquals(application, Arrays.copyOfRange(bytes, 0x1000, bytes.length));
		assertEquals(FLASH + 0x1000, image.address());
		assertEquals(List.of(), image.warnings());
		assertEquals(Optional.empty(), image.csf());
	}

	/** The CSF is at the next page behind the application, one page further when that ends at a page. */
	@ParameterizedTest
	@CsvSource({ "12, 0x3000", "4080, 0x3000", "4095, 0x3000", "4096, 0x4000", "4097, 0x4000", "8191, 0x4000",
			"8192, 0x5000" })
	void csfIsOnThePageBehindTheApplication(int length, String csf) throws Exception {
		HabImage image = build(signed(binary(length)));
		assertEquals(FLASH + Long.decode(csf), image.ivt().csf());
		assertEquals(Long.decode(csf) + 0x2000, image.bootData().length());
		assertEquals(Long.decode(csf) + 0x2000 - 0x1000, image.length());
		assertEquals(List.of(new Block(0x60001000L, 0x40), new Block(APPLICATION, (length + 15) / 16 * 16)),
				blocks(image));
	}

	/**
	 * The hash was taken from the first build with these keys. That its signatures verify is shown with openssl in
	 * CmsWithOpenSslTest, that the format is right with the reference implementation in HabExportConformanceTest.
	 */
	@Test
	void signedImageIsReproducible() throws Exception {
		byte[] bytes = build(signed(binary(5000)).withTimestamp(Instant.parse("2026-05-06T07:08:09Z"))).bytes();
		assertEquals("14de14af931abd65baf75df9df3c5f6eadcebf94f7c3df77a28f16f431d5eaf5",
				HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
	}

	@Test
	void clockGivesTheTimeWithoutTimestamp() throws Exception {
		byte[] clock = build(signed(binary(100))).bytes();
		assertArrayEquals(clock, build(signed(binary(100)).withTimestamp(TestImages.TIME)).bytes());
	}

	@Test
	void dcdIsPlacedAndSigned() throws Exception {
		Dcd dcd = new Dcd(0x41, List.of(new WriteData(4, List.of(new Write(0x400FC068L, 0xFFFFFFFFL)))));
		HabImage image = build(signed(binary(100)).withDcd(dcd));
		assertEquals(image.ivt().self() + 0x40, image.ivt().dcd());
		assertEquals("d2001041" + "cc000c04" + "400fc068" + "ffffffff",
				HexFormat.of().formatHex(image.bytes(), 0x40, 0x50));
		assertEquals(List.of(new Block(0x60001000L, 0x40), new Block(0x60001040L, 0x10), new Block(APPLICATION, 112)),
				blocks(image));
	}

	@Test
	void xmcdIsLeftOutWhereTheRomReadsNone() throws Exception {
		HabRecipe recipe = withXmcd(unsigned(binary(100)));
		HabImage image = build(recipe);
		assertArrayEquals(build(unsigned(binary(100))).bytes(), image.bytes());
		assertEquals(List.of("the XMCD is left out, because the ROM of MIMXRT1020 does not read one"), messages(image));
	}

	@Test
	void dcdAndXmcdTogetherAreRefused() throws Exception {
		HabRecipe recipe = withXmcd(unsigned(binary(100)).withDcd(new Dcd(0x41, List.of())));
		HabRecipe anyDevice = new HabRecipe(Optional.empty(), recipe.startAddress(), recipe.ivtOffset(),
				recipe.initialLoadSize(), recipe.entryPoint(), recipe.timestamp(), recipe.dcd(), recipe.xmcd(),
				recipe.firmware(), recipe.csf());
		assertEquals("found both a DCD and an XMCD, expected one of them, because they share one place",
				refusal(anyDevice));
	}

	@Test
	void entryOutsideOfTheApplicationIsRefused() {
		assertEquals("found entry point 0x60002064, expected an address in the application, which is at 0x60002000 to"
				+ " 0x60002063 in memory", refusal(withEntry(unsigned(binary(100)), 0x60002064L)));
		assertEquals(
				"found an application of 7 bytes, expected at least a vector table with stack pointer and reset vector",
				refusal(unsigned(TestImages.firmware(new byte[] { 0, 0, 0, 0, 0, 0, 0 }))));
		byte[] erased = new byte[100];
		Arrays.fill(erased, (byte) 0xFF);
		assertTrue(refusal(unsigned(TestImages.firmware(erased))).startsWith("found entry point 0xFFFFFFFF, expected"));
	}

	@Test
	void vectorsThatLookWrongGiveWarnings() throws Exception {
		byte[] application = application(100, APPLICATION);
		Arrays.fill(application, 0, 8, (byte) 0);
		assertEquals(List.of(
				"word 0 of the application is 0x00000000, expected the initial stack pointer: is there no vector table at its start?",
				"word 1 of the application is 0x00000000, expected the reset vector, an odd address in the application",
				"the entry point 0x60002010 is even, expected an odd address (Thumb code) or the vector table at 0x60002000"),
				messages(build(withEntry(unsigned(TestImages.firmware(application)), 0x60002010L))));
	}

	@Test
	void entryRecordWinsOverTheResetVectorAndTheRecipeOverBoth() throws Exception {
		Firmware firmware = srecFirmware(application(100, APPLICATION), APPLICATION, 0x60002011L);
		HabImage image = build(unsigned(firmware));
		assertEquals(0x60002011L, image.ivt().entry());
		assertEquals(List.of("the application says that it starts at 0x60002011, but its reset vector is 0x60002009"),
				messages(image));
		HabImage given = build(withEntry(unsigned(firmware), 0x60002013L));
		assertEquals(0x60002013L, given.ivt().entry());
		assertEquals(List
				.of("entryPointAddress 0x60002013 differs from 0x60002011, where the application says that it starts"),
				messages(given));
		assertEquals(List.of(), messages(build(withEntry(unsigned(firmware), 0x60002011L))));
	}

	@Test
	void applicationWithItsOwnBootHeaderIsRefused() {
		assertEquals("the application holds bytes at 0x60000000, where the boot header goes (0x60000000 to 0x60001FFF),"
				+ " expected an application that starts at 0x60002000; link it without its own boot header",
				refusal(unsigned(srecFirmware(application(0x3000, FLASH), FLASH, 0))));
		assertEquals(
				"the application is linked to 0x60004000, but its place in the image is 0x60002000; set startAddress and"
						+ " initialLoadSize so that their sum is 0x60004000, or link it to the other address",
				refusal(unsigned(srecFirmware(application(0x100, 0x60004000L), 0x60004000L, 0))));
	}

	@Test
	void otherLinkAddressInRamIsAWarning() throws Exception {
		HabImage image = build(withEntry(at(unsigned(srecFirmware(application(0x100, 0x20208000L), 0x20208000L, 0)),
				0x20200000L), 0x20202009L));
		assertEquals(List.of("the application is linked to 0x20208000, but its place in the image is 0x20202000",
				"word 1 of the application is 0x20208009, expected the reset vector, an odd address in the application"),
				messages(image));
	}

	@Test
	void memoryThatThePartDoesNotHaveIsSaid() throws Exception {
		HabImage image = build(at(unsigned(TestImages.firmware(application(0x100, 0x12002000L))), 0x12000000L));
		assertEquals(List.of("the image starts at 0x12000000, where MIMXRT1020 has no memory that is known"),
				messages(image));
	}

	@Test
	void layoutThatLeavesNoRoomIsRefused() {
		HabRecipe recipe = unsigned(binary(100));
		HabRecipe tight = new HabRecipe(recipe.device(), FLASH, 0x1000, 0x103F, recipe.entryPoint(), recipe.timestamp(),
				recipe.dcd(), recipe.xmcd(), recipe.firmware(), recipe.csf());
		assertEquals("found initialLoadSize 0x103F with ivtOffset 0x1000, expected at least 0x1040,"
				+ " where IVT, boot data and configuration end", refusal(tight));
		assertEquals(
				"found a container of 4196 bytes at 0xFFFFF000, expected at most 268435456 bytes that end below 4 GiB",
				refusal(at(recipe, 0xFFFFE000L)));
	}

	@Test
	void certificatesOfAnotherRootAreRefusedOrWarnedAbout() throws Exception {
		HabRecipe recipe = unsigned(binary(100)).signed(mixed());
		String problem = TestKeys.tree().csfCertificateFile(1)
				+ ": the certificate of CN=Bootseal test CSF2_1_sha256_2048_65537_v3_usr is not issued by the super root key with"
				+ " source index 0 of the SRK table, expected one that is; a closed part refuses this image";
		assertEquals(problem, refusal(recipe));
		HabImage image = new HabImageBuilder(TestImages.CLOCK, ChainPolicy.WARN).build(recipe);
		assertEquals(problem, messages(image).get(0));
		assertEquals(2, image.warnings().size());
		assertTrue(image.warnings().stream().allMatch(one -> one.kind() == HabWarning.Kind.CERTIFICATE_CHAIN));
	}

	@ParameterizedTest
	@CsvSource({ "2077-01-01T00:00:00Z, expired at 2076-01-01T00:00:00Z",
			"2025-12-31T00:00:00Z, is valid only from 2026-01-01T00:00:00Z" })
	void certificatesOutOfTheirTimeGiveWarnings(String now, String problem) throws Exception {
		HabImage image = new HabImageBuilder(Clock.fixed(Instant.parse(now), ZoneOffset.UTC), ChainPolicy.REFUSE)
				.build(signed(binary(100)).withTimestamp(TestImages.TIME));
		assertEquals(List.of("the certificate of CN=Bootseal test CSF1_1_sha256_2048_65537_v3_usr " + problem,
				"the certificate of CN=Bootseal test IMG1_1_sha256_2048_65537_v3_usr " + problem), messages(image));
	}

	@Test
	void timeThatNoSignatureCanSayIsRefused() throws Exception {
		assertEquals("found signature timestamp 2050-01-01T00:00:00Z, expected a year from 1950 to 2049",
				refusal(signed(binary(100)).withTimestamp(Instant.parse("2050-01-01T00:00:00Z"))));
	}

	@Test
	void csfThatDoesNotFitIsRefused() throws Exception {
		List<CsfSection> sections = new ArrayList<>(signed(binary(100)).csf().orElseThrow().sections());
		for (int i = 0; i < 2000; i++) {
			sections.add(new CsfSection.Command(new Nop()));
		}
		assertTrue(refusal(unsigned(binary(100)).signed(CsfRecipe.of(0x42, sections)))
				.endsWith("bytes in the CSF, expected at most 8192; use smaller keys or fewer super root keys"));
	}

	@Test
	void sectionsThatHabRefusesAreNamed() throws Exception {
		List<CsfSection> good = signed(binary(100)).csf().orElseThrow().sections();
		assertEquals("found no section InstallSRK, which a signed image needs", refusal(good, 1, 2, 3, 4));
		assertEquals("found no section AuthenticateData, which a signed image needs", refusal(good, 0, 1, 2, 3));
		assertEquals("found two sections AuthenticateCSF, expected one", refusal(good, 0, 1, 2, 2, 3, 4));
		assertEquals(
				"found the sections in an order that HAB refuses, expected InstallSRK, InstallCSFK, AuthenticateCSF,"
						+ " AuthenticateData",
				refusal(good, 0, 2, 1, 3, 4));
		assertEquals(
				"found no InstallKey with InstallKey_TargetIndex 2 between AuthenticateCSF and AuthenticateData, expected"
						+ " the key that AuthenticateData_VerificationIndex 2 names",
				refusal(good, 0, 1, 2, 4));
	}

	@Test
	void sourceIndexOutOfTheTableIsRefused() throws Exception {
		KeyTree tree = TestKeys.tree();
		assertEquals("found source index 2, but the SRK table has 2 entries, expected 0 to 1",
				assertThrows(BadInputException.class, () -> CsfSection.InstallSrk.of(tree.srkTable(), 2)).getMessage());
	}

	private static CsfRecipe mixed() throws Exception {
		CsfRecipe other = CsfRecipe.of(TestKeys.tree(), 1, HabEngine.DCP, PasswordSource.NONE);
		List<CsfSection> sections = new ArrayList<>(other.sections());
		sections.set(0, CsfSection.InstallSrk.of(TestKeys.tree().srkTable(), 0));
		return CsfRecipe.of(0x42, sections);
	}

	private static String refusal(List<CsfSection> good, int... positions) {
		List<CsfSection> sections = Arrays.stream(positions).mapToObj(good::get).toList();
		return assertThrows(BadInputException.class, () -> CsfRecipe.of(0x42, sections)).getMessage();
	}

	private static String refusal(HabRecipe recipe) {
		return assertThrows(BadInputException.class, () -> build(recipe)).getMessage();
	}

	private static List<Block> blocks(HabImage image) {
		return image.csf().orElseThrow().commands().stream().filter(AuthenticateData.class::isInstance)
				.flatMap(command -> ((AuthenticateData) command).blocks().stream()).toList();
	}

	private static HabRecipe withXmcd(HabRecipe recipe) throws HabFormatException {
		byte[] xmcd = HexFormat.of().parseHex("080001c0" + "000700c0");
		return new HabRecipe(recipe.device(), recipe.startAddress(), recipe.ivtOffset(), recipe.initialLoadSize(),
				recipe.entryPoint(), recipe.timestamp(), recipe.dcd(), Optional.of(Xmcd.parse(xmcd, 0)),
				recipe.firmware(),
				recipe.csf());
	}

	private static HabRecipe withEntry(HabRecipe recipe, long entry) {
		return new HabRecipe(recipe.device(), recipe.startAddress(), recipe.ivtOffset(), recipe.initialLoadSize(),
				OptionalLong.of(entry), recipe.timestamp(), recipe.dcd(), recipe.xmcd(), recipe.firmware(),
				recipe.csf());
	}

	private static HabRecipe at(HabRecipe recipe, long start) {
		return new HabRecipe(recipe.device(), start, recipe.ivtOffset(), recipe.initialLoadSize(), recipe.entryPoint(),
				recipe.timestamp(), recipe.dcd(), recipe.xmcd(), recipe.firmware(), recipe.csf());
	}
}
