/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What the next boot will do, foretold from pins, fuses and the content of the flash, without booting. */
package org.bootseal.core.predict;
