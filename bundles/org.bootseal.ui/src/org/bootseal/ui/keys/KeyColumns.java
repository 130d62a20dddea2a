/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.bootseal.core.keysheet.KeyLine;
import org.bootseal.core.keysheet.KeyLine.Age;
import org.bootseal.core.keysheet.KeyLine.PrivateKey;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.tables.Column;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;

/** The columns of the table of keys. */
final class KeyColumns {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
			.withZone(ZoneId.systemDefault());

	private KeyColumns() {
	}

	static List<Column<KeyLine>> all() {
		return List.of(
				new Column<>(Messages.KeyColumns_name, 12, KeyLine::name).withSomeIcon(KeyColumns::icon),
				new Column<>(Messages.KeyColumns_role, 17, KeyColumns::role),
				new Column<>(Messages.KeyColumns_algorithm, 9, KeyLine::algorithm),
				new Column<>(Messages.KeyColumns_state, 17, KeyColumns::state),
				new Column<>(Messages.KeyColumns_private, 22, KeyColumns::privateKey),
				new Column<KeyLine>(Messages.KeyColumns_from, 9, line -> day(line.from()))
						.withOrder(byTime(KeyLine::from)),
				new Column<KeyLine>(Messages.KeyColumns_until, 9, line -> day(line.until()))
						.withOrder(byTime(KeyLine::until)),
				new Column<>(Messages.KeyColumns_serial, 9, KeyLine::serial),
				new Column<>(Messages.KeyColumns_subject, 24, KeyLine::subject));
	}

	private static Comparator<KeyLine> byTime(Function<KeyLine, Optional<Instant>> time) {
		return Comparator.comparing(line -> time.apply(line).orElse(Instant.EPOCH));
	}

	private static String day(Optional<Instant> time) {
		return time.map(DAY::format).orElse(""); //$NON-NLS-1$
	}

	private static String role(KeyLine line) {
		String role = switch (line.role()) {
		case CA -> Messages.KeyColumns_ca;
		case SRK -> Messages.KeyColumns_srk;
		case CSF -> Messages.KeyColumns_csf;
		case IMG -> Messages.KeyColumns_img;
		};
		return line.isUsed() ? NLS.bind(Messages.KeyColumns_used, role) : role;
	}

	/** @return what is to be said of a key, the worst first: revoked, then its time */
	static String state(KeyLine line) {
		String age = switch (line.age()) {
		case VALID -> Messages.KeyColumns_valid;
		case SOON -> Messages.KeyColumns_soon;
		case EXPIRED -> Messages.KeyColumns_expired;
		case NOT_YET -> Messages.KeyColumns_notYet;
		case UNKNOWN -> Messages.KeyColumns_noCertificate;
		};
		return isRevoked(line) ? NLS.bind(Messages.KeyColumns_revoked, age) : age;
	}

	private static boolean isRevoked(KeyLine line) {
		return line.revoked().orElse(Boolean.FALSE).booleanValue();
	}

	private static String privateKey(KeyLine line) {
		if (line.role() == KeyLine.Role.CA) {
			return ""; //$NON-NLS-1$
		}
		return switch (line.privateKey()) {
		case PLAIN -> Messages.KeyColumns_plain;
		case ENCRYPTED -> Messages.KeyColumns_encrypted;
		case LOCKED -> Messages.KeyColumns_locked;
		case TOKEN -> Messages.KeyColumns_token;
		case ELSEWHERE -> Messages.KeyColumns_elsewhere;
		case MISSING -> Messages.KeyColumns_missing;
		case OTHER -> Messages.KeyColumns_other;
		};
	}

	/** @return whether something with a key is wrong, so that it is shown in another colour */
	static boolean isBad(KeyLine line) {
		return line.age() == Age.EXPIRED || line.privateKey() == PrivateKey.OTHER || isRevoked(line);
	}

	private static Optional<ImageDescriptor> icon(KeyLine line) {
		if (line.role() == KeyLine.Role.CA) {
			return Optional.empty();
		}
		if (line.privateKey() == PrivateKey.OTHER || isRevoked(line) && line.isUsed()) {
			return Optional.of(BootsealImages.STATE_ERROR);
		}
		boolean isMissing = line.privateKey() == PrivateKey.MISSING
				&& (line.role() != KeyLine.Role.SRK || line.below().isEmpty());
		return Optional.of(line.age() == Age.VALID && !isMissing && !isRevoked(line) ? BootsealImages.STATE_OK
				: BootsealImages.STATE_WARNING);
	}
}
