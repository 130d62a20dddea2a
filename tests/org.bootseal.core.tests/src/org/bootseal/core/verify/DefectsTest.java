/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bootlog.HabEvent;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.CsfCommand;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.CsfCommand.Nop;
import org.bootseal.core.hab.Dcd;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.hab.HabEngine;
import org.bootseal.core.hab.SmallImages;
import org.bootseal.core.hab.SmallImages.Small;
import org.bootseal.core.hab.Xmcd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of defect gives its event, its place and its reason. */
class DefectsTest {

	private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
	private static final String KIND = "RSA-1024";
	private static final int ENTRY = 4;

	@TempDir
	Path folder;

	private static TargetPart part(Small image) {
		return TargetPart.of(Optional.empty()).withSrkHash(image.table().hash()).withIvtAt(SmallImages.IVT);
	}

	private static Verification verify(byte[] bytes, TargetPart part) throws BadInputException {
		return ImageVerifier.verify(bytes, part, NOW);
	}

	/** The events as reason and context. */
	private static List<String> events(Verification found) {
		return found.events().stream()
				.map(logged -> String.format("%02x %02x", logged.event().reason(), logged.event().context())).toList();
	}

	private static CsfCommand data(CsfCommand command, int engine, List<Block> blocks) {
		return command instanceof AuthenticateData data && !data.blocks().isEmpty()
				? new AuthenticateData(data.flags(), data.key(), data.format(), engine, data.configuration(),
						data.location(), blocks)
				: command;
	}

	private static final Block HEADER = new Block(SmallImages.IVT, 0x40);

	@Test
	void wrongRangesLeaveTheApplicationOpen() throws Exception {
		Small image = SmallImages.signed(KIND);
		Block half = new Block(SmallImages.APPLICATION.address(), 0x100);
		Verification found = verify(image.forged(command -> data(command, 0, List.of(HEADER, half))), part(image));
		assertEquals(List.of(), found.events());
		Verdict.Gaps gaps = assertInstanceOf(Verdict.Gaps.class, found.verdict());
		assertEquals(0x500, gaps.ranges().get(0).offset());
		assertTrue(gaps.runsClosed());
		assertFalse(found.isPass());
	}

	@Test
	void entryPointOutsideOfTheAuthenticatedData() throws Exception {
		Small image = SmallImages.signed(KIND);
		Block behind = new Block(SmallImages.APPLICATION.address() + 0x40, 0x100);
		Verification found = verify(image.forged(command -> data(command, 0, List.of(HEADER, behind))), part(image));
		assertEquals(List.of("0c a0"), events(found));
		assertEquals(OptionalLong.of(0x408), found.events().get(0).offset());
		byte[] moved = image.bytes().clone();
		ByteBuffer.wrap(moved).order(ByteOrder.LITTLE_ENDIAN).putInt(ENTRY, (int) SmallImages.START + 0x601);
		assertEquals(List.of("0c a0"), events(verify(image.resigned(moved), part(image))));
	}

	@Test
	void unsignedHeader() throws Exception {
		Small image = SmallImages.signed(KIND);
		Block application = SmallImages.APPLICATION;
		Verification found = verify(image.forged(command -> data(command, 0, List.of(application, application))),
				part(image));
		assertEquals(List.of("0c a0", "0c a0"), events(found));
		assertTrue(found.events().get(0).why().startsWith("the IVT at"), found.events()::toString);
		assertTrue(found.events().get(1).why().startsWith("the boot data at"), found.events()::toString);
	}

	@Test
	void unsignedDcdAndXmcd() throws Exception {
		Small image = SmallImages.signed(KIND, Optional.of(new Dcd(0x41, List.of(new Nop()))), Optional.empty());
		assertTrue(verify(image.bytes(), part(image)).isPass());
		byte[] without = image.forged(
				command -> data(command, 0, List.of(HEADER, HEADER, SmallImages.APPLICATION)));
		assertEquals(List.of("0c a0"), events(verify(without, part(image))));
		byte[] block = { 0x0C, 0, 1, (byte) 0xC0, 0, 7, 0, (byte) 0xC1, 0, 0, 0, 0 };
		Small external = SmallImages.signed(KIND, Optional.empty(), Optional.of(Xmcd.parse(block, 0)));
		assertTrue(verify(external.bytes(), part(external)).isPass());
		byte[] open = external.forged(command -> data(command, 0, List.of(HEADER, HEADER, SmallImages.APPLICATION)));
		Verdict.Gaps gaps = assertInstanceOf(Verdict.Gaps.class, verify(open, part(external)).verdict());
		assertTrue(gaps.ranges().get(0).meaning().startsWith("XMCD"), gaps.ranges()::toString);
	}

