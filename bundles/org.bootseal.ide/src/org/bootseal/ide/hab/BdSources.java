/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.hab;

import java.util.List;

import org.bootseal.core.bd.BdReader;
import org.bootseal.core.config.BadConfigurationException;
import org.eclipse.core.runtime.IPath;

/** What has to be asked before a BD file can be converted. */
public final class BdSources {

	private BdSources() {
		// functions only
	}

	/**
	 * @param file
	 *            the BD file
	 * @param text
	 *            what it says
	 * @return names of its sources that it does not name files for, extern(0) first; empty too if the text is wrong,
	 *         which the conversion then says
	 */
	public static List<String> externals(IPath file, String text) {
		try {
			return BdReader.parse(file.toPath(), text).externals();
		} catch (BadConfigurationException e) {
			return List.of();
		}
	}
}
