/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;

/**
 * An experiment that was made.
 *
 * @param experiment
 *            which
 * @param elapsed
 *            how long it took, by the clock of the board
 * @param result
 *            what came of it, one sentence
 */
public record ExperimentRecord(Experiment experiment, Duration elapsed, String result) {
}
