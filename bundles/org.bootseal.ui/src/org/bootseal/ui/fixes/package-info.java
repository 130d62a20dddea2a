/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Quick fixes: shows what a remedy changes, and applies it in editors and files. */
package org.bootseal.ui.fixes;
