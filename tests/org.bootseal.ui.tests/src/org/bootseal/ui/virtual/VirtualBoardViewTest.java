/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.bootseal.board.BoardPower;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.BoardJob;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.ChangeVirtualBoardJob;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ui.tables.CopySource;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.StallWatch;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VirtualBoardViewTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private VirtualBoardView view;
	private StallWatch watch;

	@BeforeEach
	void open() {
		Workbench.detachBoards();
		Workbench.closeViews();
		view = (VirtualBoardView) Workbench.show(VirtualBoardView.ID);
		settle();
		watch = new StallWatch();
	}

	@AfterEach
	void close() throws InterruptedException {
		watch.close();
		Workbench.page().hideView(view);
		Workbench.detachBoards();
		assertEquals(List.of(), watch.report());
	}

	private static void settle() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	private AttachedVirtualBoard attach(String name) {
		AttachedVirtualBoard board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), name));
		UiLoop.drain();
		settle();
		return board;
	}

	private static Composite shell() {
		return Workbench.page().getWorkbenchWindow().getShell();
	}

	private static CTabFolder tabs() {
		return Widgets.only(shell(), CTabFolder.class, folder -> folder.getItemCount() == 3
				&& folder.getItem(2).getText().equals("Last Boot"));
	}

	private static Composite page() {
		return tabs().getParent();
	}

	private static void tab(int index) {
		tabs().setSelection(index);
		UiLoop.drain();
	}

	private static void press(String label) {
		Widgets.click(Widgets.button(page(), label));
		settle();
	}

	private static boolean says(String text) {
		return Widgets.all(page(), Label.class, label -> label.isVisible() && label.getText().contains(text))
				.size() == 1;
	}

	/** What happens in a job is seen only after it. */
	private static void await(String text) {
		UiLoop.until("the view says " + text, () -> says(text));
	}

	private static VirtualBoard virtual(AttachedVirtualBoard board) {
		return board.virtual().orElseThrow();
	}

	private void change(AttachedVirtualBoard board, Consumer<VirtualBoard> change) {
		new ChangeVirtualBoardJob(boards, board, "Change", change).schedule();
		UiLoop.drain();
		settle();
	}

	@Test
	void offersABoardWhereThereIsNone() {
		Link link = Widgets.only(shell(), Link.class, found -> found.isVisible()
				&& found.getText().contains("Attach a virtual board"));
		link.notifyListeners(SWT.Selection, new Event());
		settle();
		assertEquals(Boards.DEFAULT_BOARD, Widgets.only(page(), Combo.class, combo -> true).getText());
		await("Serial downloader, HAB is open");
	}

	@Test
	void worksPinsKeysAndCable() {
		AttachedVirtualBoard board = attach("Mine");
		press("Internal");
		assertEquals(BootPins.INTERNAL, virtual(board).bootPins());
		// the ROM looks at the pins at the next reset
		await("Serial downloader");
		long resets = virtual(board).statistics().resets();
		press("Reset");
		press("Power Cycle");
		assertEquals(resets + 2, virtual(board).statistics().resets());
		press("Unplug");
		assertEquals(BoardPower.OFF, virtual(board).power());
		await("No power");
		press("Plug In");
		await("HAB is open");
		assertFalse(virtual(board).power() == BoardPower.OFF);
		press("Serial");
		press("Reset");
		assertEquals(BoardPower.ROM, virtual(board).power());
		await("Serial downloader");
		assertTrue(Widgets.button(page(), "Serial").getSelection());
		assertFalse(Widgets.button(page(), "Internal").getSelection());
	}

	@Test
	void pullsTheCableOfABoardThatIsInUse() throws InterruptedException {
		AttachedVirtualBoard board = attach("Mine");
		CountDownLatch began = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		BoardJob talk = new BoardJob(boards, board, "Talk") {
			@Override
			protected void talk(SubMonitor monitor) throws InterruptedException {
				began.countDown();
				end.await();
			}
		};
		talk.schedule();
		began.await();
		Widgets.click(Widgets.button(page(), "Unplug"));
		await("No power");
		end.countDown();
		settle();
	}

	@Test
	void saysHowManyFaultsWait() {
		AttachedVirtualBoard board = attach("Mine");
		await("Faults: none");
		assertFalse(Widgets.button(page(), "Clear").isEnabled());
		change(board, changed -> changed
				.faults(FaultScript.none().with(Fault.at(FaultSite.REPORT_OUT, FaultEffect.drop()))));
		await("Faults: 1");
		press("Clear");
		await("Faults: none");
		assertEquals(0, virtual(board).faults().faults().size());
	}

	@Test
	void changesThePace() {
		AttachedVirtualBoard board = attach("Mine");
		assertTrue(Widgets.button(page(), "Real time").getSelection());
		press("Real time");
		assertSame(Pace.NONE, board.pace());
		press("Real time");
		assertFalse(board.pace() == Pace.NONE);
	}

	@Test
	void showsTheFlashByMouseAndKeys() {
		attach("Mine");
		await("IS25LP064A, 8 MiB, data in 0 of 2048 sectors");
		Canvas canvas = Widgets.only(page(), Canvas.class, found -> found.getVerticalBar() != null
				&& found.getClass() == Canvas.class);
		await("Sector 0, 0x60000000 to 0x60000FFF: Blank, data in 0 of 16 pages");
		key(canvas, SWT.ARROW_RIGHT);
		key(canvas, SWT.ARROW_DOWN);
		await("Sector 17, 0x60011000 to 0x60011FFF");
		key(canvas, SWT.END);
		await("Sector 2047, 0x607FF000 to 0x607FFFFF");
		assertTrue(canvas.getVerticalBar().getSelection() > 0);
		key(canvas, SWT.ARROW_RIGHT);
		await("Sector 2047");
		key(canvas, SWT.HOME);
		await("Sector 0,");
		assertEquals(0, canvas.getVerticalBar().getSelection());
		assertTrue(view.getAdapter(CopySource.class).copyText().startsWith("Sector 0,"));
	}

	private static void key(Canvas canvas, int code) {
		Event event = new Event();
		event.keyCode = code;
		canvas.notifyListeners(SWT.KeyDown, event);
	}

	@Test
	void showsFusesAndLastBoot() {
		AttachedVirtualBoard board = attach("Mine");
		change(board, changed -> {
			changed.burnFuse(40, 0xCAFE);
			changed.setBootPins(BootPins.INTERNAL);
			changed.reset();
		});
		tab(1);
		UiLoop.until("the burnt word",
				() -> view.getAdapter(CopySource.class).copyText().contains("SW_GP1[31:0]\t0x28\t0x0000CAFE"));
		tab(2);
		await("The ROM started no application.");
		StyledText steps = Widgets.only(page(), StyledText.class, text -> true);
		for (String step : virtual(board).bootReport().steps()) {
			assertTrue(steps.getText().contains(step), step);
		}
		change(board, changed -> {
			changed.setBootPins(BootPins.SERIAL);
			changed.reset();
		});
		await("The ROM went to the serial downloader, as the boot pins say.");
		tab(0);
	}

	@Test
	void showsTheBoardThatIsChosen() {
		AttachedVirtualBoard first = attach("First");
		AttachedVirtualBoard second = attach("Second");
		Combo combo = Widgets.only(page(), Combo.class, found -> true);
		assertEquals("First", combo.getText());
		assertEquals(new StructuredSelection(first), view.getSite().getSelectionProvider().getSelection());
		combo.select(1);
		combo.notifyListeners(SWT.Selection, new Event());
		settle();
		assertEquals(new StructuredSelection(second), view.getSite().getSelectionProvider().getSelection());
		press("Unplug");
		await("No power");
		assertEquals(BoardPower.OFF, virtual(second).power());
		assertEquals(BoardPower.ROM, virtual(first).power());
		UiLoop.get(() -> {
			boards.rename(second, "Renamed");
			return null;
		});
		UiLoop.drain();
		settle();
		UiLoop.until("the new name", () -> combo.getText().equals("Renamed"));
		UiLoop.get(() -> {
			boards.detach(second);
			return null;
		});
		UiLoop.drain();
		settle();
		UiLoop.until("the other board", () -> combo.getText().equals("First"));
		assertTrue(Widgets.all(page(), Button.class, Button::isEnabled).size() > 5);
	}
}
