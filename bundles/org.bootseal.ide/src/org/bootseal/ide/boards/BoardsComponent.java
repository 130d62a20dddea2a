/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.device.Device;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.SafeRunner;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/** The service: the boards that are kept, and those on USB. */
public final class BoardsComponent implements Boards {

	private final ListenerList<BoardsListener> listeners = new ListenerList<>();
	private final KeptBoards kept;
	private final UsbFollower usb = new UsbFollower(this::fireChanged);
	private final AtomicBoolean isReadingScheduled = new AtomicBoolean();

	/** The boards of this workspace. Touches no file before it is used: the workspace may not be chosen yet. */
	public BoardsComponent() {
		this(() -> Platform.getStateLocation(Platform.getBundle(BootsealIde.ID)).append("boards").toPath());
	}

	/** The boards that are kept in a folder; there is no USB before it was {@linkplain #bindUsb bound}. */
	BoardsComponent(Supplier<Path> folder) {
		kept = new KeptBoards(folder);
	}

	/** From now on this is the USB. */
	void bindUsb(UsbBus bus) {
		usb.bus(bus);
	}

	/** This is the USB no more, unless another one has become it already. */
	void unbindUsb(UsbBus bus) {
		if (usb.bus() == bus) {
			usb.bus(null);
		}
	}

	@Override
	public List<AttachedBoard> boards() {
		if (!kept.isRead()) {
			readInBackground();
		}
		List<AttachedBoard> all = new ArrayList<>(kept.boards());
		all.addAll(usb.boards());
		return List.copyOf(all);
	}

	/** Without the lock, which is held while the boards are read. */
	private void readInBackground() {
		if (!isReadingScheduled.getAndSet(true)) {
			new ReadJob().schedule();
		}
	}

	private void read() {
		if (kept.read()) {
			fireChanged();
		}
	}

	@Override
	public BusListener.Registration follow() {
		usb.follow();
		AtomicBoolean isOver = new AtomicBoolean();
		return () -> {
			if (!isOver.getAndSet(true)) {
				usb.unfollow();
			}
		};
	}

	@Override
	public void lookAgain() {
		usb.soon();
	}

	@Override
	public Optional<String> usbProblem() {
		return usb.problem();
	}

	@Override
	public Optional<String> usbPermission() {
		return Optional.ofNullable(usb.bus()).flatMap(UsbBus::permission);
	}

	@Override
	public AttachedVirtualBoard attach(BoardSpec spec, String name) throws CoreException {
		read();
		AttachedVirtualBoard board = kept.attach(spec, name);
		fireChanged();
		return board;
	}

	@Override
	public AttachedVirtualBoard attachFile(String stateFile, String name, BoardSpec fresh) throws CoreException {
		read();
		List<KeptBoard> before = kept.boards();
		AttachedVirtualBoard board = kept.attachFile(Path.of(stateFile).toAbsolutePath().normalize(), name, fresh);
		fireIfNew(board, before);
		return board;
	}

	@Override
	public AttachedSerialBoard attachLine(BoardAddress.Uart address, String name) throws CoreException {
		read();
		List<KeptBoard> before = kept.boards();
		AttachedSerialBoard board = kept.attachLine(address, name);
		fireIfNew(board, before);
		return board;
	}

	private void fireIfNew(KeptBoard board, List<KeptBoard> before) {
		if (!before.contains(board)) {
			fireChanged();
		}
	}

	@Override
	public void detach(KeptBoard board) throws CoreException {
		if (kept.detach(board)) {
			fireChanged();
		}
	}

	@Override
	public void rename(KeptBoard board, String name) throws CoreException {
		kept.rename(board, name);
		fireChanged();
	}

	@Override
	public AttachedBoard resolve(String address, Path base, Optional<Device> device) throws CoreException {
		read();
		String wanted = address.strip();
		Optional<KeptBoard> known = kept.named(wanted).or(() -> kept.find(wanted));
		if (known.isPresent()) {
			return known.get();
		}
		BoardAddress meant = BoardAddress.parse(wanted).orElseThrow(() -> noSuchBoard(wanted));
		if (meant instanceof BoardAddress.Usb place) {
			return new UsbSearch(usb, place, device).board();
		}
		if (meant instanceof BoardAddress.Uart line) {
			return attachLine(line, line.toString());
		}
		Optional<String> file = ((BoardAddress.Virtual) meant).file();
		return file.isPresent() ? ofFile(base.resolve(file.get()), device) : defaultBoard(fresh(device));
	}

	private CoreException noSuchBoard(String wanted) {
		String names = boards().stream().map(AttachedBoard::name).collect(Collectors.joining(", "));
		return new CoreException(new Status(IStatus.ERROR, BootsealIde.ID, NO_SUCH_BOARD,
				NLS.bind(Messages.BoardsComponent_noSuchBoard, wanted,
						names.isEmpty() ? Messages.BoardsComponent_none : names),
				null));
	}

	private AttachedBoard ofFile(Path file, Optional<Device> device) throws CoreException {
		BoardSpec fresh = Files.exists(file) ? BoardSpec.mimxrt1020Evk() : fresh(device);
		return attachFile(file.toString(), file.getFileName().toString(), fresh);
	}

	private static BoardSpec fresh(Optional<Device> device) throws CoreException {
		try {
			return device.isPresent() ? BoardSpec.of(device.get()) : BoardSpec.mimxrt1020Evk();
		} catch (BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}

	private AttachedBoard defaultBoard(BoardSpec fresh) throws CoreException {
		List<KeptBoard> before = kept.boards();
		AttachedVirtualBoard board = kept.defaultBoard(fresh, DEFAULT_BOARD);
		fireIfNew(board, before);
		return board;
	}

	@Override
	public void refresh(AttachedBoard board) throws CoreException {
		if (board instanceof AttachedVirtualBoard virtual) {
			kept.refresh(virtual);
		}
	}

	@Override
	public void save(AttachedBoard board) throws CoreException {
		if (board instanceof AttachedVirtualBoard virtual) {
			kept.save(virtual);
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
