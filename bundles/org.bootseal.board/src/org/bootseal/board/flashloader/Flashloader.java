/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.memory.MemoryDriver;
import org.bootseal.board.memory.MemoryReading;
import org.bootseal.board.nor.FlashDriver;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.board.soc.Port;
import org.bootseal.board.soc.Program;
import org.bootseal.board.soc.Soc;
import org.bootseal.board.soc.UsbFunction;

/**
 * The flashloader over HID. It answers as flashloaders K2.1.0 to K2.8.0 were recorded on RT1050, RT1060, RT1061 and
 * RT1064 boards (SPSDK notebooks, NXP community); the rest follows NXP's SPSDK 3.10 (mboot).
 */
public final class Flashloader implements UsbFunction {

	private static final int GENERIC = 0xA0;
	private static final int READ_MEMORY = 0xA3;
	private static final int PROPERTY = 0xA7;
	private static final int ONCE = 0xAF;
	private static final int KEY_BLOB = 0xB3;
	private static final int LOCK_AFTER = 1 << 24;

	private final Soc soc;
	private final Port port;
	private final LoaderFigures figures;
	private final Program image;
	private final FlashDriver driver;
	private final LoaderMemory memory;
	private final LoaderProperties properties;
	private LoaderCommand pending;
	private DataPhase phase;
	private final KeyBlobMaker keyBlobs;

	/**
	 * @param soc
	 *            the board
	 * @param port
	 *            its USB port
	 * @param figures
	 *            what it says of itself
	 * @param image
	 *            where it lies in RAM
	 */
	public Flashloader(Soc soc, Port port, LoaderFigures figures, Program image) {
		this.soc = soc;
		this.port = port;
		this.figures = figures;
		this.image = image;
		this.driver = new FlashDriver(soc.flash(), soc.device());
		List<MemoryRange> reserved = new ArrayList<>();
		reserved.add(figures.workArea());
		reserved.add(new MemoryRange("flashloader", image.start(), Math.max(1, image.length())));
		memory = new LoaderMemory(soc, driver, reserved, figures.restricted());
		properties = new LoaderProperties(soc, driver, memory, figures, reserved);
		keyBlobs = new KeyBlobMaker(soc);
	}

	/** @return where it lies in RAM */
	public Program image() {
		return image;
	}

	/** @return its driver of the flash */
	public FlashDriver driver() {
		return driver;
	}

	/** @return its drivers of memories that are not mapped, by their ids */
	public Map<Integer, MemoryDriver> unmapped() {
		return memory.unmapped();
	}

	@Override
	public void receive(byte[] report) {
		Optional<byte[]> payload = LoaderPacket.payload(report);
		if (payload.isEmpty()) {
			soc.log().add("flashloader: not a packet, no answer");
		} else if (report[0] == LoaderPacket.COMMAND_OUT) {
			LoaderPacket.parse(payload.get()).ifPresentOrElse(this::obey,
					() -> soc.log().add("flashloader: not a command, no answer"));
		} else if (report[0] == LoaderPacket.DATA_OUT && pending != null) {
			takeData(payload.get());
		}
	}

	private void send(int reportId, byte[] payload) {
		port.send(LoaderPacket.report(reportId, payload), LoaderPacket.HEADER + figures.maxPacket());
	}

	private void respond(int tag, boolean dataFollow, int... parameters) {
		send(LoaderPacket.COMMAND_IN, LoaderPacket.response(tag, dataFollow, parameters));
	}

	private void generic(int status, int tag) {
		respond(GENERIC, false, status, tag);
	}

