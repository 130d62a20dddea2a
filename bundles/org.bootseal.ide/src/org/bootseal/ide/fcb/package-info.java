/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** FlexSPI configuration blocks (FCB) in the workspace: files of all forms are read and written in jobs. */
package org.bootseal.ide.fcb;
