/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.plan.LookStep;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;

/**
 * Keeps up with the boards on USB while somebody follows: the bus tells that something has changed, and a job looks
 * what. At rest nothing runs.
 */
final class UsbFollower {

	/** How long a board may be away before it counts as unplugged: it comes and goes as ROM and as flashloader. */
	private static final Duration GRACE = LookStep.LIMIT;
	/** How long a system may take to let the user open a board that has just come; no bus tells of that. */
	private static final Duration RIGHTS = Duration.ofSeconds(1);

	/** What listeners can see. */
	private record View(List<AttachedUsbBoard> boards, List<Optional<FoundBoard>> found, Optional<String> problem) {

		static final View NOTHING = new View(List.of(), List.of(), Optional.empty());
	}

	private final Runnable changed;
	private final AtomicInteger followers = new AtomicInteger();
	private final Job update = new UsbJob(this::update);
	private final Job later = new UsbJob(this::soon);
	private final IJobChangeListener jobs = new JobChangeAdapter() {
		@Override
		public void done(IJobChangeEvent event) {
			if (isHolding && event.getJob().getRule() instanceof BoardRule) {
				soon();
			}
		}
	};
	private volatile UsbBus bus;
	private volatile View view = View.NOTHING;
	private volatile boolean isHolding;
	/** Held while the bus is looked at, so never taken by who can't wait. */
	private final Object looking = new Object();
	private final Map<AttachedUsbBoard, Long> left = new LinkedHashMap<>();
	private final Map<String, AttachedUsbBoard> places = new LinkedHashMap<>();
	private final Set<AttachedUsbBoard> doubted = new HashSet<>();
	private DeviceIds ids;
	private UsbBus watched;
	private BusListener.Registration registration;

	/**
	 * @param changed
	 *            called in a job when the boards or the problem have changed
	 */
	UsbFollower(Runnable changed) {
		this.changed = changed;
	}

	/** Another bus has to be looked at; null if there is none any more. */
	void bus(UsbBus newBus) {
		bus = newBus;
		if (followers.get() > 0) {
			soon();
		}
	}

	UsbBus bus() {
		return bus;
	}

	/** Returns the boards; empty while nobody follows. */
	List<AttachedUsbBoard> boards() {
		return view.boards();
	}

	/** Returns why the bus can't be looked at, for the user. */
	Optional<String> problem() {
		return view.problem();
	}

	/** Somebody wants to know. Each call has its {@link #unfollow()}. */
	void follow() {
		if (followers.incrementAndGet() == 1) {
			soon();
		}
	}

	void unfollow() {
		if (followers.decrementAndGet() == 0) {
			soon();
		}
	}

	/** Looks at the bus in the background. A job that sleeps would not be scheduled again. */
	void soon() {
		update.wakeUp();
		update.schedule();
	}

	private void update() {
		synchronized (looking) {
			View before = view;
			UsbBus now = bus;
			if (now != watched || followers.get() == 0) {
				stopWatching();
			}
			if (now != null && followers.get() > 0) {
				view = watch(now);
			}
			if (view.equals(before)) {
				return;
			}
		}
		changed.run();
	}

	private View watch(UsbBus now) {
		Optional<String> problem = Optional.empty();
		try {
			if (registration == null) {
				registration = now.listen(this::soon);
				watched = now;
				Job.getJobManager().addJobChangeListener(jobs);
			}
			see(now);
		} catch (ConnectionException e) {
			places.values().forEach(this::gone);
			problem = Optional.of(StatusConverter.toStatus(e).getMessage());
		}
		dropUnplugged();
		places.values().forEach(this::doubt);
		List<AttachedUsbBoard> boards = List.copyOf(places.values());
		return new View(boards, boards.stream().map(AttachedUsbBoard::found).toList(), problem);
	}

	private void stopWatching() {
		if (registration != null) {
			registration.close();
			registration = null;
			Job.getJobManager().removeJobChangeListener(jobs);
		}
		later.cancel();
		watched = null;
		isHolding = false;
		view = View.NOTHING;
		places.values().removeIf(board -> !isInUse(board));
		left.keySet().retainAll(places.values());
		doubted.clear();
	}

	/**
	 * Looks at the bus at once.
	 *
	 * @return the boards that are on it
	 */
	List<AttachedUsbBoard> look() throws ConnectionException {
		List<AttachedUsbBoard> boards;
		synchronized (looking) {
			UsbBus now = bus;
			if (now == null) {
				throw new ConnectionException(Reason.UNAVAILABLE, Messages.UsbFollower_none);
			}
			boards = see(now);
		}
		if (followers.get() > 0) {
			soon();
		}
		return boards;
	}

	private List<AttachedUsbBoard> see(UsbBus now) throws ConnectionException {
		Map<String, FoundBoard> byPath = new LinkedHashMap<>();
		now.find().forEach(found -> byPath.put(found.path(), found));
		places.values().removeIf(board -> board.bus() != now);
		places.values().stream().filter(board -> !byPath.containsKey(board.path())).forEach(this::gone);
		List<AttachedUsbBoard> boards = new ArrayList<>();
		for (FoundBoard found : byPath.values()) {
			AttachedUsbBoard board = places.computeIfAbsent(found.path(), path -> new AttachedUsbBoard(path, now));
			board.found(found, found.usbId().map(ids()::names).orElse(List.of()));
			left.remove(board);
			boards.add(board);
		}
		return boards;
	}

	private DeviceIds ids() {
		if (ids == null) {
			try {
				ids = DeviceIds.of(DeviceCatalogue.builtIn());
			} catch (BadInputException e) {
				throw new IllegalStateException("the resource of a device can't be read", e);
			}
		}
		return ids;
	}

	private void gone(AttachedUsbBoard board) {
		board.left();
		left.putIfAbsent(board, Long.valueOf(System.nanoTime()));
	}

	/** A board that a job talks with, or waits for, stays until that has ended. */
	private void dropUnplugged() {
		long now = System.nanoTime();
		isHolding = !left.isEmpty();
		for (AttachedUsbBoard board : List.copyOf(left.keySet())) {
			long rest = GRACE.toNanos() - (now - left.get(board).longValue());
			if (rest > 0) {
				later.schedule(Duration.ofNanos(rest).toMillis() + 1);
			} else if (!isInUse(board)) {
				left.remove(board);
				places.remove(board.path());
				doubted.remove(board);
			}
		}
	}

	/** Looks once more at a board that can't be opened. */
	private void doubt(AttachedUsbBoard board) {
		if (board.problem().isEmpty()) {
			doubted.remove(board);
		} else if (doubted.add(board)) {
			later.schedule(RIGHTS.toMillis());
		}
	}

	private static boolean isInUse(AttachedUsbBoard board) {
		return Arrays.stream(Job.getJobManager().find(BootsealIde.JOB_FAMILY))
				.anyMatch(job -> board.rule().equals(job.getRule()));
	}

	/** Does something with the bus for someone who can't wait. */
	private static final class UsbJob extends Job {

		private final Runnable work;

		UsbJob(Runnable work) {
			super(Messages.UsbFollower_job);
			this.work = work;
			setSystem(true);
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			work.run();
			return Status.OK_STATUS;
		}

		@Override
		public boolean belongsTo(Object family) {
			return family == BootsealIde.JOB_FAMILY;
		}
	}
}
