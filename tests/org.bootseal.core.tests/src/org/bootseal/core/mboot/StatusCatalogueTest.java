/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCatalogueTest {

	private final StatusCatalogue catalogue = StatusCatalogue.builtIn();

	@Test
	void allNumbersOfBlhostAreThere() {
		// SPSDK 3.10.0 has 401 numbers
		assertEquals(401, catalogue.all().size());
		assertTrue(catalogue.all().stream().allMatch(code -> code.isKnown() && !code.text().isEmpty()));
	}

	@Test
	void commandFailureIsExplained() {
		StatusCode code = catalogue.find(20106);

		assertEquals("20106 (0x4E8A) FlexSPINORCommandFailure", code.toString());
		assertFalse(code.meaning().isEmpty());
		assertTrue(code.causes().size() >= 3);
		assertTrue(code.remedies().get(0).contains("Power the board off and on"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 101, 105, 10000, 10001, 10002, 10004, 10200, 10201, 10202, 10203, 10205, 10206, 10300, 20200,
			20201, 52009, 52805, 52806 })
	void codesOfThesePartsSayWhatToTry(int number) {
		assertFalse(catalogue.find(number).meaning().isEmpty());
		assertFalse(catalogue.find(number).remedies().isEmpty());
	}

	@Test
	void eachFlexSpiNorCodeSaysWhatToTry() {
		assertTrue(IntStream.rangeClosed(20100, 20110)
				.allMatch(number -> !catalogue.find(number).remedies().isEmpty()));
	}

	@Test
	void unknownNumbersStayNumbers() {
		assertEquals("123456 (0x1E240) unknown status", catalogue.find(123456).toString());
		assertEquals(4294967295L, catalogue.find(-1).number());
	}

	@Test
	void largeNumbersAreUnsigned() {
		assertEquals("STATUS_NO_BLOB_IN_ADDRESS", catalogue.find(0xA50AB518).name());
	}
}
