/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.CsfCommand.CheckData;
import org.bootseal.core.hab.CsfCommand.Nop;
import org.bootseal.core.hab.CsfCommand.SetEngine;
import org.bootseal.core.hab.CsfCommand.Unlock;
import org.bootseal.core.hab.CsfCommand.Write;
import org.bootseal.core.hab.CsfCommand.WriteData;
import org.bootseal.core.hab.CsfSection.AuthenticateCsf;
import org.bootseal.core.hab.CsfSection.AuthenticateImage;
import org.bootseal.core.hab.CsfSection.Command;
import org.bootseal.core.hab.CsfSection.DecryptImage;
import org.bootseal.core.hab.CsfSection.InstallCsfKey;
import org.bootseal.core.hab.CsfSection.InstallDataKey;
import org.bootseal.core.hab.CsfSection.InstallNoCak;
import org.bootseal.core.hab.CsfSection.InstallSecretKey;
import org.bootseal.core.hab.CsfSection.InstallSrk;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.keys.TestSigner;
import org.junit.jupiter.api.Test;

/** What is built is taken apart into what it was built from, and put together again to the same bytes. */
class HabContainerTest {

	@Property(tries = 300)
	void anyContainerThatIsBuiltParsesToItsPartsAndBack(@ForAll long seed,
			@ForAll @IntRange(min = 8, max = 20_000) int length) throws Exception {
		Random random = new Random(seed);
		List<String> names = DeviceCatalogue.builtIn().names();
		Device device = DeviceCatalogue.builtIn().find(names.get(random.nextInt(names.size())));
		BootMemory memory = device.bootMemories().get(random.nextInt(device.bootMemories().size()));
		long start = device.memory().get(random.nextInt(device.memory().size())).start();
		byte[] application = TestImages.application(length, start + memory.initialLoadSize());
		HabRecipe recipe = new HabRecipe(Optional.empty(), start, memory.ivtOffset(), memory.initialLoadSize(),
				OptionalLong.of(start + memory.initialLoadSize() + 1), Optional.of(TestImages.TIME),
				random.nextInt(3) == 0 ? Optional.of(new Dcd(0x41, registers(random))) : Optional.empty(),
				Optional.empty(), TestImages.firmware(application), Optional.empty());
		if (recipe.dcd().isEmpty() && random.nextInt(3) == 0) {
			recipe = new HabRecipe(recipe.device(), start, recipe.ivtOffset(), recipe.initialLoadSize(),
					recipe.entryPoint(), recipe.timestamp(), Optional.empty(), Optional.of(xmcd(random)),
					recipe.firmware(), Optional.empty());
		}
		if (random.nextInt(4) != 0) {
			recipe = recipe.signed(signing(random));
		}
		HabImage image = new HabImageBuilder(TestImages.CLOCK, ChainPolicy.REFUSE).build(recipe);

		HabContainer container = HabContainer.parse(image.bytes());
		assertEquals(image.ivt(), container.ivt());
		assertEquals(image.bootData(), container.bootData());
		assertEquals(recipe.dcd(), container.dcd());
		assertEquals(recipe.xmcd(), container.xmcd());
		assertEquals(image.csf(), container.csf());
		assertEquals((int) (memory.initialLoadSize() - memory.ivtOffset()), container.application().offset());
		if (image.keyBlob().isEmpty()) {
			byte[] padded = Arrays.copyOf(application, container.application().bytes().length);
			assertArrayEquals(padded, container.application().bytes());
		}
		assertEquals(image.csf().isPresent() ? (length + 15) / 16 * 16 : length,
				container.application().bytes().length);
		assertEquals(List.of(), container.others());
		assertArrayEquals(image.bytes(), container.encode());
		assertEquals(container, HabContainer.parse(container.encode()));
		image.wipeKey();
	}

	@Test
	void keyBlobBehindTheCsfIsKept() throws Exception {
		byte[] bytes = TestImages.build(TestImages.signed(TestImages.binary(100))).bytes();
		byte[] longer = Arrays.copyOf(bytes, bytes.length + 72);
		Arrays.fill(longer, bytes.length, longer.length, (byte) 0x5A);
		HabContainer container = HabContainer.parse(longer);
		assertEquals("[72 bytes at offset 0x4000]", container.others().toString());
		assertArrayEquals(longer, container.encode());
	}

	@Test
	void bytesThatBelongToNothingAreKept() throws Exception {
		byte[] bytes = TestImages.build(TestImages.signed(TestImages.binary(100))).bytes();
		for (int place : new int[] { 0x3C, 0x800, 0x1F00, 0x3FFF }) {
			byte[] changed = bytes.clone();
			changed[place] = 1;
			HabContainer container = HabContainer.parse(changed);
			assertEquals(List.of(new HabContainer.Piece(place, new byte[] { 1 })), container.others());
			assertArrayEquals(changed, container.encode());
		}
		assertThrows(HabFormatException.class, () -> HabContainer.parse(Arrays.copyOf(bytes, bytes.length - 1)));
		assertThrows(HabFormatException.class, () -> HabContainer.parse(new byte[0x100]));
	}

