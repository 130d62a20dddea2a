/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The flashloader that runs in the RAM of the virtual board and speaks mboot. */
package org.bootseal.board.flashloader;
