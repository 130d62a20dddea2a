/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.finder.FindMemory;
import org.bootseal.core.finder.FoundMemory;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.Step;
import org.bootseal.core.provision.UnsignedFlashloader;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.ProgressBridge;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.BoardJob;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/** Searches for a memory configuration that works with the flash of a board. Burns no fuse. */
public final class FindMemoryJob extends BoardJob {

	private static final String BACKUPS = "sectors";
	private static final String NOTE = "# ";
	private static final String TRY = "# try ";

	private final FindMemorySettings settings;
	private final FindMemoryListener listener;
	private volatile Optional<FoundMemory> found = Optional.empty();
	private volatile String problem = "";

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            the board
	 * @param settings
	 *            what is wanted
	 * @param listener
	 *            sees what is tried
	 */
	public FindMemoryJob(Boards boards, AttachedBoard board, FindMemorySettings settings,
			FindMemoryListener listener) {
		super(boards, board, NLS.bind(Messages.FindMemoryJob_name, board.name()));
		this.settings = settings;
		this.listener = listener;
	}

	@Override
	protected void talk(SubMonitor monitor) throws IOException, BadInputException, CancelledException {
		ProgressBridge progress = new ProgressBridge(monitor);
		Device device = DeviceCatalogue.builtIn().find(settings.device());
		Path file = settings.file().toPath();
		BootsealPreferences preferences = FlashloaderChoice.preferences(file);
		PlanFile loader = flashloader(device, file, preferences);
		progress.checkCancelled();
		Path backups = Platform.getStateLocation(Platform.getBundle(BootsealIde.ID)).append(BACKUPS).toPath();
		FindMemory.Search search = new FindMemory(device, Optional.of(loader), Optional.empty(), settings.scratch(),
				OptionalLong.empty(), backups, settings.reads(), FindMemory.LIMIT).search();
		RunRecord record = PlanRunner.run(
				search.plan().withLimits(preferences.boardLimit(), preferences.flashloaderLimit()),
				board().finder(progress::isCancelled), board().choice(), asked -> settings.scratch(), progress,
				new MemoryJournal(), new Steps());
		found = search.found();
		if (record.outcome() == Outcome.CANCELLED) {
			throw new CancelledException(Messages.FindMemoryJob_cancelled);
		}
		problem = record.failure().map(failure -> String.join("\n", failure.lines())).orElse("");
	}

	private PlanFile flashloader(Device device, Path file, BootsealPreferences preferences)
			throws IOException, BadInputException {
		if (file.toString().endsWith(".bootseal") && Files.isRegularFile(file)) {
			Optional<Provisioning.Flashloader> named = ProvisioningFile.read(file).flashloader();
			if (named.isPresent()) {
				return UnsignedFlashloader.build(named.get().source(), device, named.get().startAddress());
			}
		}
		return UnsignedFlashloader.build(
				FlashloaderChoice.of(device, preferences, board() instanceof AttachedVirtualBoard), device,
				Optional.empty());
	}

	/** @return what works; empty before the job is done, or if nothing does */
	public Optional<FoundMemory> found() {
		return found;
	}

	/** @return why nothing was found, in lines; empty if something was, or the job was cancelled */
	public String problem() {
		return problem;
	}

	/** Picks the tries out of all that is said. */
	private final class Steps implements RunListener {

		@Override
		public void stepStarted(Step step) {
			listener.trying(step.title());
		}

		@Override
		public void command(Step step, String line) {
			if (line.startsWith(TRY)) {
				listener.trying(line.substring(line.indexOf(':') + 1).strip());
			} else if (line.startsWith(NOTE) && !line.endsWith(":")) {
				listener.result(line.substring(NOTE.length()));
			}
		}

		@Override
		public void status(Step step, long status, String name) {
			if (status != 0) {
				listener.result(name);
			}
		}
	}
}
