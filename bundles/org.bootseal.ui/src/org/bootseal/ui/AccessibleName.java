/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Says to a screen reader what a control is, where no label stands before it that the toolkit would take. */
public final class AccessibleName {

	private AccessibleName() {
		// static only
	}

	/**
	 * Gives a control a name.
	 *
	 * @param control
	 *            the control
	 * @param name
	 *            the name, for people; marks of mnemonics and a colon at its end are left out
	 */
	public static void give(Control control, String name) {
		String said = name.replace("&", "").replaceFirst(":$", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = said;
			}
		});
	}

	/**
	 * Says what kind of control one is that the toolkit does not know.
	 *
	 * @param control
	 *            the control
	 * @param role
	 *            one of {@code ACC.ROLE_...}
	 */
	public static void giveRole(Control control, int role) {
		control.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent event) {
				event.detail = role;
			}
		});
	}
}
