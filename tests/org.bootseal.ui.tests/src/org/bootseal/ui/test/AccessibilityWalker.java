/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.ui.forms.widgets.AbstractHyperlink;
import org.eclipse.ui.forms.widgets.Section;

/**
 * Walks the widgets of a part as somebody does who has no mouse, or doesn't see the screen, and lists what they can't
 * use: controls without a name, a role, an explanation by F1 or a way there by the Tab key, columns and images without
 * a text, mnemonics that two controls have.
 */
public final class AccessibilityWalker {

	/** Where the workbench keeps the help context of a control. */
	private static final String HELP = "org.eclipse.ui.help";

	/** Controls that take the focus by themselves. */
	private static final List<Class<? extends Control>> FOCUSED = List.of(Button.class, Text.class, StyledText.class,
			Combo.class, CCombo.class, Spinner.class, org.eclipse.swt.widgets.List.class, Table.class, Tree.class,
			Link.class, Scale.class, Slider.class, DateTime.class, AbstractHyperlink.class);

	private final Composite root;
	private final List<String> problems = new ArrayList<>();
	private final Map<Character, String> mnemonics = new HashMap<>();
	private int walked;

	private AccessibilityWalker(Composite root) {
		this.root = root;
	}

	/**
	 * Walks a part that is shown now.
	 *
	 * @param root
	 *            a page, or the shell of a dialog
	 * @return what is wrong, a line each; empty if nothing is
	 */
	public static List<String> walk(Composite root) {
		AccessibilityWalker walker = new AccessibilityWalker(root);
		walker.visit(root);
		if (walker.walked == 0) {
			walker.problems.add("nothing to use in " + root);
		}
		return walker.problems;
	}

	/**
	 * Walks a part that is shown now, and fails if something is wrong.
	 *
	 * @param root
	 *            a page, or the shell of a dialog
	 */
	public static void check(Composite root) {
		List<String> found = walk(root);
		if (!found.isEmpty()) {
			throw new AssertionError(String.join("\n", found));
		}
	}

	private void visit(Control control) {
		if (!control.isVisible()) {
			return;
		}
		mnemonic(control);
		images(control);
		if (takesFocus(control)) {
			walked++;
			usable(control);
		}
		if (control instanceof ToolBar bar) {
			tools(bar);
		} else if (control instanceof Composite composite && !isOneControl(control)) {
			Arrays.stream(composite.getChildren()).forEach(this::visit);
		}
	}

	private static boolean takesFocus(Control control) {
		boolean isCanvas = control.getClass() == Canvas.class && control.isListening(SWT.KeyDown);
		return isCanvas || !isDialogMessage(control) && FOCUSED.stream().anyMatch(type -> type.isInstance(control));
	}

	/** The platform shows the message of a dialog in a text that nobody can change, so that it can be copied. */
	private static boolean isDialogMessage(Control control) {
		return control instanceof Text && (control.getStyle() & SWT.READ_ONLY) != 0
				&& control.getShell().getData() instanceof TitleAreaDialog
				&& control.getParent().getParent() == control.getShell();
	}

	/** Whether what is in it is its own matter. */
	private static boolean isOneControl(Control control) {
		return control instanceof CCombo || control instanceof StyledText || control instanceof AbstractHyperlink
				|| control instanceof Spinner || control instanceof DateTime;
	}

	private void usable(Control control) {
		if (AccessibleNames.name(control).isBlank()) {
			problem(control, "has no name");
		}
		if (control.getClass() == Canvas.class && AccessibleNames.role(control) == 0) {
			problem(control, "has no role");
		}
		if (!isInTabOrder(control)) {
			problem(control, "is not reached by the Tab key");
		}
		if (!hasHelp(control)) {
			problem(control, "is not explained by F1");
		}
		if (control instanceof Table table) {
			columns(control, table.getHeaderVisible(),
					Arrays.stream(table.getColumns()).map(TableColumn::getText).toList());
			Arrays.stream(table.getItems()).forEach(item -> cells(control, table.getColumnCount(), item::getImage,
					item::getText));
		} else if (control instanceof Tree tree) {
			columns(control, tree.getHeaderVisible(), Arrays.stream(tree.getColumns()).map(TreeColumn::getText)
					.toList());
			Arrays.stream(tree.getItems()).forEach(item -> cells(control, tree.getColumnCount(), item::getImage,
					item::getText));
		}
	}

