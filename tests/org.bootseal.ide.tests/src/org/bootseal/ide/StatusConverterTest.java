/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.Test;

class StatusConverterTest {

	@Test
	void badInputKeepsItsSentence() {
		BadInputException problem = new BadInputException("app.hex: line 3: found 'x', expected ':'");
		IStatus status = StatusConverter.toStatus(problem);
		assertEquals(IStatus.ERROR, status.getSeverity());
		assertEquals(StatusConverter.BAD_INPUT, status.getCode());
		assertEquals("app.hex: line 3: found 'x', expected ':'", status.getMessage());
		assertEquals("org.bootseal.ide", status.getPlugin());
		assertSame(problem, status.getException());
	}

	@Test
	void cancellationIsNoError() {
		IStatus status = StatusConverter.toStatus(new CancelledException("stopped after 3 of 8 blocks"));
		assertEquals(IStatus.CANCEL, status.getSeverity());
		assertEquals("stopped after 3 of 8 blocks", status.getMessage());
		assertNull(status.getException());
	}

	@Test
	void connectionHasItsOwnCode() {
		IStatus status = StatusConverter
				.toStatus(new ConnectionException(ConnectionException.Reason.GONE, "the board is gone"));
		assertEquals(StatusConverter.CONNECTION, status.getCode());
		assertEquals("the board is gone", status.getMessage());
	}

	@Test
	void aBareNameIsExplained() {
		IStatus status = StatusConverter.toStatus(new NoSuchFileException("app.axf"));
		assertEquals("NoSuchFileException: app.axf", status.getMessage());
		assertEquals(0, status.getCode());
	}

	@Test
	void aMissingMessageIsNotNull() {
		assertEquals("IOException", StatusConverter.toStatus(new IOException()).getMessage());
	}
}
