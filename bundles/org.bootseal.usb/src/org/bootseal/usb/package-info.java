/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Boards on the USB of this computer, reached as HID devices with usb4java. */
package org.bootseal.usb;
