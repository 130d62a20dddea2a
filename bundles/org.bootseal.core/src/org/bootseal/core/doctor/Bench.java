/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.MbootRom;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.LookStep;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.MemoryTest;
import org.bootseal.core.plan.MemoryTestPlan;
import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.sdp.SdpClient;

/** The board as experiments reach it. */
final class Bench implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);
	private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

	private final DoctorCase about;
	private final BoardFinder finder;
	private final BoardChoice choice;
	private final Progress progress;
	private FoundBoard openedAs;
	private BoardChannel channel;
	private MbootClient loader;
	private boolean otherInstance;

	Bench(DoctorCase about, BoardFinder finder, BoardChoice choice, Progress progress) {
		this.about = about;
		this.finder = finder;
		this.choice = choice;
		this.progress = progress;
	}

	DoctorCase about() {
		return about;
	}

	Device device() {
		return about.device();
	}

	Progress progress() {
		return progress;
	}

	long nanoTime() {
		return finder.nanoTime();
	}

	/** The boards on the bus; an empty bus is looked at for a while. */
	List<FoundBoard> boards() throws ConnectionException, CancelledException {
		long start = nanoTime();
		while (true) {
			progress.checkCancelled();
			List<FoundBoard> found = finder.find();
			long left = LookStep.LIMIT.toNanos() - (nanoTime() - start);
			if (found.stream().anyMatch(this::fits) || left <= 0) {
				return found;
			}
			try {
				finder.awaitChange(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancelledException("interrupted");
			}
		}
	}

	/** Whether a board may be the one that is meant. */
	boolean fits(FoundBoard board) {
		boolean device = board.mode().isRom()
				? board.mode() == device().romProtocol().mode() && device().romIds().stream().anyMatch(board::canBe)
				: board.canBe(device().flashloaderId());
		return device && isMeant(board);
	}

	boolean isMeant(FoundBoard board) {
		return choice.path().map(board.path()::equals).orElse(true);
	}

	private BoardChannel open(boolean rom) throws ConnectionException, CancelledException {
		if (channel == null || openedAs.mode().isRom() != rom) {
			close();
			Optional<FoundBoard> board = boards().stream().filter(this::fits)
					.filter(each -> each.mode().isRom() == rom).findFirst();
			if (board.isEmpty()) {
				throw new ConnectionException(Reason.GONE,
						rom ? "the ROM is not on the bus" : "no flashloader is on the bus");
			}
			channel = finder.open(board.get());
			openedAs = board.get();
		}
		return channel;
	}

	/** Opens a board to see whether that can be done, and closes it. */
	void tryOpen(FoundBoard board) throws ConnectionException {
		close();
		finder.open(board).close();
	}

	SdpClient sdp() throws ConnectionException, CancelledException {
		return new SdpClient(open(true), TIMEOUT);
	}

	MbootRom mbootRom() throws ConnectionException, CancelledException {
		return new MbootRom(open(true), TIMEOUT);
	}

	MbootClient flashloader() throws ConnectionException, CancelledException {
		if (loader == null) {
			loader = new MbootClient(open(false), TIMEOUT);
			otherInstance = false;
		}
		return loader;
	}

	/** Runs some steps as a write does. */
	RunRecord run(Plan plan) {
		close();
		return PlanRunner.run(plan, finder, choice, asked -> true, progress, new MemoryJournal(), RunListener.NONE);
	}

	/** The status with which the flashloader takes option words. */
	int configure(FlexSpiNorOption option, OptionalInt instance)
			throws ConnectionException, MbootException, CancelledException {
		select(FlexSpiInstance.of(device()).isEmpty() ? OptionalInt.empty() : instance);
		List<Integer> words = option.words();
		for (int i = 0; i < words.size(); i++) {
			flashloader().fillMemory(device().optionWordAddress() + 4L * i, 4, words.get(i));
		}
		return configure();
	}

	/** The status with which it takes a whole block. */
	int configure(byte[] block, FlashPins pins) throws ConnectionException, MbootException, CancelledException {
		select(pins.instance());
		flashloader().writeMemory(device().optionWordAddress(), block, 0, progress);
		return configure();
	}

	/** A device starts with its usual one, so that is selected only after another was. */
	private void select(OptionalInt instance) throws ConnectionException, MbootException, CancelledException {
		int wanted = instance.orElse(FlexSpiInstance.byDefault(device()).orElse(1));
		if (instance.isPresent() && wanted != 1 || otherInstance && wanted == 1 || FlexSpiInstance
				.byDefault(device()).isPresent()) {
			flashloader().fillMemory(device().optionWordAddress(), 4, FlexSpiInstance.selectWord(wanted));
			configure();
			otherInstance = wanted != 1;
		}
	}

	private int configure() throws ConnectionException, CancelledException {
		try {
			flashloader().configureMemory(FlexSpiNorOption.MEMORY_ID, device().optionWordAddress(), TIMEOUT);
			return 0;
		} catch (MbootException e) {
			return (int) e.status().number();
		}
	}

	byte[] read(long address, int length) throws ConnectionException, MbootException, CancelledException {
		return flashloader().readMemory(address, length, 0, progress);
	}

	/** Reads by a block of this tool; empty if the flashloader takes none. */
	Optional<byte[]> ask(ProbeBlock block, FlashPins pins, long offset, int length)
			throws ConnectionException, MbootException, CancelledException {
		return configure(block.bytes(pins), pins) == 0 ? Optional.of(read(pins.base(device()) + offset, length))
				: Optional.empty();
	}

	/** The plan of a memory test, for what of it an experiment needs. */
	MemoryTestPlan memoryTest(MemoryTest.Sectors sectors,
			OptionalLong address) throws BadInputException {
		return new MemoryTest(device(), about.option(), about.wanted().instance(),
				about.wanted().unsignedFlashloader(), about.wanted().signedFlashloader(), sectors, address,
				about.backups()).plan();
	}

	@Override
	public void close() {
		loader = null;
		if (channel != null) {
			channel.close();
			channel = null;
		}
	}
}
