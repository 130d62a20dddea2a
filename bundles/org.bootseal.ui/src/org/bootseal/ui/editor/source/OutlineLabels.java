/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlPath.Item;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** What the outline shows for a path: the key, its value, and a sign if anything at or below it is wrong. */
final class OutlineLabels extends LabelProvider implements IStyledLabelProvider {

	private final EditorModel model;

	OutlineLabels(EditorModel model) {
		this.model = model;
	}

	@Override
	public StyledString getStyledText(Object element) {
		YamlPath path = (YamlPath) element;
		boolean item = path.last().filter(Item.class::isInstance).isPresent();
		StyledString text = new StyledString(item ? position(path) : path.name());
		model.value(path).ifPresent(value -> text.append(" " + value, StyledString.DECORATIONS_STYLER)); //$NON-NLS-1$
		return text;
	}

	private static String position(YamlPath path) {
		return path.toString().substring(path.parent().toString().length());
	}

	@Override
	public String getText(Object element) {
		return getStyledText(element).getString();
	}

	@Override
	public Image getImage(Object element) {
		YamlPath path = (YamlPath) element;
		String name = model.findings().stream().filter(finding -> finding.path().isAtOrBelow(path))
				.map(finding -> finding.severity()).min(Severity::compareTo).map(OutlineLabels::sign)
				.orElse(model.yaml().children(path).isEmpty() ? ISharedImages.IMG_OBJ_ELEMENT
						: ISharedImages.IMG_OBJ_FOLDER);
		return PlatformUI.getWorkbench().getSharedImages().getImage(name);
	}

	private static String sign(Severity severity) {
		return switch (severity) {
		case ERROR -> ISharedImages.IMG_OBJS_ERROR_TSK;
		case WARNING -> ISharedImages.IMG_OBJS_WARN_TSK;
		case INFO -> ISharedImages.IMG_OBJS_INFO_TSK;
		};
	}
}
