/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.List;

import org.bootseal.core.plan.MemoryTest.Sectors;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.Field;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.bootseal.ui.finder.FindMemoryHandler;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IFormColors;
import org.eclipse.ui.forms.IManagedForm;

/** How to test the configuration on a board, and what the last test proved. */
final class TestSection extends ConfigurationSection {

	private final MemoryModel memory;
	private final BoardTest test;
	private final ResourceManager images;
	private final Combo board;
	private final Composite results;
	private List<TestReport.Line> shown = List.of();

	TestSection(IManagedForm form, MemoryModel memory, BoardTest test) {
		super(form, memory.editor(), Messages.TestSection_title);
		explainedBy(HelpContexts.MEMORY_TEST);
		this.memory = memory;
		this.test = test;
		images = new LocalResourceManager(JFaceResources.getResources(), getSection());
		board = combo(Messages.TestSection_board, Messages.TestSection_boardTip);
		board.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> test.setBoard(board.getText())));
		Combo sectors = combo(Messages.TestSection_sectors, Messages.TestSection_sectorsTip);
		sectors.setItems(List.of(Sectors.values()).stream().map(TestSection::name).toArray(String[]::new));
		sectors.select(test.sectors().ordinal());
		sectors.addSelectionListener(SelectionListener
				.widgetSelectedAdapter(event -> test.setSectors(Sectors.values()[sectors.getSelectionIndex()])));
		Hyperlink find = toolkit().createHyperlink(body(), Messages.TestSection_find, SWT.NONE);
		find.setToolTipText(Messages.TestSection_findTip);
		find.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, Field.COLUMNS, 1));
		find.addHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent event) {
				IFile file = ResourcesPlugin.getWorkspace().getRoot()
						.getFileForLocation(model().source().location());
				if (file != null) {
					FindMemoryHandler.open(find.getShell(), file);
				}
			}
		});
		results = toolkit().createComposite(body());
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		results.setLayout(layout);
		GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false, Field.COLUMNS, 1);
		data.widthHint = 1;
		results.setLayoutData(data);
		test.onChange(this::refresh);
	}

	private Combo combo(String text, String toolTip) {
		Label label = toolkit().createLabel(body(), text);
		label.setForeground(toolkit().getColors().getColor(IFormColors.TITLE));
		label.setToolTipText(toolTip);
		Combo combo = new Combo(body(), SWT.READ_ONLY);
		toolkit().adapt(combo, true, false);
		combo.setToolTipText(toolTip);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, Field.COLUMNS - 1, 1);
		data.widthHint = 1;
		combo.setLayoutData(data);
		return combo;
	}

	private static String name(Sectors sectors) {
		return switch (sectors) {
		case NONE -> Messages.TestSection_none;
		case ONE -> Messages.TestSection_one;
		case ONE_AND_FCB -> Messages.TestSection_oneAndFcb;
		};
	}

	@Override
	public void refresh() {
		super.refresh();
		String[] names = test.boardNames().toArray(String[]::new);
		if (!List.of(names).equals(List.of(board.getItems()))) {
			board.setItems(names);
		}
		board.setText(test.board());
		if (!model().isBroken()) {
			show(TestReport.lines(test.last(), test.position(), memory.option()));
		}
	}

	private void show(List<TestReport.Line> lines) {
		if (lines.equals(shown)) {
			return;
		}
		shown = lines;
		for (Control line : results.getChildren()) {
			line.dispose();
		}
		for (TestReport.Line line : lines) {
			Label icon = toolkit().createLabel(results, ""); //$NON-NLS-1$
			icon.setImage(images.create(line.icon()));
			icon.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
			Label text = toolkit().createLabel(results, line.text().replace("&", "&&"), SWT.WRAP); //$NON-NLS-1$ //$NON-NLS-2$
			GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
			data.widthHint = 1;
			text.setLayoutData(data);
		}
		results.requestLayout();
		getManagedForm().reflow(true);
	}
}
