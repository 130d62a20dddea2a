/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The serial download protocol (SDP) that the boot ROM speaks: frames as pure functions, and the host's client. */
package org.bootseal.core.sdp;
