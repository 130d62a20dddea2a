/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What a boot ROM and HAB leave behind about a boot: event records, status words, and the log of the ROM's steps. */
package org.bootseal.core.bootlog;
