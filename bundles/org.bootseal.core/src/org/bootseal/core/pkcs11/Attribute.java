/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.pkcs11;

/**
 * An attribute of an object in a token (PKCS #11 2.40, CKA_...).
 *
 * @param type
 *            which attribute
 * @param value
 *            its value as the token has it; numbers are CK_ULONGs of this system
 */
record Attribute(long type, byte[] value) {

	static final long CLASS = 0x0;
	static final long LABEL = 0x3;
	static final long KEY_TYPE = 0x100;
	static final long ID = 0x102;
	static final long ALWAYS_AUTHENTICATE = 0x202;
	/** Value of CLASS: a private key. */
	static final long PRIVATE_KEY = 3;
}
