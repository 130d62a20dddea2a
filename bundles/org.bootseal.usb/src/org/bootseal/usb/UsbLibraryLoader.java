/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

/** Makes a library; loading it may fail with any {@link LinkageError}. */
@FunctionalInterface
interface UsbLibraryLoader {

	UsbLibrary load();
}
