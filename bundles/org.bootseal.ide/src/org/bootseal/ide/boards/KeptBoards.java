/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardAddress;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

/**
 * The list of the boards that stay attached, and the files that keep it. One lock for what changes the list, files
 * included; the list itself is read without it.
 */
final class KeptBoards {

	private static final String DEFAULT_ID = "default";

	private final Supplier<Path> folder;
	private volatile List<KeptBoard> boards = List.of();
	private volatile boolean isRead;

	/** The boards that are kept in a folder. */
	KeptBoards(Supplier<Path> folder) {
		this.folder = folder;
	}

	private BoardList list() {
		return new BoardList(folder.get().resolve("boards.json"));
	}

	/** Returns the boards in the order in which they were attached; none before the list was read. */
	List<KeptBoard> boards() {
		return boards;
	}

	boolean isRead() {
		return isRead;
	}

	/**
	 * Reads the list if nobody did yet. A list that can't be read is left alone, and the next one replaces it.
	 *
	 * @return whether it was read now
	 */
	synchronized boolean read() {
		if (isRead) {
			return false;
		}
		try {
			boards = List.copyOf(list().read());
		} catch (IOException | BadInputException e) {
			ILog.get().log(StatusConverter.toStatus(e));
		}
		isRead = true;
		return true;
	}

	/** Attaches a fresh virtual board that is kept here. */
	AttachedVirtualBoard attach(BoardSpec spec, String name) throws CoreException {
		return fresh(UUID.randomUUID().toString(), spec, name);
	}

	private synchronized AttachedVirtualBoard fresh(String id, BoardSpec spec, String name) throws CoreException {
		String path = freePath();
		Path file = folder.get().resolve(id + ".json");
		return add(id, path, name, file, true, spec.withSeed(freeSeed(spec.seed())).withPath(path));
	}

	/** Returns the board of a kind that is attached when nobody says which; attaches it if need be. */
	synchronized AttachedVirtualBoard defaultBoard(BoardSpec spec, String name) throws CoreException {
		// the first of all had no board in its id
		String id = spec.name().equals(BoardSpec.mimxrt1020Evk().name()) ? DEFAULT_ID : DEFAULT_ID + "-" + spec.name();
		Optional<AttachedVirtualBoard> known = virtual().stream().filter(board -> board.id().equals(id)).findFirst();
		return known.isPresent() ? known.get() : fresh(id, spec, name);
	}

	/** Attaches the board of a file of the user's, if it is not attached. */
	synchronized AttachedVirtualBoard attachFile(Path file, String name, BoardSpec fresh) throws CoreException {
		for (AttachedVirtualBoard attached : virtual()) {
			if (attached.state().file().equals(file)) {
				return attached;
			}
		}
		String path = freePath();
		return add(UUID.randomUUID().toString(), path, name, file, false,
				fresh.withSeed(freeSeed(fresh.seed())).withPath(path));
	}

	private AttachedVirtualBoard add(String id, String path, String name, Path file, boolean isKeptHere, BoardSpec spec)
			throws CoreException {
		try {
			BoardState state = !isKeptHere && Files.exists(file) ? BoardState.read(file, false, path)
					: BoardState.make(file, isKeptHere, spec);
			if (state.problem().isPresent()) {
				throw new CoreException(new Status(IStatus.ERROR, BootsealIde.ID, StatusConverter.BAD_INPUT,
						state.problem().get(), null));
			}
			return add(new AttachedVirtualBoard(id, path, freeName(name), state));
		} catch (IOException e) {
			throw new CoreException(error(NLS.bind(Messages.KeptBoards_state, file, e), e));
		}
	}

	private <T extends KeptBoard> T add(T board) throws CoreException {
		List<KeptBoard> more = new ArrayList<>(boards);
		more.add(board);
		keep(more);
		return board;
	}

