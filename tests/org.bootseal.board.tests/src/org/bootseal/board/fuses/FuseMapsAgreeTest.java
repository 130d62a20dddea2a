/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fuses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;

import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.FuseBits;
import org.bootseal.board.silicon.FuseFigures;
import org.bootseal.board.silicon.FuseLockRule;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fuses of the virtual board and the fuse maps of the planner are written down apart, and say the same. */
class FuseMapsAgreeTest {

	static List<String> devices() {
		return DeviceCatalogue.builtIn().names();
	}

	@ParameterizedTest
	@MethodSource("devices")
	void wordsAreTheSame(String name) throws Exception {
		Device device = DeviceCatalogue.builtIn().find(name);
		FuseMap map = FuseMap.of(device);
		FuseFigures board = DeviceFigures.of(name).fuses();

		assertEquals(map.wordCount(), board.words());
		for (FuseWord word : map.words()) {
			if (word.shadowAddress().isPresent()) {
				assertEquals(OptionalInt.of(word.index()), board.wordAt(word.shadowAddress().getAsLong()), word.name());
			}
			assertEquals(word.protection().burnsOnce(), board.isEcc(word.index()), word.name());
			assertEquals(word.protection().usableBits(), board.bitsOf(word.index()), word.name());
			assertEquals(word.lock().map(FuseMapsAgreeTest::text).orElse(""), text(board, word.index()), word.name());
		}
	}

	@ParameterizedTest
	@MethodSource("devices")
	void rolesAreTheSame(String name) throws Exception {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find(name));
		FuseFigures board = DeviceFigures.of(name).fuses();

		assertEquals(bits(board.roles().closed()), map.closeWord().index() + " " + map.closeMask());
		assertEquals(bits(board.roles().bootByFuses()),
				map.bootFromFusesWord().index() + " " + map.bootFromFusesMask());
		assertEquals(bits(board.roles().srkRevoke()),
				map.srkRevokeWord().index() + " " + map.srkRevokeMask(OptionalInt.empty()));
		assertEquals(board.roles().srkHash(), map.srkHashWords().get(0).index());
		assertEquals(board.roles().uniqueId(), map.uniqueIdWords().stream().map(FuseWord::index).toList());
	}

	private static String bits(FuseBits bits) {
		return bits.word() + " " + ((1 << bits.width()) - 1 << bits.shift());
	}

	private static String text(FuseLock lock) {
		return text(lock.word(), (int) lock.writeMask(), (int) lock.readMask(), (int) lock.overrideMask());
	}

	private static String text(FuseFigures board, int word) {
		return board.locks().stream().filter(rule -> word >= rule.firstWord() && word <= rule.lastWord())
				.map(FuseMapsAgreeTest::text).reduce("", String::concat);
	}

	private static String text(FuseLockRule rule) {
		return text(rule.lockWord(), rule.writeMask(), rule.readMask(), rule.overrideMask());
	}

	private static String text(int word, int write, int read, int override) {
		return String.format("word %d write %x read %x override %x", word, write, read, override);
	}
}
