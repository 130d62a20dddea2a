/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.CheckData;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.CsfCommand.Nop;
import org.bootseal.core.hab.CsfCommand.Other;
import org.bootseal.core.hab.CsfCommand.SetEngine;
import org.bootseal.core.hab.CsfCommand.Unlock;
import org.bootseal.core.hab.CsfCommand.Write;
import org.bootseal.core.hab.CsfCommand.WriteData;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Any IVT, boot data, CSF and DCD is read as it was written, wherever it lies. */
class CommandsPropertiesTest {

	private static final long U32_MAX = 0xFFFF_FFFFL;

	/** The bytes behind others, and with others behind. */
	private static byte[] between(int offset, byte[] bytes) {
		byte[] all = new byte[offset + bytes.length + 3];
		Arrays.fill(all, (byte) 0xA5);
		System.arraycopy(bytes, 0, all, offset, bytes.length);
		return all;
	}

	@Property(tries = 300)
	void anIvtIsReadAsItWasWritten(@ForAll @IntRange(min = 0x40, max = 0x4F) int version,
			@ForAll("words") List<Long> words, @ForAll @IntRange(max = 40) int offset) throws HabFormatException {
		Ivt ivt = new Ivt(version, words.get(0), words.get(1), words.get(2), words.get(3), words.get(4));
		assertEquals(ivt, Ivt.parse(between(offset, ivt.encode()), offset));
	}

	@Property(tries = 300)
	void bootDataAreReadAsTheyWereWritten(@ForAll @LongRange(max = U32_MAX) long start,
			@ForAll @LongRange(max = U32_MAX) long length, @ForAll @LongRange(max = U32_MAX) long plugin,
			@ForAll @IntRange(max = 40) int offset) throws HabFormatException {
		BootData data = new BootData(start, length, plugin);
		assertEquals(data, BootData.parse(between(offset, data.encode()), offset));
	}

	@Property(tries = 500)
	void aCsfIsReadAsItWasWritten(@ForAll("commands") List<CsfCommand> commands,
			@ForAll @IntRange(min = 0x40, max = 0x4F) int version, @ForAll @IntRange(max = 40) int offset)
			throws HabFormatException {
		Csf csf = new Csf(version, commands);
		byte[] bytes = csf.encode();
		assertEquals(csf.length(), bytes.length);
		assertEquals(csf, Csf.parse(between(offset, bytes), offset));
		commands.forEach(command -> assertFalse(command.describe().isBlank()));
	}

	@Property(tries = 500)
	void aDcdIsReadAsItWasWritten(@ForAll("dcdCommands") List<CsfCommand> commands,
			@ForAll @IntRange(min = 0x40, max = 0x4F) int version, @ForAll @IntRange(max = 40) int offset)
			throws HabFormatException {
		Dcd dcd = new Dcd(version, commands);
		byte[] bytes = dcd.encode();
		assertEquals(dcd.length(), bytes.length);
		assertEquals(dcd, Dcd.parse(between(offset, bytes), offset));
	}

	@Provide
	Arbitrary<List<Long>> words() {
		return word().list().ofSize(5);
	}

	@Provide
	Arbitrary<List<CsfCommand>> commands() {
		return Arbitraries.oneOf(writeData(), checkData(), installKey(), authenticate(), set(), setMid(), unlock(),
				initialize(), Arbitraries.just(new Nop()), other()).list().ofMaxSize(12);
	}

	@Provide
	Arbitrary<List<CsfCommand>> dcdCommands() {
		return Arbitraries.oneOf(writeData(), checkData(), Arbitraries.just(new Nop()), unlock(), initialize())
				.list().ofMaxSize(20);
	}

	private static Arbitrary<Integer> u8() {
		return Arbitraries.integers().between(0, 0xFF);
	}

	private static Arbitrary<Long> word() {
		return Arbitraries.longs().between(0, U32_MAX);
	}

	private static Arbitrary<OptionalLong> optional(Arbitrary<Long> value) {
		return value.map(OptionalLong::of).injectNull(0.3).map(each -> each == null ? OptionalLong.empty() : each);
	}

	private static Arbitrary<CsfCommand> installKey() {
		return Combinators.combine(u8(), u8(), u8(), u8(), u8(), word()).as(InstallKey::new);
	}

	private static Arbitrary<CsfCommand> authenticate() {
		return Combinators.combine(u8(), u8(), u8(), u8(), u8(), word(),
				Combinators.combine(word(), word()).as(Block::new).list().ofMaxSize(9)).as(AuthenticateData::new);
	}

	private static Arbitrary<CsfCommand> set() {
		return Combinators.combine(u8(), u8(), u8()).as(SetEngine::new);
	}

	private static Arbitrary<CsfCommand> setMid() {
		return Combinators.combine(u8(), u8(), u8(), u8()).as(SetMid::new);
	}

	private static Arbitrary<CsfCommand> unlock() {
		return Combinators.combine(u8(), word(), optional(Arbitraries.longs())).as(Unlock::new);
	}

	private static Arbitrary<CsfCommand> initialize() {
		return Combinators.combine(u8(), word().list().ofMaxSize(6)).as(Initialize::new);
	}

	private static Arbitrary<CsfCommand> writeData() {
		return Combinators.combine(u8(), Combinators.combine(word(), word()).as(Write::new).list().ofMaxSize(30))
				.as(WriteData::new);
	}

	private static Arbitrary<CsfCommand> checkData() {
		return Combinators.combine(u8(), word(), word(), optional(word())).as(CheckData::new);
	}

	/** A command of a tag that HAB does not have. */
	private static Arbitrary<CsfCommand> other() {
		return Combinators.combine(Arbitraries.integers().between(1, 0x7F), u8(),
				Arbitraries.bytes().array(byte[].class).ofMaxSize(20)).as(Other::new);
	}
}
