/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.bootseal.board.BoardPace;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.usbip.UsbIpOptions;
import org.bootseal.board.usbip.UsbIpServer;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.ConnectionException;

import picocli.CommandLine.Option;

/** How virtual boards are served to programs outside. */
final class ServeOptions {

	private static final int MOST_BOARDS = 15;

	/** How the time of a served board passes. */
	enum Pace {
		/** As on a real one. */
		REAL,
		/** Without what the board itself would wait for. */
		FAST
	}

	@Option(names = "--usbip", paramLabel = "PORT", arity = "0..1", fallbackValue = "" + UsbIpOptions.STANDARD_PORT, //
			description = "Serve the board over USB/IP on this computer until Ctrl-C (default port: ${FALLBACK-VALUE}; 0: any).")
	private Integer usbip;

	@Option(names = "--uart", paramLabel = "PORT", arity = "0..1", fallbackValue = "0", //
			description = "Serve the serial line of the board on this TCP port of this computer until Ctrl-C (default: any). With --boards, the next ones are for the other boards.")
	private Integer uart;

	@Option(names = "--uart-link", paramLabel = "FILE", //
			description = "Make that serial line a terminal device too, with a link to it here (by socat, which must be installed).")
	private Path uartLink;

	@Option(names = "--attach", //
			description = "Hand the board to the USB of this computer whenever it shows (Linux, root, module vhci-hcd).")
	private boolean attach;

	@Option(names = "--pace", paramLabel = "PACE", defaultValue = "REAL", //
			description = "Time of a served board: real, or fast: its own waiting passes at once (default: real).")
	private Pace pace;

	@Option(names = "--frames", //
			description = "Carry one report in each 125 us, as a high-speed bus does, instead of as fast as it goes.")
	private boolean framed;

	@Option(names = "--boards", paramLabel = "N", defaultValue = "1", //
			description = "Serve N boards, at 1-1, 1-2 and so on; the others are kept in FILE.2 and so on.")
	private int boards;

	@Option(names = "--faults", paramLabel = "FILE", //
			description = "Faults that shall befall the first served board, as a YAML script.")
	private Path faults;

	/** @return whether boards are to be served at all */
	boolean isGiven() {
		return usbip != null || attach || uart != null || uartLink != null;
	}

	/** @return how many boards */
	int boards() {
		return boards;
	}

	/**
	 * @throws BadInputException
	 *             if the options don't go together
	 */
	void check() throws BadInputException {
		if (usbip != null && (usbip < 0 || usbip > 0xFFFF)) {
			throw new BadInputException("--usbip: found " + usbip + ", expected a TCP port, 0 to 65535");
		}
		if (boards < 1 || boards > MOST_BOARDS) {
			throw new BadInputException("--boards: found " + boards + ", expected 1 to " + MOST_BOARDS);
		}
		if (!isGiven() && (framed || boards > 1 || faults != null)) {
			throw new BadInputException(
					"--frames, --boards and --faults are for a board that is served: add --usbip or --uart");
		}
		int last = uart == null || uart == 0 ? 0 : uart + boards - 1;
		if (uart != null && (uart < 0 || last > 0xFFFF)) {
			throw new BadInputException("--uart: found " + uart + ", expected a TCP port, 0 to 65535"
					+ (boards == 1 ? "" : ", from which on there are " + boards));
		}
	}

	/**
	 * Serves boards until Ctrl-C.
	 *
	 * @param output
	 *            where to tell what happens to them
	 * @param served
	 *            the boards
	 * @param end
	 *            tells of Ctrl-C
	 * @throws IOException
	 *             if they can't be served; the message says why
	 * @throws BadInputException
	 *             if the fault script is wrong
	 */
	void run(Output output, List<VirtualBoard> served, Interruption end) throws IOException, BadInputException {
		if (faults != null) {
			served.get(0).faults(FaultScript.read(faults));
		}
		served.forEach(board -> board.live(pace == Pace.FAST ? BoardPace.FAST : BoardPace.REAL));
		UsbIpOptions options = new UsbIpOptions(usbip == null ? 0 : usbip, attach, framed);
		try (UsbIpServer server = new UsbIpServer(served, options, new ServedBoardsText(output, served));
				ServedLines lines = new ServedLines(output, served, uart, uartLink)) {
			output.say(String.format(Locale.ROOT, "USB/IP on 127.0.0.1, port %d%s; Ctrl-C ends it", server.port(),
					attach ? "" : " (usbip --tcp-port " + server.port() + " attach -r 127.0.0.1 -b 1-1)"));
			output.emit("serving", "port", server.port(), "boards", served.size(), "attach", attach);
			lines.show(output);
			end.await();
		} catch (InterruptedException e) {
			// the same as Ctrl-C; an interrupted thread could not keep the boards in their files
			output.say("interrupted");
		} catch (ConnectionException e) {
			throw new IOException(e.getMessage() + (e.advice().isEmpty() ? "" : ". " + e.advice()), e);
		}
	}
}
