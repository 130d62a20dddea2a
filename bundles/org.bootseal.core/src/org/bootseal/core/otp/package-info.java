/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The one-time fuses of a device, what shall be burnt into them, and the rules that keep boards alive. */
package org.bootseal.core.otp;
