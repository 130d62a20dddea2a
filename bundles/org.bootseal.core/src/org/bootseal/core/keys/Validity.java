/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.bootseal.core.BadInputException;

/**
 * How long new certificates are valid. A ROM does not look at it, but those who check a signature later do.
 *
 * @param from
 *            start; empty for the moment when the keys are made
 * @param until
 *            end; empty for as many years after the start
 * @param years
 *            years from the start to the end, 1..100, when no end is given
 */
public record Validity(Optional<Instant> from, Optional<Instant> until, int years) {

	/** Years that are proposed. */
	public static final int DEFAULT_YEARS = 10;

	private static final int YEARS_MAX = 100;
	/** The last moment that a certificate can name (RFC 5280, section 4.1.2.5). */
	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
	private static final Instant FIRST = Instant.parse("1950-01-01T00:00:00Z");

	/**
	 * @param years
	 *            how many years from now
	 * @return this validity
	 */
	public static Validity ofYears(int years) {
		return new Validity(Optional.empty(), Optional.empty(), years);
	}

	/**
	 * Fixes both ends.
	 *
	 * @param now
	 *            the moment when the keys are made
	 * @return a validity with start and end
	 * @throws BadInputException
	 *             when the years are out of range, or the end is not after the start, or a certificate can't name them
	 */
	Validity at(Instant now) throws BadInputException {
		if (years < 1 || years > YEARS_MAX) {
			throw new BadInputException("found a validity of " + years + " years, expected 1 to " + YEARS_MAX);
		}
		try {
			Instant start = from.orElse(now);
			Instant end = until.isPresent() ? until.get()
					: start.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
			if (!end.isAfter(start)) {
				throw new BadInputException("found a validity from " + start + " until " + end
						+ ", expected an end after the start");
			}
			if (start.isBefore(FIRST) || end.isAfter(LAST)) {
				throw new BadInputException("found a validity from " + start + " until " + end
						+ ", expected one between the years 1950 and 9999");
			}
			return new Validity(Optional.of(start), Optional.of(end), years);
		} catch (DateTimeException e) {
			throw new BadInputException("found a start of validity that is out of range", e);
		}
	}
}
