/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;

/** Writes attributes of a launch. */
final class LaunchAttributes {

	private LaunchAttributes() {
	}

	/**
	 * Writes an attribute, unless it is not there and would get its default.
	 *
	 * @param launch
	 *            to be written
	 * @param key
	 *            of the attribute
	 * @param value
	 *            a text, a flag or a list of texts
	 * @param absent
	 *            what the attribute counts as if it is not there
	 */
	static void put(ILaunchConfigurationWorkingCopy launch, String key, Object value, Object absent)
			throws CoreException {
		if (launch.hasAttribute(key) || !value.equals(absent)) {
			launch.setAttribute(key, value);
		}
	}
}
