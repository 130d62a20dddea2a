/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.device.DeviceCatalogue;

import picocli.CommandLine.Option;

/** Which board a command is about, or which boards. */
final class BoardOptions {

	private static final String VIRTUAL = "virtual";
	private static final String ALL = "all";

	@Option(names = "--board", paramLabel = "SELECTOR", //
			description = {
					"The board: usb (the only one), usb:PLACE (by bus path or serial number), uart:PORT[,BAUD] (on a serial line),",
					"virtual (a fresh one, forgotten afterwards), or virtual:FILE (kept in FILE).",
					"\"write\" takes it several times, and also all: every board on USB that fits the file." })
	private List<String> selectors = List.of();

	@Option(names = "--state", paramLabel = "FILE", description = "Short for --board virtual:FILE.")
	private List<Path> states = List.of();

	@Option(names = "--faults", paramLabel = "FILE", //
			description = "Faults that shall befall the virtual board, as a YAML script.")
	private Path faults;

	/** @return whether the user named a board at all */
	boolean isGiven() {
		return !selectors.isEmpty() || !states.isEmpty();
	}

	/**
	 * Opens the board that a provisioning file is for. A virtual board that is not there yet is made with its device.
	 *
	 * @param what
	 *            the file; its selector is used if the command line names none, and a state in it lies beside it
	 * @return the board, to be closed
	 * @throws IOException
	 *             if a state can't be read, or there is no such board
	 * @throws BadInputException
	 *             if the selector, a state or a fault script is wrong, or no virtual board has the device
	 */
	BoardAccess open(Provisioning what) throws IOException, BadInputException {
		return open(what.connection(), what.file(), what.device());
	}

	/**
	 * As {@link #open(Wanted)}, on the board of a record unless the user names another.
	 *
	 * @param recorded
	 *            where the record says that the run was; what is no selector means nothing
	 */
	BoardAccess open(Wanted what, String recorded) throws IOException, BadInputException {
		if (isGiven() || BoardAddress.parse(recorded).isEmpty()) {
			return open(what);
		}
		return open(recorded, true, Path.of(""), Optional.of(what.request().device().name()));
	}

	/** As {@link #open(Provisioning)}, for what a provisioning file or a package wants. */
	BoardAccess open(Wanted what) throws IOException, BadInputException {
		return open(what.connection(), what.file(), what.request().device().name());
	}

	private BoardAccess open(String connection, Path file, String device) throws IOException, BadInputException {
		return open(connection, file.toAbsolutePath().getParent(), Optional.of(device));
	}

	/**
	 * Opens the board.
	 *
	 * @param otherwise
	 *            the selector to use if the command line names none
	 * @return the board, to be closed
	 * @throws IOException
	 *             if a state can't be read, or there is no such board
	 * @throws BadInputException
	 *             if the selector, a state or a fault script is wrong
	 */
	BoardAccess open(String otherwise) throws IOException, BadInputException {
		return open(otherwise, Path.of(""), Optional.empty());
	}

	/**
	 * Opens the boards that something is to be written to. A virtual board that is not there yet is made with its
	 * device.
	 *
	 * @param what
	 *            what is wanted; its selector is used if the command line names none
	 * @return the boards, each another one; to be closed
	 * @throws IOException
	 *             if a state can't be read, or there is no such board
	 * @throws BadInputException
	 *             if a selector, a state or a fault script is wrong, a board is named twice, or none fits
	 */
	BoardGroup openAll(Wanted what) throws IOException, BadInputException {
		check();
		String device = what.request().device().name();
		if (selectors.contains(ALL)) {
			return BoardGroup.usb(what.request().device());
		}
		List<String> wanted = named();
		BoardGroup group = BoardGroup.empty();
		try {
			if (wanted.size() < 2) {
				group.add(open(what));
				return group;
			}
			for (String selector : wanted) {
				group.add(open(selector, true, Path.of(""), Optional.of(device)));
			}
			return group;
		} catch (IOException | BadInputException e) {
			group.close();
			throw e;
		}
	}

	/**
	 * @throws BadInputException
	 *             if the boards that are named can't be meant together
	 */
	void check() throws BadInputException {
		if (selectors.contains(ALL) && selectors.size() + states.size() > 1) {
			throw new BadInputException("--board all means every board on USB; it goes with no other board");
		}
		named();
	}

