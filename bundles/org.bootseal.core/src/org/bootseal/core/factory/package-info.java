/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Factory packages: all that a production line needs to write boards, checked before it is used, and no private key.
 */
package org.bootseal.core.factory;