	private void obey(LoaderPacket packet) {
		// assumed: a command in the middle of a data phase ends it
		pending = null;
		Optional<LoaderCommand> known = LoaderCommand.of(packet.tag(), figures.commands());
		if (known.isEmpty()) {
			soc.log().add("flashloader: unknown command 0x%02X", packet.tag());
			generic(Status.UNKNOWN_COMMAND, packet.tag());
			return;
		}
		LoaderCommand command = known.get();
		// a value for fuses may be part of a key
		soc.log().add("flashloader: %s %s", command.text(), command == LoaderCommand.PROGRAM_ONCE
				? "[" + packet.parameter(0) + "]"
				: Arrays.toString(packet.parameters()));
		Optional<FaultEffect> fault = soc.faults().meet(FaultSite.MBOOT, command.text(), -1, 0);
		if (fault.isPresent()) {
			if (fault.get().kind() == FaultEffect.Kind.STATUS) {
				generic(fault.get().first(), command.tag());
			}
			return;
		}
		switch (command) {
		case GET_PROPERTY:
			getProperty(packet);
			break;
		case READ_MEMORY:
			readMemory(packet);
			break;
		case WRITE_MEMORY:
			phase = new WritePhase(memory, packet.unsigned(0), packet.unsigned(1), packet.parameter(2));
			beginData(command);
			break;
		case RECEIVE_SB_FILE:
			phase = new WritePhase(memory, 0, packet.unsigned(0), 0);
			beginData(command);
			break;
		case GENERATE_KEY_BLOB:
			generateKeyBlob(packet);
			break;
		case READ_ONCE:
			readOnce(packet);
			break;
		case RESET:
			generic(Status.SUCCESS, command.tag());
			port.reset();
			break;
		case EXECUTE:
			execute(packet);
			break;
		default:
			generic(simple(command, packet), command.tag());
			break;
		}
	}

	/** The commands that answer with a status and nothing else. */
	private int simple(LoaderCommand command, LoaderPacket packet) {
		return switch (command) {
		case FILL_MEMORY -> memory.fill(packet.unsigned(0), packet.unsigned(1), packet.parameter(2));
		case FLASH_ERASE_REGION -> memory.erase(packet.unsigned(0), packet.unsigned(1), packet.parameter(2));
		case FLASH_ERASE_ALL -> memory.eraseAll(packet.parameter(0));
		case CONFIGURE_MEMORY -> memory.configure(packet.parameter(0), packet.unsigned(1));
		case SET_PROPERTY -> properties.set(packet.parameter(0));
		case PROGRAM_ONCE -> programOnce(packet);
		// assumed: the function is called and returns
		case CALL -> Status.SUCCESS;
		// assumed: no answer to flash-read-resource is on record; there is no resource
		default -> Status.INVALID_ARGUMENT;
		};
	}

	private void getProperty(LoaderPacket packet) {
		LoaderProperties.Value value = properties.get(packet.parameter(0), packet.parameter(1));
		int[] parameters = new int[1 + value.words().length];
		parameters[0] = value.status();
		System.arraycopy(value.words(), 0, parameters, 1, value.words().length);
		respond(PROPERTY, false, parameters);
	}

