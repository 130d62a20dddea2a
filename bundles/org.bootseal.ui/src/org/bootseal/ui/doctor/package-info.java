/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Shows why a run failed and what to do. */
package org.bootseal.ui.doctor;
