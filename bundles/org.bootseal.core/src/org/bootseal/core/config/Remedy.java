/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

/**
 * A way to mend what a finding complains about.
 *
 * @param label
 *            what it does, such as "Change to image"
 * @param edit
 *            the change of the text that the finding was made of
 */
public record Remedy(String label, TextEdit edit) {
}
