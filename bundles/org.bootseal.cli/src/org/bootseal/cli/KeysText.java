/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;

import org.bootseal.core.keys.KeyCollection;
import org.bootseal.core.keys.KeyEntry;
import org.bootseal.core.keys.KeyKind;

/** What people and programs are told about a collection of keys. */
final class KeysText {

	private static final int SHOWN_DIGITS = 16;

	private KeysText() {
		// static only
	}

	static void show(Output output, KeyCollection keys) {
		output.say(Output.Tone.HEADING, "Keys");
		for (KeyEntry entry : keys.entries()) {
			show(output, entry);
		}
		keys.table().ifPresent(table -> SrkText.show(output, table));
		for (KeyCollection.Finding finding : keys.findings()) {
			if (finding.isError()) {
				output.emit("problem", "message", finding.message());
				output.say("problem: " + finding.message());
			} else {
				output.warn(finding.message());
			}
		}
	}

	private static void show(Output output, KeyEntry entry) {
		var certificate = entry.certificate();
		String kind = KeyKind.of(certificate.getPublicKey()).map(KeyKind::label).orElse("unknown kind");
		String serial = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
		output.say(String.format(Locale.ROOT, "  %-6s %-8s %s to %s  serial %s  SHA-256 %s...  %s",
				entry.place(), kind, day(certificate.getNotBefore()), day(certificate.getNotAfter()), serial,
				entry.fingerprint().substring(0, SHOWN_DIGITS), entry.state().meaning()));
		output.say("         " + entry.certificateFile().getFileName()
				+ entry.keyFile().map(file -> ", " + file.getFileName()).orElse(""));
		output.emit("key", "place", entry.place().toString(), "kind", kind, "serial", serial, "notBefore",
				certificate.getNotBefore().toInstant().toString(), "notAfter",
				certificate.getNotAfter().toInstant().toString(), "subject",
				certificate.getSubjectX500Principal().getName(), "issuer",
				certificate.getIssuerX500Principal().getName(), "sha256", entry.fingerprint(), "certificate",
				entry.certificateFile().toString(), "privateKey", entry.keyFile().map(Object::toString).orElse(""),
				"state", entry.state().name().toLowerCase(Locale.ROOT));
	}

	private static String day(Date date) {
		return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
	}
}
