/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.otp.FuseFinding;
import org.bootseal.core.otp.FuseSheet;
import org.bootseal.ide.fuses.RehearseFusesJob;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.tables.CopyHandler;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.IManagedForm;

/** What burning would do: refusals and dangers, the order with locks last, the next boot, and a rehearsal. */
final class OutcomeSection extends ConfigurationSection {

	private static final int ROW_COLUMNS = 4;
	private static final int TOKEN_WIDTH = 420;
	private static final String BULLET = "\u2022 "; //$NON-NLS-1$

	/** A line that belongs to the one above it begins so. */
	private static final String INDENT = "  "; //$NON-NLS-1$

	private final FusesModel fuses;
	private final Text token;
	private final Button copy;
	private final Button rehearse;
	private final StyledText text;
	private List<String> rehearsal = List.of();
	private Optional<FuseSheet> rehearsed = Optional.empty();

	OutcomeSection(IManagedForm form, FusesModel fuses) {
		super(form, fuses.editor(), Messages.OutcomeSection_title);
		explainedBy(HelpContexts.FUSES_OUTCOME);
		this.fuses = fuses;
		Composite row = toolkit().createComposite(body());
		GridDataFactory.fillDefaults().grab(true, false).span(Field.COLUMNS, 1).applyTo(row);
		GridLayoutFactory.fillDefaults().numColumns(ROW_COLUMNS).applyTo(row);
		Label label = toolkit().createLabel(row, Messages.OutcomeSection_token);
		label.setToolTipText(Messages.OutcomeSection_tokenTip);
		token = toolkit().createText(row, "", SWT.READ_ONLY); //$NON-NLS-1$
		token.setToolTipText(Messages.OutcomeSection_tokenTip);
		GridDataFactory.swtDefaults().hint(TOKEN_WIDTH, SWT.DEFAULT).applyTo(token);
		copy = toolkit().createButton(row, Messages.OutcomeSection_copy, SWT.PUSH);
		copy.addSelectionListener(SelectionListener
				.widgetSelectedAdapter(event -> CopyHandler.copy(token.getDisplay(), token.getText())));
		rehearse = toolkit().createButton(row, Messages.OutcomeSection_rehearse, SWT.PUSH);
		rehearse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> rehearse()));
		text = new StyledText(body(), SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
		toolkit().adapt(text, true, true);
		AccessibleName.give(text, Messages.OutcomeSection_title);
		GridData wide = new GridData(SWT.FILL, SWT.BEGINNING, true, false, Field.COLUMNS, 1);
		// the width comes from the form, not from a long text
		wide.widthHint = 1;
		text.setLayoutData(wide);
		fuses.onChange(this::show);
	}

	@Override
	public void refresh() {
		super.refresh();
		show();
	}

	private void rehearse() {
		fuses.sheet().ifPresent(sheet -> {
			RehearseFusesJob job = new RehearseFusesJob(sheet);
			job.addJobChangeListener(new JobChangeAdapter() {
				@Override
				public void done(IJobChangeEvent event) {
					later(sheet, event.getResult(), job.lines());
				}
			});
			job.schedule();
		});
	}

	private void later(FuseSheet sheet, IStatus status, List<String> lines) {
		if (!text.isDisposed()) {
			text.getDisplay().asyncExec(() -> {
				if (!text.isDisposed() && status.isOK()) {
					rehearsed = Optional.of(sheet);
					rehearsal = lines;
					show();
				}
			});
		}
	}

	private void show() {
		if (getManagedForm() == null) {
			// the page still makes its sections, and refreshes them then
			return;
		}
		Optional<FuseSheet> sheet = fuses.sheet();
		Optional<String> known = sheet.flatMap(FuseSheet::token);
		token.setText(known.orElse(Messages.OutcomeSection_noToken));
		copy.setEnabled(known.isPresent());
		rehearse.setEnabled(sheet.isPresent());
		OutcomeText lines = new OutcomeText();
		sheet.ifPresent(found -> fill(lines, found));
		if (!lines.text().equals(text.getText())) {
			text.setText(lines.text());
			text.setStyleRanges(lines.styles());
			text.requestLayout();
			getManagedForm().reflow(true);
		}
	}

	private void fill(OutcomeText lines, FuseSheet sheet) {
		List<FuseFinding> findings = sheet.findings();
		lines.list(Messages.OutcomeSection_findings, findings.stream().map(FuseFinding::toString).toList(), true);
		List<String> order = sheet.order();
		lines.list(Messages.OutcomeSection_order, order.isEmpty() ? List.of(Messages.OutcomeSection_nothing) : order,
				false);
		lines.list(Messages.OutcomeSection_boot, sheet.outlook(), false);
		if (rehearsed.equals(Optional.of(sheet))) {
			lines.list(Messages.OutcomeSection_rehearsal, rehearsal, false);
		}
	}

	/** Headings and lists below them. */
	private final class OutcomeText {

		private final StringBuilder built = new StringBuilder();
		private final List<StyleRange> ranges = new ArrayList<>();

		void list(String heading, List<String> items, boolean isBad) {
			if (items.isEmpty()) {
				return;
			}
			built.append(built.isEmpty() ? "" : "\n"); //$NON-NLS-1$ //$NON-NLS-2$
			ranges.add(new StyleRange(built.length(), heading.length(), null, null, SWT.BOLD));
			built.append(heading).append('\n');
			int start = built.length();
			items.forEach(item -> built.append(item.startsWith(INDENT) ? INDENT : BULLET).append(item).append('\n'));
			if (isBad) {
				ranges.add(new StyleRange(start, built.length() - start,
						JFaceColors.getErrorText(text.getDisplay()), null));
			}
		}

		String text() {
			return built.toString().stripTrailing();
		}

		StyleRange[] styles() {
			int length = text().length();
			ranges.forEach(range -> range.length = Math.min(range.length, length - range.start));
			return ranges.toArray(StyleRange[]::new);
		}
	}
}
