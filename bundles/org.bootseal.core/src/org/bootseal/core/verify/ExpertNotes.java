/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.hab.BootData;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.hab.Ivt;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.verify.KeySlots.InstalledCertificate;

/** What HAB does not look at but a person should, and what an answer takes for granted. */
final class ExpertNotes {

	private final TargetPart part;
	private final byte[] file;
	private final Instant now;
	private final List<String> conditions = new ArrayList<>();
	private final List<String> warnings = new ArrayList<>();

	ExpertNotes(TargetPart part, byte[] file, Instant now) {
		this.part = part;
		this.file = file;
		this.now = now;
	}

	List<String> conditions() {
		return conditions;
	}

	List<String> warnings() {
		return warnings;
	}

	void look(Ivt ivt, BootData loaded, long base, List<CoverageRange> ranges, CoverageMap coverage,
			Optional<CsfPlayer> player) {
		player.ifPresent(csf -> {
			csf.keys().table().ifPresent(this::lookAtTable);
			csf.keys().certificates().forEach(this::lookAt);
			lookForReuse(csf.keys().certificates());
			if (csf.data().secrets().isUnchecked()) {
				conditions.add("the MAC of the encrypted data was not checked, because the key was not given");
			}
		});
		if (loaded.plugin() != 0) {
			warnings.add("the boot data say that this is a plug-in, which the ROM calls before it looks for the image");
		}
		long end = loaded.start() + loaded.length() - base;
		if (end < file.length && end > 0 && !coverage.isBlank(end, file.length)) {
			warnings.add(String.format(Locale.ROOT, "there are data behind the image, from offset 0x%X on, which HAB"
					+ " does not look at", end));
		}
		long csf = ivt.csf() - base;
		boolean filled = player.isPresent() && ranges.stream()
				.anyMatch(range -> range.kind() == CoverageRange.Kind.UNUSED && range.offset() >= csf
						&& range.offset() + range.length() <= Math.min(end, csf + HabConstants.CSF_LENGTH)
						&& range.length() > 3 && range.meaning().startsWith("space")
						&& !coverage.isBlank(range.offset(), range.offset() + range.length()));
		if (filled) {
			warnings.add("there are data in the space of the CSF that no command points to");
		}
	}

	private void lookAtTable(SrkTable table) {
		if (part.srkHash().isEmpty()) {
			StringBuilder words = new StringBuilder();
			for (int word : table.fuseWords()) {
				words.append(String.format(Locale.ROOT, " 0x%08X", word));
			}
			conditions.add("the SRK hash was not compared with fuses; they have to hold"
					+ words + " (" + HexFormat.of().formatHex(table.hash()) + ")");
		}
	}

	private void lookAt(InstalledCertificate installed) {
		KeyCertificate certificate = installed.certificate();
		String whose = "the certificate of the " + installed.role() + " (" + certificate.subject() + ")";
		certificate.notAfter().filter(now::isAfter).ifPresent(
				end -> warnings.add(whose + " expired at " + end + "; HAB knows no time and takes it all the same"));
		certificate.notBefore().filter(now::isBefore).ifPresent(start -> warnings
				.add(whose + " is valid only from " + start + "; HAB knows no time and takes it all the same"));
		if (certificate.saysCa()) {
			warnings.add(whose + " says that its key certifies others, but it signs the image");
		}
		if (certificate.forbidsSigning()) {
			warnings.add(whose + " says that its key is not for signing data");
		}
	}

	private void lookForReuse(List<InstalledCertificate> certificates) {
		for (int i = 1; i < certificates.size(); i++) {
			InstalledCertificate one = certificates.get(i);
			for (InstalledCertificate other : certificates.subList(0, i)) {
				if (Arrays.equals(one.place().body(), other.place().body())) {
					warnings.add("one certificate serves as the " + other.role() + " and as the " + one.role());
				}
			}
		}
	}
}
