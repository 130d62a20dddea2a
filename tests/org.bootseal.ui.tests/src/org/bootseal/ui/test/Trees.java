/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** Uses trees as a user does who has no mouse. */
public final class Trees {

	private Trees() {
	}

	/**
	 * @param tree
	 *            a tree
	 * @param name
	 *            text in the first column of one of its roots
	 * @return the first root with that text
	 */
	public static TreeItem root(Tree tree, String name) {
		return named(tree.getItems(), name);
	}

	/**
	 * @param parent
	 *            an item, which is opened
	 * @param name
	 *            text in the first column of an item right below it
	 * @return the first child with that text
	 */
	public static TreeItem below(TreeItem parent, String name) {
		open(parent);
		return named(parent.getItems(), name);
	}

	private static TreeItem named(TreeItem[] items, String name) {
		return Stream.of(items).filter(item -> item.getText().equals(name)).findFirst().orElseThrow();
	}

	/**
	 * Opens an item, so that viewers that make children late make them.
	 *
	 * @param item
	 *            an item, which may be open
	 */
	public static void open(TreeItem item) {
		if (!item.getExpanded()) {
			Event event = new Event();
			event.item = item;
			item.getParent().notifyListeners(SWT.Expand, event);
			item.setExpanded(true);
		}
	}

	/**
	 * Selects an item, and tells it to who listens.
	 *
	 * @param item
	 *            an item
	 */
	public static void select(TreeItem item) {
		item.getParent().setSelection(item);
		Event event = new Event();
		event.item = item;
		item.getParent().notifyListeners(SWT.Selection, event);
	}

	private static void edit(TreeItem item) {
		select(item);
		Event key = new Event();
		key.keyCode = SWT.F2;
		item.getParent().notifyListeners(SWT.KeyDown, key);
	}

	/**
	 * Types a value for an item into its cell, by F2 and Enter.
	 *
	 * @param item
	 *            an item whose value is typed
	 * @param value
	 *            what to type
	 */
	public static void type(TreeItem item, String value) {
		edit(item);
		Text cell = Widgets.only(item.getParent(), Text.class, Text::isVisible);
		cell.setText(value);
		cell.notifyListeners(SWT.DefaultSelection, new Event());
	}

	/**
	 * Chooses a value for an item in its cell, by F2, the arrows and Enter.
	 *
	 * @param item
	 *            an item whose value is chosen from a list
	 * @param choice
	 *            text of the value in the list
	 */
	public static void choose(TreeItem item, String choice) {
		Tree tree = item.getParent();
		edit(item);
		CCombo cell = Widgets.only(tree, CCombo.class, CCombo::isVisible);
		choose(tree, cell, cell.indexOf(choice));
	}

	/**
	 * Chooses a value for an item in its cell, by F2, the arrows and Enter.
	 *
	 * @param item
	 *            an item whose value is chosen from a list
	 * @param choice
	 *            place of the value in the list, from 0
	 */
	public static void choose(TreeItem item, int choice) {
		Tree tree = item.getParent();
		edit(item);
		choose(tree, Widgets.only(tree, CCombo.class, CCombo::isVisible), choice);
	}

	private static void choose(Tree tree, CCombo cell, int choice) {
		cell.select(choice);
		cell.notifyListeners(SWT.DefaultSelection, new Event());
		tree.notifyListeners(SWT.FocusIn, new Event());
	}
}
