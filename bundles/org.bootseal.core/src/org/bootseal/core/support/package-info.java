/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Zip files that users send with a question: runs, configuration, versions and boards, without anything secret. */
package org.bootseal.core.support;
