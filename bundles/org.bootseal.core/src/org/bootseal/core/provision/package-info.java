/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Everything that a provisioning file asks to be built: images, SRK files and scripts, in one folder. */
package org.bootseal.core.provision;
