/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.flashloader.Flashloader;
import org.bootseal.board.fuses.Ocotp;
import org.bootseal.board.memory.AttachedMemories;
import org.bootseal.board.memory.AttachedMemory;
import org.bootseal.board.nor.FlashChip;
import org.bootseal.board.nor.FlashDecryption;
import org.bootseal.board.nor.FlashPort;
import org.bootseal.board.nor.FlashWear;
import org.bootseal.board.rom.BootloaderRom;
import org.bootseal.board.rom.FlashBoot;
import org.bootseal.board.rom.RomTrace;
import org.bootseal.board.rom.SerialDownloader;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardStopped;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.Ram;
import org.bootseal.board.silicon.VirtualClock;
import org.bootseal.board.soc.Port;
import org.bootseal.board.soc.Program;
import org.bootseal.board.soc.Registers;
import org.bootseal.board.soc.Soc;
import org.bootseal.board.soc.UsbFunction;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.device.DeviceNotes;

/** What happens on a board: power, reset, the software that runs, and what is due later. */
final class BoardMachine {

	/** From the start of a flashloader until it is on the bus; assumed: SPSDK's own tests allow it 6 to 10 s. */
	private static final long LOADER_NANOS = 1_500 * BoardTime.MILLISECOND;
	/** From reset until the ROM is on the bus; assumed. */
	private static final long ROM_NANOS = 300 * BoardTime.MILLISECOND;
	/** From the last answer of a software until it leaves the bus; assumed. */
	private static final long LEAVE_NANOS = 20 * BoardTime.MILLISECOND;
	/** How long the supply stays away after a power cut. */
	private static final long CUT_NANOS = 1_000 * BoardTime.MILLISECOND;

	private final BoardSpec spec;
	private final Soc soc;
	private final BoardSocket usb;
	private final BoardAgenda agenda;
	private final Port port = new BoardPort();
	private BootPins pins;
	/** The boot pin that asks the ROM to decrypt the flash. */
	private boolean xipPin;
	private BoardPower power = BoardPower.OFF;
	private Optional<SerialDownloader> downloader = Optional.empty();
	private Optional<Flashloader> loader = Optional.empty();
	private BoardPace pace = BoardPace.BY_WAITING;
	private BootReport report = new BootReport(false, false, false, OptionalLong.empty(), List.of(), List.of());
	private long resets;

	/** What software on the board asks of it. */
	private final class BoardPort implements Port {

		@Override
		public void send(byte[] answer, int padded) {
			usb.send(answer, padded);
		}

		@Override
		public void start(Program program) {
			leaveSoon(() -> run(program));
		}

		@Override
		public void reset() {
			leaveSoon(() -> boot(ROM_NANOS, true));
		}
	}

	BoardMachine(BoardSpec spec) {
		this.spec = spec;
		setPins(BootPins.SERIAL);
		BoardTime time = new BoardTime(new VirtualClock(0));
		agenda = new BoardAgenda(time);
		BoardLog log = new BoardLog(time);
		FaultPlayer faults = new FaultPlayer();
		Ocotp fuses = new Ocotp(spec.device(), spec.seed(), time, log, faults);
		FlashChip chip = FlashChip.of(spec.nor(), spec.seed(), time, log, faults);
		chip.age(new FlashWear(spec.sample().wornSectors(), spec.sample().supplyMillis()));
		soc = new Soc(spec.device(), new Ram(spec.device().ram(), spec.seed()), fuses,
				new FlashPort(chip, spec.wiring(), DeviceNotes.of(spec.device().device()), spec.seed()),
				spec.memories().fitted().stream()
						.map(fitting -> AttachedMemories.make(fitting, spec.seed(), time, log, faults)).toList(),
				new Registers(spec.device(), fuses), time, log, faults);
		usb = new BoardSocket(spec.path(), time, faults, this::stop);
	}

	BoardSpec spec() {
		return spec;
	}

	Soc soc() {
		return soc;
	}

	BoardSocket usb() {
		return usb;
	}

	BoardPower power() {
		return power;
	}

	BootPins pins() {
		return pins;
	}

	void setPins(BootPins setting) {
		pins = spec.sample().fixedPins().orElse(setting);
	}

	boolean xipPin() {
		return xipPin;
	}

	void setXipPin(boolean on) {
		xipPin = on;
	}

