/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The command line: puts core and boards together without Eclipse. */
package org.bootseal.cli;