	@Test
	void dcdThatTheRomCannotCarryOut() throws Exception {
		Small image = SmallImages.signed(KIND,
				Optional.of(new Dcd(0x41, List.of(new CsfCommand.SetEngine(0x17, 0, 0)))), Optional.empty());
		assertEquals(List.of("27 dd"), events(verify(image.bytes(), part(image))));
	}

	@Test
	void certificatesThatAreSwapped() throws Exception {
		Small image = SmallImages.signed(KIND);
		List<Long> places = image.csf().commands().stream().filter(InstallKey.class::isInstance)
				.map(InstallKey.class::cast).map(InstallKey::location).toList();
		byte[] swapped = image.forged(command -> command instanceof InstallKey key && key.target() != 0
				? new InstallKey(key.flags(), key.format(), key.algorithm(), key.source(), key.target(),
						places.get(1) + places.get(2) - key.location())
				: command);
		Verification found = verify(swapped, part(image));
		assertEquals("18 c0", events(found).get(0));
		assertTrue(found.events().get(0).why().contains("CSF"), found.events()::toString);
		Small other = SmallImages.signed("RSA-2048");
		byte[] stranger = image.bytes().clone();
		int at = (int) (image.csfOffset() + places.get(1)) + 40;
		System.arraycopy(other.bytes(), at, stranger, at, 8);
		assertEquals("21 c0", events(verify(stranger, part(image))).get(0));
	}

	@Test
	void expiredCertificatesAreAWarning() throws Exception {
		Small image = SmallImages.signed(KIND);
		Verification late = ImageVerifier.verify(image.bytes(), part(image), Instant.parse("2100-01-01T00:00:00Z"));
		assertTrue(late.isPass());
		assertEquals(2, late.warnings().stream().filter(warning -> warning.contains("expired")).count());
		Verification early = ImageVerifier.verify(image.bytes(), part(image), Instant.parse("2000-01-01T00:00:00Z"));
		assertEquals(2, early.warnings().stream().filter(warning -> warning.contains("valid only from")).count());
	}

	@Test
	void fuses() throws Exception {
		Small image = SmallImages.signed(KIND);
		Verification blank = verify(image.bytes(), part(image).withSrkHash(new byte[32]));
		assertEquals(List.of("21 c0", "0c a0", "0c a0", "0c a0"), events(blank));
		assertEquals("no SRK hash is burnt into the fuses", blank.events().get(0).why());
		assertTrue(blank.runsOpen());
		byte[] other = image.table().hash();
		other[5] ^= 1;
		assertEquals("21 c0", events(verify(image.bytes(), part(image).withSrkHash(other))).get(0));
		assertEquals("1d c0", events(verify(image.bytes(), part(image).withRevoked(1))).get(0));
		assertTrue(verify(image.bytes(), part(image).withRevoked(2)).isPass());
		Verification unknown = verify(image.bytes(), TargetPart.of(Optional.empty()));
		assertTrue(unknown.isPass());
		assertTrue(unknown.conditions().get(0).startsWith("the SRK hash was not compared"));
	}

	@Test
	void trailingData() throws Exception {
		Small image = SmallImages.signed(KIND);
		byte[] longer = Arrays.copyOf(image.bytes(), image.bytes().length + 0x100);
		assertEquals(List.of(), verify(longer, part(image)).warnings());
		longer[longer.length - 1] = 1;
		Verification found = verify(longer, part(image));
		assertEquals(1, found.warnings().size());
		assertEquals("behind the image", found.coverageAt(longer.length - 1).meaning());
		byte[] padded = image.bytes().clone();
		padded[padded.length - 0x10] = 1;
		assertEquals(List.of("there are data in the space of the CSF that no command points to"),
				verify(padded, part(image)).warnings());
	}

