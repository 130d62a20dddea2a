/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.keysheet.KeySheet;
import org.bootseal.core.keysheet.SrkFuse;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.keys.ExportSrkJob;
import org.bootseal.ide.keys.NewKeyTree;
import org.bootseal.ui.test.AccessibilityWalker;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.ISources;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.eclipse.ui.progress.IProgressConstants;
import org.eclipse.ui.services.IEvaluationService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The view of keys: what it shows of a tree, of a board, and of files; and the wizard that makes a tree. */
class KeysViewTest {

	private static final String FILE = """
			bootseal: 1
			device: MIMXRT1020
			connection: virtual
			image: { source: app.elf, bootType: authenticated, bootMemory: flexspi_nor }
			keys:
			  folder: pki
			  srkIndex: 1
			  csfSigner: pkcs11:token=release
			""";
	private static final String SECRET = "pa55wort";

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private IProject project;
	private IFolder folder;

	@BeforeEach
	void make() {
		Workbench.detachBoards();
		Workbench.closeViews();
		project = Workbench.project("keys");
		folder = project.getFolder("pki");
		UiLoop.get(() -> {
			new NewKeyTree(folder, "rsa1024", 2, false, 10).create(new char[0], null);
			return null;
		});
	}

	@AfterEach
	void clean() {
		Workbench.closeViews();
		Workbench.detachBoards();
		Workbench.clean();
	}

	/** Opens the view by the link in the form of a provisioning file. */
	private KeysView open() {
		OpenEditor open = OpenEditor.on(Workbench.file(project, "app.bootseal", FILE));
		Hyperlink link = Widgets.only(open.form(), Hyperlink.class, each -> each.getText().equals("Show key tree"));
		link.notifyListeners(SWT.DefaultSelection, new Event());
		Event key = new Event();
		key.character = '\r';
		link.notifyListeners(SWT.KeyDown, key);
		UiLoop.until("the view", () -> Workbench.page().findView(KeysView.ID) != null);
		KeysView view = (KeysView) Workbench.page().findView(KeysView.ID);
		UiLoop.until("the keys", () -> view.sheet().isPresent());
		return view;
	}

	private static Shell shell() {
		return Workbench.page().getWorkbenchWindow().getShell();
	}

	private static Tree table(String firstColumn) {
		return Widgets.only(shell(), Tree.class, tree -> tree.isVisible() && tree.getColumnCount() > 0
				&& tree.getColumn(0).getText().equals(firstColumn));
	}

	private static List<String> column(Tree table, String title) {
		int index = Arrays.stream(table.getColumns()).map(column -> column.getText()).toList().indexOf(title);
		return Arrays.stream(table.getItems()).map(item -> item.getText(index)).toList();
	}

	private static String summary() {
		return Widgets.only(shell(), Text.class, text -> text.isVisible()
				&& (text.getStyle() & SWT.MULTI) != 0 && text.getText().contains("SRK hash")).getText();
	}

