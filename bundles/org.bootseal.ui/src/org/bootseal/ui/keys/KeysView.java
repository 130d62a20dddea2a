/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.bootseal.core.keysheet.KeyLine;
import org.bootseal.core.keysheet.KeySheet;
import org.bootseal.core.keysheet.KeySource;
import org.bootseal.core.keysheet.SrkFuse;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.keys.KeySheetJob;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.CommandCall;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.tables.ColumnTree;
import org.bootseal.ui.tables.CopySource;
import org.bootseal.ui.tables.EmptyPage;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Shows a key tree: who issued whom, what is valid, where the private keys are, and whether the fuses of a board know
 * the SRKs. Nothing secret is shown, and no password is asked for.
 */
public final class KeysView extends ViewPart {

	/** Identifier of the view. */
	public static final String ID = "org.bootseal.ui.keys"; //$NON-NLS-1$

	private static final int KEYS_SHARE = 3;
	private static final int FUSES_SHARE = 2;
	private static final int SUMMARY_LINES = 4;

	private KeySheetJob job;
	private Composite stack;
	private Control empty;
	private Composite area;
	private BurntChoice choice;
	private ColumnTree<KeyLine> keys;
	private ColumnTree<SrkFuse> fuses;
	private Text summary;
	private Optional<KeySource> source = Optional.empty();
	private Optional<KeySheet> sheet = Optional.empty();

	/**
	 * Shows a key tree in this view, which is opened if it is not.
	 *
	 * @param page
	 *            where the view is
	 * @param tree
	 *            which tree
	 */
	public static void show(IWorkbenchPage page, KeySource tree) {
		try {
			((KeysView) page.showView(ID)).show(tree);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	@Override
	public void createPartControl(Composite parent) {
		job = new KeySheetJob(this::later);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		HelpContexts.attach(stack, HelpContexts.KEYS_VIEW);
		empty = EmptyPage.create(stack, Messages.KeysView_empty, Messages.KeysView_create,
				() -> CommandCall.execute(getSite(), NewKeyTreeHandler.COMMAND));
		area = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
		choice = new BurntChoice(area, getSite().getService(Boards.class), this::refresh);
		summary = new Text(area, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		AccessibleName.give(summary, Messages.KeysView_summary);
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SUMMARY_LINES * summary.getLineHeight())
				.indent(5, 0).applyTo(summary);
		SashForm sash = new SashForm(area, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		keys = new ColumnTree<>(sash, KeyLine.class, KeyColumns.all(), KeyLine::name, KeyLine::below,
				line -> line.certificate().map(Object::toString).orElse("")); //$NON-NLS-1$
		keys.colourBy(line -> KeyColumns.isBad(line) ? Optional.of(errorColour()) : Optional.empty());
		fuses = new ColumnTree<>(sash, SrkFuse.class, SrkColumns.all(), fuse -> fuse.word().name(),
				fuse -> List.of(), SrkColumns::state);
		fuses.colourBy(fuse -> fuse.state() == SrkFuse.State.DIFFERENT ? Optional.of(errorColour())
				: Optional.empty());
		sash.setWeights(KEYS_SHARE, FUSES_SHARE);
		getSite().setSelectionProvider(keys.viewer());
		bringToFront(empty);
	}

	private Color errorColour() {
		return JFaceColors.getErrorText(stack.getDisplay());
	}

	private void bringToFront(Control control) {
		StackLayout layout = (StackLayout) stack.getLayout();
		if (layout.topControl != control) {
			layout.topControl = control;
			stack.layout();
		}
	}

	/**
	 * @param tree
	 *            what to show from now on
	 */
	void show(KeySource tree) {
		source = Optional.of(tree);
		sheet = Optional.empty();
		bringToFront(area);
		choice.follow(tree);
		refresh();
	}

	/** Looks at the files again. */
	void refresh() {
		source.ifPresent(tree -> job.look(choice.request(tree)));
	}

	/** @return the tree that is shown; empty if there is none */
	Optional<KeySheet> sheet() {
		return sheet;
	}

	/** @return what chooses the processor and what is burnt */
	BurntChoice choice() {
		return choice;
	}

	private void later(KeySheetJob.Result result) {
		if (!stack.isDisposed()) {
			stack.getDisplay().asyncExec(() -> {
				if (!stack.isDisposed()) {
					show(result);
				}
			});
		}
	}

	private void show(KeySheetJob.Result result) {
		boolean isOther = sheet.isEmpty();
		sheet = result.sheet();
		keys.show(sheet.map(KeySheet::keys).orElse(List.of()));
		fuses.show(sheet.map(KeySheet::fuses).orElse(List.of()));
		if (isOther) {
			keys.viewer().expandAll();
		}
		String words = sheet.map(this::words).orElse(""); //$NON-NLS-1$
		summary.setText(result.problem().isEmpty() ? words : (result.problem() + '\n' + words).strip());
		setContentDescription(result.request().source().toString());
	}

	private String words(KeySheet shown) {
		String state = switch (shown.state()) {
		case UNKNOWN -> shown.device().isEmpty() ? Messages.KeysView_noDevice : Messages.KeysView_notRead;
		case BLANK -> NLS.bind(Messages.KeysView_blank, choice.from());
		case EQUAL -> NLS.bind(Messages.KeysView_equal, choice.from());
		case DIFFERENT -> NLS.bind(Messages.KeysView_different, choice.from());
		};
		String hash = shown.hash().isEmpty() ? "" : NLS.bind(Messages.KeysView_hash, shown.hash()) + '\n'; //$NON-NLS-1$
		return hash + state + shown.findings().stream().map(finding -> '\n' + finding.message())
				.collect(Collectors.joining());
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == CopySource.class) {
			return adapter.cast((CopySource) () -> hasFocus(fuses.control()) ? fuses.copyText() : keys.copyText());
		}
		return super.getAdapter(adapter);
	}

	private static boolean hasFocus(Control control) {
		for (Control at = control.getDisplay().getFocusControl(); at != null; at = at.getParent()) {
			if (at == control) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void setFocus() {
		if (source.isEmpty()) {
			empty.setFocus();
		} else {
			keys.setFocus();
		}
	}

	@Override
	public void dispose() {
		if (job != null) {
			job.cancel();
		}
		super.dispose();
	}
}
