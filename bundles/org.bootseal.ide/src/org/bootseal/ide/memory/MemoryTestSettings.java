/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.memory;

import org.bootseal.core.plan.MemoryTest;
import org.eclipse.core.runtime.IPath;

/**
 * What test of a memory configuration is wanted.
 *
 * @param file
 *            the memory configuration in the file system
 * @param shownFile
 *            the same for people, as the run log keeps it: the path in the workspace if it is in one
 * @param board
 *            address of the board, as {@link org.bootseal.ide.boards.Boards#resolve} takes it; empty for the one of the
 *            preferences, and without that for the default virtual board
 * @param sectors
 *            what is erased, programmed and restored
 */
public record MemoryTestSettings(IPath file, String shownFile, String board, MemoryTest.Sectors sectors) {
}
