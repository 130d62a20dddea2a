/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Whole images of boot memories: all that a ROM looks for, each at its place. */
package org.bootseal.core.bootable;