	/** What the boot pins say in the register that holds them, which has the bits of the fuses that stand for them. */
	private int straps() {
		return spec.straps() | (xipPin ? 1 << soc.roles().encryptedXip().shift() : 0);
	}

	BootReport report() {
		return report;
	}

	long resets() {
		return resets;
	}

	Optional<SerialDownloader> downloader() {
		return downloader;
	}

	Optional<Flashloader> loader() {
		return loader;
	}

	void join(VirtualClock clock) {
		long shift = soc.time().join(clock);
		usb.shift(shift);
		agenda.shift(shift);
	}

	/** Changes how time passes; it goes on from where it is. */
	void live(BoardPace newPace) {
		pace = newPace;
		long now = soc.time().now();
		join(newPace == BoardPace.BY_WAITING ? new VirtualClock(now) : VirtualClock.running(now));
	}

	BoardPace pace() {
		return pace;
	}

	BoardLine.Offer offer(BoardInterface side, int generation, byte[] report) {
		settle();
		return usb.offer(side, generation, report);
	}

	BoardLine.Fetch fetch(BoardInterface side, int generation) {
		settle();
		return usb.fetch(side, generation);
	}

	/** When something changes or has changed by itself after a time, on the clock; NEVER if nothing does. */
	long changeAfter(long since) {
		settle();
		return agenda.changeAfter(since, usb.changeAfter(since));
	}

	void write(int generation, byte[] data, Duration timeout) throws ConnectionException {
		settle();
		long deadline = soc.time().now() + timeout.toNanos();
		while (agenda.isDueBefore(deadline) && !usb.isListening()) {
			waitForNext();
		}
		usb.write(generation, data, left(deadline));
	}

	byte[] read(int generation, Duration timeout) throws ConnectionException {
		settle();
		long deadline = soc.time().now() + timeout.toNanos();
		while (agenda.isDueBefore(deadline) && !usb.answersBefore(agenda.dueAt())) {
			waitForNext();
		}
		return usb.read(generation, left(deadline));
	}

	private Duration left(long deadline) {
		return Duration.ofNanos(Math.max(0, deadline - soc.time().now()));
	}

	/** Waits until nothing is due later. */
	void finish() {
		while (!agenda.isEmpty()) {
			waitForNext();
		}
	}

	private void waitForNext() {
		agenda.advance();
		settle();
	}

	/**
	 * Takes over what was saved; flash, fuses and RAM are restored already.
	 *
	 * @param saved
	 *            what it was doing
	 * @param lastReport
	 *            what the ROM did last
	 * @param delay
	 *            nanoseconds until it shows on the bus
	 */
	void resume(BoardPower saved, BootReport lastReport, long delay) {
		report = lastReport;
		soc.registers().reset(pins.code(), spec.straps(), false);
		if (saved == BoardPower.ROM) {
			serialDownloader(delay, false);
		} else {
			leave(saved);
		}
	}

	/** The software ends after its last answer; the host has a moment to fetch that. */
	private void leaveSoon(Runnable what) {
		usb.endListening();
		agenda.scheduleForHost(soc.time().next() - soc.time().now() + LEAVE_NANOS, what);
	}

	/** Lets happen what is due. */
	void settle() {
		agenda.run();
		if (pace == BoardPace.FAST) {
			long wait = ownWait();
			while (wait != BoardLine.NEVER) {
				soc.time().clock().advance(wait);
				agenda.run();
				wait = ownWait();
			}
		}
	}

	/** Nanoseconds that the board waits for nobody but itself; NEVER if it waits for the host, or for nothing. */
	private long ownWait() {
		long now = soc.time().now();
		if (usb.answersBefore(now)) {
			return BoardLine.NEVER;
		}
		long change = agenda.ownChange(usb.changeAfter(now));
		return change == BoardLine.NEVER ? change : Math.max(0, change - now);
	}

	private void stop(BoardStopped.Cause cause) {
		soc.log().add("board stopped: %s", cause);
		if (cause == BoardStopped.Cause.HUNG) {
			power = BoardPower.HUNG;
			usb.stopListening();
			return;
		}
		powerOff();
		if (cause == BoardStopped.Cause.POWER_CUT) {
			agenda.schedule(CUT_NANOS, this::boot);
		}
	}

