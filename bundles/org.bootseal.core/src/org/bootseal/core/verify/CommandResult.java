/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of one command of a CSF.
 *
 * @param offset
 *            where the command is in the file; empty if it is nowhere
 * @param command
 *            the command in one line
 * @param refusal
 *            why HAB refused it; empty if it was carried out
 */
public record CommandResult(OptionalLong offset, String command, Optional<String> refusal) {
}
