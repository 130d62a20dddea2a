/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.nio.file.Path;

/**
 * A file that a build wrote.
 *
 * @param path
 *            where it is
 * @param meaning
 *            what it is, in a few words for the user
 */
public record GeneratedFile(Path path, String meaning) {
}
