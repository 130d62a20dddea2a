/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Flash that OTFAD of the i.MX RT1010, RT116x and RT117x decrypts while it is read. */
package org.bootseal.core.otfad;
