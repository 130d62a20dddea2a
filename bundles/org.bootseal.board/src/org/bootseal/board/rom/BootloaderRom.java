/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.util.Optional;

import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.flashloader.LoaderPacket;
import org.bootseal.board.flashloader.Status;
import org.bootseal.board.soc.Port;
import org.bootseal.board.soc.Program;
import org.bootseal.board.soc.Soc;
import org.bootseal.board.soc.UsbFunction;

/**
 * The ROM in the serial downloader, speaking mboot: it tells some properties, and takes an image by bare data, which is
 * load-image of NXP's blhost.
 * <p>
 * Recorded on RT1170 boards are versions, the security state, load-image (NXP community, posts 1326147 and 2345800),
 * that properties 7 and 25 are unknown, and that there is execute (post 1534437). MCUBootUtility 6.4 asks for the
 * unique id. Assumed are that all other commands are unknown, what a refused image is answered, and that data after a
 * refusal are passed over until a command comes, as a host that does not listen goes on sending them.
 */
public final class BootloaderRom implements UsbFunction {

	private static final int GENERIC = 0xA0;
	private static final int PROPERTY = 0xA7;
	/** What an answer names that belongs to no command. */
	private static final int NO_COMMAND = 0;
	private static final int GET_PROPERTY = 0x07;
	private static final int EXECUTE = 0x09;
	private static final int RESET = 0x0B;

	/** K3.0.1 and T2.0.0. */
	private static final int VERSION = 0x4B030001;
	private static final int TARGET_VERSION = 0x54020000;
	/** Assumed: as a flashloader. */
	private static final int MAX_PACKET = 1016;
	/** Assumed: what execute jumps to is one piece of 64 KiB at most. */
	private static final int EXECUTED_BYTES = 0x10000;

	private final Soc soc;
	private final Port port;
	private Optional<ImageLoad> load = Optional.empty();
	private boolean refused;

	/**
	 * @param soc
	 *            the board
	 * @param port
	 *            its port
	 */
	public BootloaderRom(Soc soc, Port port) {
		this.soc = soc;
		this.port = port;
	}

	@Override
	public void receive(byte[] report) {
		Optional<byte[]> payload = LoaderPacket.payload(report);
		if (payload.isEmpty()) {
			soc.log().add("ROM: not a packet, no answer");
		} else if (report[0] == LoaderPacket.COMMAND_OUT) {
			load = Optional.empty();
			refused = false;
			LoaderPacket.parse(payload.get()).ifPresentOrElse(this::obey,
					() -> soc.log().add("ROM: not a command, no answer"));
		} else if (report[0] == LoaderPacket.DATA_OUT && !refused) {
			takeData(payload.get());
		}
	}

	private void respond(int tag, int... parameters) {
		port.send(LoaderPacket.report(LoaderPacket.COMMAND_IN, LoaderPacket.response(tag, false, parameters)),
				LoaderPacket.HEADER + MAX_PACKET);
	}

	private void generic(int status, int tag) {
		respond(GENERIC, status, tag);
	}

	private static String text(int tag) {
		return switch (tag) {
		case GET_PROPERTY -> "get-property";
		case EXECUTE -> "execute";
		case RESET -> "reset";
		default -> String.format("command 0x%02X", tag);
		};
	}

	private void obey(LoaderPacket packet) {
		soc.log().add("ROM: %s", text(packet.tag()));
		Optional<FaultEffect> fault = soc.faults().meet(FaultSite.MBOOT, text(packet.tag()), -1, 0);
		if (fault.isPresent()) {
			if (fault.get().kind() == FaultEffect.Kind.STATUS) {
				generic(fault.get().first(), packet.tag());
			}
			return;
		}
		switch (packet.tag()) {
		case GET_PROPERTY:
			getProperty(packet.parameter(0));
			break;
		case EXECUTE:
			execute(packet.unsigned(0));
			break;
		case RESET:
			generic(Status.SUCCESS, RESET);
			port.reset();
			break;
		default:
			generic(Status.UNKNOWN_COMMAND, packet.tag());
			break;
		}
	}

	private void getProperty(int property) {
		switch (property) {
		case 1:
			respond(PROPERTY, Status.SUCCESS, VERSION);
			break;
		case 11:
			respond(PROPERTY, Status.SUCCESS, MAX_PACKET);
			break;
		case 17:
			respond(PROPERTY, Status.SUCCESS, soc.isClosed() ? 1 : 0);
			break;
		case 18:
			int[] id = soc.roles().uniqueId().stream().mapToInt(soc.fuses()::shadow).toArray();
			respond(PROPERTY, Status.SUCCESS, id[0], id[1]);
			break;
		case 24:
			respond(PROPERTY, Status.SUCCESS, TARGET_VERSION);
			break;
		default:
			respond(PROPERTY, Status.UNKNOWN_PROPERTY);
			break;
		}
	}

	/** Assumed: a closed part jumps to nothing that HAB has not seen. */
	private void execute(long address) {
		long code = address & ~1L;
		if (soc.isClosed()) {
			generic(Status.SECURITY_VIOLATION, EXECUTE);
		} else if (!soc.ram().holds(code, 4) || soc.device().romReserved().meets(code, 4)) {
			generic(Status.RANGE_INVALID, EXECUTE);
		} else {
			generic(Status.SUCCESS, EXECUTE);
			port.start(new Program(code, EXECUTED_BYTES, address | 1));
		}
	}

	private void takeData(byte[] data) {
		boolean begins = load.isEmpty();
		ImageLoad image = load.orElseGet(() -> new ImageLoad(soc));
		load = Optional.of(image);
		byte[] taken = data;
		Optional<FaultEffect> fault = begins ? soc.faults().meet(FaultSite.MBOOT, "load-image", -1, 0)
				: Optional.empty();
		if (fault.isEmpty()) {
			fault = soc.faults().meet(FaultSite.DATA_OUT, "", image.received(), image.received() + data.length);
		}
		if (fault.isPresent()) {
			if (fault.get().kind() == FaultEffect.Kind.STATUS) {
				abort(fault.get().first());
				return;
			}
			if (fault.get().kind() == FaultEffect.Kind.DROP) {
				return;
			}
			taken = fault.get().applyTo(data);
		}
		int status = data.length == 0 ? Status.ABORT_DATA_PHASE : image.take(taken);
		if (status != Status.SUCCESS) {
			soc.log().add("ROM: load-image refused, status %d", status);
			abort(status);
		} else if (image.isComplete()) {
			load = Optional.empty();
			run(image.address());
		}
	}

	private void abort(int status) {
		load = Optional.empty();
		refused = true;
		port.send(LoaderPacket.report(LoaderPacket.COMMAND_IN, new byte[0]), LoaderPacket.HEADER + MAX_PACKET);
		generic(status, NO_COMMAND);
	}

	private void run(long address) {
		soc.log().add("ROM: load-image, 0x%08X", address);
		Optional<Program> program = ImageGate.passFromRam(soc, address, false);
		if (program.isPresent()) {
			port.start(program.get());
		} else {
			refused = true;
			generic(Status.ROM_LOADER_SIGNATURE, NO_COMMAND);
		}
	}
}
