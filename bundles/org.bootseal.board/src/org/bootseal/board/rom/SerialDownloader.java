/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.board.soc.Port;
import org.bootseal.board.soc.Program;
import org.bootseal.board.soc.Soc;
import org.bootseal.board.soc.UsbFunction;

/**
 * The ROM in the serial downloader, over HID. It answers as ROMs of RT1050, RT1060, RT1062 and RT1064 (open), RT1061
 * and RT1064 (closed) were recorded; the rest follows NXP's SPSDK 3.10 (sdp) and uuu.
 */
public final class SerialDownloader implements UsbFunction {

	private static final int HAB_OPEN = 0x56787856;
	private static final int HAB_CLOSED = 0x12343412;
	private static final int WRITE_DONE = 0x128A8A12;
	private static final int FILE_DONE = 0x88888888;
	/** In the order that NXP's mfgtools expects, which is used with these parts; SPSDK expects the other. Assumed. */
	private static final int SKIP_DONE = 0x09D00D90;
	private static final int BAUDRATE_DONE = 0x09D00D90;
	private static final int REFUSED = 0x89232389;
	private static final int HAB_SUCCESS = 0xF0F0F0F0;
	private static final int HAB_FAILURE = 0x33333333;

	private static final int COMMAND_REPORT = 1;
	private static final int DATA_REPORT = 2;
	private static final int HAB_REPORT = 3;
	private static final int ANSWER_REPORT = 4;
	/** Id and 64 bytes: what a host got of a report 3 as well; recorded on RT1062 (NXP community, thread 500630). */
	private static final int IN_LENGTH = 65;

	private final Soc soc;
	private final Port port;
	private int errorStatus;
	private boolean skipDcd;
	private SdpCommand pending;
	private long received;

	/**
	 * @param soc
	 *            the board
	 * @param port
	 *            its USB port
	 * @param bootFailed
	 *            whether a boot failed before: then the error status begins as failure, else as success. Both are
	 *            recorded, failure on RT1050 and RT1064, success on RT1060; that this is the reason is assumed.
	 */
	public SerialDownloader(Soc soc, Port port, boolean bootFailed) {
		this.soc = soc;
		this.port = port;
		this.errorStatus = bootFailed ? HAB_FAILURE : HAB_SUCCESS;
	}

	/** @return the word that error-status answers; kept when the board is saved */
	public int errorStatus() {
		return errorStatus;
	}

	/**
	 * @param word
	 *            what {@link #errorStatus()} gave
	 */
	public void restoreErrorStatus(int word) {
		errorStatus = word;
	}

	@Override
	public void receive(byte[] report) {
		if (report.length > 0 && report[0] == COMMAND_REPORT) {
			Optional<SdpCommand> command = SdpCommand.parse(report);
			// assumed: a command in the middle of a data phase ends it
			pending = null;
			if (command.isPresent()) {
				obey(command.get());
			} else {
				soc.log().add("ROM: not an SDP command, no answer");
			}
		} else if (report.length > 0 && report[0] == DATA_REPORT && pending != null) {
			takeData(report);
		}
	}

	private void obey(SdpCommand command) {
		soc.log().add("ROM: %s 0x%08X, %d bytes", command.kind().text(), command.address(), command.count());
		Optional<FaultEffect> fault = soc.faults().meet(FaultSite.SDP, command.kind().text(), -1, 0);
		if (fault.isPresent()) {
			if (fault.get().kind() == FaultEffect.Kind.STATUS) {
				answer(fault.get().first());
			}
			return;
		}
		switch (command.kind()) {
		case READ_REGISTER:
			readRegister(command);
			break;
		case WRITE_REGISTER:
			writeRegister(command);
			break;
		case WRITE_FILE, WRITE_CSF, WRITE_DCD:
			beginData(command);
			break;
		case ERROR_STATUS:
			answer(errorStatus);
			break;
		case JUMP_ADDRESS:
			jump(command.address());
			break;
		case SKIP_DCD_HEADER:
			skipDcd = true;
			answer(SKIP_DONE);
			break;
		case SET_BAUDRATE:
			answer(BAUDRATE_DONE);
			break;
		default:
			throw new IllegalStateException(command.kind().text());
		}
	}

	private void send(int id, int word) {
		port.send(ByteBuffer.allocate(5).put((byte) id).putInt(word).array(), IN_LENGTH);
	}

	private void sendHab() {
		send(HAB_REPORT, soc.isClosed() ? HAB_CLOSED : HAB_OPEN);
	}

