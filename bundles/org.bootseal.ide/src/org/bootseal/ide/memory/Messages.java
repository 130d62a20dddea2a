/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.memory;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String FindMemoryJob_cancelled;
	public static String FindMemoryJob_name;
	public static String FlashloaderChoice_none;
	public static String FoundMemoryChanges_noWords;
	public static String MemoryTestJob_label;
	public static String MemoryTestJob_name;
	public static String MemoryTestTask_agreed;
	public static String MemoryTestTask_findings;
	public static String MemoryTestTask_flashloader;
	public static String MemoryTestTask_refused;

	static {
		NLS.initializeMessages("org.bootseal.ide.memory.messages", Messages.class);
	}

	private Messages() {
	}
}
