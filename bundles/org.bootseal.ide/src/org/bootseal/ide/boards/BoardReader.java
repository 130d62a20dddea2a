/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.SdpClient;
import org.bootseal.core.sdp.SdpException;
import org.bootseal.ide.ProgressBridge;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/**
 * Asks a board what can be asked without changing it, and resets it. Does not keep the board's pace: nobody watches it.
 */
final class BoardReader {

	/** A board that was just reset takes a moment to show up. */
	private static final Duration SHOW_UP = Duration.ofSeconds(1);
	private static final int PING_ATTEMPTS = 3;
	private static final Duration PING_TIMEOUT = Duration.ofSeconds(2);
	private static final int WORD_BITS = 32;

	private final AttachedBoard board;
	private final BoardFinder finder;
	private final SubMonitor monitor;

	BoardReader(AttachedBoard board, SubMonitor monitor) {
		this.board = board;
		this.finder = board.bus();
		this.monitor = monitor;
	}

	/** Returns what a short look tells; a board that is not on the bus is no error. */
	BoardReading read() throws IOException, BadInputException, MbootException, SdpException, CancelledException,
			InterruptedException {
		if (board.problem().isPresent()) {
			return away(board.problem().get());
		}
		Optional<FoundBoard> found = find();
		if (found.isEmpty()) {
			return away(board.whyAway());
		}
		try (BoardChannel channel = finder.open(found.get())) {
			return switch (found.get().mode()) {
			case ROM -> rom(found.get(), channel);
			case MBOOT_ROM -> mbootRom(found.get(), channel);
			case FLASHLOADER -> flashloader(found.get(), channel);
			};
		}
	}

	private static BoardReading away(String why) {
		return new BoardReading(Optional.empty(), "", Optional.empty(), Optional.empty(), why);
	}

	private Optional<FoundBoard> find() throws IOException, CancelledException, InterruptedException {
		long start = finder.nanoTime();
		while (true) {
			if (monitor.isCanceled()) {
				throw new CancelledException("cancelled");
			}
			for (FoundBoard found : finder.find()) {
				if (found.path().equals(board.path())) {
					return Optional.of(found);
				}
			}
			long left = SHOW_UP.toNanos() - (finder.nanoTime() - start);
			if (left <= 0) {
				return Optional.empty();
			}
			finder.awaitChange(Duration.ofNanos(left));
		}
	}

	private BoardReading rom(FoundBoard found, BoardChannel channel)
			throws IOException, BadInputException, SdpException {
		SdpClient client = new SdpClient(channel, SdpClient.DEFAULT_TIMEOUT);
		HabState hab = client.errorStatus().habState();
		Optional<FusePlaces> places = FusePlaces.of(board.devices());
		Optional<String> id = Optional.empty();
		if (hab == HabState.OPEN && places.isPresent()) {
			StringBuilder digits = new StringBuilder();
			for (FusePlaces.Word word : places.get().uniqueId()) {
				digits.append(String.format(Locale.ROOT, "%08x", shadow(client, word.shadowAddress().orElseThrow())));
			}
			id = Optional.of(digits.toString());
		}
		return new BoardReading(Optional.of(BoardMode.ROM), found.product().strip(), Optional.of(hab), id, "");
	}

	private static BoardReading mbootRom(FoundBoard found, BoardChannel channel) throws IOException, MbootException {
		MbootClient client = pinged(channel);
		HabState hab = client.isClosed() ? HabState.CLOSED : HabState.OPEN;
		StringBuilder id = new StringBuilder();
		for (int word : client.getProperty(Property.UNIQUE_DEVICE_ID, 0)) {
			id.append(String.format(Locale.ROOT, "%08x", word));
		}
		return new BoardReading(Optional.of(found.mode()), found.product().strip(), Optional.of(hab),
				Optional.of(id.toString()), "");
	}

	private BoardReading flashloader(FoundBoard found, BoardChannel channel)
			throws IOException, BadInputException, MbootException {
		MbootClient client = pinged(channel);
		Optional<FusePlaces> places = FusePlaces.of(board.devices());
		if (places.isEmpty()) {
			return new BoardReading(Optional.of(BoardMode.FLASHLOADER), found.product().strip(), Optional.empty(),
					Optional.empty(), Messages.BoardReader_unknown);
		}
		boolean closed = (client.efuseReadOnce(places.get().close().index()) & places.get().closeMask()) != 0;
		StringBuilder id = new StringBuilder();
		for (FusePlaces.Word word : places.get().uniqueId()) {
			id.append(String.format(Locale.ROOT, "%08x", client.efuseReadOnce(word.index())));
		}
		return new BoardReading(Optional.of(BoardMode.FLASHLOADER), found.product().strip(),
				Optional.of(closed ? HabState.CLOSED : HabState.OPEN), Optional.of(id.toString()), "");
	}

