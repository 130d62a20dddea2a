/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.forms.widgets.Hyperlink;

/** What a screen reader says of a control: its name and its role. */
final class AccessibleNames {

	private AccessibleNames() {
	}

	/** The name; empty if there is none. */
	static String name(Control control) {
		for (String candidate : List.of(asked(control), ownText(control), labelBefore(control),
				plain(control.getToolTipText()))) {
			if (!candidate.isBlank()) {
				return candidate;
			}
		}
		return "";
	}

	/** The role that the control's own code gives it, one of ACC.ROLE_...; 0 if the toolkit decides. */
	static int role(Control control) {
		AccessibleControlEvent event = new AccessibleControlEvent(control);
		event.childID = ACC.CHILDID_SELF;
		ask(control, "accessibleControlListeners", AccessibleControlListener.class,
				(listener, asked) -> listener.getRole(asked), event);
		return event.detail;
	}

	private static String asked(Control control) {
		AccessibleEvent event = new AccessibleEvent(control);
		event.childID = ACC.CHILDID_SELF;
		ask(control, "accessibleListeners", AccessibleListener.class, (listener, asked) -> listener.getName(asked),
				event);
		return plain(event.result);
	}

	/** The toolkit has no way to ask for what it would tell a screen reader. */
	private static <L, E> void ask(Control control, String field, Class<L> type, BiConsumer<L, E> question, E event) {
		try {
			Field listeners = Accessible.class.getDeclaredField(field);
			listeners.setAccessible(true);
			Object present = listeners.get(control.getAccessible());
			if (present != null) {
				new ArrayList<>((List<?>) present).forEach(listener -> question.accept(type.cast(listener), event));
			}
		} catch (ReflectiveOperationException e) {
			throw new AssertionError("the toolkit keeps its listeners elsewhere", e);
		}
	}

	/** What is written on a control that has no value. */
	private static String ownText(Control control) {
		if (control instanceof Button button) {
			return plain(button.getText());
		}
		if (control instanceof Link link) {
			return plain(link.getText());
		}
		return control instanceof Hyperlink link ? plain(link.getText()) : "";
	}

	/** The toolkit takes the label that was made just before a control for its name. */
	private static String labelBefore(Control control) {
		Control[] row = control.getParent().getChildren();
		for (int i = 1; i < row.length; i++) {
			if (row[i] == control) {
				return row[i - 1] instanceof Label label ? plain(label.getText())
						: row[i - 1] instanceof CLabel label ? plain(label.getText()) : "";
			}
		}
		return "";
	}

	/** Without marks of mnemonics. */
	static String plain(String text) {
		return text == null ? "" : text.replace("&", "");
	}
}
