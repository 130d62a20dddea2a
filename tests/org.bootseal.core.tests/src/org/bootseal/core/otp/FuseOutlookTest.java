/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;

/** What is told of the next boot of an RT1020, without a board. */
class FuseOutlookTest extends FusePlanBench {

	private static final String HASH = "The SRK hash is 3322110077665544bbaa9988ffeeddcc67452301efcdab893c2d1e0f78695a4b.";

	FuseOutlookTest() throws BadInputException {
		super("MIMXRT1020");
	}

	private List<String> outlook() {
		return FuseOutlook.of(map, board, Optional.of(SRK), OptionalInt.of(0));
	}

	private void assertTold(String sentence) {
		assertTrue(outlook().contains(sentence), String.join("\n", outlook()));
	}

	@Test
	void freshPartRunsEverything() {
		assertEquals(
				List.of("The part is open: the ROM runs the image whatever HAB says of its signatures.",
						"No SRK hash is burnt.",
						"HAB does not authenticate the image: it is signed under another SRK table than the one whose"
								+ " hash is burnt.",
						"The pins of the board say from where it boots (BT_FUSE_SEL is not burnt)."),
				outlook());
	}

	@Test
	void closedPartRunsItsImage() throws BadInputException {
		FusePlan plan = planForImage(secure(), SRK);
		board.putAll(plan.after(EnumSet.allOf(FuseGroup.class)));
		assertEquals(List.of("The part is closed: the ROM runs only what HAB authenticates, the flashloader included.",
				HASH, "HAB authenticates the image if its signatures are right."), outlook().subList(0, 3));
	}

	@Test
	void closedPartOfOtherKeysRunsNothing() {
		burnSrk(OTHER_SRK);
		burn(BOOT_CFG1, 2);
		assertTold(
				"HAB does not authenticate the image: it is signed under another SRK table than the one whose hash is"
						+ " burnt. The closed part runs nothing.");
		assertTrue(FuseOutlook.of(map, board, Optional.empty(), OptionalInt.empty()).contains(
				"HAB does not authenticate the image: it is not signed. The closed part runs nothing."));
	}

	@Test
	void revokedKeyIsTold() {
		burnSrk(SRK);
		burn(SRK_REVOKE, 1);
		assertTold("HAB does not authenticate the image: SRK 1, with which it is signed, is revoked.");
	}

	@Test
	void bootSettingsOfFusesAreTold() {
		burn(BOOT_CFG1, 0x10);
		burn(5, 0x40);
		assertTold("Fuses say from where it boots (BT_FUSE_SEL is burnt):");
		assertTold("  BOOT_CFG0, Boot_Device_Selection = 4 (SD (SDR12))");
	}

	@Test
	void whatCannotBeUndoneAndWhatIsLockedIsTold() {
		burn(BOOT_CFG1, 0x20000);
		burn(LOCKS, 0x40);
		assertTold("BOOT_CFG1, SDP_DISABLE = 1 (SDP off): The serial downloader is off from then on: the board can no"
				+ " longer be reached over USB or UART.");
		assertTold("Locked against programming: SJC_RESP0, SJC_RESP1.");
		assertTold("Locked against reading: SJC_RESP0, SJC_RESP1.");
	}

	@Test
	void unknownIsNotTakenForOpen() {
		board.remove(BOOT_CFG1);
		assertTold("Whether the part is closed is not known: BOOT_CFG1 could not be read.");
	}
}
