/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The mboot protocol that NXP's flashloader speaks: frames as pure functions, status codes, and the host's client. */
package org.bootseal.core.mboot;
