/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;

/**
 * Something that can be tried to tell causes apart.
 *
 * @param id
 *            a short word for it, the same in each run
 * @param title
 *            what is done, for people
 * @param risk
 *            what it may do to the board
 * @param cost
 *            how long it takes about
 */
public record Experiment(String id, String title, Risk risk, Duration cost) {
}
