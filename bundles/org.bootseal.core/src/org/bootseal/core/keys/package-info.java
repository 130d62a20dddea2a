/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Keys and certificates that sign for the boot ROM: signers, key trees and the table of super root keys. */
package org.bootseal.core.keys;