	private static void readBoard() {
		Button read = Widgets.button(shell(), "Read from Board");
		Combo board = Widgets.all(read.getParent(), Combo.class, combo -> true).get(1);
		board.notifyListeners(SWT.FocusIn, new Event());
		Widgets.click(read);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	private AttachedVirtualBoard attach() {
		AttachedVirtualBoard board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), "Mine"));
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		return board;
	}

	@Test
	void keysOfAProvisioningFileAreATreeWithWhatIsKnown() {
		open();
		Tree keys = table("Key");
		assertEquals(List.of("SRK1", "SRK2"), column(keys, "Key"));
		assertEquals(List.of("Super root key", "Super root key, in use"), column(keys, "Role"));
		assertEquals(List.of("RSA 1024", "RSA 1024"), column(keys, "Algorithm"));
		assertEquals(List.of("valid", "valid"), column(keys, "State"));
		assertTrue(keys.getItem(1).getExpanded());
		assertEquals("CSF2_1", keys.getItem(1).getItem(0).getText());
		assertEquals("in a token (PKCS #11)", keys.getItem(1).getItem(0).getText(4));
		assertEquals("not encrypted, fits", keys.getItem(1).getItem(1).getText(4));
		Tree fuses = table("Fuse word");
		assertEquals(8, fuses.getItemCount());
		assertEquals("SRK_HASH[255:224]", fuses.getItem(0).getText());
		assertEquals("not read", fuses.getItem(0).getText(4));
		assertFalse(summary().contains("release"), "a signer may hold a secret");
	}

	@Test
	void aBoardIsHeldAgainstTheKeys() {
		AttachedVirtualBoard board = attach();
		KeysView view = open();
		readBoard();
		UiLoop.until("a blank board", () -> state(view) == SrkFuse.State.BLANK);
		assertEquals("blank", table("Fuse word").getItem(0).getText(4));
		view.sheet().orElseThrow().fuses()
				.forEach(fuse -> board.virtual().orElseThrow().burnFuse(fuse.word().index(), fuse.value()));
		board.virtual().orElseThrow().reset();
		readBoard();
		UiLoop.until("the hash", () -> state(view) == SrkFuse.State.EQUAL);
		assertTrue(summary().contains("is burnt on Mine"), summary());
		int index = view.sheet().orElseThrow().fuses().get(0).word().index();
		board.virtual().orElseThrow().burnFuse(index, -1);
		board.virtual().orElseThrow().reset();
		readBoard();
		UiLoop.until("another hash", () -> state(view) == SrkFuse.State.DIFFERENT);
		assertEquals("different", table("Fuse word").getItem(0).getText(4));
		assertTrue(summary().contains("Another SRK hash"), summary());
	}

	private static SrkFuse.State state(KeysView view) {
		return view.sheet().map(KeySheet::state).orElse(null);
	}

	@Test
	void savedFusesCountAsWell() {
		KeysView view = open();
		StringBuilder text = new StringBuilder("device: MIMXRT1020\nwords:\n");
		view.sheet().orElseThrow().fuses().forEach(
				fuse -> text.append(String.format(Locale.ROOT, "  %d: 0x%08X\n", fuse.word().index(), fuse.value())));
		text.append("  47: 0x2\n");
		view.choice().useFile(Workbench.file(project, "burnt.yaml", text.toString()).getLocation());
		UiLoop.until("the hash", () -> state(view) == SrkFuse.State.EQUAL);
		assertEquals(List.of("valid", "revoked, valid"), column(table("Key"), "State"));
		view.choice().useFile(Workbench.file(project, "other.yaml", text.toString().replace("1020", "1060"))
				.getLocation());
		UiLoop.until("the refusal", () -> summary().startsWith("The saved fuses are left out"));
		assertEquals(SrkFuse.State.UNKNOWN, state(view));
	}

	@Test
	void whatOthersNeedIsExportedAndNothingIsOverwritten() throws Exception {
		KeysView view = open();
		IFolder out = project.getFolder("out");
		out.create(true, true, null);
		assertEquals(IStatus.OK, export(view, out));
		List<String> names = Arrays.stream(out.members()).map(IResource::getName).sorted().toList();
		assertEquals(List.of("SRK_fuses.bin", "SRK_table.bin", "srk.fuses.yaml"), names);
		IFile fuses = out.getFile("srk.fuses.yaml");
		assertTrue(Workbench.text(fuses).startsWith("# The SRK hash of pki.\nfamily: mimxrt1020\n"));
		assertEquals(IStatus.OK, export(view, out), "the same content again");
		Workbench.file(project, "out/srk.fuses.yaml", "mine\n");
		log.expect("is there already");
		assertEquals(IStatus.ERROR, export(view, out));
		assertEquals("mine\n", Workbench.text(fuses));
	}

	private static int export(KeysView view, IFolder out) {
		ExportSrkJob job = new ExportSrkJob(view.sheet().orElseThrow(), out.getLocation().toPath());
		job.setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
		job.schedule();
		UiLoop.until("the files", () -> job.getResult() != null);
		return job.getResult().getSeverity();
	}

	@Test
	void theMenuOfAFolderShowsItsKeys() {
		((ISetSelectionTarget) Workbench.show("org.eclipse.ui.navigator.ProjectExplorer"))
				.selectReveal(new StructuredSelection(folder));
		UiLoop.until("the selection", () -> Workbench.page().getSelection() instanceof StructuredSelection one
				&& folder.equals(one.getFirstElement()));
		UiLoop.drain();
		PlatformUI.getWorkbench().getService(IEvaluationService.class)
				.requestEvaluation(ISources.ACTIVE_CURRENT_SELECTION_NAME);
		UiLoop.get(() -> PlatformUI.getWorkbench().getService(IHandlerService.class)
				.executeCommand("org.bootseal.ui.showKeyTree", null));
		KeysView view = (KeysView) Workbench.page().findView(KeysView.ID);
		UiLoop.until("the keys", () -> view.sheet().isPresent());
		assertTrue(view.sheet().orElseThrow().fuses().isEmpty());
		assertTrue(summary().contains("Choose a processor"), summary());
		Combo device = Widgets.only(shell(), Combo.class, combo -> combo.isVisible()
				&& combo.indexOf("MIMXRT1176") > 0);
		device.setText("MIMXRT1176");
		device.notifyListeners(SWT.Selection, new Event());
		UiLoop.until("the words", () -> view.sheet().filter(sheet -> sheet.fuses().size() == 8).isPresent());
	}

	@Test
	void theViewCanBeUsedWithoutAMouse() {
		attach();
		open();
		readBoard();
		Composite part = table("Key").getParent();
		Predicate<Composite> isView = each -> "org-bootseal-ui-keys".equals(each.getData("org.eclipse.e4.ui.css.id"));
		while (!isView.test(part)) {
			part = part.getParent();
		}
		AccessibilityWalker.check(part);
	}

	@Test
	void theWizardMakesEncryptedKeysAndShowsThem() {
		NewKeyTreeWizard wizard = new NewKeyTreeWizard();
		wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(project));
		WizardDialog dialog = new WizardDialog(shell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		Composite page = (Composite) dialog.getCurrentPage().getControl();
		assertEquals("There are keys in this folder already.", dialog.getCurrentPage().getErrorMessage());
		List<Text> texts = Widgets.all(page, Text.class, text -> true);
		texts.get(0).setText("/keys/new");
		Widgets.all(page, Combo.class, combo -> true).get(0).setText("p256");
		Widgets.all(page, Spinner.class, spinner -> true).get(0).setSelection(1);
		texts.get(1).setText(SECRET);
		assertEquals("The two passwords differ.", dialog.getCurrentPage().getErrorMessage());
		texts.get(2).setText(SECRET);
		assertEquals(null, dialog.getCurrentPage().getErrorMessage());
		Button finish = Widgets.button(dialog.getShell(), "Finish");
		Widgets.click(finish);
		UiLoop.until("the wizard to close", finish::isDisposed);
		KeysView view = (KeysView) Workbench.page().findView(KeysView.ID);
		UiLoop.until("the keys", () -> view.sheet().isPresent());
		assertEquals("encrypted, not checked", table("Key").getItem(0).getText(4));
		assertEquals("EC P-256", table("Key").getItem(0).getText(2));
		assertTrue(project.getFolder("new/keys").exists(), "the workspace knows");
	}
}
