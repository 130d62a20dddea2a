/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import java.util.Optional;

import org.bootseal.core.block.BlockField;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbText;
import org.bootseal.ui.editor.model.EditorModel;

/** What the text of an editor says as an FCB, looked up once for each text. For the UI thread only. */
final class FcbModel {

	private final EditorModel model;
	private YamlDocument seen;
	private FcbText text;

	FcbModel(EditorModel model) {
		this.model = model;
	}

	/** @return the text's own model */
	EditorModel editor() {
		return model;
	}

	/** @return the text as it is now */
	FcbText text() {
		YamlDocument now = model.yaml();
		if (now != seen) {
			seen = now;
			text = FcbText.of(now);
		}
		return text;
	}

	/** @return the device; empty if the text names none that is known */
	Optional<Device> device() {
		return text().device();
	}

	/** @return device and block; empty as long as one of them is wrong */
	Optional<FcbConfiguration> configuration() {
		Optional<Fcb> fcb = text().fcb();
		return fcb.isEmpty() ? Optional.empty()
				: device().map(device -> new FcbConfiguration(device, fcb.get()));
	}

	/** Gives a field another value. */
	void set(BlockField field, long value) {
		model.edit(now -> FcbText.of(now).with(field, value));
	}

	/** Makes the whole text another block; one step to undo. */
	void replace(FcbConfiguration other) {
		model.edit(now -> new TextEdit(new TextRange(0, now.text().length()), other.text()));
	}

	/** @return the worst that is said about a field; empty if nothing is */
	Optional<Finding> finding(BlockField field) {
		return model.finding(text().path(field));
	}
}
