/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.board.hab.CsfUse;
import org.bootseal.board.hab.HabEvent;
import org.bootseal.board.hab.HabMemory;
import org.bootseal.board.hab.HabPart;
import org.bootseal.board.hab.HabVerdict;
import org.bootseal.board.hab.HabVerifier;
import org.bootseal.board.silicon.BoardStopped;
import org.bootseal.board.soc.Program;
import org.bootseal.board.soc.Soc;
import org.bootseal.core.hab.HabConstants;

/**
 * What the ROM does with an image that is in place, whether a host sent it or flash holds it: IVT, boot data, DCD, HAB,
 * branch.
 */
final class ImageGate {

	/** Assumed: hashing and three RSA-2048 verifications. */
	private static final long AUTHENTICATION_NANOS = 60_000_000L;

	private final Soc soc;
	private final HabMemory memory;

	/**
	 * What came of an image.
	 *
	 * @param program
	 *            what is branched to; empty if the ROM does not
	 * @param hung
	 *            whether the ROM branched to where there is no code
	 * @param authentic
	 *            whether HAB found it authentic
	 * @param events
	 *            what HAB logged
	 * @param steps
	 *            what was done, in sentences
	 */
	record Outcome(Optional<Program> program, boolean hung, boolean authentic, List<HabEvent> events,
			List<String> steps) {
	}

	ImageGate(Soc soc, HabMemory memory) {
		this.soc = soc;
		this.memory = memory;
	}

	/** As a ROM does with an image that was loaded into RAM: what happens stands in the log of the board. */
	static Optional<Program> passFromRam(Soc soc, long ivtAddress, boolean skipDcd) {
		Outcome outcome = new ImageGate(soc, new RamMemory(soc)).pass(ivtAddress, skipDcd);
		outcome.steps().forEach(step -> soc.log().add("ROM: %s", step));
		outcome.events().stream().map(HabEvent::line).forEach(line -> soc.log().add("HAB: %s", line));
		if (outcome.hung()) {
			throw new BoardStopped(BoardStopped.Cause.HUNG);
		}
		return outcome.program();
	}

	Outcome pass(long ivtAddress, boolean skipDcd) {
		List<String> steps = new ArrayList<>();
		List<HabEvent> events = new ArrayList<>();
		Optional<byte[]> block = memory.read(ivtAddress, HabConstants.IVT_LENGTH);
		Optional<String> problem = block.isEmpty() ? Optional.of("can't be read") : ivtProblem(block.get(), ivtAddress);
		if (problem.isPresent()) {
			steps.add(sentence("The IVT at 0x%08X %s", ivtAddress, problem.get()));
			return new Outcome(Optional.empty(), false, false, events, steps);
		}
		ByteBuffer ivt = ByteBuffer.wrap(block.get()).order(ByteOrder.LITTLE_ENDIAN);
		long entry = ivt.getInt(4) & 0xFFFFFFFFL;
		steps.add(sentence("The IVT at 0x%08X is good, its entry is 0x%08X", ivtAddress, entry));
		Optional<byte[]> bootData = memory.read(ivt.getInt(0x10) & 0xFFFFFFFFL, HabConstants.BOOT_DATA_LENGTH);
		if (bootData.isEmpty()) {
			steps.add(sentence("The boot data at 0x%08X can't be read", ivt.getInt(0x10)));
			return new Outcome(Optional.empty(), false, false, events, steps);
		}
		ByteBuffer boot = ByteBuffer.wrap(bootData.get()).order(ByteOrder.LITTLE_ENDIAN);
		if (boot.getInt(8) != 0) {
			steps.add("The boot data has the plug-in flag, which this board does not run");
			return new Outcome(Optional.empty(), false, false, events, steps);
		}
		if (!runDcd(ivt.getInt(0x0C) & 0xFFFFFFFFL, skipDcd, steps)) {
			events.add(HabEvent.invalidDcd());
		}
		HabVerdict verdict = authenticate(ivtAddress, events, steps);
		boolean authentic = events.isEmpty();
		if (soc.isClosed() && !authentic) {
			return new Outcome(Optional.empty(), false, false, events, steps);
		}
		if (verdict.leftEncrypted()) {
			steps.add(sentence("The ROM branches to 0x%08X, where the code is still encrypted: the processor hangs",
					entry));
			return new Outcome(Optional.empty(), true, false, events, steps);
		}
		Optional<Program> program = branch(entry, boot, steps);
		return new Outcome(program, program.isEmpty(), authentic, events, steps);
	}

