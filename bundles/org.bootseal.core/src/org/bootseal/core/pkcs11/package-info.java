/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Signing with keys that never leave a token: smart cards and other security modules that speak PKCS #11. */
package org.bootseal.core.pkcs11;
