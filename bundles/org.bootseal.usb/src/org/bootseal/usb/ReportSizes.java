/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import org.bootseal.core.connection.ConnectionException;

/**
 * How long the reports of a board can be.
 *
 * @param longestInput
 *            bytes of the longest report that it sends, its id included
 * @param longestOutput
 *            bytes of the longest report that it takes, its id included
 */
record ReportSizes(int longestInput, int longestOutput) {

	/**
	 * Reads them from a report descriptor.
	 *
	 * @param path
	 *            the board, for messages
	 * @param descriptor
	 *            the bytes as they came
	 * @return the sizes
	 * @throws ConnectionException
	 *             GARBLED if it breaks the rules, or the board has no reports with ids in both directions
	 */
	static ReportSizes of(String path, byte[] descriptor) throws ConnectionException {
		return new ReportDescriptorReader(path, descriptor).read();
	}
}