	/** Each composite on the way down has to lead on, and the control must not be one that refuses the focus. */
	private boolean isInTabOrder(Control control) {
		if ((control.getStyle() & SWT.NO_FOCUS) != 0) {
			return false;
		}
		for (Control child = control; child != root; child = child.getParent()) {
			List<Control> order = List.of(child.getParent().getTabList());
			if (!order.contains(child) && !order.isEmpty() && isLeftOut(child)) {
				return false;
			}
		}
		return true;
	}

	/** The list that the toolkit makes by itself leaves out what is no tab item at the moment: radio buttons. */
	private static boolean isLeftOut(Control child) {
		return (child.getStyle() & SWT.RADIO) == 0 && child.isEnabled();
	}

	private static boolean hasHelp(Control control) {
		for (Control at = control; at != null; at = at.getParent()) {
			if (at.getData(HELP) != null) {
				return true;
			}
		}
		return false;
	}

	private void columns(Control control, boolean headed, List<String> titles) {
		if (titles.size() > 1 && !headed) {
			problem(control, "hides the names of its columns");
		}
		if (titles.stream().anyMatch(String::isBlank)) {
			problem(control, "has a column without a name: " + titles);
		}
	}

	/** Cell number to what it shows. */
	private interface Cell<T> {
		T at(int column);
	}

	private void cells(Control control, int columns, Cell<Image> image, Cell<String> text) {
		for (int i = 0; i < Math.max(1, columns); i++) {
			if (image.at(i) != null && text.at(i).isBlank()) {
				problem(control, "has an image without a text in column " + i + " of " + text.at(0));
			}
		}
	}

	private void tools(ToolBar bar) {
		Set<String> names = new HashSet<>();
		for (ToolItem item : bar.getItems()) {
			boolean isAction = (item.getStyle() & SWT.SEPARATOR) == 0;
			String name = AccessibleNames.plain(item.getText()) + AccessibleNames.plain(item.getToolTipText());
			if (isAction && (name.isBlank() || !names.add(name))) {
				problem(bar, "has an item without a name of its own");
			}
		}
	}

	private void images(Control control) {
		Image image = control instanceof Label label ? label.getImage()
				: control instanceof CLabel label ? label.getImage() : null;
		String text = control instanceof CLabel label ? label.getText() : "";
		if (image != null && text.isBlank() && AccessibleNames.name(control).isBlank()
				&& textBehind(control).isBlank()) {
			problem(control, "is an image without a text");
		}
		boolean isClicked = control.isListening(SWT.MouseDown) || control.isListening(SWT.MouseUp);
		if (control instanceof Label && isClicked) {
			problem(control, "is used by the mouse only");
		}
	}

	/** An icon may go with the words that stand behind it. */
	private static String textBehind(Control control) {
		List<Control> row = List.of(control.getParent().getChildren());
		int next = row.indexOf(control) + 1;
		return next < row.size() && row.get(next) instanceof Label label ? label.getText() : "";
	}

	private void mnemonic(Control control) {
		String text = control instanceof Button button ? button.getText()
				: control instanceof Label label ? label.getText()
						: control instanceof Group group ? group.getText()
								: control instanceof Link link ? link.getText() : "";
		int mark = text.replace("&&", "  ").indexOf('&');
		if (mark >= 0 && mark + 1 < text.length()) {
			Character key = Character.valueOf(text.toLowerCase(Locale.ROOT).charAt(mark + 1));
			String other = mnemonics.put(key, text);
			if (other != null) {
				problem(control, "has the mnemonic of \"" + other + "\"");
			}
		}
	}

	private void problem(Control control, String what) {
		StringBuilder place = new StringBuilder();
		for (Composite at = control.getParent(); at != null; at = at.getParent()) {
			String title = at instanceof Section section ? section.getText()
					: at instanceof Group group ? group.getText() : "";
			if (!title.isEmpty()) {
				place.append(" in \"").append(title).append('"');
			}
		}
		int number = List.of(control.getParent().getChildren()).indexOf(control);
		problems.add(control + " (child " + number + " of " + control.getParent().getClass().getSimpleName() + ")"
				+ place + " of " + control.getShell().getText() + " " + what);
	}
}
