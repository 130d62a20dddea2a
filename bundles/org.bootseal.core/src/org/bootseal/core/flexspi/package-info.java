/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The FlexSPI NOR option words that the flashloader takes, and the configuration block (FCB) that the ROM reads. */
package org.bootseal.core.flexspi;
