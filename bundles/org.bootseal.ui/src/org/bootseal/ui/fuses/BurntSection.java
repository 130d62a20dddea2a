/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.boards.BoardFuses;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.fields.FileField;
import org.bootseal.ui.editor.fields.TextField;
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
	private final BoardFuses board;
	private final Button forget;
	private final Label source;

	BurntSection(IManagedForm form, FusesModel fuses, Boards boards, IWorkbenchPage page) {
		super(form, fuses.editor(), Messages.BurntSection_title);
		explainedBy(HelpContexts.FUSES_BURNT);
		this.fuses = fuses;
		add(new TextField(model(), YamlPath.of("family"), Messages.BurntSection_family)); //$NON-NLS-1$
		add(new FileField(model(), YamlPath.of("bootseal", "burnt"), Messages.BurntSection_file, page)); //$NON-NLS-1$ //$NON-NLS-2$
		Composite row = toolkit().createComposite(body());
		row.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, Field.COLUMNS, 1));
		GridLayoutFactory.fillDefaults().numColumns(COLUMNS_OF_BOARD).applyTo(row);
		toolkit().createLabel(row, Messages.BurntSection_board);
		Combo choice = new Combo(row, SWT.READ_ONLY);
		toolkit().adapt(choice, true, true);
		GridDataFactory.swtDefaults().hint(BOARD_WIDTH, SWT.DEFAULT).applyTo(choice);
		Button read = toolkit().createButton(row, Messages.BurntSection_read, SWT.PUSH);
		board = new BoardFuses(boards, choice, read, fuses::use);
		forget = toolkit().createButton(row, Messages.BurntSection_forget, SWT.PUSH);
		forget.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> fuses.forgetBoard()));
		source = toolkit().createLabel(body(), Messages.BurntSection_blank, SWT.WRAP);
		source.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, Field.COLUMNS, 1));
		forget.setEnabled(false);
		fuses.onChange(this::show);
	}

	private void show() {
		board.fill();
		forget.setEnabled(!fuses.boardName().isEmpty());
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
