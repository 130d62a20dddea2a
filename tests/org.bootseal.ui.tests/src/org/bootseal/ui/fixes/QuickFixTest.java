/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fixes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.build.ProblemMarkers;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.Trees;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A file with a problem, the marker of the builder, its quick fix: the marker is gone, and nothing else is changed. */
class QuickFixTest {

	/** Quick Fix of the workbench, by the id that it has for historical reasons. */
	private static final String QUICK_FIX = "org.eclipse.jdt.ui.edit.text.java.correction.assist.proposals";
	private static final Path REPORT = Path.of("target", "conformance", "quick-fixes.txt");

	@RegisterExtension
	final LogGuard log = new LogGuard();

	/** Its keys take long to make. */
	private static IProject project;

	@BeforeAll
	static void create() {
		project = UiLoop.get(() -> ExampleProject.create("fixes", new NullProgressMonitor()));
		UiLoop.get(() -> {
			project.getFolder("out").create(true, true, null);
			project.getFile("led_blinky.elf").copy(project.getFile("out/moved.elf").getFullPath(), true, null);
			return null;
		});
		Workbench.file(project, "rt1064.srec", FaultyFiles.program(0x7000_2000L, 0x2002_0000L, 0x7000_2101L));
		Workbench.file(project, "ram.srec", FaultyFiles.program(0x2020_2000L, 0x2002_0000L, 0x2020_2101L));
		Workbench.file(project, "other_loader.srec", FaultyFiles.program(0x6000_8000L, 0x2002_0000L, 0x6000_8101L));
		Workbench.file(project, "app.map", "a list of symbols");
		Workbench.file(project, "app.srec", FaultyFiles.program(0x6000_2000L, 0x2002_0000L, 0x6000_2101L));
		Workbench.file(project, "rt1050.memcfg.yaml", FaultyFiles.MEMORY.replace("1020", "1050"));
		Workbench.file(project, "headed.srec", FaultyFiles.headed());
		binary("hyper.fcb", FaultyFiles.fcb());
		settle();
	}

	@AfterEach
	void close() {
		settle();
		Workbench.page().closeAllEditors(false);
		UiLoop.get(() -> {
			for (IResource file : project.members()) {
				if (file instanceof IFile && file.getName().endsWith(".bootseal")
						&& !file.getName().equals(ExampleProject.PROVISIONING)) {
					file.delete(IResource.FORCE, null);
				}
			}
			return null;
		});
		settle();
	}

	@AfterAll
	static void clean() {
		settle();
		Workbench.clean();
	}

	private static void settle() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		UiLoop.untilNoJobOf(ResourcesPlugin.FAMILY_AUTO_BUILD);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	private static void binary(String name, byte[] bytes) {
		UiLoop.get(() -> {
			project.getFile(name).create(new ByteArrayInputStream(bytes), true, null);
			return null;
		});
	}

	private Optional<IMarker> marker(IFile file, String message) {
		return UiLoop.get(() -> ProblemMarkers.of(file)).stream()
				.filter(marker -> marker.getAttribute(IMarker.MESSAGE, "").contains(message)
						&& IDE.getMarkerHelpRegistry().hasResolutions(marker))
				.findFirst();
	}

	private static Optional<IMarkerResolution> resolution(IMarker marker, String label) {
		return Arrays.stream(IDE.getMarkerHelpRegistry().getResolutions(marker))
				.filter(resolution -> resolution.getLabel().startsWith(label)).findFirst();
	}

	private static List<String> seen(IFile file) {
		return UiLoop.get(() -> ProblemMarkers.of(file)).stream().map(marker -> marker.getAttribute(IMarker.MESSAGE, "")
				+ " " + RemedyResolutions.labels(marker)).toList();
	}

