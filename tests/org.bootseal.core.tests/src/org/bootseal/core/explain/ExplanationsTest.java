/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.doctor.Cause;
import org.bootseal.core.explain.Page.Kind;
import org.bootseal.core.hab.HabEngine;
import org.bootseal.core.mboot.StatusCatalogue;
import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.sdp.HabStatus;
import org.bootseal.core.sdp.SdpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each code that any part of Bootseal knows has a page, and each page is found by what people have in hand. */
class ExplanationsTest {

	/** Pages of the flashloader that were written for their code; the rest say that they hold for a group. */
	private static final int LEAST_WRITTEN = 55;

	private final Explanations known = Explanations.builtIn();

	private Set<String> ids(Kind kind) {
		return known.all().stream().filter(page -> page.kind() == kind).map(Page::id).collect(Collectors.toSet());
	}

	private static Set<String> codes(List<Page> pages, Kind kind) {
		return pages.stream().filter(page -> page.kind() == kind)
				.map(page -> page.names().stream().filter(name -> name.matches("0x..")).findFirst().orElseThrow())
				.collect(Collectors.toSet());
	}

	private static Set<String> hex(Set<Integer> codes) {
		return codes.stream().map(code -> String.format(Locale.ROOT, "0x%02X", code)).collect(Collectors.toSet());
	}

	@Test
	void everyCodeHasAPage() {
		assertEquals(
				StatusCatalogue.builtIn().all().stream().map(code -> Long.toString(code.number()))
						.collect(Collectors.toSet()),
				ids(Kind.FLASHLOADER));
		assertEquals(SdpResponse.words().stream().map(word -> String.format(Locale.ROOT, "0x%08X", word))
				.collect(Collectors.toSet()).size(), ids(Kind.ROM).size() - 1, "and the word that sets the speed");
		SdpResponse.words().forEach(word -> assertTrue(ids(Kind.ROM).contains(String.format("0x%08X", word))));
		assertEquals(hex(HabStatus.statuses()), codes(known.all(), Kind.HAB_STATUS));
		assertEquals(hex(HabStatus.reasons()), codes(known.all(), Kind.HAB_REASON));
		assertEquals(hex(HabStatus.contexts()), codes(known.all(), Kind.HAB_CONTEXT));
		assertEquals(hex(Arrays.stream(HabEngine.values()).map(HabEngine::code).collect(Collectors.toSet())),
				codes(known.all(), Kind.HAB_ENGINE));
		assertEquals(Arrays.stream(Reason.values()).map(Reason::id).collect(Collectors.toSet()), ids(Kind.CONNECTION));
		Arrays.stream(Cause.values())
				.forEach(cause -> assertEquals(cause.id(), known.find(cause.id()).get(0).id(), cause::title));
	}

	@Test
	void everyPageHasAllItsParts() {
		Set<String> ids = new HashSet<>();
		for (Page page : known.all()) {
			assertTrue(ids.add(page.id()), page::id);
			assertFalse(page.meaning().isEmpty(), page::title);
			assertFalse(page.causes().isEmpty(), page::title);
			assertFalse(page.steps().isEmpty(), page::title);
			assertFalse(page.sources().isEmpty(), page::title);
			// shown by every front end
			assertFalse(String.join(" ", page.lines()).contains("bootseal "), page::title);
			page.lines().forEach(line -> assertTrue(line.matches(".*[.!?:]|source: .*|.*[$A-Z0-9]"), line));
		}
	}

	@Test
	void whatUsersMeetIsWrittenForIt() {
		List<Page> written = known.all().stream().filter(page -> page.kind() == Kind.FLASHLOADER && !page.general())
				.toList();
		assertTrue(written.size() >= LEAST_WRITTEN, () -> written.size() + " pages");
		Set<String> ids = written.stream().map(Page::id).collect(Collectors.toSet());
		IntStream.of(0, 1, 4, 5, 10000, 10001, 10002, 10004, 10200, 10201, 10202, 10203, 10205, 10206, 10207, 10208,
				20100, 20101, 20102, 20103, 20104, 20105, 20106, 20107, 20108, 20109, 20110, 20200, 20201, 20202, 20203,
				52009, 52801, 52802, 52805, 52806, 52807)
				.forEach(code -> assertTrue(ids.contains(Integer.toString(code)),
						() -> code + " has no page of its own"));
		assertTrue(known.find("21204").get(0).general());
		assertTrue(String.join("\n", known.find("21204").get(0).lines()).contains("for its whole group"));
	}

