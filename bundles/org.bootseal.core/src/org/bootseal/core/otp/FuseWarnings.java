/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import org.bootseal.core.otp.FuseFinding.Severity;

/** Says in plain sentences what a plan means for a board. */
final class FuseWarnings {

	private final FuseMap map;
	private final FuseState state;
	private final List<FuseCheck> checks;
	private final boolean imageKnown;

	/**
	 * @param checks
	 *            those that count; others may be left out
	 */
	FuseWarnings(FuseMap map, FuseState state, List<FuseCheck> checks, boolean imageKnown) {
		this.map = map;
		this.state = state;
		this.checks = checks;
		this.imageKnown = imageKnown;
	}

	/** @return refusals, then warnings */
	List<FuseFinding> findings() {
		List<FuseFinding> findings = new ArrayList<>();
		checks.stream().filter(check -> check.status() == FuseStatus.CONFLICT)
				.forEach(check -> findings.add(new FuseFinding(Severity.REFUSAL, check.reason())));
		List<String> warnings = new ArrayList<>();
		checks.stream().filter(check -> check.status() == FuseStatus.WRITE)
				.forEach(check -> addDangers(check, warnings));
		addSrkWarnings(warnings);
		addOnceWarnings(warnings);
		addLockWarnings(warnings);
		addClosingWarnings(warnings);
		warnings.forEach(text -> findings.add(new FuseFinding(Severity.WARNING, text)));
		return findings;
	}

	private List<String> closing() {
		return List.of(
				String.format(Locale.ROOT, "SEC_CONFIG[1] (%s, bit mask 0x%x) is burnt: the part is closed for ever.",
						map.closeWord(), map.closeMask()),
				"From the next reset on the ROM runs only images signed under the SRK table with the hash " + srkHash()
						+ "; a flashloader must be signed under it as well.",
				"If the private keys are lost or their SRKs are revoked, nobody can make new firmware for this board.",
				imageKnown
						? "The image of this plan is signed under this SRK table."
						: "Whether an image is signed under this SRK table was not checked.");
	}

	private String srkHash() {
		StringBuilder hash = new StringBuilder();
		for (FuseWord word : map.srkHashWords()) {
			int value = after(word);
			hash.append(HexFormat.of().toHexDigits(Integer.reverseBytes(value)));
		}
		return hash.toString();
	}

	private int after(FuseWord word) {
		return checks.stream().filter(check -> check.request().word().equals(word))
				.mapToInt(check -> check.request().value()).reduce(state.value(word), (a, b) -> a | b);
	}

	private void addDangers(FuseCheck check, List<String> warnings) {
		FuseWord word = check.request().word();
		if (map.isXipFuseReadWithPins() && word.equals(map.encryptedXipWord())
				&& (check.missing() & map.encryptedXipMask()) != 0) {
			// NXP community, post 1777229
			warnings.add(word + ", ENCRYPT_XIP_EN: the part never boots a plain image again, whatever the pins say.");
		}
		for (FuseField field : word.fields()) {
			if (!field.danger().isEmpty() && (field.mask() & check.missing()) != 0) {
				warnings.add(word + ", " + field.name() + ": " + field.danger());
			}
		}
	}

	private void addSrkWarnings(List<String> warnings) {
		for (FuseCheck check : checks) {
			boolean partly = check.request().group() == FuseGroup.SRK && check.status() == FuseStatus.WRITE
					&& check.current() != 0;
			if (partly) {
				warnings.add(String.format(Locale.ROOT,
						"%s is burnt in part (0x%08x of 0x%08x), as after a power cut; the rest is burnt now.",
						check.request().word(), check.current(), check.request().value()));
			}
		}
	}

	/** Each lock is named, with the words that it locks. */
	private void addLockWarnings(List<String> warnings) {
		for (FuseCheck check : checks) {
			FuseWord locks = check.request().word();
			if (check.request().group() != FuseGroup.LOCK || check.status() != FuseStatus.WRITE) {
				continue;
			}
			for (FuseField field : locks.fields()) {
				int bits = field.mask() & check.missing();
				addLock(warnings, locks, field, "programmed", FuseLock::writeMask, bits);
				addLock(warnings, locks, field, "read", FuseLock::readMask, bits);
				addLock(warnings, locks, field, "overridden in their shadow registers", FuseLock::overrideMask, bits);
			}
		}
	}

	private void addLock(List<String> warnings, FuseWord locks, FuseField field, String what,
			ToLongFunction<FuseLock> mask, int bits) {
		String words = map.words().stream().filter(
				word -> word.lock().filter(lock -> lock.word() == locks.index() && (mask.applyAsLong(lock) & bits) != 0)
						.isPresent())
				.map(FuseWord::name).collect(Collectors.joining(", "));
		if (!words.isEmpty()) {
			warnings.add(locks + ", " + field.name() + ": " + words + " can never be " + what + " again.");
		}
	}

	/** What is left 0 in a word that can be burnt only once stays 0. */
	private void addOnceWarnings(List<String> warnings) {
		for (FuseCheck check : checks) {
			FuseWord word = check.request().word();
			int left = word.describedBits() & ~check.request().mask();
			if (check.status() == FuseStatus.WRITE && word.protection().burnsOnce() && left != 0) {
				warnings.add(String.format(Locale.ROOT,
						"%s can be burnt only once: its bits 0x%x, which nothing is wanted of, stay 0 for ever.", word,
						left));
			}
		}
	}

	private void addClosingWarnings(List<String> warnings) {
		boolean closed = (state.value(map.closeWord()) & map.closeMask()) != 0;
		boolean closes = checks.stream().anyMatch(
				check -> check.request().group() == FuseGroup.CLOSE && check.status() == FuseStatus.WRITE);
		if (closes) {
			warnings.addAll(closing());
		}
		boolean locksClosing = map.closeWord().lock().filter(lock -> lock.forbidsWriting(burntNow(lock.word())))
				.isPresent();
		if (locksClosing && !closed && !closes) {
			warnings.add(map.closeWord() + " is locked by this plan: the board can never be closed afterwards.");
		}
		if (closed && checks.stream().anyMatch(FuseWarnings::writesSrk)) {
			warnings.add("The board is closed already, and its SRK hash is not complete.");
		}
	}

	private int burntNow(int word) {
		return checks.stream().filter(check -> check.request().word().index() == word)
				.filter(check -> check.status() == FuseStatus.WRITE).mapToInt(FuseCheck::missing)
				.reduce(0, (a, b) -> a | b);
	}

	private static boolean writesSrk(FuseCheck check) {
		return check.request().group() == FuseGroup.SRK && check.status() == FuseStatus.WRITE;
	}
}
