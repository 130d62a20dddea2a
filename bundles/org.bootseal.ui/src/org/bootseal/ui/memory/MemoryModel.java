/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceNotes;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.MemoryText;
import org.bootseal.ui.editor.model.EditorModel;

/** What the text of an editor says as a memory configuration, looked up once for each text. For the UI thread only. */
final class MemoryModel {

	private final EditorModel model;
	private YamlDocument seen;
	private MemoryText text;
	private Optional<FlexSpiNorOption> option = Optional.empty();
	private OptionalInt instance = OptionalInt.empty();
	private Optional<Device> device = Optional.empty();
	private Optional<DeviceNotes> notes = Optional.empty();

	MemoryModel(EditorModel model) {
		this.model = model;
	}

	/** @return the text's own model */
	EditorModel editor() {
		return model;
	}

	/** @return the text as it is now */
	MemoryText text() {
		YamlDocument now = model.yaml();
		if (now != seen) {
			seen = now;
			text = MemoryText.of(now);
			option = text.option();
			instance = text.instance();
			Optional<Device> named = text.device();
			if (!named.equals(device)) {
				device = named;
				notes = named.map(DeviceNotes::of);
			}
		}
		return text;
	}

	/** @return the option words; empty if they are not all right */
	Optional<FlexSpiNorOption> option() {
		text();
		return option;
	}

	/** @return which FlexSPI was chosen; empty if none was */
	OptionalInt instance() {
		text();
		return instance;
	}

	/** @return the device; empty if the text names none that is known */
	Optional<Device> device() {
		text();
		return device;
	}

	/** @return what is known about the device */
	Optional<DeviceNotes> notes() {
		text();
		return notes;
	}
}
