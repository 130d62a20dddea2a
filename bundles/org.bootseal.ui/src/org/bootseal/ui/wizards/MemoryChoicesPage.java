/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.KnownMemories;
import org.bootseal.core.flexspi.KnownMemory;
import org.bootseal.ide.StatusConverter;
import org.bootseal.ide.project.NewFileText;
import org.bootseal.ide.project.NewProvisioning;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks which flash is connected: a known chip, found by words. */
final class MemoryChoicesPage extends WizardPage {

	/** The flash of the MIMXRT1020-EVK. */
	private static final String FIRST_CHOICE = "IS25LP"; //$NON-NLS-1$
	private static final int ROWS = 12;
	private static final int WIDTH = 90;

	private final KnownMemories known = KnownMemories.builtIn();
	private Combo device;
	private Text filter;
	private TableViewer chips;

	MemoryChoicesPage() {
		super("memory", Messages.MemoryChoicesPage_title, null); //$NON-NLS-1$
		setDescription(Messages.MemoryChoicesPage_description);
	}

	@Override
	public void createControl(Composite parent) {
		initializeDialogUnits(parent);
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.ChoicesPage_device);
		device = new Combo(area, SWT.READ_ONLY);
		device.setItems(DeviceCatalogue.builtIn().names().toArray(String[]::new));
		device.setText(NewProvisioning.DEFAULT_DEVICE);
		new Label(area, SWT.NONE).setText(Messages.MemoryChoicesPage_filter);
		filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.MemoryChoicesPage_filterHint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		filter.addModifyListener(event -> refresh());
		createTable(area);
		refresh();
		chips.addSelectionChangedListener(event -> validate());
		setControl(area);
		HelpContexts.attach(area, HelpContexts.NEW_MEMORY);
	}

	private void createTable(Composite area) {
		Composite frame = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true)
				.hint(convertWidthInCharsToPixels(WIDTH), convertHeightInCharsToPixels(ROWS)).applyTo(frame);
		TableColumnLayout layout = new TableColumnLayout();
		frame.setLayout(layout);
		chips = new TableViewer(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		chips.getTable().setHeaderVisible(true);
		AccessibleName.give(chips.getTable(), Messages.MemoryChoicesPage_title);
		chips.setContentProvider(ArrayContentProvider.getInstance());
		for (ChipColumn column : ChipColumn.values()) {
			TableViewerColumn viewerColumn = new TableViewerColumn(chips, SWT.LEFT);
			viewerColumn.getColumn().setText(column.title());
			layout.setColumnData(viewerColumn.getColumn(), new ColumnWeightData(column.weight()));
			viewerColumn.setLabelProvider(
					ColumnLabelProvider.createTextProvider(memory -> column.text((KnownMemory) memory)));
		}
	}

	/** What was chosen stays chosen as long as it is in the list. */
	private void refresh() {
		KnownMemory before = selected();
		List<KnownMemory> shown = known.matching(filter.getText()).stream().filter(known.norFlashes()::contains)
				.sorted(Comparator.comparing(KnownMemory::vendor).thenComparing(KnownMemory::chip)).toList();
		chips.setInput(shown);
		KnownMemory choice = shown.contains(before) ? before
				: shown.stream().filter(memory -> memory.chip().startsWith(FIRST_CHOICE)).findFirst()
						.orElse(shown.isEmpty() ? null : shown.get(0));
		chips.setSelection(choice == null ? StructuredSelection.EMPTY : new StructuredSelection(choice), true);
		validate();
	}

	private void validate() {
		boolean chosen = selected() != null;
		setErrorMessage(chosen ? null : Messages.MemoryChoicesPage_noChip);
		setPageComplete(chosen);
	}

	private KnownMemory selected() {
		return (KnownMemory) chips.getStructuredSelection().getFirstElement();
	}

	/** @return the text of the file */
	String text() throws CoreException {
		KnownMemory memory = selected();
		try {
			return NewFileText.memoryConfiguration(device.getText(), memory.bus(), memory.words());
		} catch (BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}

	/** What is shown of a chip. */
	private enum ChipColumn {

		VENDOR(Messages.MemoryChoicesPage_vendor, 3),
		CHIP(Messages.MemoryChoicesPage_chip, 4),
		BUS(Messages.MemoryChoicesPage_bus, 3),
		WORDS(Messages.MemoryChoicesPage_words, 5),
		SOURCE(Messages.MemoryChoicesPage_source, 4);

		private final String title;
		private final int weight;

		ChipColumn(String title, int weight) {
			this.title = title;
			this.weight = weight;
		}

		String title() {
			return title;
		}

		int weight() {
			return weight;
		}

		String text(KnownMemory memory) {
			return switch (this) {
			case VENDOR -> memory.vendor();
			case CHIP -> memory.chip();
			case BUS -> memory.bus().replace('_', ' ');
			case WORDS -> memory.words().stream().map(word -> String.format(Locale.ROOT, "0x%08X", word)) //$NON-NLS-1$
					.collect(Collectors.joining(" ")); //$NON-NLS-1$
			case SOURCE -> memory.source();
			default -> throw new IllegalStateException(name());
			};
		}
	}
}
