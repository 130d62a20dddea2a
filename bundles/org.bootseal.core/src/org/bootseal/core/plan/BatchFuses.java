/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;

import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FuseRequest;

/** How a batch file reads fuses and looks at their bits. */
abstract class BatchFuses extends BatchLines {

	private static final long UNSIGNED = 0xFFFFFFFFL;

	private int labels;

	BatchFuses(Path folder) {
		super(folder);
	}

	/** Reads a word, which may not be readable. */
	final void lookAtFuse(BoardCommand.ReadFuse read) {
		capture(read);
		line("call :fuse_value");
		line("set \"" + ScriptFuse.word(read.index()) + "=%VALUE%\"");
	}

	/** Reads a word that must be readable. */
	final void readFuse(String name, BoardCommand.ReadFuse read) {
		lookAtFuse(read);
		failUnread(name, read.index());
	}

	/** Fails if a word could not be read. */
	final void failUnread(String name, int index) {
		because(name + " could not be read.");
		line("if not defined " + ScriptFuse.word(index) + " goto failed");
	}

	/** Looks at what was read last: goes to a label if the fuses are as wanted, fails if they can't be burnt. */
	final void check(FuseRequest wanted, String done) {
		String name = wanted.word().name();
		int index = wanted.word().index();
		FuseLock lock = ScriptFuse.lock(wanted.word());
		failUnread(name, index);
		if (wanted.word().lock().isPresent()) {
			failUnread("The lock word of " + name, lock.word());
			none(lock.word(), lock.readMask(),
					name + " is locked against reading, so it is not known what is burnt in it.");
		}
		line(bits(index, wanted.mask(), wanted.value()) + " && goto " + done);
		none(index, ScriptFuse.forbidden(wanted),
				"CONFLICT: " + name + " holds other bits than wanted, and bits can't be cleared.");
		none(lock.word(), lock.writeMask(), name + " is locked against writing.");
	}

	/** Fails if a word has any bit of a mask. */
	final void none(int word, long mask, String why) {
		if (mask != 0) {
			because(why);
			line(bits(word, mask, 0) + " || goto failed");
		}
	}

	/** The call that compares bits of what was read of a word. */
	static String bits(int word, long mask, long value) {
		return "call :bits \"%" + ScriptFuse.word(word) + "%\" " + (mask & UNSIGNED) + " " + (value & UNSIGNED);
	}

	/** A label that no other place of the script has. */
	final String label(String name) {
		return name + "_" + ++labels;
	}
}
