/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.core.runtime.ILog;
import org.bootseal.ide.memory.MemoryTestJob;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.doctor.Doctor;
import org.bootseal.core.doctor.DoctorCase;
import org.bootseal.core.doctor.DoctorListener;
import org.bootseal.core.doctor.DoctorReport;
import org.bootseal.core.doctor.Experiment;
import org.bootseal.core.doctor.Risk;
import org.bootseal.core.plan.JournalEntry;
import org.bootseal.core.plan.JournalReader;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningBuild;
import org.bootseal.core.provision.ProvisioningRequest;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.ProgressBridge;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedSerialBoard;
import org.bootseal.ide.boards.BoardJob;
import org.bootseal.ide.boards.Boards;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.osgi.util.NLS;

/**
 * Finds out why a run failed, on the board that it was made on. Looks, configures and reads; erases a sector, whose
 * content it puts back, only if that was agreed to; never burns a fuse.
 */
public final class DoctorJob extends BoardJob {

	private static final String BACKUPS = "sectors";

	private final LoggedRun run;
	private final Risk allowed;
	private final Function<IStatus, IStatusHandler> handlers;
	private volatile Optional<DoctorReport> report = Optional.empty();

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            the board that the run was made on
	 * @param run
	 *            the run
	 * @param allowed
	 *            the highest risk that an experiment may have
	 */
	public DoctorJob(Boards boards, AttachedBoard board, LoggedRun run, Risk allowed) {
		this(boards, board, run, allowed, DebugPlugin.getDefault()::getStatusHandler);
	}

	/** Asks others. */
	DoctorJob(Boards boards, AttachedBoard board, LoggedRun run, Risk allowed,
			Function<IStatus, IStatusHandler> handlers) {
		super(boards, board, NLS.bind(Messages.DoctorJob_name, board.name()));
		this.run = run;
		this.allowed = allowed;
		this.handlers = handlers;
	}

	@Override
	protected void talk(SubMonitor monitor) throws IOException, BadInputException, CancelledException {
		Progress progress = new ProgressBridge(monitor);
		Path file = existing(run.file());
		Provisioning what = LaunchBuild.read(file);
		monitor.subTask(Messages.DoctorJob_build);
		WriteRequest wanted = ProvisioningRequest.of(what, build(what), Set.of(), false);
		progress.checkCancelled();
		Path backups = Platform.getStateLocation(Platform.getBundle(BootsealIde.ID)).append(BACKUPS).toPath();
		DoctorCase found = new DoctorCase(wanted, run.record(), allowed, backups,
				board() instanceof AttachedSerialBoard, burnt(what));
		report = Optional.of(Doctor.examine(found, board().finder(progress::isCancelled), board().choice(), progress,
				new DoctorListener() {
					@Override
					public boolean begins(Experiment experiment) {
						monitor.subTask(experiment.title());
						return experiment.risk() != Risk.SCRATCH_SECTOR || agree(experiment);
					}
				}));
	}

	/** What the journal of these files says, which a closed part does not show. */
	private static List<JournalEntry> burnt(Provisioning what) throws IOException {
		Path journal = what.output().resolve(ProvisionTask.JOURNAL);
		return Files.exists(journal) ? JournalReader.fuses(journal) : List.of();
	}

	/** Each experiment that erases something is asked about by itself. */
	private boolean agree(Experiment experiment) {
		IStatusHandler handler = handlers.apply(MemoryTestJob.CONSENT_STATUS);
		ConsentRequest request = new ConsentRequest(experiment.title(), board().name(),
				List.of(experiment.risk().text()), List.of(), List.of(), "");
		try {
			return handler != null
					&& Boolean.TRUE.equals(handler.handleStatus(MemoryTestJob.CONSENT_STATUS, request));
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
			return false;
		}
	}

	private static Path existing(String file) throws BadInputException {
		try {
			return LaunchFiles.existing(file);
		} catch (CoreException e) {
			throw new BadInputException(e.getStatus().getMessage(), e);
		}
	}

	private BuiltProvisioning build(Provisioning what) throws IOException, BadInputException {
		try (StatusHandlerPasswords passwords = new StatusHandlerPasswords(handlers)) {
			return ProvisioningBuild.build(what, passwords, Clock.systemUTC());
		}
	}

	/** @return what was found; empty before the job is done, or if it failed */
	public Optional<DoctorReport> report() {
		return report;
	}
}
