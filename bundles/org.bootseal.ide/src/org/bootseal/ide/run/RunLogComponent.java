/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.bootseal.core.BadInputException;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunFile;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.eclipse.core.resources.ResourcesPlugin;
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

/** The service: one file a run, so that a run that breaks off can't hurt another. */
public final class RunLogComponent implements RunLog {

	private static final String SUFFIX = ".json";

	private final Supplier<Path> folder;
	private final ListenerList<RunLogListener> listeners = new ListenerList<>();
	/** By id, newest first. Guarded by this, which nobody holds while files are read or written. */
	private final Map<String, LoggedRun> runs = new LinkedHashMap<>();
	/** Held by who reads or writes the files; taken before this. */
	private final Object files = new Object();
	private volatile boolean isRead;
	private boolean isReadingScheduled;

	/** The log of this workspace. Touches no file before it is used: the workspace may not be chosen yet. */
	public RunLogComponent() {
		this(() -> Platform.getStateLocation(Platform.getBundle(BootsealIde.ID)).append("runs").toPath());
	}

	/** The log that is kept in a folder. */
	RunLogComponent(Supplier<Path> folder) {
		this.folder = folder;
	}

	@Override
	public synchronized List<LoggedRun> runs() {
		if (!isRead && !isReadingScheduled) {
			isReadingScheduled = true;
			new ReadJob().schedule();
		}
		return List.copyOf(runs.values());
	}

	@Override
	public synchronized Optional<LoggedRun> find(String id) {
		return Optional.ofNullable(runs.get(id));
	}

	private void read() {
		if (isRead) {
			return;
		}
		synchronized (files) {
			if (isRead) {
				return;
			}
			List<LoggedRun> found = found();
			synchronized (this) {
				found.forEach(run -> runs.put(run.id(), run));
			}
			isRead = true;
		}
		tell(RunLogListener::logChanged);
	}

	/** Returns the runs that are kept in files, newest first. */
	private List<LoggedRun> found() {
		List<LoggedRun> found = new ArrayList<>();
		if (Files.isDirectory(folder.get())) {
			try (DirectoryStream<Path> kept = Files.newDirectoryStream(folder.get(), "[0-9]*" + SUFFIX)) {
				kept.forEach(file -> read(file).ifPresent(found::add));
			} catch (IOException e) {
				ILog.get().log(problem(Messages.RunLogComponent_keep, folder.get().toString(), e));
			}
		}
		found.sort(Comparator.comparing(LoggedRun::id).reversed());
		return found;
	}

	/** A file that can't be read is left alone. A run that had not ended when it was written never will. */
	private static Optional<LoggedRun> read(Path file) {
		try {
			LoggedRun run = RunFile.read(file);
			return Optional.of(run.isRunning() ? lost(run) : run);
		} catch (IOException | BadInputException e) {
			ILog.get().log(problem(Messages.RunLogComponent_keep, file.toString(), e));
			return Optional.empty();
		}
	}

	/** The same run after the workspace ended under it. */
	private static LoggedRun lost(LoggedRun run) {
		return run.ended(RunState.LOST, Messages.LoggedRun_lost, run.record());
	}

	private static IStatus problem(String message, String what, Exception cause) {
		return new Status(IStatus.ERROR, BootsealIde.ID, NLS.bind(message, what, cause), cause);
	}

	@Override
	public void put(LoggedRun run, Optional<RunPosition> position) {
		read();
		if (position.isPresent()) {
			synchronized (this) {
				runs.replace(run.id(), run);
			}
			tell(listener -> listener.runChanged(run, position.get()));
			return;
		}
		keep(run);
		tell(run.isRunning() ? listener -> listener.runStarted(run) : listener -> listener.runEnded(run));
	}

	/** A run that can't be kept goes on all the same. */
	private void keep(LoggedRun run) {
		synchronized (files) {
			List<String> dropped = remember(run);
			try {
				RunFile.write(file(run.id()), run);
				for (String oldest : dropped) {
					Files.deleteIfExists(file(oldest));
				}
			} catch (IOException e) {
				ILog.get().log(problem(Messages.RunLogComponent_keep, run.name(), e));
			}
		}
	}

	/** Returns the ids of those that are too old now. */
	private synchronized List<String> remember(LoggedRun run) {
		if (runs.replace(run.id(), run) == null) {
			Map<String, LoggedRun> older = new LinkedHashMap<>(runs);
			runs.clear();
			runs.put(run.id(), run);
			runs.putAll(older);
		}
		List<String> ids = List.copyOf(runs.keySet());
		List<String> dropped = ids.subList(Math.min(LIMIT, ids.size()), ids.size());
		runs.keySet().removeAll(dropped);
		return dropped;
	}

	private Path file(String id) {
		return folder.get().resolve(id + SUFFIX);
	}

	@Override
	public void export(LoggedRun run, String file, Format format) throws CoreException {
		Path to = Path.of(file);
		try {
			LoggedRun redacted = RunFile.parse(redaction().applyToJson(RunFile.text(run)), to);
			String content = switch (format) {
			case JSON -> RunFile.text(redacted);
			case TEXT -> String.join("\n", RunReport.lines(redacted)) + "\n";
			};
			OutputFile.write(to, content.getBytes(StandardCharsets.UTF_8));
		} catch (IOException | BadInputException e) {
			throw new CoreException(problem(Messages.RunLogComponent_export, file, e));
		}
	}

	/** The folder of the user tells his name. */
	private static Redaction redaction() {
		return new Redaction(
				List.of(Map.entry(ResourcesPlugin.getWorkspace().getRoot().getLocation().toOSString(), "WORKSPACE"),
						Map.entry(System.getProperty("user.home", ""), "~")));
	}

	@Override
	public void remove(List<LoggedRun> old) throws CoreException {
		synchronized (files) {
			for (LoggedRun run : old) {
				try {
					if (find(run.id()).filter(known -> !known.isRunning()).isPresent()) {
						Files.deleteIfExists(file(run.id()));
						forget(run.id());
					}
				} catch (IOException e) {
					throw new CoreException(problem(Messages.RunLogComponent_remove, run.name(), e));
				}
			}
		}
		tell(RunLogListener::logChanged);
	}

	private synchronized void forget(String id) {
		runs.remove(id);
	}

	@Override
	public void addListener(RunLogListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(RunLogListener listener) {
		listeners.remove(listener);
	}

	/** A listener that fails must not end the run that it is told of, which may be in the middle of a sector. */
	private void tell(Consumer<RunLogListener> news) {
		listeners.forEach(listener -> SafeRunner.run(() -> news.accept(listener)));
	}

	/** Reads the log for someone who can't wait. */
	private final class ReadJob extends Job {

		ReadJob() {
			super(Messages.ReadLogJob_name);
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
