/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.plan.BoardChoice;

/**
 * One board of this workspace. The same object as long as the board is there; safe for several threads. Its id and its
 * path do not change.
 */
public abstract sealed class AttachedBoard permits KeptBoard, AttachedUsbBoard {

	private final String id;
	private final String path;

	AttachedBoard(String id, String path) {
		this.id = id;
		this.path = path;
	}

	/** @return what tells it from all other boards of this workspace, and stays after a restart */
	public final String id() {
		return id;
	}

	/** @return where it is plugged in, for example "virtual:1-1", "usb:1-2" or "uart:COM3"; no other board has it */
	public final String path() {
		return path;
	}

	/** @return its name, for people; {@link Boards#resolve} finds it by this name */
	public abstract String name();

	/** @return why it can't be used, and what the user can do, for the user; empty if nothing is known against it */
	public abstract Optional<String> problem();

	/** @return why it may not be on the bus, and how to reach it then, for the user */
	public abstract String whyAway();

	/** @return names of the processors that it may have, ascending: one if that is known, none if nothing is known */
	public abstract List<String> devices();

	/**
	 * Somebody knows which processor it has, which its bus does not tell.
	 *
	 * @param device
	 *            its name, for example "MIMXRT1020"
	 */
	public abstract void isA(String device);

	/** @return the rule of all jobs that talk with the board */
	public BoardRule rule() {
		return new BoardRule(id);
	}

	/** @return which board of its bus it is */
	public final BoardChoice choice() {
		return BoardChoice.at(path);
	}

	/** @return the bus that it is on, for a talk that is never cancelled; the caller holds the {@link #rule()} */
	public final BoardFinder finder() {
		return finder(() -> false);
	}

	/**
	 * @param cancelled
	 *            whether the user has ended the talk, so that it need not keep a pace any more
	 * @return the bus that it is on, for one talk that begins now; the caller holds the {@link #rule()}
	 */
	public abstract BoardFinder finder(BooleanSupplier cancelled);

	/**
	 * Ends a talk: other programs can have what it held. Every job that talks does this at its end, while it still
	 * holds the {@link #rule()}.
	 */
	public void hangUp() {
		// a bus is there for all; only a line is held
	}

	/** The bus for a talk that nobody watches, so that it is as quick as can be. */
	abstract BoardFinder bus();

	@Override
	public String toString() {
		return name() + " (" + path + ")";
	}
}
