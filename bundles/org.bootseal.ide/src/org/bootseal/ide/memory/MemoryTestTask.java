/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.plan.Consent;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.core.plan.Journal;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.MemoryTest;
import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.provision.UnsignedFlashloader;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.bootseal.ide.run.RunStreams;
import org.bootseal.ide.run.RunTask;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.osgi.util.NLS;

/** Tests a memory configuration on a board, and says what that proved. */
final class MemoryTestTask implements RunTask {

	private static final String BACKUPS = "sectors";

	private final String name;
	private final MemoryTestSettings settings;
	private final BootsealPreferences preferences;
	private final boolean isVirtualBoard;
	private final Function<IStatus, IStatusHandler> handlers;

	MemoryTestTask(String name, MemoryTestSettings settings, BootsealPreferences preferences, boolean isVirtualBoard,
			Function<IStatus, IStatusHandler> handlers) {
		this.name = name;
		this.settings = settings;
		this.preferences = preferences;
		this.isVirtualBoard = isVirtualBoard;
		this.handlers = handlers;
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public String file() {
		return settings.shownFile();
	}

	@Override
	public Plan plan(RunStreams streams, Progress progress)
			throws IOException, BadInputException, CancelledException {
		progress.checkCancelled();
		MemoryConfiguration what = MemoryConfiguration.read(settings.file().toPath());
		Path loader = FlashloaderChoice.of(what.device(), preferences, isVirtualBoard);
		streams.say(RunStreams.NOTE, NLS.bind(Messages.MemoryTestTask_flashloader, loader));
		PlanFile image = UnsignedFlashloader.build(loader, what.device(), Optional.empty());
		progress.checkCancelled();
		Path backups = Platform.getStateLocation(Platform.getBundle(BootsealIde.ID)).append(BACKUPS).toPath();
		return new MemoryTest(what.device(), what.option(), what.instance(), Optional.of(image), Optional.empty(),
				settings.sectors(), OptionalLong.empty(), backups).plan()
				.withLimits(preferences.boardLimit(), preferences.flashloaderLimit());
	}

	@Override
	public Consent consent(RunStreams streams) {
		return request -> agree(request, streams);
	}

	private boolean agree(ConsentRequest request, RunStreams streams) {
		streams.say(RunStreams.NOTE, "  " + request.title());
		request.consequences().forEach(line -> streams.say(RunStreams.NOTE, "  - " + line));
		IStatusHandler handler = handlers.apply(MemoryTestJob.CONSENT_STATUS);
		boolean agreed = false;
		try {
			agreed = handler != null
					&& Boolean.TRUE.equals(handler.handleStatus(MemoryTestJob.CONSENT_STATUS, request));
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
			streams.say(RunStreams.ERROR, e.getStatus().getMessage());
		}
		streams.say(RunStreams.NOTE,
				"  " + (agreed ? Messages.MemoryTestTask_agreed : Messages.MemoryTestTask_refused));
		return agreed;
	}

	@Override
	public Journal journal() {
		return new MemoryJournal();
	}

	@Override
	public void ended(RunRecord record, RunStreams streams) {
		streams.say(RunStreams.HEADING, Messages.MemoryTestTask_findings);
		for (MemoryTest.Finding finding : MemoryTest.findings(record)) {
			streams.say(finding.proven() ? RunStreams.OK : RunStreams.NOTE,
					(finding.proven() ? "  + " : "  - ") + finding.text());
		}
	}

	@Override
	public void close() {
		// nothing is kept open, and no file was made
	}
}