	/** Damaged ones are taken apart and put together again, or refused; never anything else. */
	@Property(tries = 500)
	void damagedContainersAreRefusedOrKept(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes)
			throws Exception {
		byte[] bytes = TestImages.build(TestImages.signed(TestImages.binary(100))).bytes();
		Random random = new Random(seed);
		for (int i = 0; i < changes; i++) {
			int place = random.nextBoolean() ? random.nextInt(0x60) : 0x2000 + random.nextInt(0xA00);
			bytes[place] = (byte) random.nextInt(256);
		}
		byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
		try {
			assertArrayEquals(cut, HabContainer.parse(cut).encode());
		} catch (HabFormatException refused) {
			assertTrue(refused.getMessage().startsWith("offset 0x"), refused.getMessage());
		}
	}

	private static CsfRecipe signing(Random random) throws Exception {
		boolean fast = random.nextInt(3) == 0;
		String kind = List.of("EC-256", "EC-384", "EC-521", "RSA-1024").get(random.nextInt(4));
		List<TestSigner> roots = new ArrayList<>();
		int count = 1 + random.nextInt(4);
		for (int number = 0; number < count; number++) {
			roots.add(TestSigner.root("SRK" + number, kind, number, !fast));
		}
		int index = random.nextInt(count);
		TestSigner root = roots.get(index);
		List<CsfSection> sections = new ArrayList<>();
		sections.add(InstallSrk.of(SrkTable.of(roots.stream().map(TestSigner::certificate).toList()), index));
		HabEngine engine = List.of(HabEngine.ANY, HabEngine.DCP, HabEngine.CAAM, HabEngine.SW).get(random.nextInt(4));
		if (fast) {
			sections.add(new InstallNoCak(root.certificate(), "SRK"));
			sections.add(new AuthenticateCsf(engine, root));
			sections.add(new AuthenticateImage(0, engine, 0, root));
		} else {
			TestSigner csf = root.issue("CSF", kind, 0, false);
			TestSigner image = root.issue("IMG", kind, 1, false);
			int slot = 2 + random.nextInt(4);
			sections.add(new InstallCsfKey(csf.certificate(), "CSF"));
			sections.add(new AuthenticateCsf(engine, csf));
			sections.add(new InstallDataKey(image.certificate(), 0, slot, "IMG"));
			sections.add(new AuthenticateImage(slot, engine, 0, image));
		}
		if (random.nextBoolean()) {
			int bits = EncryptionKey.BITS[random.nextInt(3)];
			sections.add(new InstallSecretKey(ReplayedContainer.unknownKey(bits), random.nextInt(4), 1,
					OptionalLong.empty()));
			sections.add(new DecryptImage(1, engine, 0, 4 + 2 * random.nextInt(7), Optional.empty()));
		}
		commands(random).forEach(command -> sections.add(new Command(command)));
		return CsfRecipe.of(0x40 + random.nextInt(6), sections);
	}

	private static List<CsfCommand> commands(Random random) {
		List<CsfCommand> all = List.of(new Nop(), new SetMid(4, 2, 0, 8), new Initialize(0x0C, List.of()),
				new Initialize(0x1D, List.of(1L, 0xFFFF_FFFFL)), new SetEngine(0x17, 0x1B, 0),
				new Unlock(0x1E, 2, OptionalLong.empty()), new Unlock(0x21, 8, OptionalLong.of(0x0123_4567_89AB_CDEFL)),
				new Unlock(0x1D, 7, OptionalLong.empty()), new CsfCommand.Other(0xB2, 0x0C, new byte[0]),
				new WriteData(4, List.of(new Write(0x400F_C068L, 0xFFFF_FFFFL))),
				new CheckData(0x14, 0x400F_0008L, 1, OptionalLong.of(5)));
		return all.stream().filter(each -> random.nextInt(3) == 0).toList();
	}

	private static List<CsfCommand> registers(Random random) {
		List<Write> writes = new ArrayList<>();
		for (int i = random.nextInt(20); i >= 0; i--) {
			writes.add(new Write(random.nextInt() & 0xFFFF_FFFFL, random.nextInt() & 0xFFFF_FFFFL));
		}
		return List.of(new WriteData(4, writes), new CheckData(0x0C, 0x400F_0008L, 1, OptionalLong.empty()), new Nop());
	}

	private static Xmcd xmcd(Random random) throws HabFormatException {
		byte[] bytes = new byte[5 + random.nextInt(0x200)];
		random.nextBytes(bytes);
		bytes[0] = (byte) bytes.length;
		bytes[1] = (byte) (bytes.length >> 8);
		bytes[2] = 0;
		bytes[3] = (byte) 0xC0;
		return Xmcd.parse(bytes, 0);
	}
}
