/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imagesheet;

import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.config.Severity;

/**
 * Something that is to say about a boot image.
 *
 * @param severity
 *            how bad it is
 * @param text
 *            a sentence
 * @param offset
 *            the first byte that it is about, from the start of the file; empty if it is about none in particular
 * @param length
 *            bytes that it is about; 0 without an offset
 * @param advice
 *            what it means and what to do, for an event of HAB
 */
public record ImageFinding(Severity severity, String text, OptionalLong offset, long length,
		Optional<String> advice) {

	static ImageFinding of(Severity severity, String text) {
		return new ImageFinding(severity, text, OptionalLong.empty(), 0, Optional.empty());
	}
}
