/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The view of the devices that Bootseal knows. */
package org.bootseal.ui.devices;
