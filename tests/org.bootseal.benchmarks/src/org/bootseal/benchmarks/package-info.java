/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Measures what users wait for: reading an application and building a signed image from it. Run by releng/bench. */
package org.bootseal.benchmarks;
