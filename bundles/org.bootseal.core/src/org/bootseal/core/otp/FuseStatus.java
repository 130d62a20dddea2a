/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

/** What has to be done for a request, given what is burnt already. */
public enum FuseStatus {
	/** The bits are as wanted. */
	OK,
	/** Bits have to be burnt. */
	WRITE,
	/** It cannot or must not be done. */
	CONFLICT
}
