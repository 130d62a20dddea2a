/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import org.bootseal.ide.boards.BoardSnapshot;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** A board: its panel above, and below what is in it. */
final class BoardPage {

	private final Composite control;
	private final BoardPanel panel;
	private final CTabFolder tabs;
	private final FlashPane flash;
	private final FusesPane fuses;
	private final BootPane boot;

	BoardPage(Composite parent, BoardPanel.Hands hands) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(control);
		panel = new BoardPanel(control, hands);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(panel.control());
		tabs = new CTabFolder(control, SWT.TOP | SWT.FLAT);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
		flash = new FlashPane(tabs);
		fuses = new FusesPane(tabs);
		boot = new BootPane(tabs);
		addTab(Messages.BoardPage_flash, flash.control());
		addTab(Messages.BoardPage_fuses, fuses.control());
		addTab(Messages.BoardPage_boot, boot.control());
		tabs.setSelection(0);
	}

	private void addTab(String title, Control content) {
		CTabItem tab = new CTabItem(tabs, SWT.NONE);
		tab.setText(title);
		tab.setControl(content);
	}

	Composite control() {
		return control;
	}

	BoardPanel panel() {
		return panel;
	}

	void show(BoardSnapshot snapshot, int since) {
		panel.show(snapshot);
		flash.show(snapshot, since);
		boot.show(snapshot);
		fuses.show(snapshot);
	}

	private Control top() {
		return tabs.getSelection().getControl();
	}

	/** Returns what is selected in the pane that is open. */
	String copyText() {
		if (top() == flash.control()) {
			return flash.copyText();
		}
		return top() == boot.control() ? boot.copyText() : fuses.copyText();
	}

	void setFocus() {
		if (top() == flash.control()) {
			flash.setFocus();
		} else if (top() == boot.control()) {
			boot.setFocus();
		} else {
			fuses.setFocus();
		}
	}
}
