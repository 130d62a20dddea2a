/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.ui.test.UiLoop;
import org.junit.jupiter.api.Test;

/** What is shown of a word must be all of it. */
class FuseRowTest {

	private static FuseRow row(String word, int value, int mask, int current) {
		FuseMap map = Requests.map();
		FuseRequest request = map.requests(UiLoop.get(() -> map.find(word)), value, mask).get(0);
		return FuseRow.of(new FuseCheck(request, true, current, FuseStatus.WRITE, ""));
	}

	@Test
	void aWordThatIsOneNumberIsShownAsIs() {
		FuseRow row = row("SRK_HASH[255:224]", 0x0C1DF9F3, -1, 0);
		assertEquals("0x00000000", row.now());
		assertEquals("0x0C1DF9F3", row.after());
		assertEquals("0xFFFFFFFF", row.mask());
		assertEquals("24", row.word());
		assertEquals(FuseGroup.SRK, row.group());
		assertEquals(List.of(), row.bits());
	}

	@Test
	void theClosingBitHasItsMeaning() {
		FuseRow row = Requests.of(FuseGroup.SRK, FuseGroup.CLOSE).fuses().stream().map(FuseRow::of)
				.filter(fuse -> fuse.group() == FuseGroup.CLOSE).findFirst().orElseThrow();
		assertEquals(1, row.bits().size());
		FuseRow bit = row.bits().get(0);
		assertTrue(bit.name().startsWith("SEC_CONFIG"), bit.name());
		assertTrue(bit.now().startsWith("0"), bit.now());
		assertTrue(bit.after().startsWith("1 ("), bit.after());
	}

	@Test
	void whatIsBurntStays() {
		FuseRow row = row("BOOT_CFG2", 0x10, 0x10, 0x80000000);
		assertEquals("0x80000000", row.now());
		assertEquals("0x80000010", row.after());
		assertEquals(1, row.bits().size(), "only what changes is listed");
	}

	/** Every bit that gets burnt stands in some row below the word, whether it has a name or not. */
	@Test
	void noBitIsLeftOut() {
		FuseMap map = Requests.map();
		map.words().stream().filter(word -> !word.fields().isEmpty()).forEach(word -> {
			FuseRow row = FuseRow.of(new FuseCheck(new FuseRequest(word, -1, -1, FuseGroup.OTHER), true, 0,
					FuseStatus.WRITE, ""));
			int shown = row.bits().stream().mapToInt(bit -> Integer.parseUnsignedInt(bit.mask().substring(2), 16))
					.reduce(0, (a, b) -> a | b);
			assertEquals(-1, shown, word.name());
		});
	}

	@Test
	void anUnreadWordIsUnknown() {
		FuseRequest request = row0();
		FuseRow row = FuseRow.of(new FuseCheck(request, false, 0, FuseStatus.WRITE, ""));
		assertEquals("unknown", row.now());
		assertEquals("unknown", row.bits().get(0).now());
	}

	private static FuseRequest row0() {
		FuseMap map = Requests.map();
		return map.requests(UiLoop.get(() -> map.find("BOOT_CFG2")), 0x10, 0x10).get(0);
	}

	@Test
	void linesAreForSpreadsheets() {
		FuseRow row = row("BOOT_CFG2", 0x10, 0x10, 0);
		List<String> lines = row.lines();
		assertEquals(1 + row.bits().size(), lines.size());
		assertEquals(List.of("BOOT_CFG2", row.word(), "0x00000000", "0x00000010", "0x00000010", "boot"),
				List.of(lines.get(0).split("\t")));
	}
}
