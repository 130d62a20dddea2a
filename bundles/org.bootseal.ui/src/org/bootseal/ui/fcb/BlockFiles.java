/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import java.util.Optional;

import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbDifference;
import org.bootseal.core.flexspi.FcbSource;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.ReadFcbJob;
import org.bootseal.ide.fcb.FcbExportJob;
import org.bootseal.ide.fcb.FcbImportJob;
import org.bootseal.ui.AfterJob;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Composite;

/** Reads other blocks, from files and boards, and writes that of the editor; in the background. */
final class BlockFiles {

	private final FcbModel fcb;
	private final Composite parent;

	BlockFiles(FcbModel fcb, Composite parent) {
		this.fcb = fcb;
		this.parent = parent;
	}

	/** Lets the editor have the block of a file. */
	void load(IPath file) {
		read(file, source -> {
			Optional<Device> device = source.device().or(fcb::device);
			device.ifPresentOrElse(known -> fcb.replace(new FcbConfiguration(known, source.fcb())),
					() -> complain(Messages.BlockSection_noDevice));
		});
	}

	/** Shows what differs from the block of a file. */
	void compare(IPath file) {
		read(file, source -> show(file.lastSegment(), source.fcb()));
	}

	/** Shows what differs from the block in the flash of a board. */
	void compare(Boards boards, AttachedBoard board, Device device) {
		ReadFcbJob job = new ReadFcbJob(boards, board, device);
		start(job, () -> job.fcb().ifPresent(other -> show(board.name(), other)));
	}

	/** Writes the block in the form that the name asks for. */
	void save(IPath file) {
		fcb.configuration().ifPresentOrElse(block -> {
			Job job = new FcbExportJob(file, block);
			job.setUser(true);
			job.schedule();
		}, () -> complain(Messages.BlockSection_noDevice));
	}

	private void show(String name, Fcb other) {
		fcb.text().fcb().ifPresentOrElse(
				own -> new FcbComparisonDialog(parent.getShell(), fcb.editor().source().location().lastSegment(), name,
						FcbDifference.between(own, other)).open(),
				() -> complain(Messages.BlockSection_noTag));
	}

	/** What is done with a block that was read. */
	@FunctionalInterface
	private interface Use {
		void of(FcbSource source);
	}

	private void read(IPath file, Use use) {
		FcbImportJob job = new FcbImportJob(file, fcb.device());
		start(job, () -> job.source().ifPresent(use::of));
	}

	private void start(Job job, Runnable then) {
		job.addJobChangeListener(new AfterJob(parent, then));
		job.setUser(true);
		job.schedule();
	}

	/** Says why something was not done. */
	void complain(String text) {
		MessageDialog.openInformation(parent.getShell(), Messages.BlockSection_title, text);
	}
}
