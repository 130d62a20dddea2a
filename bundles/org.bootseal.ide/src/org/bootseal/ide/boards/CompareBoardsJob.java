/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.compare.Difference;
import org.bootseal.core.compare.FuseComparison;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/** Holds what two boards tell of themselves against each other: what answers, HAB, and all fuses. Changes nothing. */
public final class CompareBoardsJob extends Job {

	private static final int READS = 4;

	private final Boards boards;
	private final AttachedBoard good;
	private final AttachedBoard bad;
	private volatile List<Difference> differences = List.of();

	/** What one board told. */
	private record Told(BoardReading reading, FuseSnapshot fuses) {
	}

	/**
	 * @param boards
	 *            where the boards are attached
	 * @param good
	 *            the board that works, whose processor is known
	 * @param bad
	 *            the one that does not, whose processor is known
	 */
	public CompareBoardsJob(Boards boards, AttachedBoard good, AttachedBoard bad) {
		super(NLS.bind(Messages.CompareBoardsJob_name, good.name(), bad.name()));
		this.boards = boards;
		this.good = good;
		this.bad = bad;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		SubMonitor steps = SubMonitor.convert(monitor, READS);
		try {
			Told one = told(good, steps);
			Told other = told(bad, steps);
			List<Difference> found = new ArrayList<>();
			add(found, Difference.Kind.HAB, Messages.CompareBoardsJob_hab, one.reading().hab().orElse(null),
					other.reading().hab().orElse(null), Messages.CompareBoardsJob_habMeaning);
			add(found, Difference.Kind.ANSWER, Messages.CompareBoardsJob_mode, one.reading().mode().orElse(null),
					other.reading().mode().orElse(null), Messages.CompareBoardsJob_modeMeaning);
			found.addAll(FuseComparison.of(one.fuses(), other.fuses()));
			differences = List.copyOf(found);
			return Status.OK_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		} catch (BadInputException e) {
			return StatusConverter.toStatus(e);
		} catch (OperationCanceledException e) {
			return Status.CANCEL_STATUS;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Status.CANCEL_STATUS;
		}
	}

	private static void add(List<Difference> found, Difference.Kind kind, String subject, Enum<?> one, Enum<?> other,
			String meaning) {
		if (one != other) {
			found.add(new Difference(kind, subject, word(one), word(other), meaning));
		}
	}

	private static String word(Enum<?> value) {
		return value == null ? Messages.CompareBoardsJob_unknown : value.name().toLowerCase(Locale.ROOT);
	}

	private Told told(AttachedBoard board, SubMonitor steps) throws CoreException, InterruptedException {
		ReadBoardJob look = done(new ReadBoardJob(boards, board), steps);
		ReadFusesJob read = done(new ReadFusesJob(boards, board), steps);
		Map<Integer, Integer> values = new TreeMap<>();
		read.fuses().forEach(fuse -> fuse.value().ifPresent(value -> values.put(fuse.word().index(), value)));
		String device = board.devices().isEmpty() ? "" : board.devices().get(0);
		return new Told(look.reading().orElseThrow(), new FuseSnapshot(device, values));
	}

	/** Each look has the board alone, as any other has. */
	private static <J extends BoardJob> J done(J job, SubMonitor steps) throws CoreException, InterruptedException {
		steps.subTask(job.getName());
		job.setSystem(true);
		job.schedule();
		try {
			job.join(0, steps.split(1));
		} catch (OperationCanceledException e) {
			job.cancel();
			throw e;
		}
		if (!job.getResult().isOK()) {
			throw new CoreException(job.getResult());
		}
		return job;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}

	/** @return what differs; empty before the job is done, or if nothing does */
	public List<Difference> differences() {
		return differences;
	}
}
