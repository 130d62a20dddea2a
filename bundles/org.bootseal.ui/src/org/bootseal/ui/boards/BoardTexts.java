/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.sdp.HabState;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedSerialBoard;
import org.bootseal.ide.boards.AttachedUsbBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.BoardReading;
import org.bootseal.ide.run.RunPosition;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.tables.Column;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;

/** What the view says of a board. */
final class BoardTexts {

	private static final int SHOWN_DEVICES = 2;
	private static final String FAMILY = "MIMX";

	private final BoardWatch watch;

	BoardTexts(BoardWatch watch) {
		this.watch = watch;
	}

	List<Column<AttachedBoard>> columns() {
		return List.of(
				new Column<>(Messages.BoardTexts_name, 14, BoardTexts::name)
						.withIcon(board -> board instanceof AttachedVirtualBoard ? BootsealImages.VIRTUAL_BOARD
								: BootsealImages.BOARD),
				new Column<>(Messages.BoardTexts_state, 18, this::state).withIcon(this::stateIcon),
				new Column<>(Messages.BoardTexts_device, 14, BoardTexts::device),
				new Column<>(Messages.BoardTexts_hab, 7, this::hab).withSomeIcon(this::habIcon),
				new Column<>(Messages.BoardTexts_uniqueId, 18, this::uniqueId),
				new Column<>(Messages.BoardTexts_path, 9, AttachedBoard::path),
				new Column<>(Messages.BoardTexts_kept, 12, BoardTexts::kept));
	}

	private <T> Optional<T> told(AttachedBoard board, Function<BoardReading, Optional<T>> what) {
		return watch.status(board).flatMap(BoardStatus::reading).flatMap(what);
	}

	String state(AttachedBoard board) {
		Optional<RunPosition> run = watch.run(board);
		if (run.isPresent()) {
			RunPosition at = run.get();
			return at.number() == 0 ? Messages.BoardTexts_runBegins
					: NLS.bind(Messages.BoardTexts_runs,
							new Object[] { Integer.valueOf(at.number()), Integer.valueOf(at.of()), at.title() });
		}
		Optional<BoardStatus> status = watch.status(board);
		if (board.problem().isPresent()) {
			return board instanceof AttachedUsbBoard ? Messages.BoardTexts_locked : Messages.BoardTexts_broken;
		}
		boolean isOnLine = board instanceof AttachedSerialBoard;
		if (status.isEmpty()) {
			return isOnLine ? Messages.BoardTexts_notAsked : Messages.BoardTexts_looking;
		}
		if (!status.get().failure().isEmpty()) {
			return status.get().isLocked() ? Messages.BoardTexts_locked : Messages.BoardTexts_noAnswer;
		}
		return told(board, BoardReading::mode)
				.map(mode -> mode.isRom() ? Messages.BoardTexts_rom : Messages.BoardTexts_flashloader)
				.orElse(isOnLine ? Messages.BoardTexts_noAnswer : Messages.BoardTexts_away);
	}

	private ImageDescriptor stateIcon(AttachedBoard board) {
		if (watch.run(board).isPresent()) {
			return BootsealImages.STATE_RUNNING;
		}
		if (board.problem().isPresent() || watch.status(board).filter(at -> !at.failure().isEmpty()).isPresent()) {
			return BootsealImages.STATE_ERROR;
		}
		return told(board, BoardReading::mode).isPresent() ? BootsealImages.STATE_OK : BootsealImages.STATE_UNKNOWN;
	}

	/** Several processors share a USB id; more names than anybody reads are left to the tool tip. */
	private static String device(AttachedBoard board) {
		List<String> devices = board.devices();
		if (devices.size() < 2) {
			return String.join("", devices);
		}
		int shown = devices.size() <= SHOWN_DEVICES + 1 ? devices.size() : SHOWN_DEVICES;
		String names = devices.stream().limit(shown).map(BoardTexts::shortName).collect(Collectors.joining(", "));
		return devices.size() == shown ? names
				: NLS.bind(Messages.BoardTexts_devices, names, Integer.valueOf(devices.size() - SHOWN_DEVICES));
	}

	private static String shortName(String device) {
		return device.startsWith(FAMILY) ? device.substring(FAMILY.length()) : device;
	}

	private String hab(AttachedBoard board) {
		return told(board, BoardReading::hab)
				.map(hab -> hab == HabState.OPEN ? Messages.BoardTexts_open : Messages.BoardTexts_closed).orElse("");
	}

	private Optional<ImageDescriptor> habIcon(AttachedBoard board) {
		return told(board, BoardReading::hab)
				.map(hab -> hab == HabState.OPEN ? BootsealImages.HAB_OPEN : BootsealImages.HAB_CLOSED);
	}

	private String uniqueId(AttachedBoard board) {
		return told(board, BoardReading::uniqueId).orElse("");
	}

	private static String kept(AttachedBoard board) {
		if (board instanceof AttachedVirtualBoard virtual) {
			return virtual.isKeptHere() ? Messages.BoardTexts_keptHere : virtual.stateFile();
		}
		return "";
	}

	/** A board on USB has no name of its own: what it calls itself, and its number if it has one, say more. */
	private static String name(AttachedBoard board) {
		if (!(board instanceof AttachedUsbBoard usb)) {
			return board.name();
		}
		String product = usb.found().map(FoundBoard::product).map(String::strip).filter(text -> !text.isEmpty())
				.orElse(Messages.BoardTexts_usbBoard);
		return usb.found().map(FoundBoard::serial).filter(number -> !number.isEmpty())
				.map(number -> NLS.bind(Messages.BoardTexts_withSerial, product, number)).orElse(product);
	}

	private String notAsked(AttachedBoard board) {
		return board instanceof AttachedSerialBoard && watch.status(board).isEmpty() ? Messages.BoardTexts_askFirst
				: "";
	}

	private static String devices(AttachedBoard board) {
		return board.devices().size() < 2 ? ""
				: NLS.bind(Messages.BoardTexts_oneOf, String.join(", ", board.devices()));
	}

	/** Returns what keeps boards from being used: that there is no USB, or of one board why it can't be opened. */
	Optional<String> problem() {
		return watch.usbProblem().map(problem -> NLS.bind(Messages.BoardTexts_noUsb, problem))
				.or(() -> watch.boards().stream().filter(AttachedUsbBoard.class::isInstance)
						.flatMap(board -> board.problem().stream()
								.map(problem -> NLS.bind(Messages.BoardTexts_lockedWhy, board.path(), problem)))
						.findFirst())
				.or(() -> watch.boards().stream().flatMap(board -> watch.status(board).stream())
						.filter(BoardStatus::isLocked).map(BoardStatus::failure).findFirst());
	}

	/** Returns all that is known, one thought a line. */
	String toolTip(AttachedBoard board) {
		Optional<BoardStatus> status = watch.status(board);
		return Stream
				.of(NLS.bind(Messages.BoardTexts_toolTip, name(board), board.path()), state(board), notAsked(board),
						devices(board),
						board.problem().orElse(""), status.map(BoardStatus::failure).orElse(""),
						status.flatMap(BoardStatus::reading).map(BoardReading::note).orElse(""),
						status.flatMap(BoardStatus::reading).map(BoardReading::product)
								.filter(product -> !product.isEmpty())
								.map(product -> NLS.bind(Messages.BoardTexts_product, product)).orElse(""))
				.filter(line -> !line.isEmpty()).distinct().collect(Collectors.joining("\n"));
	}
}
