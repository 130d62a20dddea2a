/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Runs of a plan as processes of Eclipse, and the log of what became of them. */
package org.bootseal.ide.run;
