/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.device.Device;
import org.eclipse.core.runtime.CoreException;

/**
 * The boards of this workspace, virtual ones, those on serial lines and those on USB: a service. What is attached, and
 * what becomes of each virtual board, survives a restart. Safe for several threads.
 */
public interface Boards {

	/** Name of the virtual board that is attached when the address {@code virtual} is used for the first time. */
	String DEFAULT_BOARD = "Virtual board 1";

	/** Code of a status that says that this computer has no such way to a board. */
	int NOT_AVAILABLE = 10;

	/** Code of a status that says that there is no such board. */
	int NO_SUCH_BOARD = 11;

	/** Code of a status that says that several boards fit, and which. */
	int SEVERAL_BOARDS = 12;

	/**
	 * Returns at once. After a start of the workspace the boards are read in the background; listeners are told when
	 * they are there. Boards on USB are among them only while somebody {@linkplain #follow() follows}.
	 *
	 * @return the attached boards, in the order in which they were attached, then those on USB
	 */
	List<AttachedBoard> boards();

	/**
	 * Follows the boards on USB from now on: they are in the list as they come and go, and listeners are told. A board
	 * that is unplugged goes from the list as soon as no job talks with it any more. Returns at once; a job looks at
	 * the bus when that tells of a change, and at rest nothing runs.
	 *
	 * @return ends it
	 */
	BusListener.Registration follow();

	/** Looks at USB again in the background, if somebody follows: rights may have changed, of which no bus tells. */
	void lookAgain();

	/** @return why boards on USB can't be seen, and what the user can do; empty if they can, or nobody follows */
	Optional<String> usbProblem();

	/**
	 * @return commands for a shell, one a line, that let this user open boards on USB; empty where the system needs no
	 *         such thing
	 */
	Optional<String> usbPermission();

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
	AttachedVirtualBoard attach(BoardSpec spec, String name) throws CoreException;

	/**
	 * Attaches the virtual board that is kept in a file, for example one that the command line made. Reads or writes
	 * the file, so it is for jobs.
	 *
	 * @param stateFile
	 *            the file; if there is none, a fresh board is made and kept there
	 * @param name
	 *            its name; if another board has it already, a number is added
	 * @param fresh
	 *            what a fresh board is made of
	 * @return the board; the one that is attached if this file is attached already
	 * @throws CoreException
	 *             if the file is not the state of a virtual board, or can't be read or written
	 */
	AttachedVirtualBoard attachFile(String stateFile, String name, BoardSpec fresh) throws CoreException;

	/**
	 * Attaches the board on a serial line. The line is not opened, nor looked for. Writes a file, so it is for jobs.
	 *
	 * @param address
	 *            the line
	 * @param name
	 *            its name; if another board has it already, a number is added
	 * @return the board; the one that is attached if this address is attached already
	 * @throws CoreException
	 *             if the name is empty, or the list can't be kept
	 */
	AttachedSerialBoard attachLine(BoardAddress.Uart address, String name) throws CoreException;

	/**
	 * Takes a board off the list. The state of a virtual board that is kept in this workspace is deleted; a file of the
	 * user's stays. A run that is going on is not disturbed. Deletes a file, so it is for jobs.
	 *
	 * @param board
	 *            an attached board; nothing happens if it is not attached any more
	 * @throws CoreException
	 *             if the list can't be kept
	 */
	void detach(KeptBoard board) throws CoreException;

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
	void rename(KeptBoard board, String name) throws CoreException;

	/**
	 * Finds the board that an address of a provisioning file or a launch configuration means, and attaches it if need
	 * be. May read and write files, and wait for a board on USB for as long as one takes to show up, so it is for jobs.
	 *
	 * @param address
	 *            name or path of an attached board, or a {@link BoardAddress}: a virtual board, or one on a serial
	 *            line, that is not attached is attached, "usb" is the only board on USB that has the processor
	 * @param folder
	 *            where a relative file of the address is looked for
	 * @param device
	 *            the processor that is meant; empty if any will do
	 * @return the board
	 * @throws CoreException
	 *             if there is no such board, with one of the codes of this interface where it says more
	 */
	AttachedBoard resolve(String address, Path folder, Optional<Device> device) throws CoreException;

	/**
	 * As {@link #resolve(String, Path, Optional)} with any processor.
	 *
	 * @param address
	 *            name, path or address of a board
	 * @param folder
	 *            where a relative file of the address is looked for
	 * @return the board
	 * @throws CoreException
	 *             if there is no such board, with one of the codes of this interface where it says more
	 */
	default AttachedBoard resolve(String address, Path folder) throws CoreException {
		return resolve(address, folder, Optional.empty());
	}

	/**
	 * Takes over what another program, such as the command line, has made of a virtual board in its file since it was
	 * read or saved here; a real board is as it is. Every job of this package and every run does this at its start.
	 * Reads a file, so it is for jobs that hold the board's rule.
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
