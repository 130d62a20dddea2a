/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** HAB configurations in the workspace: those of the older BD grammar are turned into YAML. */
package org.bootseal.ide.hab;
