/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

/** A board that stays in the list of this workspace, also over a restart, until the user takes it off. */
public abstract sealed class KeptBoard extends AttachedBoard permits AttachedVirtualBoard, AttachedSerialBoard {

	private volatile String name;

	KeptBoard(String id, String path, String name) {
		super(id, path);
		this.name = name;
	}

	/** @return its name, for people; the user may change it */
	@Override
	public final String name() {
		return name;
	}

	final void name(String newName) {
		name = newName;
	}
}
