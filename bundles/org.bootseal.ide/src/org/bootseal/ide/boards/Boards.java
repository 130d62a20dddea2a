/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.nio.file.Path;
import java.util.List;

import org.bootseal.board.BoardSpec;
import org.eclipse.core.runtime.CoreException;

/**
 * The boards that are attached to this workspace: a service. What is attached, and what becomes of each virtual board,
 * survives a restart. Safe for several threads.
 */
public interface Boards {

	/** Name of the virtual board that is attached when the address {@code virtual} is used for the first time. */
	String DEFAULT_BOARD = "Virtual board 1";

	/** Code of a status that says that a board can't be reached in this version of Bootseal. */
	int NOT_AVAILABLE = 10;

	/** Code of a status that says that there is no such board. */
	int NO_SUCH_BOARD = 11;

	/**
	 * Returns at once. After a start of the workspace the boards are read in the background; listeners are told when
	 * they are there.
	 *
	 * @return the attached boards, in the order in which they were attached
	 */
	List<AttachedBoard> boards();

	/**
	 * Attaches a fresh virtual board, which is kept in this workspace. Writes a file, so it is for jobs.
	 *
	 * @param spec
	 *            what it is made of; a path or a seed that another board has is replaced by one that is free
	 * @param name
	 *            its name; if another board has it already, a number is added
	 * @return the board
	 * @throws CoreException
	 *             if its state can't be kept
	 */
	AttachedBoard attach(BoardSpec spec, String name) throws CoreException;

	/**
	 * Attaches the virtual board that is kept in a file, for example one that the command line made. Reads or writes
	 * the file, so it is for jobs.
	 *
	 * @param stateFile
	 *            the file; if there is none, a fresh MIMXRT1020-EVK is made and kept there
	 * @param name
	 *            its name; if another board has it already, a number is added
	 * @return the board; the one that is attached if this file is attached already
	 * @throws CoreException
	 *             if the file is not the state of a virtual board, or can't be read or written
	 */
	AttachedBoard attachFile(String stateFile, String name) throws CoreException;

	/**
	 * Takes a board off the list. The state of a virtual board that is kept in this workspace is deleted; a file of the
	 * user's stays. A run that is going on is not disturbed. Deletes a file, so it is for jobs.
	 *
	 * @param board
	 *            an attached board; nothing happens if it is not attached any more
	 * @throws CoreException
	 *             if the list can't be kept
	 */
	void detach(AttachedBoard board) throws CoreException;

	/**
	 * Gives a board another name. Writes a file, so it is for jobs.
	 *
	 * @param board
	 *            an attached board
	 * @param name
	 *            its new name
	 * @throws CoreException
	 *             if the name is empty or taken, or the list can't be kept
	 */
	void rename(AttachedBoard board, String name) throws CoreException;

	/**
	 * Finds the board that an address of a provisioning file or a launch configuration means, and attaches it if need
	 * be. May read and write files, so it is for jobs.
	 *
	 * @param address
	 *            name or path of an attached board; "virtual" for the default board, "virtual:" and a file for the
	 *            virtual board that is kept there; "usb", which is not available in this version
	 * @param folder
	 *            where a relative file of the address is looked for
	 * @return the board
	 * @throws CoreException
	 *             if there is no such board, with one of the codes of this interface where it says more
	 */
	AttachedBoard resolve(String address, Path folder) throws CoreException;

	/**
	 * Takes over what another program, such as the command line, has made of a virtual board in its file since it was
	 * read or saved here. Every job of this package and every run does this at its start. Reads a file, so it is for
	 * jobs that hold the board's rule.
	 *
	 * @param board
	 *            a board
	 * @throws CoreException
	 *             if the file can't be looked at
	 */
	void refresh(AttachedBoard board) throws CoreException;

	/**
	 * Keeps what has become of a virtual board. Every job of this package and every run does this at its end. Writes a
	 * file, so it is for jobs.
	 *
	 * @param board
	 *            a board; one that is not attached any more is not kept
	 * @throws CoreException
	 *             if it can't be kept
	 */
	void save(AttachedBoard board) throws CoreException;

	/**
	 * @param listener
	 *            told from now on; nothing happens if it is told already
	 */
	void addListener(BoardsListener listener);

	/**
	 * @param listener
	 *            not told any more
	 */
	void removeListener(BoardsListener listener);
}