	private String fix(FaultyFiles.Row row) {
		IFile file = Workbench.file(project, row.name(), row.wrong());
		settle();
		Optional<IMarker> marker = marker(file, row.message());
		if (marker.isEmpty()) {
			return "no marker; there are " + seen(file);
		}
		String message = marker.get().getAttribute(IMarker.MESSAGE, "");
		Optional<IMarkerResolution> resolution = resolution(marker.get(), row.fix());
		if (resolution.isEmpty()) {
			return "no such fix; there are " + RemedyResolutions.labels(marker.get()) + " for " + message;
		}
		if (((WorkbenchMarkerResolution) resolution.get()).getDescription().isEmpty()) {
			return "no preview";
		}
		resolution.get().run(marker.get());
		settle();
		String now = Workbench.text(file);
		boolean gone = UiLoop.get(() -> ProblemMarkers.of(file)).stream()
				.noneMatch(other -> other.getAttribute(IMarker.MESSAGE, "").equals(message));
		UiLoop.get(() -> {
			file.delete(IResource.FORCE, null);
			return null;
		});
		return !now.equals(row.right()) ? "the text is\n" + now + "\ninstead of\n" + row.right()
				: gone ? "" : "the marker stays";
	}

	@Test
	void eachFindingIsMendedAndNothingElseIsTouched() throws IOException {
		List<String> report = new ArrayList<>();
		List<String> failed = new ArrayList<>();
		for (FaultyFiles.Row row : FaultyFiles.rows()) {
			String problem = fix(row);
			report.add((problem.isEmpty() ? "ok      " : "FAILED  ") + row.finding() + ": " + row.fix());
			if (!problem.isEmpty()) {
				failed.add(row.finding() + ": " + problem);
			}
		}
		Files.createDirectories(REPORT.getParent());
		Files.writeString(REPORT, String.join("\n", report) + "\n");
		assertEquals("", String.join("\n\n", failed));
		assertTrue(FaultyFiles.rows().size() >= 15, "at least fifteen findings have a fix");
	}

	@Test
	void anOpenEditorIsChangedAndCanUndoIt() {
		IFile file = Workbench.file(project, "board.bootseal", FaultyFiles.BASE.replace("unsigned", "unsignd"));
		settle();
		OpenEditor editor = OpenEditor.on(file);
		resolution(marker(file, "unsignd").orElseThrow(), "Change to unsigned").orElseThrow()
				.run(marker(file, "unsignd").orElseThrow());
		settle();
		assertEquals(FaultyFiles.BASE, editor.text());
		assertEquals(FaultyFiles.BASE, Workbench.text(file));
		assertFalse(editor.editor().isDirty());
		editor.undo();
		assertEquals(FaultyFiles.BASE.replace("unsigned", "unsignd"), editor.text());
	}

	/** As a user goes: from the line in the Problems view over the dialog to an image that is there again. */
	@Test
	void fromTheProblemsViewToTheRebuiltImage() {
		IFile file = project.getFile(ExampleProject.PROVISIONING);
		String right = Workbench.text(file);
		IFile image = project.getFile("led_blinky-boot/led_blinky.bin");
		Workbench.file(project, file.getName(), right.replace("bootType:", "bootTyp:"));
		settle();
		UiLoop.get(() -> {
			image.delete(IResource.FORCE, null);
			return null;
		});
		IViewPart view = Workbench.show(IPageLayout.ID_PROBLEM_VIEW);
		Workbench.page().activate(view);
		Tree tree = problems();
		UiLoop.until("the problem", () -> line(tree).isPresent());
		TreeItem line = line(tree).orElseThrow();
		tree.setSelection(line);
		Event event = new Event();
		event.item = line;
		tree.notifyListeners(SWT.Selection, event);
		UiLoop.drain();
		Dialogs.answer("Quick Fix", shell -> {
			Table fixes = Widgets.all(shell, Table.class, table -> true).get(0);
			TableItem fix = Arrays.stream(fixes.getItems()).filter(item -> item.getText().contains("bootType"))
					.findFirst().orElseThrow();
			fixes.setSelection(fix);
			fixes.notifyListeners(SWT.Selection, new Event());
			Widgets.click(Widgets.button(shell, "Finish"));
		}, () -> UiLoop.get(() -> view.getSite().getService(IHandlerService.class).executeCommand(QUICK_FIX, null)));
		settle();
		UiLoop.until("the image", () -> UiLoop.get(() -> {
			image.refreshLocal(IResource.DEPTH_ZERO, null);
			return Boolean.valueOf(image.exists());
		}).booleanValue());
		assertEquals(right, Workbench.text(file));
		assertEquals(List.of(), UiLoop.get(() -> ProblemMarkers.of(file)));
	}

