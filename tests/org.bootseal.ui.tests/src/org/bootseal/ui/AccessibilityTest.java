/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.bootseal.board.BoardSpec;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.bootseal.ui.test.AccessibilityWalker;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Walks every editor page, view, wizard page and page of preferences that the registry knows, so that a new one is
 * walked as well; dialogs are walked by the tests that open them, and launch pages by theirs.
 */
class AccessibilityTest {

	private static final String OURS = "org.bootseal.";

	/** What is in an editor, by the content type; one that is not named here begins with an empty file. */
	private static final Map<String, String> EXAMPLES = Map.of(
			"org.bootseal.ide.bootsealFile", """
					bootseal: 1
					device: MIMXRT1020
					connection: virtual
					image: { source: app.elf, bootType: authenticated, bootMemory: flexspi_nor }
					keys: { folder: pki, srkIndex: 0 }
					memory: { optionWords: [0xC0000007] }
					fuses:
					  srk: true
					  words:
					    - { word: BOOT_CFG2, value: 0x10, mask: 0x10 }
					""",
			"org.bootseal.ide.memcfgFile", """
					family: mimxrt1020
					revision: latest
					peripheral: flexspi_nor
					interface: 1
					settings:
					  option_words: [0xC0000007]
					""",
			"org.bootseal.ide.fusesFile", """
					family: mimxrt1020
					revision: latest
					registers:
					  BOOT_CFG1:
					    BT_FUSE_SEL: 1
					""",
			"org.bootseal.ide.fcbFile", """
					family: mimxrt1020
					type: flexspi_nor
					fcb_settings:
					  pageSize: 256
					""",
			"org.bootseal.ide.fcbBlock", "FCFB" + "\0".repeat(508), //
			"org.bootseal.ide.habFile", """
					options:
					  family: mimxrt1020
					  bootDevice: flexspi_nor
					  flags: 0x8
					  startAddress: 0x60000000
					inputImageFile: app.elf
					sections:
					  - InstallSRK:
					      InstallSRK_Table: srk.bin
					      InstallSRK_SourceIndex: 0
					""");

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private final List<String> problems = new ArrayList<>();

