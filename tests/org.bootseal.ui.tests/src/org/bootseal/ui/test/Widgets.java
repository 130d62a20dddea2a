/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** Finds widgets by what a user sees, and does with them what a user does. */
public final class Widgets {

	private Widgets() {
	}

	/**
	 * @param parent
	 *            where to look, in all depths
	 * @param type
	 *            kind of widget
	 * @param fits
	 *            which one
	 * @param <T>
	 *            kind of widget
	 * @return all that fit, top to bottom
	 */
	public static <T extends Control> List<T> all(Composite parent, Class<T> type, Predicate<? super T> fits) {
		List<T> found = new ArrayList<>();
		for (Control child : parent.getChildren()) {
			if (type.isInstance(child) && fits.test(type.cast(child))) {
				found.add(type.cast(child));
			}
			if (child instanceof Composite composite) {
				found.addAll(all(composite, type, fits));
			}
		}
		return found;
	}

	/**
	 * @param parent
	 *            where to look, in all depths
	 * @param type
	 *            kind of widget
	 * @param fits
	 *            which one
	 * @param <T>
	 *            kind of widget
	 * @return the only one; fails if there is none or more than one
	 */
	public static <T extends Control> T only(Composite parent, Class<T> type, Predicate<? super T> fits) {
		List<T> found = all(parent, type, fits);
		if (found.size() != 1) {
			throw new AssertionError("found " + found + ", expected one " + type.getSimpleName());
		}
		return found.get(0);
	}

	/**
	 * @param parent
	 *            where to look, in all depths
	 * @param label
	 *            its text without the mnemonic's mark
	 * @return the only button with that text, of whatever style
	 */
	public static Button button(Composite parent, String label) {
		return only(parent, Button.class, button -> button.getText().replace("&", "").equals(label));
	}

	/**
	 * Clicks a button, with what a user sees of it checked.
	 *
	 * @param button
	 *            a button that can be clicked
	 */
	public static void click(Button button) {
		if (!button.isVisible() || !button.isEnabled()) {
			throw new AssertionError("can't be clicked: " + button);
		}
		if ((button.getStyle() & (SWT.CHECK | SWT.TOGGLE)) != 0) {
			button.setSelection(!button.getSelection());
		} else if ((button.getStyle() & SWT.RADIO) != 0) {
			button.setSelection(true);
		}
		button.notifyListeners(SWT.Selection, new Event());
	}
}