	private void answer(int word) {
		sendHab();
		send(ANSWER_REPORT, word);
	}

	/**
	 * Only registers can be read; a closed part refuses that too (recorded as "read not supported", the word assumed).
	 */
	private void readRegister(SdpCommand command) {
		boolean allowed = command.isAligned() && soc.registers().holds(command.address(), command.count())
				&& !soc.isClosed() && soc.fuse(soc.roles().sdpReadDisable()) == 0;
		if (!allowed) {
			answer(REFUSED);
			return;
		}
		sendHab();
		byte[] data = soc.registers().read(command.address(), (int) command.count());
		for (int at = 0; at < data.length; at += IN_LENGTH - 1) {
			int length = Math.min(IN_LENGTH - 1, data.length - at);
			port.send(ByteBuffer.allocate(1 + length).put((byte) ANSWER_REPORT).put(data, at, length).array(),
					IN_LENGTH);
		}
	}

	private void writeRegister(SdpCommand command) {
		int width = command.format() / 8;
		boolean allowed = command.isAligned() && command.count() >= 1 && command.count() <= 4
				&& soc.registers().holds(command.address(), width) && !soc.isClosed();
		if (allowed) {
			byte[] bytes = new byte[width];
			for (int i = 0; i < width; i++) {
				bytes[i] = (byte) (command.data() >>> 8 * i);
			}
			soc.registers().write(command.address(), bytes);
		}
		answer(allowed ? WRITE_DONE : REFUSED);
	}

	private Optional<MemoryRange> loadRange(long address, long count) {
		return soc.device().ram().stream()
				.filter(range -> range.holds(address, count) && !soc.device().romReserved().meets(address, count))
				.findFirst();
	}

	private void beginData(SdpCommand command) {
		// assumed: a closed part takes no DCD that is not in an image
		boolean closedDcd = command.kind() == SdpCommand.Kind.WRITE_DCD && soc.isClosed();
		if (closedDcd || loadRange(command.address(), command.count()).isEmpty()) {
			// the refusal comes in place of the HAB word, before any data
			send(HAB_REPORT, REFUSED);
			return;
		}
		pending = command;
		received = 0;
		if (command.count() == 0) {
			endData();
		}
	}

	private void takeData(byte[] report) {
		byte[] taken = report;
		long room = pending.count() - received;
		int length = (int) Math.min(room, taken.length - 1L);
		Optional<FaultEffect> fault = soc.faults().meet(FaultSite.DATA_OUT, "", received, received + length);
		if (fault.isPresent()) {
			if (fault.get().kind() == FaultEffect.Kind.STATUS) {
				pending = null;
				answer(fault.get().first());
				return;
			}
			if (fault.get().kind() == FaultEffect.Kind.DROP) {
				return;
			}
			taken = fault.get().applyTo(report);
			length = Math.max(0, Math.min(length, taken.length - 1));
		}
		int stored = soc.device().storesPadding() ? Math.max(0, taken.length - 1) : length;
		long at = pending.address() + received;
		if (loadRange(at, stored).isEmpty()) {
			stored = length;
		}
		soc.ram().write(at, Arrays.copyOfRange(taken, Math.min(1, taken.length), Math.min(1, taken.length) + stored));
		received += length;
		if (received == pending.count()) {
			endData();
		}
	}

	private void endData() {
		SdpCommand done = pending;
		pending = null;
		if (done.kind() == SdpCommand.Kind.WRITE_FILE) {
			answer(FILE_DONE);
			return;
		}
		if (done.kind() == SdpCommand.Kind.WRITE_DCD) {
			Optional<byte[]> dcd = DcdRunner.cut(soc.ram().read(done.address(), (int) done.count()));
			if (dcd.isEmpty() || !new DcdRunner(soc).run(dcd.get())) {
				errorStatus = HAB_FAILURE;
				answer(HAB_FAILURE);
				return;
			}
		}
		answer(WRITE_DONE);
	}

	/**
	 * The HAB word is all that a host hears, whether the image runs or not; recorded on an open RT1062 (NXP community,
	 * thread 500630) and a closed RT1064 (post 912199).
	 */
	private void jump(long address) {
		sendHab();
		boolean withoutDcd = skipDcd;
		skipDcd = false;
		Optional<Program> program = ImageGate.passFromRam(soc, address, withoutDcd);
		if (program.isPresent()) {
			port.start(program.get());
		} else {
			errorStatus = HAB_FAILURE;
		}
	}
}