	private static MbootClient pinged(BoardChannel channel) throws IOException, MbootException {
		MbootClient client = new MbootClient(channel, MbootClient.DEFAULT_TIMEOUT);
		client.ping(PING_ATTEMPTS, PING_TIMEOUT);
		return client;
	}

	private FuseMap map() throws BadInputException {
		List<String> devices = board.devices();
		if (devices.isEmpty()) {
			throw new BadInputException(NLS.bind(Messages.BoardReader_noDevice, board.name()));
		}
		if (devices.size() > 1) {
			throw new BadInputException(NLS.bind(Messages.BoardReader_whichDevice, board.name(),
					String.join(", ", devices)));
		}
		return FuseMap.of(DeviceCatalogue.builtIn().find(devices.get(0)));
	}

	/** Reads the FCB in the flash, which a running flashloader shows once it was told which flash there is. */
	Fcb fcb(Device device) throws IOException, BadInputException, MbootException, CancelledException,
			InterruptedException {
		FoundBoard found = onBus();
		if (found.mode() != BoardMode.FLASHLOADER) {
			throw new BadInputException(NLS.bind(Messages.BoardReader_noFcb, board.name()));
		}
		try (BoardChannel channel = finder.open(found)) {
			return Fcb.parse(pinged(channel).readMemory(device.flashBase() + device.fcbOffset(), FcbLayout.LENGTH, 0,
					new ProgressBridge(monitor)));
		}
	}

	/** Resets the board by a command, which a ROM that speaks SDP does not have. */
	void reset() throws IOException, BadInputException, MbootException, CancelledException, InterruptedException {
		FoundBoard found = onBus();
		if (found.mode() == BoardMode.ROM) {
			throw new BadInputException(NLS.bind(Messages.BoardReader_noReset, board.name()));
		}
		try (BoardChannel channel = finder.open(found)) {
			pinged(channel).reset();
		}
	}

	private FoundBoard onBus() throws IOException, BadInputException, CancelledException, InterruptedException {
		if (board.problem().isPresent()) {
			throw new BadInputException(board.name() + ": " + board.problem().get());
		}
		return find().orElseThrow(() -> new BadInputException(board.name() + ": " + board.whyAway()));
	}

	/** Returns all fuse words; fails if the board is not on the bus. */
	List<FuseReading> fuses() throws IOException, BadInputException, MbootException, SdpException, CancelledException,
			InterruptedException {
		FuseMap map = map();
		FoundBoard found = onBus();
		try (BoardChannel channel = finder.open(found)) {
			return switch (found.mode()) {
			case ROM -> shadows(map, channel);
			case MBOOT_ROM -> throw new BadInputException(NLS.bind(Messages.BoardReader_noFuses, board.name()));
			case FLASHLOADER -> fuses(map, pinged(channel));
			};
		}
	}

	private List<FuseReading> fuses(FuseMap map, MbootClient client) throws IOException, CancelledException {
		monitor.setWorkRemaining(map.words().size());
		List<FuseReading> fuses = new ArrayList<>();
		for (FuseWord word : map.words()) {
			step();
			try {
				fuses.add(new FuseReading(word, OptionalInt.of(client.efuseReadOnce(word.index())), ""));
			} catch (MbootException e) {
				fuses.add(new FuseReading(word, OptionalInt.empty(), e.getMessage()));
			}
		}
		return List.copyOf(fuses);
	}

	private List<FuseReading> shadows(FuseMap map, BoardChannel channel)
			throws IOException, BadInputException, SdpException, CancelledException {
		SdpClient client = new SdpClient(channel, SdpClient.DEFAULT_TIMEOUT);
		if (client.errorStatus().habState() != HabState.OPEN) {
			throw new BadInputException(NLS.bind(Messages.BoardReader_closed, board.name()));
		}
		monitor.setWorkRemaining(map.words().size());
		List<FuseReading> fuses = new ArrayList<>();
		for (FuseWord word : map.words()) {
			step();
			if (word.shadowAddress().isPresent()) {
				fuses.add(new FuseReading(word, OptionalInt.of(shadow(client, word.shadowAddress().getAsLong())), ""));
			} else {
				fuses.add(new FuseReading(word, OptionalInt.empty(), Messages.BoardReader_noShadow));
			}
		}
		return List.copyOf(fuses);
	}

	private static int shadow(SdpClient client, long address) throws IOException, SdpException {
		byte[] bytes = client.readRegister(address, WORD_BITS, Integer.BYTES);
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
	}

	private void step() throws CancelledException {
		if (monitor.isCanceled()) {
			throw new CancelledException("cancelled");
		}
		monitor.worked(1);
	}
}
