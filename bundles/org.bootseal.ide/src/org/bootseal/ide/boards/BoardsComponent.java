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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.BadInputException;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.SafeRunner;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/** The service. One lock for what changes the list, files included; the list itself is read without it. */
public final class BoardsComponent implements Boards {

	private static final String VIRTUAL = "virtual";
	private static final String USB = "usb";
	private static final String DEFAULT_ID = "default";

	private final Supplier<Path> folder;
	private final ListenerList<BoardsListener> listeners = new ListenerList<>();
	private volatile List<AttachedBoard> boards = List.of();
	private volatile boolean isRead;
	private final AtomicBoolean isReadingScheduled = new AtomicBoolean();

	/** The boards of this workspace. Touches no file before it is used: the workspace may not be chosen yet. */
	public BoardsComponent() {
		this(() -> Platform.getStateLocation(Platform.getBundle(BootsealIde.ID)).append("boards").toPath());
	}

	/** The boards that are kept in a folder. */
	BoardsComponent(Supplier<Path> folder) {
		this.folder = folder;
	}

	private BoardList list() {
		return new BoardList(folder.get().resolve("boards.json"));
	}

	@Override
	public List<AttachedBoard> boards() {
		if (!isRead) {
			readInBackground();
		}
		return boards;
	}

	/** Without the lock, which is held while the boards are read. */
	private void readInBackground() {
		if (!isReadingScheduled.getAndSet(true)) {
			new ReadJob().schedule();
		}
	}

	/** Reads the list if nobody did yet. A list that can't be read is left alone, and the next one replaces it. */
	private void read() {
		synchronized (this) {
			if (isRead) {
				return;
			}
			try {
				boards = List.copyOf(list().read());
			} catch (IOException | BadInputException e) {
				ILog.get().log(StatusConverter.toStatus(e));
			}
			isRead = true;
		}
		fireChanged();
	}

	@Override
	public AttachedBoard attach(BoardSpec spec, String name) throws CoreException {
		return attached(UUID.randomUUID().toString(), spec, name);
	}

	private AttachedBoard attached(String id, BoardSpec spec, String name) throws CoreException {
		read();
		AttachedBoard board = fresh(id, spec, name);
		fireChanged();
		return board;
	}

	private synchronized AttachedBoard fresh(String id, BoardSpec spec, String name) throws CoreException {
		String path = freePath();
		Path file = folder.get().resolve(id + ".json");
		return add(id, path, name, file, true, spec.withSeed(freeSeed(spec.seed())).withPath(path));
	}

	@Override
	public AttachedBoard attachFile(String stateFile, String name) throws CoreException {
		read();
		Path file = Path.of(stateFile).toAbsolutePath().normalize();
		AttachedBoard board;
		synchronized (this) {
			for (AttachedBoard attached : boards) {
				if (attached.state().file().equals(file)) {
					return attached;
				}
			}
			String path = freePath();
			BoardSpec fresh = BoardSpec.mimxrt1020Evk();
			board = add(UUID.randomUUID().toString(), path, name, file, false,
					fresh.withSeed(freeSeed(fresh.seed())).withPath(path));
		}
		fireChanged();
		return board;
	}

	private AttachedBoard add(String id, String path, String name, Path file, boolean isKeptHere, BoardSpec spec)
			throws CoreException {
		try {
			BoardState state = !isKeptHere && Files.exists(file) ? BoardState.read(file, false, path)
					: BoardState.make(file, isKeptHere, spec);
			if (state.problem().isPresent()) {
				throw new CoreException(new Status(IStatus.ERROR, BootsealIde.ID, StatusConverter.BAD_INPUT,
						state.problem().get(), null));
			}
			AttachedBoard board = new AttachedBoard(id, path, freeName(name), state);
			List<AttachedBoard> more = new ArrayList<>(boards);
			more.add(board);
			keep(more);
			return board;
		} catch (IOException e) {
			throw new CoreException(error(NLS.bind(Messages.BoardsComponent_state, file, e), e));
		}
	}

	private void keep(List<AttachedBoard> newBoards) throws CoreException {
		try {
			list().write(newBoards);
			boards = List.copyOf(newBoards);
		} catch (IOException e) {
			throw new CoreException(error(NLS.bind(Messages.BoardsComponent_list, e), e));
		}
	}