	@Test
	void keysAndMacsOfEncryptedImages() throws Exception {
		byte[] dek = new byte[16];
		Path file = Files.write(folder.resolve("dek.bin"), dek);
		Small image = SmallImages.encrypted(KIND, file);
		Verification unknown = verify(image.bytes(), part(image));
		assertTrue(unknown.isPass());
		assertEquals(1, unknown.conditions().size());
		try (EncryptionKey right = EncryptionKey.of(dek); EncryptionKey wrong = EncryptionKey.of(new byte[24])) {
			assertTrue(verify(image.bytes(), part(image).withKey(right)).isPass());
			Verification refused = verify(image.bytes(), part(image).withKey(wrong));
			assertEquals("32 c0", events(refused).get(0));
			assertFalse(refused.runsOpen(), "what is still encrypted runs nowhere");
			byte[] changed = image.bytes().clone();
			changed[0x500] ^= 1;
			assertEquals("32 c0", events(verify(changed, part(image).withKey(right))).get(0));
		}
	}

	@Test
	void csfThatIsCutOff() throws Exception {
		Small image = SmallImages.signed(KIND);
		int csf = (int) image.csfOffset();
		assertEquals("22 0a", events(verify(Arrays.copyOf(image.bytes(), csf), part(image))).get(0));
		assertEquals("22 c0", events(verify(Arrays.copyOf(image.bytes(), csf + 0x100), part(image))).get(0));
		byte[] erased = image.bytes().clone();
		Arrays.fill(erased, csf, csf + 0x100, (byte) -1);
		assertEquals("11 cf", events(verify(erased, part(image))).get(0));
	}

	@Test
	void wrongEngineAndCurves() throws Exception {
		Small image = SmallImages.signed(KIND);
		TargetPart rt1020 = new TargetPart(Optional.of(DeviceCatalogue.builtIn().find("RT1020")),
				Optional.of(image.table().hash()), 0, OptionalLong.of(SmallImages.IVT), Optional.empty());
		byte[] caam = image.forged(command -> data(command, HabEngine.CAAM.code(),
				List.of(HEADER, SmallImages.APPLICATION)));
		Verification found = verify(caam, rt1020);
		assertEquals("0a c0", events(found).get(0));
		assertEquals(HabEngine.CAAM.code(), found.events().get(0).event().engine());
		assertTrue(verify(image.bytes(), rt1020).isPass());
		Small curves = SmallImages.signed("EC-256");
		assertTrue(verify(curves.bytes(), part(curves)).isPass());
		assertEquals("12 c0", events(verify(curves.bytes(), rt1020.withSrkHash(curves.table().hash()))).get(0));
	}

	@Test
	void rootKeyWithTheFlagOfTheOtherKindOfAuthentication() throws Exception {
		Small image = SmallImages.fast(KIND);
		assertTrue(verify(image.bytes(), part(image)).isPass());
		byte[] flagged = image.bytes().clone();
		int table = (int) (image.csfOffset()
				+ ((InstallKey) image.csf().commands().get(0)).location());
		flagged[table + 4 + 7] = (byte) 0x80;
		assertEquals("1d c0", events(verify(flagged, TargetPart.of(Optional.empty()))).get(0));
	}

	@Test
	void ivtAndBootDataElsewhere() throws Exception {
		Small image = SmallImages.signed(KIND);
		assertEquals(List.of("05 0a"),
				events(verify(image.bytes(), part(image).withIvtAt(SmallImages.IVT + 0x1000))));
		byte[] away = image.bytes().clone();
		ByteBuffer.wrap(away).order(ByteOrder.LITTLE_ENDIAN).putInt(0x10, 0x1000);
		assertEquals(List.of("22 0a"), events(verify(away, part(image))));
	}

	@Test
	void unsignedImage() throws Exception {
		Verification found = verify(SmallImages.unsigned(), TargetPart.of(Optional.empty()));
		Verdict.Unsigned unsigned = assertInstanceOf(Verdict.Unsigned.class, found.verdict());
		assertEquals(new HabEvent(0x43, 0x33, 0x22, 0x0A, 0, new byte[0]), unsigned.event().event());
		assertTrue(found.runsOpen());
		assertFalse(unsigned.runsClosed());
	}
}
