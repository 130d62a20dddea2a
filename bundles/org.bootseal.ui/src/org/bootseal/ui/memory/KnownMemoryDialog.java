/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.KnownMemories;
import org.bootseal.core.flexspi.KnownMemory;
import org.bootseal.core.flexspi.KnownMemory.Alternative;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.HelpContexts;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Lets the user choose a known flash chip by its name, and the option words of one of the sources if these disagree.
 */
public final class KnownMemoryDialog extends TitleAreaDialog {

	/**
	 * What was chosen.
	 *
	 * @param chip
	 *            the name that the user typed if it is a full one of the chip, else the chip as the list has it
	 * @param bus
	 *            how it is connected, as SPSDK names it
	 * @param option
	 *            the words
	 * @param source
	 *            who says so, for people
	 * @param sizeBytes
	 *            bytes that the chip holds, if its full name was typed and tells
	 */
	public record Chosen(String chip, String bus, FlexSpiNorOption option, String source, OptionalLong sizeBytes) {
	}

	/** One row: a chip with the words of one source. */
	private record Row(KnownMemory memory, FlexSpiNorOption option, String source, boolean isTested, String note) {

		String sourceText() {
			return source + (isTested ? Messages.KnownMemoryDialog_tested : ""); //$NON-NLS-1$
		}
	}

	private final KnownMemories memories = KnownMemories.builtIn();
	private final Optional<FlexSpiNorOption> present;
	private Text filter;
	private TableViewer table;
	private Optional<Chosen> chosen = Optional.empty();

	/**
	 * @param parent
	 *            over which it opens
	 * @param present
	 *            the words of now, whose chip is selected at first
	 */
	public KnownMemoryDialog(Shell parent, Optional<FlexSpiNorOption> present) {
		super(parent);
		this.present = present;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** @return what was chosen; empty unless the dialog was closed by OK */
	public Optional<Chosen> chosen() {
		return chosen;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		HelpContexts.attach(shell, HelpContexts.KNOWN_MEMORIES);
		shell.setText(Messages.KnownMemoryDialog_window);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Messages.KnownMemoryDialog_title);
		setMessage(Messages.KnownMemoryDialog_message);
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.fillDefaults().margins(10, 10).applyTo(area);
		filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.KnownMemoryDialog_filter);
		AccessibleName.give(filter, Messages.KnownMemoryDialog_filter);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		filter.addModifyListener(event -> refresh());
		createTable(area);
		refresh();
		return area;
	}

	private void createTable(Composite area) {
		Composite frame = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(convertWidthInCharsToPixels(150),
				convertHeightInCharsToPixels(18)).applyTo(frame);
		TableColumnLayout layout = new TableColumnLayout();
		frame.setLayout(layout);
		table = new TableViewer(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		table.getTable().setHeaderVisible(true);
		AccessibleName.give(table.getTable(), Messages.KnownMemoryDialog_title);
		column(layout, Messages.KnownMemoryDialog_vendor, 12, row -> row.memory().vendor());
		column(layout, Messages.KnownMemoryDialog_chip, 14, row -> row.memory().chip());
		column(layout, Messages.KnownMemoryDialog_words, 15, row -> row.option().toString());
		column(layout, Messages.KnownMemoryDialog_kind, 42, row -> row.option().summary());
		column(layout, Messages.KnownMemoryDialog_source, 24, Row::sourceText);
		column(layout, Messages.KnownMemoryDialog_note, 30, Row::note);
		table.setContentProvider(ArrayContentProvider.getInstance());
		table.addSelectionChangedListener(event -> validate());
		table.addDoubleClickListener(event -> okPressed());
	}

	private void column(TableColumnLayout layout, String title, int weight, Function<Row, String> text) {
		TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, true));
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(element -> text.apply((Row) element)));
	}

	private void refresh() {
		List<Row> rows = memories.matching(filter.getText()).stream().flatMap(memory -> rows(memory).stream()).toList();
		table.setInput(rows);
		Optional<Row> first = rows.stream().filter(row -> present.filter(row.option()::equals).isPresent()).findFirst()
				.or(() -> rows.stream().findFirst());
		first.ifPresent(row -> table.setSelection(new StructuredSelection(row), true));
		validate();
	}

	private static List<Row> rows(KnownMemory memory) {
		if (memory.option().isEmpty()) {
			return List.of();
		}
		List<Alternative> others = memory.alternatives().stream().filter(other -> other.option().isPresent()).toList();
		String disagree = others.isEmpty() ? "" //$NON-NLS-1$
				: NLS.bind(Messages.KnownMemoryDialog_disagree,
						others.stream().map(Alternative::source).distinct().collect(Collectors.joining(", "))); //$NON-NLS-1$
		List<Row> rows = others.stream()
				.map(other -> new Row(memory, other.option().orElseThrow(), other.source(), false, other.note()))
				.collect(Collectors.toList());
		rows.add(0, new Row(memory, memory.option().orElseThrow(), memory.source(), memory.tested(), disagree));
		return rows;
	}

	private Optional<Row> selected() {
		return Optional.ofNullable((Row) table.getStructuredSelection().getFirstElement());
	}

	private void validate() {
		Optional<OptionalLong> size = selected().map(row -> row.memory().sizeBytes(filter.getText().strip()));
		setMessage(size.filter(OptionalLong::isPresent).map(ChipSection::sizeText)
				.orElse(Messages.KnownMemoryDialog_message));
		Button ok = getButton(IDialogConstants.OK_ID);
		if (ok != null) {
			ok.setEnabled(selected().isPresent());
		}
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.KnownMemoryDialog_use, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		validate();
	}

	@Override
	protected void okPressed() {
		chosen = selected().map(row -> {
			String typed = filter.getText().strip();
			boolean full = row.memory().isChip(typed);
			return new Chosen(full ? typed : row.memory().toString(), row.memory().bus(), row.option(),
					row.sourceText(), full ? row.memory().sizeBytes(typed) : OptionalLong.empty());
		});
		if (chosen.isPresent()) {
			super.okPressed();
		}
	}

	@Override
	protected boolean isResizable() {
		return true;
	}
}
