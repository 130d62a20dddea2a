/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

/**
 * The answer to ERROR_STATUS.
 *
 * @param habState
 *            whether HAB enforces
 * @param habStatus
 *            its last verdict; a failure on an open part that boots nothing is usual
 */
public record SdpStatus(HabState habState, HabStatus habStatus) {
}
