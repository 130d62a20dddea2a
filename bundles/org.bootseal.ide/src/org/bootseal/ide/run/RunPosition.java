/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

/**
 * How far a run is.
 *
 * @param stepId
 *            of the present step
 * @param title
 *            of the present step
 * @param number
 *            of the present step, 1 for the first
 * @param of
 *            number of steps
 * @param bytesDone
 *            bytes of the present command that are done
 * @param bytesTotal
 *            bytes of the present command; 0 if it moves none
 */
public record RunPosition(String stepId, String title, int number, int of, long bytesDone, long bytesTotal) {
}