	private List<String> named() throws BadInputException {
		List<String> wanted = new ArrayList<>(selectors);
		if (!states.isEmpty()) {
			wanted.remove(VIRTUAL);
		}
		for (Path state : states) {
			wanted.add(VIRTUAL + ":" + state);
		}
		for (String selector : wanted) {
			if (wanted.indexOf(selector) != wanted.lastIndexOf(selector)) {
				throw new BadInputException("--board: " + selector + " is named twice");
			}
		}
		return wanted;
	}

	/** A file in the selector is looked for in the folder; a file on the command line is relative to the caller. */
	private BoardAccess open(String otherwise, Path folder, Optional<String> device)
			throws IOException, BadInputException {
		List<String> wanted = named();
		if (wanted.size() > 1 || wanted.contains(ALL)) {
			throw new BadInputException("--board: found " + String.join(" and ", wanted)
					+ ", expected one board; only \"write\" takes several");
		}
		if (!states.isEmpty()) {
			if (!selectors.isEmpty() && !selectors.equals(List.of(VIRTUAL))) {
				throw new BadInputException(
						"--state means a virtual board; it does not go with --board " + selectors.get(0));
			}
		}
		return wanted.isEmpty() ? open(otherwise, false, folder, device) : open(wanted.get(0), true, folder, device);
	}

	private BoardAccess open(String selector, boolean isNamed, Path folder, Optional<String> device)
			throws IOException, BadInputException {
		BoardAddress address = BoardAddress.parse(selector).orElseThrow(() -> new BadInputException(
				"--board: found \"" + selector + "\", expected " + BoardAddress.FORMS));
		if (address instanceof BoardAddress.Virtual virtual) {
			return virtual(virtual.file().map(file -> isNamed ? Path.of(file) : folder.resolve(file)), device);
		}
		if (faults != null) {
			throw new BadInputException("--faults is for virtual boards; it does not go with " + address);
		}
		if (address instanceof BoardAddress.Usb usb) {
			return RealAccess.usb(usb);
		}
		return RealAccess.uart((BoardAddress.Uart) address);
	}

	/**
	 * @throws BadInputException
	 *             if a state is named that is not there
	 */
	void requireKept() throws BadInputException {
		for (String selector : named()) {
			boolean isFile = selector.startsWith(VIRTUAL + ":");
			Path file = Path.of(isFile ? selector.substring(VIRTUAL.length() + 1) : "");
			if (isFile && !Files.exists(file)) {
				throw new BadInputException(file + ": there is no such board; \"bootseal board virtual --state " + file
						+ "\" makes one");
			}
		}
	}

	private VirtualAccess virtual(Optional<Path> file, Optional<String> device) throws IOException, BadInputException {
		if (file.isPresent()) {
			checkPlace(file.get());
		}
		boolean isKept = file.isPresent() && Files.exists(file.get());
		VirtualBoard board = isKept ? VirtualBoard.open(file.get())
				: VirtualBoard.create(fresh(device));
		if (device.isPresent()) {
			checkDevice(board, file, device.get());
		}
		if (faults != null) {
			board.faults(FaultScript.read(faults));
		}
		return device.isPresent() ? VirtualAccess.forRun(board, file, !isKept)
				: new VirtualAccess(board, file, !isKept);
	}

	/** A board of another part would take the write, and never boot from it. */
	private static void checkDevice(VirtualBoard board, Optional<Path> file, String device) throws BadInputException {
		String wanted = DeviceCatalogue.builtIn().find(device).name();
		if (!board.spec().device().name().equals(wanted)) {
			throw new BadInputException(file.map(Path::toString).orElse("the virtual board") + ": is a virtual "
					+ board.spec().name() + " with a " + board.spec().device().name() + ", and this is for a "
					+ wanted);
		}
	}

	private static BoardSpec fresh(Optional<String> device) throws BadInputException {
		return device.isPresent() ? BoardSpec.of(DeviceCatalogue.builtIn().find(device.get()))
				: BoardSpec.mimxrt1020Evk();
	}

	/**
	 * A board whose state can't be kept would be lost together with all that was burnt on it.
	 *
	 * @param state
	 *            the file that is to keep the state of a board
	 * @throws BadInputException
	 *             if it can't be written
	 */
	static void checkPlace(Path state) throws BadInputException {
		Path folder = state.toAbsolutePath().getParent();
		if (Files.isDirectory(state)) {
			throw new BadInputException(state + ": is a folder, expected the file that keeps a virtual board");
		}
		if (!Files.isDirectory(folder)) {
			throw new BadInputException(state + ": there is no folder " + folder);
		}
		if (!Files.isWritable(folder)) {
			throw new BadInputException(state + ": the folder " + folder + " can't be written to");
		}
	}
}
