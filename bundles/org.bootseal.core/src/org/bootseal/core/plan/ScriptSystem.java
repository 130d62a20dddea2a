/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

/** Systems for which a plan can be written as a script. */
public enum ScriptSystem {
	/** A batch file. */
	WINDOWS("write_image_win.bat"),
	/** A shell script. */
	LINUX("write_image_lnx.sh"),
	/** A shell script. */
	MACOS("write_image_mac.sh");

	private final String fileName;

	ScriptSystem(String fileName) {
		this.fileName = fileName;
	}

	/** @return the name of the script */
	public String fileName() {
		return fileName;
	}
}
