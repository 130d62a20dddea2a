/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import org.bootseal.core.keys.KeyTree;
import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.core.resources.IFolder;

/** Tells folders with a key tree from others, for menus. */
public final class KeyTreeTester extends PropertyTester {

	@Override
	public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
		return receiver instanceof IFolder folder && folder.getFolder(KeyTree.CERTIFICATES).exists();
	}
}
