/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Workbench;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.TextInvocationContext;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What helps to write a configuration as text. */
class SourcePageTest {

	private static final String TEXT = """
			bootseal: 1
			device: MIMXRT1020   # the board
			image:
			  source: app.srec
			  bootTyp: unsigned
			fuses:
			  srk: false
			""";

	@RegisterExtension
	private final LogGuard log = new LogGuard();
	private final OpenEditor open = OpenEditor.on("app.bootseal", TEXT);
	private final StyledText widget = open.source();

	@AfterEach
	void clean() {
		Workbench.clean();
	}

	private ISourceViewer viewer() {
		return (ISourceViewer) open.editor().sourcePage().getAdapter(ITextOperationTarget.class);
	}

	private List<Annotation> annotations() {
		IAnnotationModel model = open.editor().sourcePage().getDocumentProvider()
				.getAnnotationModel(open.editor().sourcePage().getEditorInput());
		List<Annotation> found = new ArrayList<>();
		for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
			Annotation next = all.next();
			if (next instanceof FindingAnnotation) {
				found.add(next);
			}
		}
		return found;
	}

	@Test
	void aFindingIsShownWhereItIsAndMendedByItsRemedy() {
		Annotation annotation = annotations().stream().filter(any -> any.getText().contains("bootTyp")).findFirst()
				.orElseThrow();
		RemedyAssist assist = new RemedyAssist(open.editor().model());
		assertTrue(assist.canFix(annotation));
		ICompletionProposal[] proposals = assist
				.computeQuickAssistProposals(new TextInvocationContext(viewer(), TEXT.indexOf("bootTyp"), 0));
		ICompletionProposal change = Stream.of(proposals)
				.filter(proposal -> proposal.getDisplayString().contains("bootType")).findFirst().orElseThrow();

		change.apply(open.document());
		assertEquals(TEXT.replace("bootTyp", "bootType"), open.text());
		open.settle();
		assertTrue(annotations().stream().noneMatch(any -> any.getText().contains("bootTyp")));
		open.undo();
		assertEquals(TEXT, open.text());
	}

	private List<String> proposalsBehind(String before) {
		int at = open.text().indexOf(before) + before.length();
		return Stream.of(new SchemaAssist(open.editor().model()).computeCompletionProposals(viewer(), at))
				.map(ICompletionProposal::getDisplayString).toList();
	}

	private String applied(String before, String proposal) {
		int at = open.text().indexOf(before) + before.length();
		Stream.of(new SchemaAssist(open.editor().model()).computeCompletionProposals(viewer(), at))
				.filter(candidate -> candidate.getDisplayString().startsWith(proposal)).findFirst().orElseThrow()
				.apply(open.document());
		return open.text();
	}

	@Test
	void keysAreProposedThatAreNotThereYet() {
		open.type("  srk: false\n", "  srk: false\n  cl\n");
		assertEquals(List.of("close"), proposalsBehind("  cl"));
		assertEquals(TEXT.replace("  srk: false\n", "  srk: false\n  close: \n"), applied("  cl", "close"));
	}

	@Test
	void mappingsAreProposedWithALineForTheirKeys() {
		open.type("fuses:", "mem\nfuses:");
		assertEquals(List.of("memory"), proposalsBehind("mem"));
		assertEquals(TEXT.replace("fuses:", "memory:\n  \nfuses:"), applied("mem", "memory"));
	}

	@Test
	void valuesAreProposedFromTheSchema() {
		assertEquals(List.of("false"), proposalsBehind("srk: f"));
		open.type("device: MIMXRT1020", "device: mimxrt102");
		assertTrue(proposalsBehind("device: mimxrt102").contains("MIMXRT1020"));
		assertEquals(TEXT, applied("device: mimxrt102", "MIMXRT1020"));
		assertEquals(List.of(), proposalsBehind("# the"));
	}

	@Test
	void filesAreProposedOneLevelAtATime() {
		UiLoop.get(() -> {
			open.file().getProject().getFolder("Debug").create(true, true, null);
			return null;
		});
		Workbench.file(open.file().getProject(), "Debug/app.elf", "");
		Workbench.file(open.file().getProject(), "apple.hex", "");
		assertEquals(List.of("app.bootseal", "apple.hex"), proposalsBehind("source: app"));
		open.type("app.srec", "deb");
		assertEquals(TEXT.replace("app.srec", "Debug/"), applied("source: deb", "Debug"));
		assertEquals(TEXT.replace("app.srec", "Debug/app.elf"), applied("source: Debug/", "app.elf"));
	}

	@Test
	void theHoverSaysWhatAKeyMeansAndWhatIsWrong() {
		open.settle();
		SchemaHover hover = new SchemaHover(open.editor().model());
		String device = hover.text(TEXT.indexOf("device") + 2);
		assertTrue(device.contains(open.editor().model().info(YamlPath.of("device")).orElseThrow().meaning()), device);
		assertTrue(hover.text(TEXT.indexOf("bootTyp") + 2).contains("bootType"));
		assertNull(hover.text(TEXT.indexOf("# the board") + 4));
	}

	@Test
	void namesOfFilesAreLinks() {
		Workbench.file(open.file().getProject(), "app.srec", "S9030000FC\n");
		open.settle();
		FileLinkDetector detector = new FileLinkDetector(open.editor().model(), open.editor());
		IHyperlink[] links = detector.detectHyperlinks(viewer(), new Region(TEXT.indexOf("app.srec") + 1, 0), false);
		assertEquals(new Region(TEXT.indexOf("app.srec"), "app.srec".length()), links[0].getHyperlinkRegion());
		assertNull(detector.detectHyperlinks(viewer(), new Region(TEXT.indexOf("MIMX"), 0), false));
		links[0].open();
		assertEquals("app.srec", Workbench.page().getActiveEditor().getEditorInput().getName());
	}

	@Test
	void colours() {
		assertColour("key", "device");
		assertColour("text", "MIMXRT1020");
		assertColour("comment", "# the board");
		assertColour("flag", "false");
		assertColour("number", "1\n");
		assertColour("key", "srk");
	}

	private void assertColour(String name, String piece) {
		Color expected = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry()
				.get("org.bootseal.ui.source." + name);
		assertEquals(expected, widget.getStyleRangeAtOffset(TEXT.indexOf(piece)).foreground, piece);
	}

	private Tree outline() {
		Workbench.show(IPageLayout.ID_OUTLINE);
		IContentOutlinePage page = open.editor().getAdapter(IContentOutlinePage.class);
		UiLoop.until("the outline", () -> page.getControl() != null);
		return (Tree) page.getControl();
	}

	@Test
	void theOutlineShowsKeysAndFollowsTheText() {
		Tree tree = outline();
		assertArrayEquals(new String[] { "bootseal 1", "device MIMXRT1020", "image", "fuses" },
				Stream.of(tree.getItems()).map(TreeItem::getText).toArray());
		assertArrayEquals(new String[] { "source app.srec", "bootTyp unsigned" },
				Stream.of(tree.getItem(2).getItems()).map(TreeItem::getText).toArray());
		open.type("device: MIMXRT1020", "device: MIMXRT1060");
		UiLoop.until("the new value", () -> tree.getItem(1).getText().equals("device MIMXRT1060"));

		open.settle();
		Workbench.page().activate(open.editor());
		widget.setCaretOffset(open.text().indexOf("srk"));
		assertEquals("srk false", tree.getSelection()[0].getText());
		IContentOutlinePage page = open.editor().getAdapter(IContentOutlinePage.class);
		page.setSelection(new StructuredSelection(YamlPath.of("image", "source")));
		assertEquals("app.srec", widget.getSelectionText());
		open.editor().setActivePage("provisioning");
		page.setSelection(new StructuredSelection(YamlPath.of("device")));
		assertTrue(!open.editor().isSourceShown());
	}

	@Test
	void tabsBecomeBlanks() {
		assertTrue(((SourcePage) open.editor().sourcePage()).isTabsToSpacesConversionEnabled());
	}
}
