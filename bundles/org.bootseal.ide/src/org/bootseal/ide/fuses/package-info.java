/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Plans of fuses files for boards, and their rehearsal on virtual boards. */
package org.bootseal.ide.fuses;
