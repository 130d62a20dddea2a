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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.eclipse.core.runtime.ILog;
import org.bootseal.ide.memory.MemoryTestJob;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.LineDifference;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.doctor.Doctor;
import org.bootseal.core.doctor.DoctorCase;
import org.bootseal.core.doctor.DoctorListener;
import org.bootseal.core.doctor.DoctorReport;
import org.bootseal.core.doctor.Experiment;
import org.bootseal.core.doctor.ExperimentRecord;
import org.bootseal.core.doctor.Remedy;
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
	private final DoctorListener watch;
	private final Function<IStatus, IStatusHandler> handlers;
	private final List<Experiment> refused = new CopyOnWriteArrayList<>();
	private final Map<Remedy.Edit, List<String>> previews = new ConcurrentHashMap<>();
	private volatile Optional<DoctorReport> report = Optional.empty();

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            the board that the run was made on
	 * @param run
	 *            the run
	 * @param watch
	 *            told in this job how it goes on; may refuse experiments
	 */
	public DoctorJob(Boards boards, AttachedBoard board, LoggedRun run, DoctorListener watch) {
		this(boards, board, run, watch, DebugPlugin.getDefault()::getStatusHandler);
	}

	/** Asks others. */
	DoctorJob(Boards boards, AttachedBoard board, LoggedRun run, DoctorListener watch,
			Function<IStatus, IStatusHandler> handlers) {
		super(boards, board, NLS.bind(Messages.DoctorJob_name, board.name()));
		this.run = run;
		this.watch = watch;
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
		DoctorCase about = new DoctorCase(wanted, run.record(), Risk.SCRATCH_SECTOR, backups,
				board() instanceof AttachedSerialBoard, burnt(what));
		DoctorReport found = Doctor.examine(about, board().finder(progress::isCancelled), board().choice(), progress,
				new Gate(monitor));
		found.findings().stream().flatMap(finding -> finding.remedies().stream())
				.flatMap(remedy -> remedy.edit().stream())
				.forEach(edit -> preview(file, edit).ifPresent(lines -> previews.put(edit, lines)));
		report = Optional.of(found);
	}

	/** Empty if the file can't be changed so. */
	private static Optional<List<String>> preview(Path file, Remedy.Edit edit) {
		try {
			YamlDocument text = YamlDocument.parse(file, Files.readString(file));
			return Optional.of(LineDifference.of(text.text(), edit.in(text).apply(text.text())).lines());
		} catch (IOException | BadInputException e) {
			return Optional.empty();
		}
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

	/** @return the experiments that the user did not agree to */
	public List<Experiment> refused() {
		return List.copyOf(refused);
	}

	/**
	 * @param edit
	 *            a change that the report proposes
	 * @return the lines of the file that it changes, as {@link LineDifference#lines()} has them; empty if it can't be
	 *         made
	 */
	public List<String> preview(Remedy.Edit edit) {
		return previews.getOrDefault(edit, List.of());
	}

	/** Asks before an experiment that erases, and tells how it goes on. */
	private final class Gate implements DoctorListener {

		private final SubMonitor monitor;

		Gate(SubMonitor monitor) {
			this.monitor = monitor;
		}

		@Override
		public boolean begins(Experiment experiment) {
			monitor.subTask(experiment.title());
			if (experiment.risk() == Risk.SCRATCH_SECTOR && !agree(experiment)) {
				refused.add(experiment);
				return false;
			}
			return watch.begins(experiment);
		}

		@Override
		public void ended(ExperimentRecord made) {
			watch.ended(made);
		}
	}
}
