/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.FuseReading;
import org.bootseal.ide.boards.ReadFusesJob;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.fields.FileField;
import org.bootseal.ui.editor.fields.TextField;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.forms.IManagedForm;

/** The device, and where what is burnt now comes from: a board, a saved state, or a blank part. */
final class BurntSection extends ConfigurationSection {

	private static final int COLUMNS_OF_BOARD = 4;
	private static final int BOARD_WIDTH = 160;

	private final FusesModel fuses;
	private final Boards boards;
	private final Combo choice;
	private final Button read;
	private final Button forget;
	private final Label source;

	BurntSection(IManagedForm form, FusesModel fuses, Boards boards, IWorkbenchPage page) {
		super(form, fuses.editor(), Messages.BurntSection_title);
		explainedBy(HelpContexts.FUSES_BURNT);
		this.fuses = fuses;
		this.boards = boards;
		add(new TextField(model(), YamlPath.of("family"), Messages.BurntSection_family)); //$NON-NLS-1$
		add(new FileField(model(), YamlPath.of("bootseal", "burnt"), Messages.BurntSection_file, page)); //$NON-NLS-1$ //$NON-NLS-2$
		Composite row = toolkit().createComposite(body());
		row.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, Field.COLUMNS, 1));
		GridLayoutFactory.fillDefaults().numColumns(COLUMNS_OF_BOARD).applyTo(row);
		toolkit().createLabel(row, Messages.BurntSection_board);
		choice = new Combo(row, SWT.READ_ONLY);
		toolkit().adapt(choice, true, true);
		GridDataFactory.swtDefaults().hint(BOARD_WIDTH, SWT.DEFAULT).applyTo(choice);
		choice.addListener(SWT.MouseDown, event -> fill());
		choice.addListener(SWT.FocusIn, event -> fill());
		read = toolkit().createButton(row, Messages.BurntSection_read, SWT.PUSH);
		read.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> readBoard()));
		forget = toolkit().createButton(row, Messages.BurntSection_forget, SWT.PUSH);
		forget.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> fuses.forgetBoard()));
		source = toolkit().createLabel(body(), Messages.BurntSection_blank, SWT.WRAP);
		source.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, Field.COLUMNS, 1));
		fill();
		fuses.onChange(this::show);
	}

	private void fill() {
		List<String> names = boards.boards().stream().map(AttachedBoard::name).toList();
		if (!names.equals(List.of(choice.getItems()))) {
			choice.setItems(names.toArray(String[]::new));
			choice.select(0);
		}
		choice.setEnabled(!names.isEmpty());
		read.setEnabled(!names.isEmpty());
		forget.setEnabled(!fuses.boardName().isEmpty());
	}

	private void readBoard() {
		boards.boards().stream().filter(board -> board.name().equals(choice.getText())).findFirst()
				.ifPresent(board -> {
					ReadFusesJob job = new ReadFusesJob(boards, board);
					job.addJobChangeListener(new JobChangeAdapter() {
						@Override
						public void done(IJobChangeEvent event) {
							if (event.getResult().isOK()) {
								later(board.name(), job.fuses());
							}
						}
					});
					job.setUser(true);
					job.schedule();
				});
	}

	private void later(String name, List<FuseReading> words) {
		Map<Integer, Integer> values = new HashMap<>();
		words.forEach(word -> word.value().ifPresent(value -> values.put(Integer.valueOf(word.word().index()),
				Integer.valueOf(value))));
		if (!choice.isDisposed()) {
			choice.getDisplay().asyncExec(() -> {
				if (!choice.isDisposed()) {
					fuses.use(name, values);
				}
			});
		}
	}

	private void show() {
		fill();
		fuses.result().ifPresent(result -> {
			String text = switch (result.source()) {
			case BOARD -> NLS.bind(Messages.BurntSection_fromBoard, fuses.boardName());
			case FILE -> Messages.BurntSection_fromFile;
			case BLANK -> Messages.BurntSection_blank;
			default -> throw new IllegalStateException(result.source().name());
			};
			source.setText(result.problem().isEmpty() ? text : result.problem());
			source.requestLayout();
		});
	}
}
