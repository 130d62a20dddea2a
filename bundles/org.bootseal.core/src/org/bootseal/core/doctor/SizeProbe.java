/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.MbootException;

/** A chip that is smaller than what is to be written: it says so, or it says more than it has. */
final class SizeProbe implements Probe {

	private static final int STEP = 0x1000;
	private static final int PLACES = 16;
	/** Chips that NOR flashloaders know have at least 64 KiB. */
	private static final long LEAST = 1L << 16;
	/** Fewer equal places could be chance. */
	private static final int ENOUGH = 2;

	private final DoctorCase what;
	private final FlashPins pins;

	SizeProbe(DoctorCase what) {
		this.what = what;
		pins = FlashPins.of(what.device(), what.option(), what.wanted().instance());
	}

	@Override
	public List<Trial> wanted(Facts facts) {
		Optional<FlashContent> content = facts.last(Observation.Content.class).map(Observation.Content::content)
				.filter(each -> !each.wrong().isEmpty() && each.blank() < each.wrong().size());
		if (content.isEmpty() || what.wanted().xip().isPresent() || length() <= LEAST) {
			return List.of();
		}
		return List.of(Trial.of("wrap", "Look whether the start of the flash comes again at a power of two",
				Risk.CONFIGURE, Duration.ofMillis(500), bench -> wrap(bench, content.get().offset())));
	}

	private int length() {
		return what.wanted().image().content().length;
	}

	/** The least distance after which the flash shows the same although the image has something else there. */
	private Observation wrap(Bench bench, long offset)
			throws ConnectionException, MbootException, CancelledException {
		byte[] image = what.wanted().image().content();
		for (long distance = LEAST; distance < image.length; distance *= 2) {
			bench.progress().checkCancelled();
			if (comesAgain(bench, image, offset, (int) distance)) {
				return new Observation.Wrap(distance, String.format(Locale.ROOT,
						"the flash shows the same at 0x%X and 0x%X bytes behind, where the image has two contents",
						offset, distance));
			}
		}
		return new Observation.Wrap(0, "no part of the flash comes again");
	}

	private boolean comesAgain(Bench bench, byte[] image, long offset, int distance)
			throws ConnectionException, MbootException, CancelledException {
		int equal = 0;
		for (int at = 0; at < PLACES * STEP && at + distance + STEP <= image.length; at += STEP) {
			if (Arrays.equals(image, at, at + STEP, image, at + distance, at + distance + STEP)) {
				continue;
			}
			Optional<byte[]> near = bench.ask(ProbeBlock.ARRAY, pins, offset + at, STEP);
			Optional<byte[]> far = bench.ask(ProbeBlock.ARRAY, pins, offset + at + distance, STEP);
			if (near.isEmpty() || far.isEmpty() || !Arrays.equals(near.get(), far.get())
					|| FlashTrials.isBlank(near.get())) {
				return false;
			}
			equal += isLeft(far.get(), image, at, distance) ? 1 : 0;
		}
		return equal >= ENOUGH;
	}

	/** What is left of two contents in one place: the later one, or all bits that either of them clears. */
	private static boolean isLeft(byte[] found, byte[] image, int at, int distance) {
		boolean later = true;
		boolean both = true;
		for (int i = 0; i < STEP; i++) {
			later &= found[i] == image[at + distance + i];
			both &= found[i] == (byte) (image[at + i] & image[at + distance + i]);
		}
		return later || both;
	}

	@Override
	public void judge(Facts facts, Verdicts verdicts) {
		facts.last(Observation.Wrap.class).filter(wrap -> wrap.after() > 0)
				.ifPresent(wrap -> verdicts.say(Cause.WRONG_SIZE, Certainty.CERTAIN, wrap.text()
						+ String.format(Locale.ROOT, "; so the chip has 0x%X bytes at most", wrap.after())));
		OptionalLong size = size(facts);
		if (size.isPresent() && end(facts) > size.getAsLong()) {
			verdicts.say(Cause.WRONG_SIZE, Certainty.CERTAIN, String.format(Locale.ROOT,
					"the image ends at 0x%X, and the chip says that it has 0x%X bytes", end(facts), size.getAsLong()));
		}
	}

	/** What the chip says of itself; its table and the flashloader that read it agree. */
	private static OptionalLong size(Facts facts) {
		OptionalLong size = facts.first(Observation.Chip.class, Observation.Chip::isThere)
				.map(chip -> chip.answers().sizeByTable()).orElse(OptionalLong.empty());
		boolean told = facts.first(Observation.Configured.class, configured -> configured.memory()
				.filter(memory -> memory.size().equals(size)).isPresent()).isPresent();
		return told ? size : OptionalLong.empty();
	}

	private long end(Facts facts) {
		return facts.last(Observation.Content.class).map(content -> content.content().offset() + length()).orElse(0L);
	}
}