	private void leave(BoardPower now) {
		usb.detach();
		downloader = Optional.empty();
		loader = Optional.empty();
		power = now;
	}

	void powerOff() {
		leave(BoardPower.OFF);
		agenda.clear();
		soc.time().stop();
		soc.ram().forget();
		soc.log().add("power off");
	}

	/** Comes out of reset; the ROM, if it stays, needs a moment to show on the bus. */
	void boot() {
		boot(ROM_NANOS, false);
	}

	/** As {@link #boot()}, with another moment in nanoseconds, and by whom. */
	void boot(long romDelay, boolean bySoftware) {
		resets++;
		agenda.clear();
		boolean resetsFlash = power == BoardPower.OFF || spec.wiring().resetLine();
		leave(BoardPower.HUNG);
		soc.time().stop();
		soc.fuses().reload();
		soc.registers().reset(pins.code(), straps(), bySoftware);
		RomTrace trace = new RomTrace(soc, pins.code());
		if (resetsFlash) {
			soc.flash().chip().powerOn();
			soc.memories().forEach(AttachedMemory::powerOn);
		}
		soc.flash().decryptBy(FlashDecryption.NONE);
		boolean byFuses = pins == BootPins.FUSES && soc.fuse(soc.roles().bootByFuses()) != 0;
		boolean forced = soc.fuse(soc.roles().forceInternalBoot()) != 0;
		if (pins == BootPins.INTERNAL || byFuses || forced) {
			FlashBoot.Result result = new FlashBoot(soc, xipPin, trace).boot();
			report = result.report();
			if (result.program().isPresent()) {
				run(result.program().get());
			} else if (!result.hung()) {
				soc.flash().decryptBy(FlashDecryption.NONE);
				trace.serialDownload();
				serialDownloader(romDelay, true);
			}
		} else {
			String why = pins == BootPins.SERIAL ? "The boot pins choose the serial downloader"
					: "The boot pins leave it to the fuses, and BT_FUSE_SEL is not burnt: serial downloader";
			report = new BootReport(false, soc.isClosed(), false, OptionalLong.empty(), List.of(why), List.of());
			trace.serialDownload();
			serialDownloader(romDelay, false);
		}
		trace.store();
		report.steps().forEach(step -> soc.log().add("boot: %s", step));
	}

	/** Joins the serial downloader, unless fuses forbid it. */
	private void serialDownloader(long delay, boolean bootFailed) {
		if (soc.fuse(soc.roles().sdpDisable()) != 0) {
			List<String> steps = new ArrayList<>(report.steps());
			steps.add("SDP_DISABLE is burnt: there is no serial downloader");
			report = new BootReport(false, report.closed(), false, OptionalLong.empty(), steps, report.habEvents());
			return;
		}
		UsbFunction rom = switch (spec.device().rom()) {
		case SDP -> {
			downloader = Optional.of(new SerialDownloader(soc, port, bootFailed));
			yield downloader.get();
		}
		case MBOOT -> new BootloaderRom(soc, port);
		};
		power = BoardPower.ROM;
		// assumed from samples: "SE" was recorded on open RT1051, RT1062 and RT1064, "SP" on closed RT1061
		usb.attach(spec.device().romId(), spec.device().rom().mode(),
				soc.isClosed() ? "SP Blank RT Family " : "SE Blank RT Family ", rom, delay);
	}

	private void run(Program program) {
		LoaderImage image = LoaderImage.in(soc.ram(), program);
		if (!image.isFlashloader()) {
			leave(BoardPower.APPLICATION);
			soc.log().add("an application runs from 0x%08X", program.entryPoint());
			return;
		}
		if (image.isOfAnother(spec.device().name())) {
			leave(BoardPower.HUNG);
			soc.log().add("a flashloader of another part hangs at 0x%08X", program.entryPoint());
			return;
		}
		startLoader(program, LOADER_NANOS);
		soc.log().add("a flashloader runs from 0x%08X", program.entryPoint());
	}

	void startLoader(Program program, long delay) {
		leave(BoardPower.FLASHLOADER);
		Flashloader started = new Flashloader(soc, port, spec.loader(), program);
		loader = Optional.of(started);
		usb.attach(spec.device().flashloaderId(), BoardMode.FLASHLOADER, "USB COMPOSITE DEVICE", started, delay);
	}
}
