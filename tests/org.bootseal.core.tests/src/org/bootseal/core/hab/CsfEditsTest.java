/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.junit.jupiter.api.Test;

/** Sections of a HAB configuration are moved, removed and added; nothing else in the text changes. */
class CsfEditsTest {

	private static final String TEXT = """
			# mine
			options:
			  flags: 8
			  startAddress: 0x60000000
			sections:
			  -
			    # what the others use
			    Header:
			      Header_Version: '4.2'
			      Header_Engine: ANY
			  - InstallSRK:
			      InstallSRK_Table: table.bin # of all four

			      InstallSRK_SourceIndex: 0
			  - InstallCSFK:
			      InstallCSFK_File: csf.pem
			# behind the list
			inputImageFile: app.srec
			""";

	private static YamlDocument document(String text) {
		return YamlDocument.parse(Path.of("app.hab.yaml"), text);
	}

	private static List<String> names(String text) {
		return CsfLine.of(document(text)).stream().map(CsfLine::name).toList();
	}

	private static String applied(Optional<TextEdit> edit) {
		return edit.orElseThrow().apply(TEXT);
	}

	@Test
	void sectionsAreLines() {
		assertEquals(List.of("Header: HAB 4.2, engine ANY", "Install SRK: SRK 0 of table.bin",
				"Install CSF key: csf.pem"),
				CsfLine.of(document(TEXT)).stream().map(line -> line.title() + ": " + line.says()).toList());
	}

	@Test
	void aSectionMovesWithItsCommentsAndBack() {
		String moved = applied(CsfEdits.of(document(TEXT)).move(2, 1));
		assertEquals(List.of("Header", "InstallCSFK", "InstallSRK"), names(moved));
		assertTrue(moved.contains("table.bin # of all four\n\n"), moved);
		assertTrue(moved.contains("InstallSRK_SourceIndex: 0\n# behind the list\n"), moved);
		assertEquals(TEXT, CsfEdits.of(document(moved)).move(1, 2).orElseThrow().apply(moved));
		String first = applied(CsfEdits.of(document(TEXT)).move(0, 2));
		assertEquals(List.of("InstallSRK", "InstallCSFK", "Header"), names(first));
		assertTrue(first.contains("  -\n    # what the others use\n    Header:\n"), first);
		assertEquals(TEXT, CsfEdits.of(document(first)).move(2, 0).orElseThrow().apply(first));
	}

	@Test
	void aSectionIsRemoved() {
		assertEquals(TEXT.replace("  - InstallCSFK:\n      InstallCSFK_File: csf.pem\n", ""),
				applied(CsfEdits.of(document(TEXT)).remove(2)));
		assertEquals(List.of("InstallSRK", "InstallCSFK"), names(applied(CsfEdits.of(document(TEXT)).remove(0))));
		assertEquals(Optional.empty(), CsfEdits.of(document(TEXT)).remove(3));
	}

	@Test
	void aSectionIsAddedWithWhatItNeeds() {
		String added = applied(CsfEdits.of(document(TEXT)).add("InstallKey", 3));
		assertEquals(List.of("Header", "InstallSRK", "InstallCSFK", "InstallKey"), names(added));
		assertTrue(added.contains("  - InstallKey:\n      InstallKey_File: '?'\n      InstallKey_VerificationIndex: 0\n"
				+ "      InstallKey_TargetIndex: 2\n# behind the list\n"), added);
		assertEquals(List.of("NOP", "Header", "InstallSRK", "InstallCSFK"),
				names(applied(CsfEdits.of(document(TEXT)).add("NOP", 0))));
		assertEquals(Optional.empty(), CsfEdits.of(document(TEXT)).add("Nothing", 0));
	}

	@Test
	void aKeyIsChangedInItsPlace() throws Exception {
		CsfEdits edits = CsfEdits.of(document(TEXT));
		assertEquals(TEXT.replace("SourceIndex: 0", "SourceIndex: 2"),
				edits.set(CsfLine.of(document(TEXT)).get(1).keys(document(TEXT)).get(1).path(), "2").apply(TEXT));
	}

	@Test
	void whatIsWrittenInAnotherWayIsLeftAlone() {
		String flow = "sections: [{NOP: {}}, {NOP: {}}]\n";
		assertEquals(Optional.empty(), CsfEdits.of(document(flow)).move(0, 1));
		assertEquals(Optional.empty(), CsfEdits.of(document(flow)).remove(0));
		assertEquals(Optional.empty(), CsfEdits.of(document(flow)).add("NOP", 0));
	}

	@Test
	void theFirstSectionMakesTheList() {
		String added = "  - NOP: {}\n";
		for (String text : List.of("flags: 0\n", "flags: 0\nsections: []\n", "flags: 0\nsections:\n")) {
			assertEquals("flags: 0\nsections:\n" + added,
					CsfEdits.of(document(text)).add("NOP", 0).orElseThrow().apply(text));
		}
		String text = "sections: [ ]  # later\nflags: 0\n";
		assertEquals("sections: # later\n" + added + "flags: 0\n",
				CsfEdits.of(document(text)).add("NOP", 0).orElseThrow().apply(text));
	}

	@Test
	void keysAreThoseOfTheTextAndThenThoseThatMayBeThere() {
		List<CsfKey> keys = CsfLine.of(document(TEXT)).get(0).keys(document(TEXT));
		assertEquals(List.of("Header_Version", "Header_Engine", "Header_HashAlgorithm", "Header_EngineConfiguration",
				"Header_CertificateFormat", "Header_SignatureFormat"),
				keys.stream().map(key -> key.path().name()).toList());
		assertEquals(List.of("4.2", "ANY", "", "", "", ""), keys.stream().map(CsfKey::value).toList());
	}

	@Test
	void commentsAboveASectionAreItsOwn() {
		String text = "sections:\n  # first\n  - NOP: {}\n  # second\n  - Init:\n      Init_Engine: SRTC\n";
		assertEquals("sections:\n  # second\n  - Init:\n      Init_Engine: SRTC\n",
				CsfEdits.of(document(text)).remove(0).orElseThrow().apply(text));
		assertEquals("sections:\n  # second\n  - Init:\n      Init_Engine: SRTC\n  # first\n  - NOP: {}\n",
				CsfEdits.of(document(text)).move(0, 1).orElseThrow().apply(text));
	}

	@Test
	void linesEndAsThoseOfTheText() {
		String text = "flags: 0\r\nsections:\r\n  - NOP: {}\r\n";
		assertEquals(text + "  - NOP: {}\r\n", CsfEdits.of(document(text)).add("NOP", 1).orElseThrow().apply(text));
		assertEquals(Optional.empty(), CsfEdits.of(document("{flags: 0}\n")).add("NOP", 0));
		assertEquals(Optional.empty(), CsfEdits.of(document("flags: 0\n...\n")).add("NOP", 0));
	}
}