	/** Attaches the board on a serial line, if it is not attached. */
	synchronized AttachedSerialBoard attachLine(BoardAddress.Uart address, String name) throws CoreException {
		for (KeptBoard attached : boards) {
			if (attached instanceof AttachedSerialBoard known && known.path().equals(address.toString())) {
				return known;
			}
		}
		return add(new AttachedSerialBoard(address, freeName(name)));
	}

	private void keep(List<KeptBoard> newBoards) throws CoreException {
		try {
			list().write(newBoards);
			boards = List.copyOf(newBoards);
		} catch (IOException e) {
			throw new CoreException(error(NLS.bind(Messages.KeptBoards_list, e), e));
		}
	}

	private static IStatus error(String message, Exception cause) {
		return new Status(IStatus.ERROR, BootsealIde.ID, message, cause);
	}

	private List<AttachedVirtualBoard> virtual() {
		return boards.stream().filter(AttachedVirtualBoard.class::isInstance).map(AttachedVirtualBoard.class::cast)
				.toList();
	}

	private String freePath() {
		int number = 1;
		while (find("virtual:1-" + number).isPresent()) {
			number++;
		}
		return "virtual:1-" + number;
	}

	/** Two boards of one seed would have the same unique id. */
	private long freeSeed(long wanted) {
		List<Long> taken = virtual().stream().flatMap(board -> board.virtual().stream())
				.map(virtual -> virtual.spec().seed()).toList();
		long seed = wanted;
		while (taken.contains(seed)) {
			seed++;
		}
		return seed;
	}

	private String freeName(String wanted) throws CoreException {
		String name = checked(wanted);
		int number = 1;
		while (named(name).isPresent()) {
			number++;
			name = wanted.strip() + " (" + number + ")";
		}
		return name;
	}

	private static String checked(String name) throws CoreException {
		if (name.isBlank()) {
			throw new CoreException(Status.error(Messages.KeptBoards_noName));
		}
		return name.strip();
	}

	/** Returns the board with a name; upper and lower case are the same. */
	Optional<KeptBoard> named(String name) {
		return boards.stream().filter(board -> board.name().equalsIgnoreCase(name)).findFirst();
	}

	/** Returns the board at a path. */
	Optional<KeptBoard> find(String path) {
		return boards.stream().filter(board -> board.path().equals(path)).findFirst();
	}

	/**
	 * Takes a board off the list.
	 *
	 * @return whether it was on it
	 */
	synchronized boolean detach(KeptBoard board) throws CoreException {
		if (!boards.contains(board)) {
			return false;
		}
		keep(boards.stream().filter(other -> other != board).toList());
		if (board instanceof AttachedVirtualBoard virtual && virtual.isKeptHere()) {
			delete(virtual.state().file());
		}
		return true;
	}

	private static void delete(Path file) throws CoreException {
		try {
			Files.deleteIfExists(file);
		} catch (IOException e) {
			throw new CoreException(error(NLS.bind(Messages.KeptBoards_state, file, e), e));
		}
	}

	/** Gives a board another name. */
	synchronized void rename(KeptBoard board, String name) throws CoreException {
		String newName = checked(name);
		if (named(newName).filter(other -> other != board).isPresent()) {
			throw new CoreException(Status.error(NLS.bind(Messages.KeptBoards_nameTaken, newName)));
		}
		board.name(newName);
		keep(boards);
	}

	/** Takes over what another program has made of a board. */
	void refresh(AttachedVirtualBoard board) throws CoreException {
		try {
			board.state(board.state().refreshed(board.path()));
		} catch (IOException e) {
			throw new CoreException(error(NLS.bind(Messages.KeptBoards_state, board.name(), e), e));
		}
	}

	/** Keeps what has become of a board, if it is still attached. */
	synchronized void save(AttachedVirtualBoard board) throws CoreException {
		try {
			if (boards.contains(board)) {
				board.state(board.state().saved());
			}
		} catch (IOException e) {
			throw new CoreException(error(NLS.bind(Messages.KeptBoards_state, board.name(), e), e));
		}
	}
}
