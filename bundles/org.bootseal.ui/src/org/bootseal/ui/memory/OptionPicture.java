/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.OptionField;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;

/**
 * A picture of the option words as they are sent: each word a row of its hexadecimal digits, highest bits on the left,
 * and under each group of digits the field that it is and its value. The field that is being edited is marked.
 */
final class OptionPicture extends Canvas {

	private static final int DIGITS = 8;
	private static final int DIGIT_BITS = 4;
	private static final int MARGIN = 6;
	private static final int GAP = 14;
	private static final int MIN_DIGIT_WIDTH = 24;
	private static final int LINES = 2;
	private static final int PADDING = 3;
	private static final String[] TAG = { Messages.OptionPicture_tag, "0xC" }; //$NON-NLS-1$

	/** One field where it was last painted. */
	private record Area(OptionField field, Rectangle bounds) {
	}

	private Optional<FlexSpiNorOption> option = Optional.empty();
	private Optional<OptionField> marked = Optional.empty();
	private List<Area> areas = List.of();

	OptionPicture(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
		addPaintListener(event -> paint(event.gc));
		addListener(SWT.MouseMove, event -> setToolTipText(
				fieldAt(event.x, event.y).map(OptionCodeField::describe).orElse(null)));
	}

	/**
	 * @param shown
	 *            the words to show; empty if there are none that can be shown
	 * @return whether it needs another height now
	 */
	boolean show(Optional<FlexSpiNorOption> shown) {
		int rows = rows();
		option = shown;
		redraw();
		return rows != rows();
	}

	private int rows() {
		return option.map(words -> words.words().size()).orElse(0);
	}

	/**
	 * @param field
	 *            the field to mark; empty for none
	 */
	void mark(Optional<OptionField> field) {
		marked = field;
		redraw();
	}

	/** @return the field that is painted at a place of this canvas */
	Optional<OptionField> fieldAt(int x, int y) {
		return areas.stream().filter(area -> area.bounds().contains(x, y)).map(Area::field).findFirst();
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		int width = wHint == SWT.DEFAULT ? 2 * MARGIN + DIGITS * MIN_DIGIT_WIDTH : wHint;
		return new Point(width, hHint == SWT.DEFAULT ? rows() * (rowHeight() + GAP) + MARGIN : hHint);
	}

	private int rowHeight() {
		GC gc = new GC(this);
		try {
			int line = gc.getFontMetrics().getHeight();
			gc.setFont(JFaceResources.getTextFont());
			return gc.getFontMetrics().getHeight() + 2 * LINES * line + 4 * PADDING;
		} finally {
			gc.dispose();
		}
	}

	private void paint(GC gc) {
		List<Area> painted = new ArrayList<>();
		List<Integer> words = option.map(FlexSpiNorOption::words).orElse(List.of());
		int height = rowHeight();
		int width = Math.max(MIN_DIGIT_WIDTH, (getClientArea().width - 2 * MARGIN) / DIGITS);
		for (int word = 0; word < words.size(); word++) {
			int top = MARGIN + word * (height + GAP);
			if (word == 0) {
				box(gc, new Rectangle(MARGIN, top, width, height), hex(words.get(0), 7, 1), TAG, false);
			}
			for (OptionField field : OptionField.ofWord(word)) {
				painted.add(paint(gc, field, words.get(word), top, width, height));
			}
		}
		areas = List.copyOf(painted);
	}

	private Area paint(GC gc, OptionField field, int word, int top, int width, int height) {
		int low = field.lowBit() / DIGIT_BITS;
		int digits = field.width() / DIGIT_BITS;
		Rectangle bounds = new Rectangle(MARGIN + (DIGITS - low - digits) * width, top, digits * width, height);
		String[] lines = { field.label(), meaning(field) };
		box(gc, bounds, hex(word, low, digits), lines, marked.filter(field::equals).isPresent());
		return new Area(field, bounds);
	}

	private String meaning(OptionField field) {
		int value = option.map(field::get).orElse(0);
		return field.choice(value).map(OptionField.Choice::meaning).orElse(Integer.toString(value));
	}

	/** The digits of a word from a low digit up. */
	private static String hex(int word, int low, int digits) {
		String text = String.format(Locale.ROOT, "%08X", word); //$NON-NLS-1$
		return text.substring(DIGITS - low - digits, DIGITS - low);
	}

	private void box(GC gc, Rectangle bounds, String digits, String[] lines, boolean isMarked) {
		Display display = getDisplay();
		// the colours of the canvas follow the theme, those that the system has for lists do not always
		Color background = isMarked ? display.getSystemColor(SWT.COLOR_LIST_SELECTION) : getBackground();
		Color foreground = isMarked ? display.getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT) : getForeground();
		gc.setBackground(background);
		gc.fillRectangle(bounds);
		gc.setForeground(display.getSystemColor(SWT.COLOR_WIDGET_NORMAL_SHADOW));
		gc.drawRectangle(bounds);
		gc.setForeground(foreground);
		gc.setFont(JFaceResources.getTextFont());
		int y = bounds.y + PADDING;
		centred(gc, digits, bounds, y);
		y += gc.getFontMetrics().getHeight() + PADDING;
		gc.setFont(getFont());
		int height = gc.getFontMetrics().getHeight();
		for (String text : lines) {
			int below = y;
			for (String line : wrapped(gc, text, bounds.width - 2 * PADDING)) {
				centred(gc, line, bounds, below);
				below += height;
			}
			y += LINES * height + PADDING;
		}
	}

	/** As many words in a line as fit, and what is left in the last line. */
	private static List<String> wrapped(GC gc, String text, int width) {
		List<String> lines = new ArrayList<>();
		String line = ""; //$NON-NLS-1$
		for (String word : text.split(" ")) { //$NON-NLS-1$
			String longer = line.isEmpty() ? word : line + " " + word; //$NON-NLS-1$
			if (!line.isEmpty() && lines.size() < LINES - 1 && gc.textExtent(longer).x > width) {
				lines.add(line);
				line = word;
			} else {
				line = longer;
			}
		}
		lines.add(line);
		return lines.stream().map(found -> shortened(gc, found, width)).toList();
	}

	private static void centred(GC gc, String text, Rectangle bounds, int y) {
		gc.drawText(text, bounds.x + (bounds.width - gc.textExtent(text).x) / 2, y, true);
	}

	/** What does not fit ends in dots; the tooltip has all of it. */
	private static String shortened(GC gc, String text, int width) {
		String shown = text;
		int length = text.length();
		while (length > 1 && gc.textExtent(shown).x > width) {
			length--;
			shown = text.substring(0, length).stripTrailing() + "\u2026"; //$NON-NLS-1$
		}
		return shown;
	}
}