	@AfterEach
	void clean() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.clean();
	}

	private static Stream<IConfigurationElement> ours(String point, String element) {
		return Stream.of(Platform.getExtensionRegistry().getConfigurationElementsFor(point))
				.filter(found -> found.getName().equals(element)
						&& found.getContributor().getName().startsWith(OURS));
	}

	private void walk(String where, Composite root) {
		AccessibilityWalker.walk(root).forEach(problem -> problems.add(where + ": " + problem));
	}

	private void assertAllWalked(int walked, int least) {
		assertTrue(problems.isEmpty(), () -> problems.size() + " problems\n" + String.join("\n", problems));
		assertTrue(walked >= least, "walked " + walked);
	}

	@Test
	void everyPageOfEveryEditor() {
		IProject project = Workbench.project("walked");
		int pages = 0;
		for (IConfigurationElement binding : ours("org.eclipse.ui.editors", "editor")
				.flatMap(editor -> Stream.of(editor.getChildren("contentTypeBinding"))).toList()) {
			String type = binding.getAttribute("contentTypeId");
			IFile file = Workbench.file(project, nameFor(type), EXAMPLES.getOrDefault(type, ""));
			String id = ((IConfigurationElement) binding.getParent()).getAttribute("id");
			IEditorPart opened = UiLoop.get(() -> IDE.openEditor(Workbench.page(), file, id));
			if (!(opened instanceof ConfigurationEditor editor)) {
				UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
				walk(file.getName(), partControl("org.eclipse.e4.ui.compatibility.editor"));
				pages++;
				Workbench.page().closeAllEditors(false);
				continue;
			}
			UiLoop.until("the review of " + file, () -> editor.model().isReviewed());
			UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
			CTabFolder folder = Widgets.only(Workbench.page().getWorkbenchWindow().getShell(), CTabFolder.class,
					tabs -> tabs.isVisible() && (tabs.getStyle() & SWT.BOTTOM) != 0);
			eachTab(folder, () -> walk(file.getName(), folder));
			pages += folder.getItemCount();
			Workbench.page().closeAllEditors(false);
		}
		assertAllWalked(pages, 6);
	}

	private static void eachTab(CTabFolder folder, Runnable work) {
		for (int i = 0; i < folder.getItemCount(); i++) {
			folder.setSelection(i);
			Event chosen = new Event();
			chosen.item = folder.getItem(i);
			folder.notifyListeners(SWT.Selection, chosen);
			UiLoop.drain();
			work.run();
		}
	}

	private static String nameFor(String contentType) {
		IContentType type = Platform.getContentTypeManager().getContentType(contentType);
		List<String> patterns = List.of(type.getFileSpecs(IContentType.FILE_PATTERN_SPEC));
		return patterns.isEmpty() ? "example." + type.getFileSpecs(IContentType.FILE_EXTENSION_SPEC)[0]
				: patterns.get(0).replace("*", "example");
	}

	@Test
	void everyView() {
		Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
		AttachedVirtualBoard board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), "walked"));
		int views = 0;
		for (IConfigurationElement element : ours("org.eclipse.ui.views", "view").toList()) {
			IViewPart view = Workbench.show(element.getAttribute("id"));
			view.getSite().getSelectionProvider().setSelection(new StructuredSelection(board));
			UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
			Composite part = partControl(element.getAttribute("id"));
			walk(view.getTitle(), part);
			for (CTabFolder folder : Widgets.all(part, CTabFolder.class, CTabFolder::isVisible)) {
				eachTab(folder, () -> walk(view.getTitle(), part));
			}
			views++;
			Workbench.page().hideView(view);
		}
		UiLoop.get(() -> {
			boards.detach(board);
			return null;
		});
		assertAllWalked(views, 3);
	}

	/** The workbench notes the id of a part at the widget that it makes for it, for style sheets. */
	private static Composite partControl(String id) {
		List<Composite> found = Widgets.all(Workbench.page().getWorkbenchWindow().getShell(), Composite.class,
				composite -> composite.isVisible()
						&& id.replace('.', '-').equals(composite.getData("org.eclipse.e4.ui.css.id")));
		return found.get(found.size() - 1);
	}

	@Test
	void everyPageOfEveryWizard() {
		int pages = 0;
		for (String point : List.of("org.eclipse.ui.newWizards", "org.eclipse.ui.importWizards",
				"org.eclipse.ui.exportWizards")) {
			for (IConfigurationElement element : ours(point, "wizard").toList()) {
				IWorkbenchWizard wizard = (IWorkbenchWizard) UiLoop
						.get(() -> element.createExecutableExtension("class"));
				wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(Workbench.project("walked")));
				WizardDialog dialog = new WizardDialog(Workbench.page().getWorkbenchWindow().getShell(), wizard);
				dialog.setBlockOnOpen(false);
				dialog.open();
				for (IWizardPage page : wizard.getPages()) {
					dialog.showPage(page);
					UiLoop.drain();
					walk(element.getAttribute("id") + " " + page.getName(), (Composite) page.getControl());
					pages++;
				}
				dialog.close();
				UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
			}
		}
		assertAllWalked(pages, 10);
	}

	@Test
	void everyPageOfPreferencesAndProperties() {
		IProject project = Workbench.project("walked");
		int pages = 0;
		for (IConfigurationElement element : ours("org.eclipse.ui.preferencePages", "page").toList()) {
			walkPage(PreferencesUtil.createPreferenceDialogOn(null, element.getAttribute("id"), null, null));
			pages++;
		}
		for (IConfigurationElement element : ours("org.eclipse.ui.propertyPages", "page").toList()) {
			walkPage(PreferencesUtil.createPropertyDialogOn(null, project, element.getAttribute("id"), null, null));
			pages++;
		}
		assertAllWalked(pages, 2);
	}

	private void walkPage(PreferenceDialog dialog) {
		dialog.setBlockOnOpen(false);
		dialog.open();
		UiLoop.drain();
		PreferencePage page = (PreferencePage) dialog.getSelectedPage();
		walk(page.getTitle(), (Composite) page.getControl());
		dialog.close();
	}

	/** Where a command is in a menu, it has a letter there that no other has; else it has a key. */
	@Test
	void everyCommandIsReachedByTheKeyboard() {
		TreeSet<String> keyed = new TreeSet<>();
		ours("org.eclipse.ui.bindings", "key").forEach(key -> keyed.add(key.getAttribute("commandId")));
		for (IConfigurationElement menu : ours("org.eclipse.ui.menus", "menuContribution").toList()) {
			String place = menu.getAttribute("locationURI");
			if (!place.startsWith("toolbar:")) {
				Map<String, String> letters = new HashMap<>();
				for (IConfigurationElement item : menu.getChildren("command")) {
					letter(place, item, letters).ifPresent(keyed::add);
				}
			}
		}
		ours("org.eclipse.ui.commands", "command").map(command -> command.getAttribute("id"))
				.filter(id -> !keyed.contains(id)).forEach(id -> problems.add(id + " has no key and no mnemonic"));
		assertAllWalked(keyed.size(), 10);
	}

	private Optional<String> letter(String place, IConfigurationElement item, Map<String, String> letters) {
		String letter = item.getAttribute("mnemonic");
		String id = item.getAttribute("commandId");
		if (letter == null) {
			return Optional.empty();
		}
		String other = letters.put(letter, id);
		if (other != null) {
			problems.add(place + ": " + id + " and " + other + " have the mnemonic " + letter);
		}
		return Optional.of(id);
	}

	/** The walker finds what it is for. */
	@Test
	void whatIsWrongIsFound() {
		assertFound("has no name", shell -> new Text(shell, SWT.BORDER));
		assertFound("has no name", shell -> new Button(shell, SWT.PUSH));
		assertFound("has no role", shell -> new Canvas(shell, SWT.NONE).addListener(SWT.KeyDown, event -> {
			// takes keys
		}));
		assertFound("is not explained by F1", shell -> button(shell, "Go").getShell().setData("org.eclipse.ui.help",
				null));
		assertFound("is not reached by the Tab key", shell -> {
			button(shell, "Go");
			shell.setTabList(new Control[] { button(shell, "Stop") });
		});
		assertFound("has the mnemonic of", shell -> button(button(shell, "&Go").getParent(), "&Get"));
		assertFound("has a column without a name", shell -> {
			Tree tree = new Tree(shell, SWT.NONE);
			tree.setToolTipText("tree");
			new TreeColumn(tree, SWT.NONE).setWidth(100);
		});
		assertFound("is an image without a text", shell -> {
			button(shell, "Go");
			new Label(shell, SWT.NONE).setImage(shell.getDisplay().getSystemImage(SWT.ICON_ERROR));
		});
		assertFound("is used by the mouse only", shell -> {
			button(shell, "Go");
			new Label(shell, SWT.NONE).addListener(SWT.MouseDown, event -> {
				// acts
			});
		});
	}

	private static Button button(Composite parent, String text) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		return button;
	}

	private static void assertFound(String expected, Consumer<Shell> fault) {
		Shell shell = new Shell(Display.getCurrent());
		try {
			shell.setLayout(new RowLayout());
			HelpContexts.attach(shell, HelpContexts.BOARDS_VIEW);
			fault.accept(shell);
			shell.open();
			List<String> found = AccessibilityWalker.walk(shell);
			assertTrue(found.stream().anyMatch(problem -> problem.contains(expected)), () -> expected + ": " + found);
		} finally {
			shell.dispose();
		}
	}
}
