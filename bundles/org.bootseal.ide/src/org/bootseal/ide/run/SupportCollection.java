/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.support.SupportCollector;
import org.bootseal.core.support.SupportDraft;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.ProgressBridge;
import org.bootseal.ide.StatusConverter;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.SubMonitor;

/** Collects what others need to help, without anything secret. Reads and writes files, so it is for jobs. */
public final class SupportCollection {

	private static final int MOST_RUNS = 50;

	private SupportCollection() {
		// functions only
	}

	/**
	 * Collects the last runs, provisioning files with what they name, versions and boards. No board is talked to.
	 *
	 * @param log
	 *            the runs of this workspace
	 * @param boards
	 *            the boards of this workspace
	 * @param files
	 *            provisioning files
	 * @param monitor
	 *            shows progress, and is asked whether to stop
	 * @return what was collected, to be shown before it is written
	 * @throws CoreException
	 *             if a file can't be read
	 * @throws OperationCanceledException
	 *             if the monitor says so
	 */
	public static SupportDraft collect(RunLog log, Boards boards, List<IFile> files, IProgressMonitor monitor)
			throws CoreException {
		SubMonitor progress = SubMonitor.convert(monitor, files.size() + 1);
		try {
			SupportCollector collector = new SupportCollector(Path.of(System.getProperty("user.home", "")));
			collector.versions("Bootseal " + Platform.getBundle(BootsealIde.ID).getVersion() + ", Eclipse "
					+ Platform.getBundle("org.eclipse.core.runtime").getVersion());
			collector.text("boards.txt", "boards of the workspace", boards(boards));
			log.runs().stream().limit(MOST_RUNS).forEach(collector::run);
			for (IFile file : files) {
				collector.provisioning(file.getLocation().toPath(), new ProgressBridge(progress.split(1)));
			}
			return collector.draft();
		} catch (IOException | BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		} catch (CancelledException e) {
			throw new OperationCanceledException(e.getMessage());
		}
	}

	private static String boards(Boards boards) {
		return boards.boards().stream().map(SupportCollection::line).collect(Collectors.joining("\n", "", "\n"))
				+ boards.usbProblem().map(problem -> "USB: " + problem + "\n").orElse("");
	}

	private static String line(AttachedBoard board) {
		return board + "  " + String.join(" or ", board.devices()) + "  " + board.problem().orElse("");
	}

	/**
	 * Writes what was collected.
	 *
	 * @param draft
	 *            what was collected
	 * @param file
	 *            the zip file; replaced if it is there
	 * @throws CoreException
	 *             if it can't be written
	 */
	public static void write(SupportDraft draft, String file) throws CoreException {
		try {
			draft.write(Path.of(file), Clock.systemUTC().instant());
		} catch (IOException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}
}
