/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

/**
 * Something that was seen.
 *
 * @param source
 *            where: "run" for the record of the run, else the id of the experiment
 * @param text
 *            what, one sentence
 */
public record Evidence(String source, String text) {
}
