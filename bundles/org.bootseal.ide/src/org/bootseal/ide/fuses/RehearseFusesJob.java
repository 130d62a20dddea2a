/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.fuses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseSheet;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/**
 * Burns a plan on a virtual board that is made for this only, with the state that the plan starts from and an empty
 * flash. No other board is touched, and nothing is kept.
 */
public final class RehearseFusesJob extends Job {

	private final FuseSheet sheet;
	private volatile List<String> lines = List.of();
	private volatile boolean asPlanned;

	/**
	 * @param sheet
	 *            what to burn, and on what
	 */
	public RehearseFusesJob(FuseSheet sheet) {
		super(Messages.RehearseFusesJob_name);
		this.sheet = sheet;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, sheet.writes().size() + 1);
		try {
			VirtualBoard board = VirtualBoard.create(BoardSpec.of(sheet.device()));
			sheet.before().forEach(board::burnFuse);
			board.powerCycle();
			Map<Integer, Integer> start = new TreeMap<>();
			sheet.map().words().forEach(word -> start.put(word.index(), board.readFuse(word.index())));
			progress.split(1);
			List<String> done = new ArrayList<>();
			for (FuseCheck write : sheet.writes()) {
				progress.split(1);
				done.add(burn(board, write));
			}
			compare(board, start, done);
			board.powerCycle();
			BootReport boot = board.bootInternally();
			boot.steps().forEach(step -> done.add(NLS.bind(Messages.RehearseFusesJob_boot, step)));
			lines = List.copyOf(done);
			return Status.OK_STATUS;
		} catch (BadInputException e) {
			return StatusConverter.toStatus(e);
		}
	}

	private static String burn(VirtualBoard board, FuseCheck write) {
		int word = write.request().word().index();
		int before = board.readFuse(word);
		board.burnFuse(word, write.request().value());
		return NLS.bind(Messages.RehearseFusesJob_burnt,
				new Object[] { write.request().word().name(), hex(before), hex(board.readFuse(word)) });
	}

	/** What the maker of the virtual part burnt, such as its unique id, is there besides what the plan knows. */
	private void compare(VirtualBoard board, Map<Integer, Integer> start, List<String> done) {
		boolean same = true;
		for (FuseWord word : sheet.map().words()) {
			int planned = start.get(word.index()) | sheet.after().getOrDefault(word.index(), 0);
			int now = board.readFuse(word.index());
			if (planned != now) {
				same = false;
				done.add(NLS.bind(Messages.RehearseFusesJob_other,
						new Object[] { word.name(), hex(now), hex(planned) }));
			}
		}
		asPlanned = same;
		if (same) {
			done.add(sheet.writes().isEmpty() ? Messages.RehearseFusesJob_nothing : Messages.RehearseFusesJob_as);
		}
	}

	private static String hex(int value) {
		return String.format(Locale.ROOT, "0x%08X", value);
	}

	/** @return what was done and what came of it, a sentence each; empty before the end, and if it failed */
	public List<String> lines() {
		return lines;
	}

	/** @return whether the board ended as the plan says */
	public boolean isAsPlanned() {
		return asPlanned;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
