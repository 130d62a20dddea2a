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
import java.util.Set;
import java.util.function.Function;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.Consent;
import org.bootseal.core.plan.FileJournal;
import org.bootseal.core.plan.Journal;
import org.bootseal.core.plan.JournalReader;
import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.bootseal.ide.run.RunStreams;
import org.bootseal.ide.run.RunTask;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.osgi.util.NLS;

/** Builds what a provisioning file asks for and writes it to a board, as a launch says. */
final class ProvisionTask implements RunTask {

	static final String JOURNAL = "journal.jsonl";

	private final String name;
	private final ProvisionLaunch launch;
	private final Path file;
	private final Function<IStatus, IStatusHandler> handlers;
	private final LaunchBuild build;
	private final SharedPlan shared;
	private Path journal;

	/**
	 * @param name
	 *            of the launch configuration
	 * @param launch
	 *            what it says
	 * @param file
	 *            the provisioning file
	 * @param handlers
	 *            finds who handles a status; gives null if nobody does
	 */
	ProvisionTask(String name, ProvisionLaunch launch, Path file, Function<IStatus, IStatusHandler> handlers) {
		this(name, launch, file, handlers, new SharedPlan());
	}

	/**
	 * One of several tasks that write the same to different boards.
	 *
	 * @param name
	 *            of the launch configuration
	 * @param launch
	 *            what it says
	 * @param file
	 *            the provisioning file
	 * @param handlers
	 *            finds who handles a status; gives null if nobody does
	 * @param shared
	 *            the plan of all
	 */
	ProvisionTask(String name, ProvisionLaunch launch, Path file, Function<IStatus, IStatusHandler> handlers,
			SharedPlan shared) {
		this.shared = shared;
		this.name = name;
		this.launch = launch;
		this.file = file;
		this.handlers = handlers;
		build = new LaunchBuild(file, handlers);
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public String file() {
		return launch.file();
	}

	@Override
	public Plan plan(RunStreams streams, Progress progress)
			throws IOException, BadInputException, CancelledException {
		progress.checkCancelled();
		Provisioning what = LaunchBuild.read(file);
		journal = journal(what);
		WritePlan plan = shared.get(() -> {
			BuiltProvisioning built = build.build(what, streams);
			progress.checkCancelled();
			return plan(what, built, launch);
		});
		if (Files.exists(journal)) {
			for (String unfinished : JournalReader.unfinished(journal)) {
				streams.say(RunStreams.ERROR, NLS.bind(Messages.ProvisionTask_unfinished, journal, unfinished));
			}
		}
		return plan;
	}

	/** Plans what was built. */
	static WritePlan plan(Provisioning what, BuiltProvisioning built, ProvisionLaunch launch)
			throws BadInputException {
		WriteRequest request = ProvisioningRequest.of(what, built, launch.burn(), launch.bootAfter());
		checkWanted(what.file(), launch.burn(), request.fuses());
		BootsealPreferences preferences = LaunchBuild.preferences(what.file());
		return WritePlanner.plan(request).withLimits(preferences.boardLimit(), preferences.flashloaderLimit());
	}

	/** What is named and not wanted by the file would be left out without a word. */
	private static void checkWanted(Path file, Set<FuseGroup> named, List<FuseRequest> wanted)
			throws BadInputException {
		for (FuseGroup group : FuseGroup.values()) {
			if (named.contains(group) && wanted.stream().noneMatch(request -> request.group() == group)) {
				throw BadInputException.in(file, "fuses", NLS.bind(Messages.ProvisionTask_notWanted, group.id()));
			}
		}
	}

	private Path journal(Provisioning what) throws BadInputException {
		if (launch.journal().isBlank()) {
			return what.output().resolve(JOURNAL);
		}
		try {
			return LaunchFiles.resolve(launch.journal());
		} catch (CoreException e) {
			throw new BadInputException(e.getStatus().getMessage(), e);
		}
	}

	@Override
	public Consent consent(RunStreams streams) {
		return new StatusHandlerConsent(launch, streams, handlers);
	}

	@Override
	public Journal journal() {
		return new FileJournal(journal, Clock.systemUTC());
	}

	@Override
	public void close() {
		build.close();
	}
}
