/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.Workbench;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.ISourceViewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The source page of a fuses file knows the words and fields of the device that the text names. */
class FusesSourceTest {

	private static final String TEXT = """
			family: mimxrt1020
			revision: latest
			registers:
			  BOOT_CFG1:
			    BT_FUSE_SEL: 1
			""";

	@RegisterExtension
	private final LogGuard log = new LogGuard();
	private final OpenEditor open = OpenEditor.on("board.fuses.yaml", TEXT);

	@AfterEach
	void clean() {
		Workbench.clean();
	}

	private List<ICompletionProposal> proposals(String before) {
		ISourceViewer viewer = (ISourceViewer) open.editor().sourcePage().getAdapter(ITextOperationTarget.class);
		int at = open.text().indexOf(before) + before.length();
		return Stream.of(new SchemaAssist(open.editor().model()).computeCompletionProposals(viewer, at)).toList();
	}

	private List<String> names(String before) {
		return proposals(before).stream().map(ICompletionProposal::getDisplayString).toList();
	}

	private String hover(String word) {
		return new SchemaHover(open.editor().model()).text(open.text().indexOf(word) + 1);
	}

	@Test
	void wordsOfTheDeviceAreProposed() {
		open.type("  BOOT_CFG1:", "  BOOT_CFG\n  BOOT_CFG1:");
		open.settle();
		List<String> names = names("  BOOT_CFG");
		assertTrue(names.containsAll(List.of("BOOT_CFG0", "BOOT_CFG2")), names::toString);
		assertTrue(names.stream().allMatch(name -> name.startsWith("BOOT_CFG")), names::toString);
	}

	@Test
	void fieldsOfAWordAreProposedAndTheirValues() {
		open.type("    BT_FUSE_SEL: 1", "    SEC\n    BT_FUSE_SEL: ");
		open.settle();
		assertTrue(names("    SEC").contains("SEC_CONFIG1"), () -> names("    SEC").toString());
		proposals("    SEC").get(0).apply(open.document());
		open.settle();
		assertTrue(open.text().contains("    SEC_CONFIG1: \n"), open.text());
		assertTrue(!names("    SEC_CONFIG1: ").isEmpty(), "values have names");
	}

	@Test
	void anotherFamilyHasOtherFields() {
		assertTrue(hover("BT_FUSE_SEL").contains("BOOT_CFG1"), () -> hover("BT_FUSE_SEL"));
		open.type("mimxrt1020", "mimxrt1176");
		open.settle();
		open.type("    BT_FUSE_SEL: 1", "    BT\n");
		open.settle();
		assertEquals(List.of(), names("    BT").stream().filter(name -> name.equals("BT_FUSE_SEL:")).toList());
		open.type("mimxrt1176", "mimxrt9999");
		open.settle();
		assertEquals(List.of(), names("    BT"), "nothing is known of its fuses");
	}

	@Test
	void hoversTellWordAndDanger() {
		assertTrue(hover("BOOT_CFG1").contains("Fuse word 6"), () -> hover("BOOT_CFG1"));
		assertTrue(hover("BT_FUSE_SEL").contains("bit 4"), () -> hover("BT_FUSE_SEL"));
	}
}
