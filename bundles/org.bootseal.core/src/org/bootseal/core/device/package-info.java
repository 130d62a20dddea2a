/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What is known of each supported device: memory, USB ids, boot memories and their offsets, HAB engine. */
package org.bootseal.core.device;