	/**
	 * Out of range, the data phase is aborted at once and the last response says why: recorded on an RT10xx with SPI
	 * NOR (NXP community, post 951037).
	 */
	private void readMemory(LoaderPacket packet) {
		respond(READ_MEMORY, true, Status.SUCCESS, packet.parameter(1));
		MemoryReading reading = memory.read(packet.unsigned(0), packet.unsigned(1), packet.parameter(2));
		if (reading.status() != Status.SUCCESS) {
			abort(reading.status(), packet.tag());
			return;
		}
		byte[] bytes = reading.bytes();
		for (int at = 0; at < bytes.length; at += figures.maxPacket()) {
			send(LoaderPacket.DATA_IN,
					Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + figures.maxPacket())));
		}
		generic(Status.SUCCESS, packet.tag());
	}

	/** Two phases: the host sends the key, then it fetches the blob. */
	private void generateKeyBlob(LoaderPacket packet) {
		if (packet.parameter(2) == 0) {
			int status = keyBlobs.begin(packet.parameter(0), packet.unsigned(1));
			if (status == Status.SUCCESS) {
				phase = keyBlobs;
				beginData(LoaderCommand.GENERATE_KEY_BLOB);
			} else {
				generic(status, packet.tag());
			}
			return;
		}
		KeyBlobMaker.Made made = keyBlobs.fetch(packet.parameter(2), packet.unsigned(1));
		if (made.status() != Status.SUCCESS) {
			respond(KEY_BLOB, false, made.status(), 0);
			return;
		}
		respond(KEY_BLOB, true, Status.SUCCESS, made.blob().length);
		send(LoaderPacket.DATA_IN, made.blob());
		generic(Status.SUCCESS, packet.tag());
	}

	private void abort(int status, int tag) {
		pending = null;
		send(LoaderPacket.COMMAND_IN, new byte[0]);
		generic(status, tag);
	}

	private void beginData(LoaderCommand command) {
		generic(Status.SUCCESS, command.tag());
		if (phase.isComplete()) {
			generic(Status.SUCCESS, command.tag());
		} else {
			pending = command;
		}
	}

	private void takeData(byte[] data) {
		byte[] taken = data;
		Optional<FaultEffect> fault = soc.faults().meet(FaultSite.DATA_OUT, "", phase.received(),
				phase.received() + data.length);
		if (fault.isPresent()) {
			if (fault.get().kind() == FaultEffect.Kind.STATUS) {
				abort(fault.get().first(), pending.tag());
				return;
			}
			if (fault.get().kind() == FaultEffect.Kind.DROP) {
				return;
			}
			taken = fault.get().applyTo(data);
		}
		if (data.length == 0) {
			abort(Status.ABORT_DATA_PHASE, pending.tag());
			return;
		}
		// SB files are not run; the loader refuses their signature, as recorded for a bad one on an RT1050 EVKB
		// (NXP community, post 827821)
		int status = pending == LoaderCommand.RECEIVE_SB_FILE ? Status.ROM_LOADER_SIGNATURE : phase.take(taken);
		if (status != Status.SUCCESS) {
			abort(status, pending.tag());
		} else if (phase.isComplete()) {
			int tag = pending.tag();
			pending = null;
			generic(Status.SUCCESS, tag);
		}
	}

	/** On a loader of the restricted kind both fuse commands are unknown, whatever property 7 says. */
	private boolean refusesFuses(int count) {
		return figures.restricted() || count != 4;
	}

	private void readOnce(LoaderPacket packet) {
		long word = packet.unsigned(0);
		if (refusesFuses(packet.parameter(1)) || word >= soc.fuses().count()) {
			generic(figures.restricted() ? Status.UNKNOWN_COMMAND : Status.INVALID_ARGUMENT, packet.tag());
			return;
		}
		respond(ONCE, false, Status.SUCCESS, 4, soc.fuses().shadow((int) word));
	}

	private int programOnce(LoaderPacket packet) {
		long word = packet.unsigned(0) & ~LOCK_AFTER;
		if (refusesFuses(packet.parameter(1)) || word >= soc.fuses().count()) {
			return figures.restricted() ? Status.UNKNOWN_COMMAND : Status.INVALID_ARGUMENT;
		}
		int status = soc.fuses().program((int) word, packet.parameter(2));
		if (status == Status.SUCCESS && (packet.parameter(0) & LOCK_AFTER) != 0) {
			soc.fuses().lock((int) word);
		}
		return status;
	}

	private void execute(LoaderPacket packet) {
		long address = packet.unsigned(0);
		MemoryReading code = memory.read(address & ~1L, 4, 0);
		if (code.status() != Status.SUCCESS) {
			generic(Status.RANGE_INVALID, packet.tag());
			return;
		}
		generic(Status.SUCCESS, packet.tag());
		// assumed: what is jumped to is one piece of 64 KiB at most
		port.start(new Program(address & ~1L, 0x10000, address | 1));
	}
}
