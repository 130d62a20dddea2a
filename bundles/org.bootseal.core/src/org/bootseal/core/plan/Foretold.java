/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.predict.BootFlash;
import org.bootseal.core.predict.BootMode;
import org.bootseal.core.predict.BootPrediction;
import org.bootseal.core.predict.BootPrediction.Verdict;
import org.bootseal.core.predict.BootPredictor;
import org.bootseal.core.predict.BootSituation;

/** What was to be expected of the boot that a run ends with, held against what happened. */
final class Foretold {

	private final Optional<BootPrediction> prediction;
	private final String reason;

	private Foretold(Optional<BootPrediction> prediction, String reason) {
		this.prediction = prediction;
		this.reason = reason;
	}

	private static Foretold nothing(String reason) {
		return new Foretold(Optional.empty(), reason);
	}

	/**
	 * @param plan
	 *            what was written
	 * @param fuses
	 *            what is burnt as far as it was read, by word index; empty if no fuse was read
	 * @param xipPin
	 *            how the boot pin of encrypted XIP stands
	 * @return what follows from that
	 */
	static Foretold of(Plan plan, Map<Integer, Integer> fuses, boolean xipPin) {
		if (fuses.isEmpty()) {
			return nothing("the fuses were not read");
		}
		if (!(plan instanceof WritePlan write)) {
			return nothing("it is not known what is in the flash");
		}
		if (isDecided(write)) {
			return nothing("what the part encrypts by a key of its own nobody else can read");
		}
		try {
			return of(write, fuses, xipPin);
		} catch (BadInputException e) {
			return nothing(e.getMessage());
		}
	}

	/** Whether the part itself makes a key blob or encrypts. */
	private static boolean isDecided(WritePlan plan) {
		return plan.steps().stream().anyMatch(step -> step instanceof KeyBlobStep || step instanceof EncryptStep);
	}

	private static Foretold of(WritePlan plan, Map<Integer, Integer> fuses, boolean xipPin) throws BadInputException {
		Device device = plan.device();
		List<BoardCommand.WriteMemory> writes = writes(plan);
		int memoryId = writes.isEmpty() ? 0 : writes.get(0).memoryId();
		Optional<BootMemory> copiedFrom = device.bootMemories().stream()
				.filter(memory -> memoryId != 0 && memoryId != FlexSpiNorOption.MEMORY_ID)
				.filter(memory -> memory.memoryId() == memoryId).findFirst();
		BootFlash flash = copiedFrom.isPresent() ? copied(plan.image(), copiedFrom.get()) : mapped(device, writes);
		BootPrediction prediction = BootPredictor.predict(
				new BootSituation(device, known(device, fuses, xipPin), flash, Optional.of(xipPin), copiedFrom),
				BootMode.INTERNAL);
		return prediction.verdict() == Verdict.UNKNOWN ? nothing(last(prediction))
				: new Foretold(Optional.of(prediction), "");
	}

	private static String last(BootPrediction prediction) {
		List<String> steps = prediction.steps();
		return steps.isEmpty() ? prediction.sentence() : steps.get(steps.size() - 1);
	}

	private static List<BoardCommand.WriteMemory> writes(WritePlan plan) {
		List<BoardCommand.WriteMemory> writes = new ArrayList<>();
		for (Step step : plan.steps()) {
			if (step instanceof WriteImageStep image) {
				writes.add(image.write());
			} else if (step instanceof WritePartStep part) {
				writes.add(part.write());
			}
		}
		return writes;
	}

	private static BootFlash copied(PlanFile image, BootMemory memory) {
		byte[] content = image.content();
		byte[] whole = new byte[(int) memory.ivtOffset() + content.length];
		System.arraycopy(content, 0, whole, (int) memory.ivtOffset(), content.length);
		return new BootFlash(whole, OptionalLong.empty(), Optional.empty());
	}

	/** The FCB was written and compared in the same run. */
	private static BootFlash mapped(Device device, List<BoardCommand.WriteMemory> writes) {
		long end = writes.stream().mapToLong(write -> write.address() + write.file().length()).max()
				.orElse(device.flashBase());
		byte[] whole = new byte[(int) (end - device.flashBase())];
		Arrays.fill(whole, (byte) 0xFF);
		for (BoardCommand.WriteMemory write : writes) {
			byte[] content = write.file().content();
			System.arraycopy(content, 0, whole, (int) (write.address() - device.flashBase()), content.length);
		}
		return new BootFlash(whole, OptionalLong.empty(), Optional.empty()).withFcbToCome();
	}

	/**
	 * A run reads the words that decide over closing and locking. Of the others some choose the boot memory, and they
	 * are taken for not burnt; where the flash is decrypted some are keys, of which nothing can be taken for granted.
	 */
	private static Map<Integer, Integer> known(Device device, Map<Integer, Integer> fuses, boolean xipPin)
			throws BadInputException {
		Map<Integer, Integer> known = new TreeMap<>(fuses);
		FuseMap map = FuseMap.of(device);
		for (FuseWord word : xipPin ? List.<FuseWord>of() : map.words()) {
			boolean isHash = map.srkHashWords().contains(word) || map.srkRevokeWord().equals(word);
			if (!isHash && !map.closeWord().equals(word)) {
				known.putIfAbsent(word.index(), 0);
			}
		}
		return known;
	}

	/** What a report is against what was foretold, in brackets behind what happened, or a short clause. */
	String held(BootReport report) {
		if (prediction.isEmpty()) {
			return " (nothing was foretold: " + reason + ")";
		}
		List<String> others = differences(prediction.get(), report);
		return others.isEmpty() ? " as foretold" : " (foretold was " + String.join(", ", others) + ")";
	}

	private static List<String> differences(BootPrediction foretold, BootReport report) {
		if (foretold.verdict() != Verdict.BOOTS) {
			return List.of("that the board " + foretold.sentence());
		}
		List<String> others = new ArrayList<>();
		if (!foretold.entryPoint().equals(report.entryPoint())) {
			others.add(String.format(Locale.ROOT, "the entry 0x%08X", foretold.entryPoint().orElseThrow()));
		}
		if (foretold.closed().filter(closed -> closed != report.closed()).isPresent()) {
			others.add(report.closed() ? "an open part" : "a closed part");
		}
		if (foretold.authentic() != report.authenticated()) {
			others.add(foretold.authentic() ? "that HAB authenticates the image"
					: "that HAB does not authenticate the image");
		}
		return others;
	}

	/** What was expected of a board that does not boot, a sentence with a space before it; empty if nothing was. */
	String expected() {
		return prediction.map(foretold -> foretold.verdict() == Verdict.BOOTS
				? " Foretold was that it " + foretold.sentence() + "."
				: " That was foretold: it " + foretold.sentence() + ".").orElse("");
	}
}
