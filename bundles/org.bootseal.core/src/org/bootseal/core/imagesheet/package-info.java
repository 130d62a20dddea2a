/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** A boot image with its pieces, HAB's verdict and the places of both in the file, to be shown byte by byte. */
package org.bootseal.core.imagesheet;
