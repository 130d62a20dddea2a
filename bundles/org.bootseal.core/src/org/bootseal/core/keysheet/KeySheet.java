/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keysheet;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keys.KeyCollection;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;

/**
 * A key tree with everything about it that is not secret: its keys, the SRK table, the fuse words that this means on a
 * device, and what of them is burnt. No password is asked for and no token is opened.
 *
 * @param source
 *            which tree
 * @param keys
 *            the keys, those that issued others above them
 * @param table
 *            the table of the super root keys; empty if there are none, or HAB does not know their kind
 * @param device
 *            the device whose fuses are meant; empty if none is known
 * @param fuses
 *            the words of the SRK hash, bits 255 to 224 first; empty if there is no table or no device
 * @param findings
 *            what is missing or does not fit, errors first
 */
public record KeySheet(KeySource source, List<KeyLine> keys, Optional<SrkTable> table, Optional<Device> device,
		List<SrkFuse> fuses, List<KeyCollection.Finding> findings) {

	/** How long before its end a certificate is said to end soon. */
	public static final Duration SOON = Duration.ofDays(90);

	/** Copies the lists. */
	public KeySheet {
		keys = List.copyOf(keys);
		fuses = List.copyOf(fuses);
		findings = List.copyOf(findings);
	}

	/**
	 * Reads a tree. Private keys are read only to see whether they fit, and are forgotten.
	 *
	 * @param source
	 *            which tree
	 * @param burnt
	 *            what is burnt on a board, by word index; empty if that is not known
	 * @param now
	 *            the moment of now, to tell what is valid
	 * @return what is known
	 * @throws BadInputException
	 *             if there is no such tree or no such device
	 * @throws IOException
	 *             if reading fails
	 */
	public static KeySheet read(KeySource source, Optional<Map<Integer, Integer>> burnt, Instant now)
			throws BadInputException, IOException {
		KeyCollection collection = KeyCollection.read(List.of(source.folder()), PasswordSource.NONE);
		if (collection.entries().isEmpty()) {
			throw new BadInputException(source.folder() + ": found no certificates of a key tree,"
					+ " expected SRK1_..._crt.pem and so on in the folder crts");
		}
		Optional<Device> device = source.device().isEmpty() ? Optional.empty()
				: Optional.of(DeviceCatalogue.builtIn().find(source.device().get()));
		Optional<FuseMap> map = device.isEmpty() ? Optional.empty() : Optional.of(FuseMap.of(device.get()));
		List<KeyLine> keys = new KeyLines(source, collection, revoked(map, burnt), now).lines();
		return new KeySheet(source, keys, collection.table(), device, fuses(map, collection.table(), burnt),
				collection.findings());
	}

	/** The bits of the revoked super root keys, the first the lowest. */
	private static OptionalInt revoked(Optional<FuseMap> map, Optional<Map<Integer, Integer>> burnt) {
		if (map.isEmpty() || burnt.isEmpty()) {
			return OptionalInt.empty();
		}
		Integer word = burnt.get().get(map.get().srkRevokeWord().index());
		int mask = map.get().srkRevokeMask(OptionalInt.empty());
		return word == null ? OptionalInt.empty()
				: OptionalInt.of((word & mask) >>> Integer.numberOfTrailingZeros(mask));
	}

	private static List<SrkFuse> fuses(Optional<FuseMap> map, Optional<SrkTable> table,
			Optional<Map<Integer, Integer>> burnt) {
		List<SrkFuse> fuses = new ArrayList<>();
		if (map.isPresent() && table.isPresent()) {
			int[] values = table.get().fuseWords();
			for (int i = 0; i < values.length; i++) {
				FuseWord word = map.get().srkHashWords().get(i);
				Integer now = burnt.map(words -> words.get(word.index())).orElse(null);
				fuses.add(new SrkFuse(word, values[i], now == null ? OptionalInt.empty() : OptionalInt.of(now)));
			}
		}
		return fuses;
	}

	/** @return the SRK hash in lower-case hexadecimal digits; empty if there is no table */
	public String hash() {
		return table.map(srks -> HexFormat.of().formatHex(srks.hash())).orElse("");
	}

	/** @return how the board stands to this tree: different if one word is, blank only if all are */
	public SrkFuse.State state() {
		List<SrkFuse.State> states = fuses.stream().map(SrkFuse::state).distinct().toList();
		if (states.contains(SrkFuse.State.DIFFERENT)) {
			return SrkFuse.State.DIFFERENT;
		}
		if (states.size() == 1) {
			return states.get(0);
		}
		// a hash that is burnt in part, or may hold words that are 0 by chance
		return states.contains(SrkFuse.State.EQUAL) && !states.contains(SrkFuse.State.UNKNOWN) ? SrkFuse.State.BLANK
				: SrkFuse.State.UNKNOWN;
	}

	/**
	 * @return a fuses file that wants the SRK hash burnt, as SPSDK's nxpfuses has it
	 * @throws BadInputException
	 *             if there is no table or no device
	 */
	public String fusesYaml() throws BadInputException {
		if (fuses.isEmpty()) {
			throw new BadInputException(source.folder() + ": there is no SRK hash, or no device whose fuses are meant");
		}
		StringBuilder text = new StringBuilder("# The SRK hash of " + source.folder().getFileName() + ".\n");
		text.append("family: ").append(device.orElseThrow().name().toLowerCase(Locale.ROOT))
				.append("\nrevision: latest\nregisters:\n");
		for (SrkFuse fuse : fuses) {
			text.append(String.format(Locale.ROOT, "  \"%s\": 0x%08X\n", fuse.word().name(), fuse.value()));
		}
		return text.toString();
	}
}
