/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What a linker makes, ELF, S-record, Intel HEX or plain binary, as one set of bytes with addresses. */
package org.bootseal.core.firmware;
