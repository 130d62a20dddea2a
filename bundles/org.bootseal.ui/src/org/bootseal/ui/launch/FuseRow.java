/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseField;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;
import org.eclipse.osgi.util.NLS;

/**
 * A line of the table of what will be burnt: a whole word, or one thing that its bits mean.
 *
 * @param name
 *            of the word, of the bits of one meaning, or of one bit
 * @param word
 *            the word's number; empty for bits
 * @param now
 *            what is burnt
 * @param after
 *            what will be burnt
 * @param mask
 *            which bits of the word are meant
 * @param group
 *            what they are burnt for
 * @param bits
 *            the bits that change, lowest first; empty for bits, and for a word that is one number
 */
record FuseRow(String name, String word, String now, String after, String mask, FuseGroup group, List<FuseRow> bits) {

	/** Copies the list. */
	FuseRow {
		bits = List.copyOf(bits);
	}

	/** Makes the row of a word; each bit of it that changes stands in a row below, also those without a name. */
	static FuseRow of(FuseCheck asked) {
		FuseCheck check = asked.shown();
		int now = check.current();
		int after = now | check.request().value();
		FuseGroup group = check.request().group();
		List<FuseRow> bits = new ArrayList<>();
		for (FuseField field : check.request().word().fields()) {
			if ((field.mask() & check.missing()) != 0) {
				bits.add(new FuseRow(field.name(), "", check.known() ? value(field, now) : Messages.FuseRow_unknown, //$NON-NLS-1$
						value(field, after), hex(field.mask()), group, List.of()));
			}
		}
		int nameless = check.missing() & ~check.request().word().describedBits();
		for (int rest = nameless; rest != 0; rest &= rest - 1) {
			int bit = Integer.numberOfTrailingZeros(rest);
			bits.add(new FuseRow(NLS.bind(Messages.FuseRow_bit, Integer.valueOf(bit)), "", //$NON-NLS-1$
					check.known() ? "0" : Messages.FuseRow_unknown, "1", hex(1 << bit), group, List.of())); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return new FuseRow(check.request().word().name(), Integer.toString(check.request().word().index()),
				check.known() ? hex(now) : Messages.FuseRow_unknown,
				check.request().secret() ? FuseRequest.HIDDEN : hex(after), hex(check.request().mask()), group,
				bits);
	}

	private static String value(FuseField field, int word) {
		long value = field.value(word);
		Map<Long, String> meanings = field.values();
		String meaning = meanings.get(Long.valueOf(value));
		String number = field.width() == 1 ? Long.toString(value)
				: "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT); //$NON-NLS-1$
		return meaning == null ? number : number + " (" + meaning + ")"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String hex(int word) {
		return String.format(Locale.ROOT, "0x%08X", Integer.valueOf(word)); //$NON-NLS-1$
	}

	/** Returns the row and those below it as lines whose columns are separated by tabs. */
	List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(String.join("\t", name, word, now, after, mask, group.id())); //$NON-NLS-1$
		bits.forEach(bit -> lines.addAll(bit.lines()));
		return lines;
	}
}
