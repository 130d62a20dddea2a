/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.bootseal.core.config.Finding;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;

/** Keeps the annotations of the text in step with the findings. */
final class FindingAnnotations {

	private final EditorModel model;
	private final Supplier<IAnnotationModel> target;
	private List<Finding> shown = List.of();
	private Annotation[] annotations = {};

	FindingAnnotations(EditorModel model, Supplier<IAnnotationModel> target) {
		this.model = model;
		this.target = target;
	}

	/** Forgets the annotations of the document before; there is another one. */
	void connect() {
		shown = List.of();
		annotations = new Annotation[0];
	}

	void update() {
		if (!model.isReviewed() || shown == model.findings()) {
			return;
		}
		shown = model.findings();
		Map<Annotation, Position> added = new HashMap<>();
		shown.forEach(finding -> added.put(new FindingAnnotation(finding),
				new Position(finding.range().offset(), finding.range().length())));
		if (target.get() instanceof IAnnotationModelExtension extension) {
			extension.replaceAnnotations(annotations, added);
			annotations = added.keySet().toArray(Annotation[]::new);
		}
	}
}