	/** What stands in a resource and on no page would be lost without a word. */
	@Test
	void everyTextIsOnItsPage() {
		StatusCatalogue codes = StatusCatalogue.builtIn();
		PageText.read("flashloader.txt").forEach((number, text) -> {
			StatusCode code = codes.find((int) Long.parseLong(number));
			assertTrue(code.isKnown(), number);
			assertTrue(code.meaning().isEmpty() || text.meaning().isEmpty(), () -> number + " has two meanings");
		});
		Set<Long> numbers = codes.all().stream().map(StatusCode::number).collect(Collectors.toSet());
		PageText.read("groups.txt").keySet().forEach(range -> {
			String[] ends = range.split("\\.\\.");
			assertTrue(numbers.contains(Long.parseLong(ends[0])) && numbers.stream()
					.anyMatch(number -> number <= Long.parseLong(ends[1]) && number >= Long.parseLong(ends[0])), range);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			20106                                 | 20106
			0x4E8A                                | 20106
			0x4e8a                                | 20106
			kStatus_FlexSPINORCommandFailure      | 20106
			kStatus_FlexSPINOR_CommandFailure     | 20106
			FlexSPINORCommandFailure              | 20106
			4                                     | 4
			status 20106 (0x4E8A) FlexSPINORCommandFailure | 20106
			kStatusMemoryCumulativeWrite          | 10203
			0x33333333                            | 0x33333333
			858993459                             | 0x33333333
			1450735702                            | 0x56787856
			0x89232389                            | 0x89232389
			HAB closed                            | 0x12343412
			HAB_INV_SIGNATURE                     | HAB_INV_SIGNATURE
			inv_signature                         | HAB_INV_SIGNATURE
			invalid signature                     | HAB_INV_SIGNATURE
			0x18                                  | HAB_INV_SIGNATURE
			0x33180ADB                            | HAB_INV_SIGNATURE, HAB_CTX_AUTHENTICATE, HAB_FAILURE
			0x1B                                  | HAB_UNS_KEY, HAB_ENG_DCP
			db 00 14 43 33 21 c0 00 be 00 0c 00   | HAB_INV_CERTIFICATE, HAB_CTX_COMMAND, HAB_ENG_ANY, HAB_FAILURE
			no such device                        | gone
			LIBUSB_ERROR_ACCESS                   | no-permission
			libusb: error LIBUSB_ERROR_ACCESS -3  | no-permission
			no-permission                         | no-permission
			Permission denied                     | no-permission
			error: /dev/ttyUSB0: another program has the port open | busy
			CAAM                                  | HAB_ENG_CAAM
			""")
	void aPageIsFoundByWhatPeopleHave(String query, String expected) {
		assertEquals(List.of(expected.split(", ")), known.find(query).stream().map(Page::id).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "33", "20111", "0x", "0xFFFFFFFFFF", "99999999999999999999", "xyz",
			"in time 4 of",
			"db 00", "0xDEADBEEF" })
	void whatIsNotKnownIsNotGuessed(String query) {
		assertEquals(List.of(), known.find(query));
	}

	@ParameterizedTest
	@CsvSource({ "20111, 20110", "33, HAB_FAILURE", "HAB_INV_SIGNATUR, HAB_INV_SIGNATURE",
			"FlexSPINORComandFailure, 20106", "erasing sector flash, 20101", "blob, 503" })
	void whatIsMeantIsNear(String query, String id) {
		List<Page> near = known.near(query, 8);
		assertTrue(near.stream().map(Page::id).toList().contains(id), near::toString);
		assertTrue(near.size() <= 8);
	}

	@Test
	void nothingIsNearToNonsense() {
		assertEquals(List.of(), known.near("qqqqqqqqqqq", 8));
		assertEquals(List.of(), known.near("", 8));
		assertEquals(List.of(), known.near("99999999999999999999", 8));
	}
}
