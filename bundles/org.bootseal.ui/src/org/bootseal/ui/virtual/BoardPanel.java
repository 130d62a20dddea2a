/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.bootseal.board.BoardPower;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.BoardSnapshot;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ui.BootsealImages;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;

/** Pins, keys and cable of a board, and what it is doing. */
final class BoardPanel {

	/** What hands do. */
	interface Hands {

		/** Another board shall be shown. */
		void choose(int index);

		/** Does something with the board. */
		void handle(String name, Consumer<VirtualBoard> change);

		/** Lets faults befall the board. */
		void loadFaults(String file);

		/** Changes how fast its time passes. */
		void pace(Pace pace);
	}

	private final Composite control;
	private final Hands hands;
	private final ResourceManager images;
	private final Combo boards;
	private final Label icon;
	private final Label state;
	private final Composite keys;
	private final Map<BootPins, Button> pins = new EnumMap<>(BootPins.class);
	private final Button cable;
	private final Button realTime;
	private final Label faults;
	private final Button clearFaults;
	private boolean isUnplugged;

	BoardPanel(Composite parent, Hands hands) {
		this.hands = hands;
		control = new Composite(parent, SWT.NONE);
		images = new LocalResourceManager(JFaceResources.getResources(), control);
		GridLayoutFactory.swtDefaults().numColumns(3).applyTo(control);
		boards = new Combo(control, SWT.READ_ONLY);
		boards.setToolTipText(Messages.BoardPanel_board);
		boards.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(event -> hands.choose(boards.getSelectionIndex())));
		icon = new Label(control, SWT.NONE);
		icon.setImage(images.create(BootsealImages.STATE_UNKNOWN));
		state = new Label(control, SWT.WRAP);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(1, SWT.DEFAULT)
				.applyTo(state);
		keys = row();
		Composite pinRow = part(keys);
		new Label(pinRow, SWT.NONE).setText(Messages.BoardPanel_pins);
		addPins(pinRow, BootPins.SERIAL, Messages.BoardPanel_serial, Messages.BoardPanel_serialToolTip);
		addPins(pinRow, BootPins.INTERNAL, Messages.BoardPanel_internal, Messages.BoardPanel_internalToolTip);
		addPins(pinRow, BootPins.FUSES, Messages.BoardPanel_fuses, Messages.BoardPanel_fusesToolTip);
		Composite keyRow = part(keys);
		key(keyRow, BootsealImages.RESET, Messages.BoardPanel_reset, Messages.BoardPanel_resetToolTip,
				() -> hands.handle(Messages.BoardPanel_resetting, VirtualBoard::reset));
		key(keyRow, BootsealImages.POWER_CYCLE, Messages.BoardPanel_powerCycle, Messages.BoardPanel_powerCycleToolTip,
				() -> hands.handle(Messages.BoardPanel_powerCycling, VirtualBoard::powerCycle));
		cable = key(keyRow, BootsealImages.UNPLUG, Messages.BoardPanel_unplug, Messages.BoardPanel_cableToolTip,
				this::moveCable);
		Composite faultRow = part(keys);
		faults = new Label(faultRow, SWT.NONE);
		key(faultRow, BootsealImages.LOAD_FAULTS, Messages.BoardPanel_loadFaults, Messages.BoardPanel_loadFaultsToolTip,
				this::loadFaults);
		clearFaults = key(faultRow, BootsealImages.CLEAR_FAULTS, Messages.BoardPanel_clearFaults,
				Messages.BoardPanel_clearFaultsToolTip,
				() -> hands.handle(Messages.BoardPanel_clearingFaults, board -> board.faults(FaultScript.none())));
		realTime = new Button(part(keys), SWT.CHECK);
		realTime.setText(Messages.BoardPanel_realTime);
		realTime.setToolTipText(Messages.BoardPanel_realTimeToolTip);
		realTime.addSelectionListener(SelectionListener.widgetSelectedAdapter(
				event -> hands.pace(realTime.getSelection() ? Pace.times(Pace.TO_WATCH) : Pace.NONE)));
	}

	private Composite row() {
		Composite row = new Composite(control, SWT.NONE);
		RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(12).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(1, SWT.DEFAULT).applyTo(row);
		return row;
	}

	private static Composite part(Composite row) {
		Composite part = new Composite(row, SWT.NONE);
		RowLayoutFactory.fillDefaults().wrap(false).center(true).spacing(4).applyTo(part);
		return part;
	}

	private void addPins(Composite row, BootPins setting, String label, String toolTip) {
		Button button = new Button(row, SWT.RADIO);
		button.setText(label);
		button.setToolTipText(toolTip);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			if (button.getSelection()) {
				hands.handle(Messages.BoardPanel_settingPins, board -> board.setBootPins(setting));
			}
		}));
		pins.put(setting, button);
	}

	private Button key(Composite row, ImageDescriptor image, String label, String toolTip, Runnable press) {
		Button button = new Button(row, SWT.PUSH);
		button.setImage(images.create(image));
		button.setText(label);
		button.setToolTipText(toolTip);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> press.run()));
		return button;
	}

	private void moveCable() {
		if (isUnplugged) {
			hands.handle(Messages.BoardPanel_plugging, VirtualBoard::powerCycle);
		} else {
			hands.handle(Messages.BoardPanel_unplugging, VirtualBoard::unplug);
		}
	}

	private void loadFaults() {
		FileDialog dialog = new FileDialog(control.getShell(), SWT.OPEN);
		dialog.setText(Messages.BoardPanel_loadFaultsTitle);
		dialog.setFilterExtensions(new String[] { "*.yaml;*.yml", "*" });
		dialog.setFilterPath(ResourcesPlugin.getWorkspace().getRoot().getLocation().toOSString());
		String file = dialog.open();
		if (file != null) {
			hands.loadFaults(file);
		}
	}

	Composite control() {
		return control;
	}

	/** Shows which boards there are and which of them is shown. */
	void show(List<AttachedVirtualBoard> all, AttachedVirtualBoard shown) {
		String[] names = all.stream().map(AttachedVirtualBoard::name).toArray(String[]::new);
		if (!List.of(boards.getItems()).equals(List.of(names))) {
			boards.setItems(names);
			boards.requestLayout();
		}
		boards.select(all.indexOf(shown));
		realTime.setSelection(shown.pace() != Pace.NONE);
		boolean works = shown.problem().isEmpty();
		keys.setEnabled(works);
		if (!works) {
			say(BootsealImages.STATE_ERROR, shown.problem().get());
		}
	}

	/** Shows what the board is doing. What stands below moves down if the keys need another row. */
	void show(BoardSnapshot snapshot) {
		say(icon(snapshot.power()), words(snapshot.power()) + ", "
				+ (snapshot.bootReport().closed() ? Messages.BoardPanel_closed : Messages.BoardPanel_open));
		pins.forEach((setting, button) -> button.setSelection(setting == snapshot.pins()));
		boolean wasUnplugged = isUnplugged;
		isUnplugged = snapshot.power() == BoardPower.OFF;
		if (isUnplugged != wasUnplugged) {
			cable.setText(isUnplugged ? Messages.BoardPanel_plug : Messages.BoardPanel_unplug);
			cable.setImage(images.create(isUnplugged ? BootsealImages.PLUG : BootsealImages.UNPLUG));
			cable.requestLayout();
		}
		String waiting = snapshot.faults() == 0 ? Messages.BoardPanel_noFaults
				: NLS.bind(Messages.BoardPanel_faults, Integer.valueOf(snapshot.faults()));
		if (!faults.getText().equals(waiting)) {
			faults.setText(waiting);
			clearFaults.setEnabled(snapshot.faults() > 0);
			faults.requestLayout();
		}
	}

	private void say(ImageDescriptor image, String text) {
		icon.setImage(images.create(image));
		if (!state.getText().equals(text)) {
			state.setText(text);
			state.requestLayout();
			icon.requestLayout();
		}
	}

	private static ImageDescriptor icon(BoardPower power) {
		return switch (power) {
		case OFF -> BootsealImages.STATE_SKIPPED;
		case ROM, FLASHLOADER -> BootsealImages.STATE_OK;
		case APPLICATION -> BootsealImages.STATE_RUNNING;
		case HUNG -> BootsealImages.STATE_ERROR;
		};
	}

	private static String words(BoardPower power) {
		return switch (power) {
		case OFF -> Messages.BoardPanel_off;
		case ROM -> Messages.BoardPanel_rom;
		case FLASHLOADER -> Messages.BoardPanel_flashloader;
		case APPLICATION -> Messages.BoardPanel_application;
		case HUNG -> Messages.BoardPanel_hung;
		};
	}
}
