/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.explain.Explanations;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunProcess;
import org.eclipse.debug.ui.console.IConsole;
import org.eclipse.debug.ui.console.IConsoleLineTracker;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IRegion;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;

/**
 * Makes links of what the lines of a run name: places in files, fuse words, statuses. Runs in the console's own job.
 */
public final class RunLineTracker implements IConsoleLineTracker {

	private IConsole console;
	private FuseWords fuses;
	private Explanations explanations;

	@Override
	public void init(IConsole runConsole) {
		console = runConsole;
	}

	@Override
	public void lineAppended(IRegion line) {
		String text;
		try {
			text = console.getDocument().get(line.getOffset(), line.getLength());
		} catch (BadLocationException e) {
			// a console of limited length has dropped the line already
			return;
		}
		int why = text.indexOf(RunProcess.why());
		if (why >= 0) {
			run().ifPresent(
					run -> console.addLink(new WhyLink(run), line.getOffset() + why, RunProcess.why().length()));
			return;
		}
		List<ConsoleLink> linked = new ArrayList<>();
		for (ConsoleLink link : ConsoleLink.find(text)) {
			Optional<IHyperlink> target = linked.stream().anyMatch(link::overlaps) ? Optional.empty() : target(link);
			if (target.isPresent()) {
				console.addLink(target.get(), line.getOffset() + link.offset(), link.length());
				linked.add(link);
			}
		}
	}

	private Optional<IHyperlink> target(ConsoleLink link) {
		if (link instanceof ConsoleLink.Place place) {
			return Optional.of(new PlaceLink(place.file(), place.row(), place.column()));
		}
		if (link instanceof ConsoleLink.Fuse fuse) {
			return fuseWords().flatMap(words -> words.find(fuse.name())).map(word -> new MeaningLink(Meaning.of(word)));
		}
		if (link instanceof ConsoleLink.Event event) {
			return explained(event.bytes());
		}
		int number = ((ConsoleLink.Status) link).number();
		return number == 0 ? Optional.empty() : explained(Integer.toUnsignedString(number));
	}

	private Optional<String> run() {
		return console.getProcess() instanceof RunProcess process ? process.runId() : Optional.empty();
	}

	private Optional<IHyperlink> explained(String code) {
		if (explanations == null) {
			explanations = Explanations.builtIn();
		}
		return Meaning.of(explanations.find(code)).map(MeaningLink::new);
	}

	/** The device is known once there is a plan, which is before a run talks of fuses. A build is in no log. */
	private Optional<FuseWords> fuseWords() {
		if (fuses == null && console.getProcess() instanceof RunProcess process) {
			RunLog log = PlatformUI.getWorkbench().getService(RunLog.class);
			process.runId().flatMap(log::find).map(LoggedRun::device).filter(device -> !device.isEmpty())
					.ifPresent(device -> fuses = new FuseWords(device));
		}
		return Optional.ofNullable(fuses);
	}

	@Override
	public void dispose() {
		// the console stops calling, and nothing else is held
	}
}
