/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** A look at Bootseal from inside the Eclipse that it was installed into; needs nothing of Bootseal itself. */
package org.bootseal.host;
