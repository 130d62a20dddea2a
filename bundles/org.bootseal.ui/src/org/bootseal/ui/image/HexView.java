/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.image;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import org.bootseal.core.imagesheet.ImageRegion;
import org.bootseal.ui.AccessibleName;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/** Draws bytes in hexadecimal, only those that are seen, on the colours of what they are for. */
final class HexView {

	private static final int PADDING = 6;
	private static final int ROW_PADDING = 4;

	private final Canvas canvas;
	private final Consumer<Long> moved;
	private final LongFunction<String> said;
	private HexRows rows = new HexRows(new byte[0]);
	private List<ImageRegion> regions = List.of();
	private int anchor;
	private int caret;
	private int charWidth = 1;
	private int rowHeight = 1;

	/**
	 * @param parent
	 *            where it stands
	 * @param moved
	 *            gets the offset that was moved to
	 * @param said
	 *            what is to be said of an offset, for those who do not see it
	 */
	HexView(Composite parent, Consumer<Long> moved, LongFunction<String> said) {
		this.moved = moved;
		this.said = said;
		canvas = new Canvas(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.DOUBLE_BUFFERED | SWT.BORDER);
		canvas.setFont(JFaceResources.getTextFont());
		canvas.addPaintListener(event -> paint(event.gc));
		canvas.addListener(SWT.Resize, event -> layOut());
		canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
		canvas.getHorizontalBar().addListener(SWT.Selection, event -> canvas.redraw());
		canvas.addListener(SWT.MouseDown, this::pressed);
		canvas.addListener(SWT.MouseMove, this::dragged);
		canvas.addListener(SWT.KeyDown, this::key);
		canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT
				&& event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
		canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
		canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
		AccessibleName.giveRole(canvas, ACC.ROLE_TEXT);
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = rows.count() == 0 ? Messages.HexView_bytes
						: rows.text(caret / HexRows.WIDTH) + " " + said.apply(caret); //$NON-NLS-1$
			}
		});
		IPropertyChangeListener repaint = event -> canvas.redraw();
		JFaceResources.getColorRegistry().addListener(repaint);
		canvas.addDisposeListener(event -> JFaceResources.getColorRegistry().removeListener(repaint));
	}

	Canvas control() {
		return canvas;
	}

	HexRows rows() {
		return rows;
	}

	int caret() {
		return caret;
	}

	int selectionStart() {
		return Math.min(anchor, caret);
	}

	/** Behind the last selected byte. */
	int selectionEnd() {
		return rows.bytes().length == 0 ? 0 : Math.max(anchor, caret) + 1;
	}

	void show(byte[] bytes, List<ImageRegion> newRegions) {
		rows = new HexRows(bytes);
		regions = newRegions;
		int last = Math.max(0, bytes.length - 1);
		caret = Math.min(caret, last);
		anchor = Math.min(anchor, last);
		layOut();
	}

	/** Selects bytes and brings the first of them into view. */
	void select(long offset, long length) {
		int last = rows.bytes().length - 1;
		if (offset >= 0 && offset <= last) {
			caret = (int) offset;
			anchor = (int) Math.min(last, offset + Math.max(1, length) - 1);
			reveal();
			canvas.redraw();
		}
	}

	void copy() {
		Clipboard clipboard = new Clipboard(canvas.getDisplay());
		try {
			clipboard.setContents(new Object[] { rows.copied(selectionStart(), selectionEnd()) },
					new Transfer[] { TextTransfer.getInstance() });
		} finally {
			clipboard.dispose();
		}
	}

	private void layOut() {
		GC gc = new GC(canvas);
		charWidth = Math.max(1, gc.textExtent("0").x); //$NON-NLS-1$
		rowHeight = gc.getFontMetrics().getHeight() + ROW_PADDING;
		gc.dispose();
		ScrollBar bar = canvas.getVerticalBar();
		int count = Math.max(1, rows.count());
		int thumb = Math.max(1, Math.min(count, visibleRows()));
		bar.setValues(Math.min(bar.getSelection(), count - thumb), 0, count, thumb, 1, thumb);
		ScrollBar across = canvas.getHorizontalBar();
		int width = HexRows.CHARS * charWidth + 2 * PADDING;
		int seen = Math.max(1, Math.min(width, canvas.getClientArea().width));
		across.setValues(Math.min(across.getSelection(), width - seen), 0, width, seen, charWidth, seen);
		across.setVisible(seen < width);
		canvas.redraw();
	}

	private int visibleRows() {
		return Math.max(1, (canvas.getClientArea().height - PADDING) / rowHeight);
	}

	private void reveal() {
		ScrollBar bar = canvas.getVerticalBar();
		int row = caret / HexRows.WIDTH;
		int visible = visibleRows();
		if (row < bar.getSelection()) {
			bar.setSelection(row);
		} else if (row >= bar.getSelection() + visible) {
			bar.setSelection(row - visible / 2);
		}
	}

	private int x(int column) {
		return PADDING + column * charWidth - canvas.getHorizontalBar().getSelection();
	}

	private void paint(GC gc) {
		int top = canvas.getVerticalBar().getSelection();
		Rectangle clip = gc.getClipping();
		int first = top + Math.max(0, (clip.y - PADDING) / rowHeight);
		int last = Math.min(rows.count() - 1, top + (clip.y + clip.height) / rowHeight);
		int region = firstRegion((long) first * HexRows.WIDTH);
		for (int row = first; row <= last; row++) {
			int y = PADDING + (row - top) * rowHeight;
			region = paintRegions(gc, row, y, region);
			paintSelection(gc, row, y);
			gc.setForeground(canvas.getForeground());
			gc.drawText(rows.text(row), x(0), y + ROW_PADDING / 2, true);
		}
		if (canvas.isFocusControl() && rows.count() > 0) {
			int inRow = caret % HexRows.WIDTH;
			int y = PADDING + (caret / HexRows.WIDTH - top) * rowHeight;
			gc.setForeground(canvas.getForeground());
			gc.drawRectangle(x(HexRows.digits(inRow)) - 1, y, 2 * charWidth + 1, rowHeight - 1);
			gc.drawRectangle(x(HexRows.character(inRow)) - 1, y, charWidth + 1, rowHeight - 1);
		}
	}

	/** The first region that does not end before an offset. */
	private int firstRegion(long offset) {
		int low = 0;
		int high = regions.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (regions.get(middle).end() <= offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	private int paintRegions(GC gc, int row, int y, int from) {
		long start = (long) row * HexRows.WIDTH;
		long end = Math.min(start + HexRows.WIDTH, rows.bytes().length);
		int region = from;
		while (region < regions.size() && regions.get(region).offset() < end) {
			ImageRegion at = regions.get(region);
			gc.setBackground(ImageColors.of(at.kind()));
			fill(gc, y, (int) (Math.max(start, at.offset()) - start), (int) (Math.min(end, at.end()) - start));
			if (at.end() > end) {
				return region;
			}
			region++;
		}
		return region;
	}

	private void paintSelection(GC gc, int row, int y) {
		int start = row * HexRows.WIDTH;
		int from = Math.max(start, selectionStart());
		int to = Math.min(start + HexRows.WIDTH, selectionEnd());
		if (to - from > 0 && selectionEnd() - selectionStart() > 1) {
			gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
			gc.setAlpha(110);
			fill(gc, y, from - start, to - start);
			gc.setAlpha(255);
		}
	}

	/** Fills behind the digits and the characters of some bytes of a row. */
	private void fill(GC gc, int y, int from, int to) {
		if (to > from) {
			int left = x(HexRows.digits(from)) - charWidth / 2;
			int right = x(HexRows.digits(to - 1) + 2) + charWidth / 2;
			gc.fillRectangle(left, y, right - left, rowHeight);
			gc.fillRectangle(x(HexRows.character(from)), y, (to - from) * charWidth, rowHeight);
		}
	}

	private int at(Event event) {
		int row = canvas.getVerticalBar().getSelection() + (event.y - PADDING) / rowHeight;
		int inRow = HexRows.at((event.x - x(0)) / charWidth);
		int offset = row * HexRows.WIDTH + inRow;
		return inRow >= 0 && row >= 0 && offset < rows.bytes().length ? offset : -1;
	}

	private void pressed(Event event) {
		canvas.setFocus();
		int offset = at(event);
		if (event.button == 1 && offset >= 0) {
			moveTo(offset, (event.stateMask & SWT.SHIFT) != 0);
		}
	}

	private void dragged(Event event) {
		int offset = at(event);
		if ((event.stateMask & SWT.BUTTON1) != 0 && offset >= 0) {
			moveTo(offset, true);
		}
		String text = offset < 0 ? null : said.apply(offset);
		if (text == null ? canvas.getToolTipText() != null : !text.equals(canvas.getToolTipText())) {
			canvas.setToolTipText(text);
		}
	}

	private void key(Event event) {
		boolean isCommand = (event.stateMask & SWT.MOD1) != 0;
		if (isCommand && (event.keyCode == 'c' || event.keyCode == SWT.INSERT)) {
			copy();
			return;
		}
		int last = rows.bytes().length - 1;
		int inRow = caret % HexRows.WIDTH;
		int screen = visibleRows() * HexRows.WIDTH;
		int target = switch (event.keyCode) {
		case SWT.ARROW_LEFT -> caret - 1;
		case SWT.ARROW_RIGHT -> caret + 1;
		case SWT.ARROW_UP -> caret - HexRows.WIDTH;
		case SWT.ARROW_DOWN -> caret + HexRows.WIDTH;
		case SWT.PAGE_UP -> Math.max(inRow, caret - screen);
		case SWT.PAGE_DOWN -> Math.min(last, caret + screen);
		case SWT.HOME -> isCommand ? 0 : caret - inRow;
		case SWT.END -> isCommand ? last : Math.min(last, caret - inRow + HexRows.WIDTH - 1);
		default -> -1;
		};
		if (target >= 0 && target <= last) {
			moveTo(target, (event.stateMask & SWT.SHIFT) != 0);
		}
	}

	private void moveTo(int offset, boolean extend) {
		caret = offset;
		if (!extend) {
			anchor = offset;
		}
		reveal();
		canvas.redraw();
		moved.accept((long) offset);
	}
}