	private static Tree problems() {
		return Widgets.all(Workbench.page().getWorkbenchWindow().getShell(), Tree.class, tree -> tree.isVisible()
				&& Arrays.stream(tree.getColumns()).anyMatch(column -> column.getText().equals("Description"))).get(0);
	}

	/** Below its category, which is open or not as the view was left. */
	private static Optional<TreeItem> line(Tree tree) {
		for (TreeItem category : tree.getItems()) {
			Trees.open(category);
			Optional<TreeItem> found = Stream.concat(Stream.of(category), Stream.of(category.getItems()))
					.filter(item -> item.getText().contains("bootTyp")).findFirst();
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	@Test
	void severalMarkersAreFixedAtOnce() {
		IFile one = Workbench.file(project, "one.bootseal", FaultyFiles.BASE.replace("unsigned", "unsignd"));
		IFile two = Workbench.file(project, "two.bootseal", FaultyFiles.BASE.replace("unsigned", "unsingned"));
		settle();
		IMarker first = marker(one, "unsignd").orElseThrow();
		IMarker second = marker(two, "unsingned").orElseThrow();
		WorkbenchMarkerResolution fix = (WorkbenchMarkerResolution) resolution(first, "Change to unsigned")
				.orElseThrow();
		assertEquals(List.of(second), Arrays.asList(fix.findOtherMarkers(new IMarker[] { first, second })));
		fix.run(new IMarker[] { first, second }, new NullProgressMonitor());
		settle();
		assertEquals(FaultyFiles.BASE, Workbench.text(one));
		assertEquals(FaultyFiles.BASE, Workbench.text(two));
	}

	@Test
	void anotherFileIsChangedIfThatIsTheRemedy() {
		Workbench.file(project, "rt1050.memcfg.yaml", FaultyFiles.MEMORY.replace("1020", "1050"));
		IFile file = Workbench.file(project, "board.bootseal",
				FaultyFiles.BASE.replace("optionWords: [0xC0000007]   # as on the board", "file: rt1050.memcfg.yaml"));
		settle();
		IMarker marker = marker(file, "MIMXRT1050").orElseThrow();
		String before = Workbench.text(file);
		resolution(marker, "Change rt1050.memcfg.yaml to MIMXRT1020").orElseThrow().run(marker);
		settle();
		assertEquals(before, Workbench.text(file));
		assertEquals(FaultyFiles.MEMORY, Workbench.text(project.getFile("rt1050.memcfg.yaml")));
	}

	@Test
	void theFormOffersTheFixWithItsPreview() {
		IFile file = Workbench.file(project, "board.bootseal", FaultyFiles.BASE.replace("unsigned", "unsignd"));
		settle();
		OpenEditor editor = OpenEditor.on(file);
		UiLoop.until("the link", () -> !Widgets.all(editor.form(), Hyperlink.class,
				link -> link.getText().equals("Fix...")).isEmpty());
		Hyperlink link = Widgets.all(editor.form(), Hyperlink.class, each -> each.getText().equals("Fix...")).get(0);
		Dialogs.answer("Quick Fix", shell -> {
			StyledText preview = Widgets.only(shell, StyledText.class, each -> true);
			assertEquals("- 7:   bootType: unsignd\n+ 7:   bootType: unsigned", preview.getText());
			Widgets.click(Widgets.button(shell, "Apply"));
		}, () -> {
			link.setFocus();
			Event enter = new Event();
			enter.character = SWT.CR;
			link.notifyListeners(SWT.KeyDown, enter);
		});
		assertEquals(FaultyFiles.BASE, editor.text());
		assertTrue(editor.editor().isDirty());
	}
}
