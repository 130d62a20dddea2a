/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.tables;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** What a view shows while it has nothing to show: why, and what to do first. */
public final class EmptyPage {

	private static final int MARGIN = 12;
	private static final int READABLE_WIDTH = 420;

	private EmptyPage() {
	}

	/**
	 * @param parent
	 *            where it stands
	 * @param text
	 *            why there is nothing, and what this view is for
	 * @param action
	 *            what to do first
	 * @param run
	 *            does it
	 * @return the page
	 */
	public static Control create(Composite parent, String text, String action, Runnable run) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).spacing(MARGIN, MARGIN).applyTo(page);
		Label why = new Label(page, SWT.WRAP);
		why.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).hint(READABLE_WIDTH, SWT.DEFAULT).applyTo(why);
		Link link = new Link(page, SWT.NONE);
		link.setText("<a>" + action + "</a>");
		link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> run.run()));
		return page;
	}
}
