/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import org.bootseal.ide.BootsealIde;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/**
 * The launch configurations of Bootseal: their types, their attributes, and the questions that a run may ask through
 * the status handlers of the debug platform. None of these names changes after a release. All defaults together build,
 * write and prove, and never burn.
 */
public final class BootsealLaunches {

	/** Type of configurations that build what a provisioning file asks for. */
	public static final String TYPE_BUILD = BootsealIde.ID + ".buildBootImage";

	/** Type of configurations that build it and write it to a board. */
	public static final String TYPE_PROVISION = BootsealIde.ID + ".provisionBoard";

	/** Text: the provisioning file, a path in the workspace or an expression with variables that gives a path. */
	public static final String ATTR_FILE = BootsealIde.ID + ".file";

	/** Text: the board, by name, path or address; empty for the one that the file names. Default: empty. */
	public static final String ATTR_BOARD = BootsealIde.ID + ".board";

	/** List of texts: ids of the fuse groups to burn, each named by itself. Default: none, nothing is burnt. */
	public static final String ATTR_BURN = BootsealIde.ID + ".burn";

	/** Flag: whether a person is asked before fuses are burnt; if not, {@link #ATTR_TOKEN} must fit. Default: true. */
	public static final String ATTR_CONFIRM = BootsealIde.ID + ".confirm";

	/** Text: the token that stands for the fuses to burn on one board in one state. Default: empty. */
	public static final String ATTR_TOKEN = BootsealIde.ID + ".token";

	/** Flag: whether the board is booted at the end to see whether the application starts. Default: true. */
	public static final String ATTR_BOOT_AFTER = BootsealIde.ID + ".bootAfter";

	/**
	 * Text: the file that notes every burning, as {@link #ATTR_FILE}. Default: empty, for journal.jsonl in the output
	 * folder.
	 */
	public static final String ATTR_JOURNAL = BootsealIde.ID + ".journal";

	/** Code of {@link #CONSENT_STATUS}. */
	public static final int CONSENT_CODE = 100;

	/** Code of {@link #PASSWORD_STATUS}. */
	public static final int PASSWORD_CODE = 101;

	/**
	 * The question whether fuses may be burnt. The source is the {@link org.bootseal.core.plan.ConsentRequest}, the
	 * answer a Boolean. Asked from the running thread. If nobody handles it, or the answer is anything but true,
	 * nothing is burnt and the run ends.
	 */
	public static final IStatus CONSENT_STATUS = new Status(IStatus.INFO, BootsealIde.ID, CONSENT_CODE,
			"May fuses be burnt?", null);

	/**
	 * The question for the password of private keys. The source is the path of the key file, the answer a fresh char[]
	 * that is cleared after use, or null if there is none. Asked from the running thread, once in a run. If the source
	 * is a text, the question is for the PIN of the token that it names.
	 */
	public static final IStatus PASSWORD_STATUS = new Status(IStatus.INFO, BootsealIde.ID, PASSWORD_CODE,
			"What is the password of the private keys?", null);

	private BootsealLaunches() {
	}
}
