/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.hab.CsfEdits;
import org.bootseal.core.hab.CsfKey;
import org.bootseal.core.hab.CsfLine;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.RowsSection;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.editor.model.NamedFile;
import org.bootseal.ui.tables.Column;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.forms.IManagedForm;

/** The commands of the CSF in their order, and below each its keys, to be changed, moved, added and removed. */
final class CsfSection extends RowsSection<CsfRow> {

	private static final YamlPath SECTIONS = YamlPath.of("sections"); //$NON-NLS-1$
	private static final int VALUE = 1;

	private final Composite row;
	private final Button up;
	private final Button down;
	private final Button remove;
	private final Button choose;

	CsfSection(IManagedForm form, EditorModel model) {
		super(form, model, Messages.CsfSection_title, CsfRow.class, List.of(
				new Column<>(Messages.CsfSection_name, 24, CsfRow::name).withSomeIcon(CsfRow::icon),
				new Column<>(Messages.CsfSection_value, 34, CsfRow::says),
				new Column<>(Messages.CsfSection_meaning, 46, CsfRow::toolTip)));
		explainedBy(HelpContexts.HAB_SECTIONS);
		table().editBy(VALUE, new ValueEditing(model, table().viewer()));
		table().viewer().addSelectionChangedListener(event -> enable());
		row = toolkit().createComposite(body());
		RowLayoutFactory.fillDefaults().applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).span(Field.COLUMNS, 1).hint(1, SWT.DEFAULT).applyTo(row);
		button(Messages.CsfSection_add, this::openMenu);
		remove = button(Messages.CsfSection_remove, this::removeSelected);
		up = button(Messages.CsfSection_up, () -> move(-1));
		down = button(Messages.CsfSection_down, () -> move(1));
		choose = button(Messages.CsfSection_choose, this::chooseFile);
		row.setMenu(menu());
		enable();
	}

	private Button button(String text, Runnable action) {
		Button button = toolkit().createButton(row, text, SWT.PUSH);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
		return button;
	}

	/** The commands that there are. */
	private Menu menu() {
		Menu menu = new Menu(row);
		List<KeyInfo> commands = FileSchema.hab().at(SECTIONS).flatMap(KeyInfo::item).map(KeyInfo::children)
				.orElse(List.of());
		for (KeyInfo command : commands) {
			MenuItem item = new MenuItem(menu, SWT.PUSH);
			item.setText(CsfLine.title(command.name()));
			item.setToolTipText(command.meaning());
			item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> add(command.name())));
		}
		return menu;
	}

	private void openMenu() {
		row.getMenu().setVisible(true);
	}

	@Override
	protected int opened() {
		return 1;
	}

	@Override
	protected List<CsfRow> rows() {
		List<CsfRow> rows = new ArrayList<>();
		List<CsfLine> lines = CsfLine.of(model().yaml());
		for (int i = 0; i < lines.size(); i++) {
			int section = i;
			CsfLine line = lines.get(i);
			List<CsfRow> keys = line.keys(model().yaml()).stream().map(key -> row(section, key)).toList();
			YamlPath path = line.path().key(line.name());
			rows.add(new CsfRow(section, Optional.empty(), line.title(), line.says(),
					line.info().map(KeyInfo::meaning).orElse(""), //$NON-NLS-1$
					model().findings().stream()
							.filter(finding -> finding.path().equals(line.path()) || finding.path().equals(path))
							.findFirst(),
					keys));
		}
		return rows;
	}

	private CsfRow row(int section, CsfKey key) {
		return new CsfRow(section, Optional.of(key), key.name(), key.value(),
				key.info().map(KeyInfo::meaning).orElse(""), model().finding(key.path()), List.of()); //$NON-NLS-1$
	}

	@Override
	public void refresh() {
		super.refresh();
		enable();
	}

	private Optional<CsfRow> selected() {
		return table().selected().stream().findFirst();
	}

	private void enable() {
		boolean broken = model().isBroken();
		Optional<CsfRow> selected = selected().filter(line -> !broken);
		int last = table().viewer().getTree().getItemCount() - 1;
		remove.setEnabled(selected.isPresent() && last > 0);
		up.setEnabled(selected.filter(line -> line.section() > 0).isPresent());
		down.setEnabled(selected.filter(line -> line.section() < last).isPresent());
		choose.setEnabled(selected.flatMap(CsfRow::field).filter(CsfKey::namesFile).isPresent());
	}

	private void add(String command) {
		int count = CsfLine.of(model().yaml()).size();
		int place = selected().map(line -> line.section() + 1).orElse(count);
		change(edits -> edits.add(command, place), place);
	}

	private void removeSelected() {
		selected().ifPresent(line -> change(edits -> edits.remove(line.section()), Math.max(0, line.section() - 1)));
	}

	private void move(int step) {
		selected().ifPresent(
				line -> change(edits -> edits.move(line.section(), line.section() + step), line.section() + step));
	}

	/** Makes a change of the list and selects the command that it was about. */
	private void change(Function<CsfEdits, Optional<TextEdit>> change, int select) {
		boolean done = model().edit(text -> change.apply(CsfEdits.of(text)).orElseThrow(() -> otherForm(text)));
		List<CsfRow> rows = done ? rows() : List.of();
		if (select < rows.size()) {
			table().viewer().setSelection(new StructuredSelection(rows.get(select)), true);
		}
	}

	private static BadConfigurationException otherForm(YamlDocument text) {
		int line = text.lineAt(text.keyRange(SECTIONS).map(TextRange::offset).orElse(0));
		return new BadConfigurationException(text.file(), line, 1, Messages.CsfSection_otherForm, null);
	}

	private void chooseFile() {
		selected().flatMap(CsfRow::field).ifPresent(key -> {
			FileDialog dialog = new FileDialog(row.getShell(), SWT.OPEN | SWT.SHEET);
			IPath now = NamedFile.of(model().source(), key.value()).location();
			dialog.setFilterPath(now.removeLastSegments(1).toOSString());
			Optional.ofNullable(dialog.open()).map(IPath::fromOSString).ifPresent(file -> set(key, file));
		});
	}

	/** Lets a key name a file, from the folder of the configuration where that is near. */
	void set(CsfKey key, IPath file) {
		String name = new NamedFile(file).nameIn(model().source());
		model().edit(text -> CsfEdits.of(text).set(key.path(), name));
	}
}
