/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.memory;

import org.eclipse.core.runtime.IPath;

/**
 * What search for a memory configuration is wanted.
 *
 * @param device
 *            name of the processor
 * @param file
 *            where the result goes, in the file system; it also says whose preferences apply, and if it is a
 *            provisioning file that is there, its flashloader is used. It need not be there
 * @param scratch
 *            whether one sector may be erased, programmed and restored
 * @param reads
 *            how often the flash is read at a clock before that counts as good, at least 1
 */
public record FindMemorySettings(String device, IPath file, boolean scratch, int reads) {
}
