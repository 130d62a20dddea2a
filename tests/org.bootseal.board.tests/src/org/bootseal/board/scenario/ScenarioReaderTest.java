/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.BadInputException;
import org.bootseal.core.doctor.Cause;
import org.bootseal.core.plan.RetryPolicy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scenario files may say, and how two scenarios become one. */
class ScenarioReaderTest {

	private static final String HEAD = "title: T\ncause: wrong-port\nsource: S\n";

	@TempDir
	private Path folder;

	private Scenario read(String text) throws Exception {
		return ScenarioReader.read(Files.writeString(folder.resolve("mine.yaml"), text));
	}

	@Test
	void theNameOfTheFileIsTheId() throws Exception {
		Scenario scenario = read(HEAD + "board: {port: B}\nsymptom: {step: configure, status: 20107}\n");
		assertEquals("mine", scenario.id());
		assertEquals(List.of(Cause.WRONG_PORT), scenario.causes());
		assertEquals(Optional.empty(),
				scenario.symptom().orElseThrow().differs(Rehearsal.of(scenario).run(RetryPolicy.NEVER)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			board: {colour: red}                    | this is no known key
			lunch: late                             | this is no known key
			faults: [{at: lunch, do: unplug}]       | expected one of
			symptom: {status: 20107}                | step
			""")
	void slipsAreToldWithTheirPlace(String line, String said) {
		BadInputException wrong = assertThrows(BadInputException.class, () -> read(HEAD + line + "\n"));
		assertTrue(wrong.getMessage().contains(said), wrong::getMessage);
		assertTrue(wrong.getMessage().contains("mine.yaml"), wrong::getMessage);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			board: {port: C}                        | A, B
			board: {kind: toaster}                  | toaster
			board: {fuses: [12]}                    | index of a fuse word
			board: {pins: sideways}                 | SERIAL
			flash: {chip: none}                     | w25q64jv
			flash: {modes: [asleep]}                | power-down
			user: {fcb: none}                       | w25q64jv
			user: {device: MIMXRT9999}              | MIMXRT9999
			user: {burn: ["4711 1"]}                | below
			flash: {changes: ["burn 0 1 1"]}        | fill OFFSET LENGTH BYTE
			flash: {changes: ["fill 0 0x99999999 1"]} | 0x99999999
			flash: {changes: ["move 0 0x200 0x7FFFFFF"]} | 0x7FFFFFF
			""")
	void wrongValuesAreToldWhenTheBoardIsMade(String line, String said) throws Exception {
		Scenario scenario = read(HEAD + line + "\n");
		BadInputException wrong = assertThrows(BadInputException.class, () -> Rehearsal.of(scenario));
		assertTrue(wrong.getMessage().contains(said), wrong::getMessage);
	}

	@Test
	void anUnknownCauseIsTold() {
		BadInputException wrong = assertThrows(BadInputException.class,
				() -> read("title: T\ncause: gremlins\nsource: S\n"));
		assertTrue(wrong.getMessage().contains("gremlins"), wrong::getMessage);
	}

	@Test
	void twoScenariosAreJoinedUnlessTheyContradict() throws Exception {
		Scenarios all = Scenarios.builtIn();
		Scenario port = all.find("wrong-port").orElseThrow();
		Scenario both = port.and(all.find("block-protection").orElseThrow());
		assertEquals(List.of(Cause.WRONG_PORT, Cause.BLOCK_PROTECTION), both.causes());
		assertEquals("wrong-port+block-protection", both.id());
		assertTrue(Rehearsal.of(both).run(RetryPolicy.NEVER).failure().isPresent());
		BadInputException wrong = assertThrows(BadInputException.class,
				() -> port.and(all.find("healthy-rt1020").orElseThrow()));
		assertTrue(
				wrong.getMessage().contains("board.kind is MIMXRT1060-EVK in the one and MIMXRT1020-EVK in the other"),
				wrong::getMessage);
	}

	@TestFactory
	Stream<DynamicTest> theWrittenFaultScriptIsTheSame() {
		return Scenarios.builtIn().all().stream().filter(scenario -> !scenario.faults().faults().isEmpty())
				.map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> {
					Path file = Files.writeString(folder.resolve("faults.yaml"), scenario.faults().toYaml());
					assertEquals(scenario.faults(), FaultScript.read(file));
				}));
	}

	@Test
	void theSameScenarioIsTheSameEachTime() throws Exception {
		Scenario scenario = Scenarios.builtIn().find("frequency-over-board").orElseThrow();
		String first = Rehearsal.of(scenario).run(RetryPolicy.NEVER).failure().orElseThrow().what();
		assertEquals(first, Rehearsal.of(scenario).run(RetryPolicy.NEVER).failure().orElseThrow().what());
	}
}
