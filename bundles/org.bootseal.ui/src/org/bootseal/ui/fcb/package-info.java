/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The editor of FlexSPI configuration blocks (FCB): their fields, and the lookup table as commands. */
package org.bootseal.ui.fcb;
