/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbMaking;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.ComboField;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.memory.KnownMemoryDialog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.forms.IManagedForm;

/** The device, what the block is in one line, and the ways in which it is made, compared, read and written. */
final class BlockSection extends ConfigurationSection {

	/** What option words and the size of the flash look like, separated by a semicolon. */
	private static final String USUAL = "0xC0000007; 8M"; //$NON-NLS-1$
	private static final String USUAL_SIZE = " 8M"; //$NON-NLS-1$
	private static final String SEPARATOR = ";"; //$NON-NLS-1$

	private final FcbModel fcb;
	private final Boards boards;
	private final BlockFiles files;
	private final Label summary;
	private final Composite row;

	BlockSection(IManagedForm form, FcbModel fcb, Boards boards) {
		super(form, fcb.editor(), Messages.BlockSection_title);
		explainedBy(HelpContexts.FCB_EDITOR);
		this.fcb = fcb;
		this.boards = boards;
		List<String> families = DeviceCatalogue.builtIn().names().stream().map(name -> name.toLowerCase(Locale.ROOT))
				.toList();
		add(new ComboField(model(), YamlPath.of("family"), Messages.BlockSection_device, families, //$NON-NLS-1$
				family -> family.toUpperCase(Locale.ROOT)));
		summary = toolkit().createLabel(body(), "", SWT.WRAP); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).span(Field.COLUMNS, 1).hint(1, SWT.DEFAULT).applyTo(summary);
		row = toolkit().createComposite(body());
		RowLayoutFactory.fillDefaults().applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).span(Field.COLUMNS, 1).hint(1, SWT.DEFAULT).applyTo(row);
		files = new BlockFiles(fcb, row);
		button(Messages.BlockSection_chip, this::makeOfChip);
		button(Messages.BlockSection_words, () -> makeOfWords(USUAL));
		button(Messages.BlockSection_compareFile, () -> chosen(SWT.OPEN).ifPresent(files::compare));
		button(Messages.BlockSection_compareBoard, this::compareBoard);
		button(Messages.BlockSection_import, () -> chosen(SWT.OPEN).ifPresent(files::load));
		button(Messages.BlockSection_export, () -> chosen(SWT.SAVE).ifPresent(files::save));
	}

	private void button(String text, Runnable action) {
		Button button = toolkit().createButton(row, text, SWT.PUSH);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
	}

	private Shell shell() {
		return row.getShell();
	}

	private void makeOfChip() {
		KnownMemoryDialog dialog = new KnownMemoryDialog(shell(), Optional.empty());
		if (dialog.open() != Window.OK) {
			return;
		}
		dialog.chosen().ifPresent(choice -> makeOfWords(choice.option() + SEPARATOR
				+ (choice.sizeBytes().isPresent() ? Long.toString(choice.sizeBytes().getAsLong()) : USUAL_SIZE)));
	}

	private void makeOfWords(String first) {
		Optional<Device> device = fcb.device();
		if (device.isEmpty()) {
			files.complain(Messages.BlockSection_noDevice);
			return;
		}
		InputDialog dialog = new InputDialog(shell(), Messages.BlockSection_makeTitle,
				Messages.BlockSection_makeMessage, first, typed -> problem(device.get(), typed));
		if (dialog.open() == Window.OK) {
			try {
				fcb.replace(made(device.get(), dialog.getValue()));
			} catch (BadInputException e) {
				files.complain(e.getMessage());
			}
		}
	}

	private static String problem(Device device, String typed) {
		try {
			made(device, typed);
			return null;
		} catch (BadInputException e) {
			return e.getMessage();
		}
	}

	private static FcbConfiguration made(Device device, String typed) throws BadInputException {
		String[] parts = typed.split(SEPARATOR, 2);
		return FcbMaking.parse(device, parts[0], parts.length == 2 ? parts[1] : ""); //$NON-NLS-1$
	}

	private void compareBoard() {
		List<AttachedBoard> attached = boards.boards();
		Optional<Device> device = fcb.device();
		if (attached.isEmpty() || device.isEmpty()) {
			files.complain(device.isEmpty() ? Messages.BlockSection_noDevice : Messages.BlockSection_noBoard);
			return;
		}
		Optional<AttachedBoard> board = attached.size() == 1 ? Optional.of(attached.get(0)) : choose(attached);
		board.ifPresent(chosen -> files.compare(boards, chosen, device.get()));
	}

	private Optional<AttachedBoard> choose(List<AttachedBoard> attached) {
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell(),
				LabelProvider.createTextProvider(board -> ((AttachedBoard) board).name()));
		dialog.setTitle(Messages.BlockSection_boardTitle);
		dialog.setMessage(Messages.BlockSection_boardMessage);
		dialog.setElements(attached.toArray());
		return dialog.open() == Window.OK ? Optional.of((AttachedBoard) dialog.getFirstResult()) : Optional.empty();
	}

	private Optional<IPath> chosen(int style) {
		FileDialog dialog = new FileDialog(shell(), style);
		IPath location = model().source().location();
		dialog.setFilterPath(location.removeLastSegments(1).toOSString());
		dialog.setFilterExtensions(new String[] { "*.c;*.h;*.bin;*.fcb;*.yaml;*.yml", "*.*" }); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFilterNames(new String[] { Messages.BlockSection_forms, Messages.BlockSection_all });
		if (style == SWT.SAVE) {
			dialog.setOverwrite(true);
			dialog.setFileName("flexspi_nor_config.c"); //$NON-NLS-1$
		}
		return Optional.ofNullable(dialog.open()).map(IPath::fromOSString);
	}

	@Override
	public void refresh() {
		super.refresh();
		if (!model().isBroken()) {
			String text = fcb.text().fcb().map(Fcb::summary)
					.orElse(Messages.BlockSection_noTag);
			if (!text.equals(summary.getText())) {
				summary.setText(text);
				summary.requestLayout();
			}
		}
	}
}
