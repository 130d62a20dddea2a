/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ColumnTreeTest {

	private record Animal(String name, int legs, List<Animal> young) {
	}

	private static final List<Animal> ANIMALS = List.of(new Animal("Horse", 4, List.of()),
			new Animal("bird", 2, List.of(new Animal("Chick", 2, List.of()), new Animal("Bold", 2, List.of()))),
			new Animal("Ant", 6, List.of()));

	private Shell shell;
	private ColumnTree<Animal> animals;
	private Tree tree;

	@BeforeEach
	void open() {
		shell = new Shell();
		shell.setLayout(new FillLayout());
		animals = new ColumnTree<>(shell, Animal.class, List.of(new Column<>("Name", 10, Animal::name),
				new Column<Animal>("Legs", 5, animal -> animal.legs() + " legs")
						.withOrder(Comparator.comparing(Animal::legs))),
				Animal::name, Animal::young, animal -> "");
		animals.show(ANIMALS);
		shell.setSize(400, 300);
		shell.open();
		tree = animals.viewer().getTree();
		UiLoop.drain();
	}

	@AfterEach
	void close() {
		shell.dispose();
	}

	private List<String> names() {
		return Arrays.stream(tree.getItems()).map(TreeItem::getText).toList();
	}

	private void click(int column) {
		tree.getColumn(column).notifyListeners(SWT.Selection, new Event());
	}

	private void filter(String text) {
		Widgets.only(shell, Text.class, field -> true).setText(text);
	}

	@Test
	void sortsUpDownAndNot() {
		assertEquals(List.of("Horse", "bird", "Ant"), names());
		click(0);
		assertEquals(List.of("Ant", "bird", "Horse"), names());
		click(0);
		assertEquals(List.of("Horse", "bird", "Ant"), names());
		click(1);
		assertEquals(List.of("bird", "Horse", "Ant"), names());
		click(1);
		assertEquals(List.of("Ant", "Horse", "bird"), names());
		click(1);
		assertEquals(List.of("Horse", "bird", "Ant"), names());
	}

	@Test
	void whatIsBelowKeepsItsOrder() {
		click(0);
		animals.viewer().expandAll();
		assertEquals(List.of("Chick", "Bold"),
				Arrays.stream(tree.getItem(1).getItems()).map(TreeItem::getText).toList());
	}

	@Test
	void filtersByAnyColumnAndShowsWhatIsBelow() {
		filter("6 LEGS");
		assertEquals(List.of("Ant"), names());
		filter("bold");
		assertEquals(List.of("bird"), names());
		assertTrue(tree.getItem(0).getExpanded());
		assertEquals(List.of("Bold"),
				Arrays.stream(tree.getItem(0).getItems()).map(TreeItem::getText).toList());
		filter("bird");
		assertEquals(2, tree.getItem(0).getItemCount());
		filter("fish");
		assertEquals(List.of(), names());
		filter("");
		assertEquals(3, names().size());
	}

	@Test
	void whatIsSelectedStaysSoWhenItChanges() {
		animals.viewer().setSelection(new StructuredSelection(ANIMALS.get(2)));
		Animal lame = new Animal("Ant", 5, List.of());
		animals.show(List.of(lame, ANIMALS.get(0)));
		assertEquals(List.of("Ant", "Horse"), names());
		assertEquals("5 legs", tree.getItem(0).getText(1));
		assertEquals(List.of(lame), animals.selected());
	}

	@Test
	void copiesTheSelectionOrAll() {
		assertEquals("Horse\t4 legs\nbird\t2 legs\nAnt\t6 legs", animals.copyText());
		animals.viewer().setSelection(new StructuredSelection(ANIMALS.get(1)));
		assertEquals("bird\t2 legs", animals.copyText());
	}
}
