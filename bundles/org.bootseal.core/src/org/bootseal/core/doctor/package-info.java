/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** Says why a board could not be written or does not boot: evidence, experiments, and a finding with its remedy. */
package org.bootseal.core.doctor;