	private static IStatus error(String message, Exception cause) {
		return new Status(IStatus.ERROR, BootsealIde.ID, message, cause);
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
		List<Long> taken = boards.stream().flatMap(board -> board.virtual().stream())
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
			throw new CoreException(Status.error(Messages.BoardsComponent_noName));
		}
		return name.strip();
	}

	private Optional<AttachedBoard> named(String name) {
		return boards.stream().filter(board -> board.name().equalsIgnoreCase(name)).findFirst();
	}

	private Optional<AttachedBoard> find(String path) {
		return boards.stream().filter(board -> board.path().equals(path)).findFirst();
	}

	@Override
	public void detach(AttachedBoard board) throws CoreException {
		synchronized (this) {
			if (!boards.contains(board)) {
				return;
			}
			keep(boards.stream().filter(other -> other != board).toList());
			if (board.isKeptHere()) {
				delete(board.state().file());
			}
		}
		fireChanged();
	}

	private static void delete(Path file) throws CoreException {
		try {
			Files.deleteIfExists(file);
		} catch (IOException e) {
			throw new CoreException(error(NLS.bind(Messages.BoardsComponent_state, file, e), e));
		}
	}

	@Override
	public void rename(AttachedBoard board, String name) throws CoreException {
		synchronized (this) {
			String newName = checked(name);
			if (named(newName).filter(other -> other != board).isPresent()) {
				throw new CoreException(Status.error(NLS.bind(Messages.BoardsComponent_nameTaken, newName)));
			}
			board.name(newName);
			keep(boards);
		}
		fireChanged();
	}

	@Override
	public AttachedBoard resolve(String address, Path base) throws CoreException {
		read();
		String wanted = address.strip();
		Optional<AttachedBoard> known = named(wanted).or(() -> find(wanted));
		if (known.isPresent()) {
			return known.get();
		}
		if (wanted.equals(VIRTUAL)) {
			return defaultBoard();
		}
		if (wanted.startsWith(VIRTUAL + ":")) {
			Path file = base.resolve(wanted.substring(VIRTUAL.length() + 1));
			return attachFile(file.toString(), file.getFileName().toString());
		}
		if (wanted.equals(USB) || wanted.startsWith(USB + ":")) {
			throw new CoreException(
					new Status(IStatus.ERROR, BootsealIde.ID, NOT_AVAILABLE, Messages.BoardsComponent_usb, null));
		}
		String names = boards.stream().map(AttachedBoard::name).collect(Collectors.joining(", "));
		throw new CoreException(new Status(IStatus.ERROR, BootsealIde.ID, NO_SUCH_BOARD,
				NLS.bind(Messages.BoardsComponent_noSuchBoard, wanted,
						names.isEmpty() ? Messages.BoardsComponent_none : names),
				null));
	}

	/** Two launches may ask at the same time. */
	private AttachedBoard defaultBoard() throws CoreException {
		AttachedBoard board;
		synchronized (this) {
			Optional<AttachedBoard> known = boards.stream().filter(other -> other.id().equals(DEFAULT_ID))
					.findFirst();
			if (known.isPresent()) {
				return known.get();
			}
			board = fresh(DEFAULT_ID, BoardSpec.mimxrt1020Evk(), DEFAULT_BOARD);
		}
		fireChanged();
		return board;
	}

	@Override
	public void refresh(AttachedBoard board) throws CoreException {
		try {
			board.state(board.state().refreshed(board.path()));
		} catch (IOException e) {
			throw new CoreException(error(NLS.bind(Messages.BoardsComponent_state, board.name(), e), e));
		}
	}

	@Override
	public void save(AttachedBoard board) throws CoreException {
		synchronized (this) {
			try {
				if (boards.contains(board)) {
					board.state(board.state().saved());
				}
			} catch (IOException e) {
				throw new CoreException(error(NLS.bind(Messages.BoardsComponent_state, board.name(), e), e));
			}
		}
		fireChanged();
	}

	@Override
	public void addListener(BoardsListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(BoardsListener listener) {
		listeners.remove(listener);
	}

	/** A listener that fails must not end the job that changed something. */
	private void fireChanged() {
		listeners.forEach(listener -> SafeRunner.run(listener::changed));
	}

	/** Reads the list for someone who can't wait. */
	private final class ReadJob extends Job {

		ReadJob() {
			super(Messages.LoadBoardsJob_name);
			setSystem(true);
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			read();
			return Status.OK_STATUS;
		}

		@Override
		public boolean belongsTo(Object family) {
			return family == BootsealIde.JOB_FAMILY;
		}
	}
}