	private static String sentence(String format, Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

	private static Optional<String> ivtProblem(byte[] bytes, long address) {
		ByteBuffer ivt = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		boolean header = (ivt.get(0) & 0xFF) == HabConstants.TAG_IVT && ivt.get(1) == 0
				&& ivt.get(2) == HabConstants.IVT_LENGTH && (ivt.get(3) & 0xF0) == 0x40;
		if (!header) {
			return Optional.of("is none: it does not begin with D1 00 20 4x");
		}
		long self = ivt.getInt(0x14) & 0xFFFFFFFFL;
		if (self != address) {
			return Optional.of(sentence("says that it is at 0x%08X", self));
		}
		return Optional.empty();
	}

	private boolean runDcd(long address, boolean skip, List<String> steps) {
		if (address == 0) {
			return true;
		}
		if (skip) {
			steps.add("The DCD is skipped, as the host asked");
			return true;
		}
		Optional<byte[]> dcd = memory.read(address, HabConstants.HEADER_LENGTH).flatMap(header -> memory
				.read(address, Math.min(DcdRunner.mostBytes(), ByteBuffer.wrap(header).getShort(1) & 0xFFFF))
				.flatMap(DcdRunner::cut));
		if (dcd.isEmpty()) {
			steps.add(sentence("There is no DCD at 0x%08X, where the IVT has it", address));
			return false;
		}
		boolean done = new DcdRunner(soc).run(dcd.get());
		steps.add(done ? sentence("The DCD at 0x%08X was carried out", address)
				: sentence("The DCD at 0x%08X could not be carried out", address));
		return done;
	}

	private HabVerdict authenticate(long ivtAddress, List<HabEvent> events, List<String> steps) {
		HabPart part = new HabPart(soc.isClosed(), soc.srkHash(), soc.revokedKeys(),
				new HashSet<>(soc.device().habEngines()), Optional.of(soc.keyBlobs()));
		HabVerdict verdict = new HabVerifier(part, memory).authenticate(ivtAddress);
		soc.time().spend(AUTHENTICATION_NANOS);
		boolean authentic = verdict.authentic() && events.isEmpty();
		events.addAll(verdict.events());
		String csf = " (" + verdict.csf().map(CsfUse::toString).orElse("no CSF") + ")";
		if (authentic) {
			steps.add("HAB: the image is authentic" + csf);
		} else {
			steps.add("HAB: the image is not authentic" + csf + (part.isBlank() ? "; the SRK hash is not burnt" : "")
					+ (part.closed() ? "; the part is closed, so it does not run" : "; the part is open, so it runs"));
		}
		return verdict;
	}

	/**
	 * Odd entries are code. An even one is a vector table, as NXP's boot headers have it: stack pointer, reset vector.
	 */
	private Optional<Program> branch(long entry, ByteBuffer boot, List<String> steps) {
		long start = boot.getInt(0) & 0xFFFFFFFFL;
		long length = boot.getInt(4) & 0xFFFFFFFFL;
		long target = entry;
		if (entry % 2 == 0) {
			Optional<byte[]> vectors = memory.read(entry, 8);
			target = vectors.map(v -> ByteBuffer.wrap(v).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFFFFFFL)
					.orElse(0L);
		}
		Optional<byte[]> code = memory.read(target & ~1L, 2);
		boolean erased = code.isEmpty() || code.get()[0] == -1 && code.get()[1] == -1;
		if (target % 2 == 0 || erased) {
			steps.add(sentence("The ROM branches to 0x%08X, where there is no code: the processor hangs", target));
			return Optional.empty();
		}
		steps.add(sentence("The ROM branches to 0x%08X", target));
		return Optional.of(new Program(start, length, target));
	}
}
