/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemBlockTest {

	@Test
	void blocksAreReadOneAfterTheOther() throws IOException {
		BufferedReader text = reader(
				"Bag Attributes\n  friendlyName: x\n-----BEGIN A B-----\nAQ\nID\n-----END A B-----\n\n"
						+ "-----BEGIN C-----\r\nProc-Type: 4,ENCRYPTED\r\nDEK-Info: AES-128-CBC,00FF\r\n\r\nBA==\r\n-----END C-----");
		PemBlock first = PemBlock.next(text);
		assertEquals("A B", first.type());
		assertEquals(Map.of(), first.headers());
		assertArrayEquals(new byte[] { 1, 2, 3 }, first.content());
		PemBlock second = PemBlock.next(text);
		assertEquals(Map.of("Proc-Type", "4,ENCRYPTED", "DEK-Info", "AES-128-CBC,00FF"), second.headers());
		assertArrayEquals(new byte[] { 4 }, second.content());
		assertNull(PemBlock.next(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-----BEGIN ", "-----BEGIN  \n", "-----BEGIN A\nAQID\n", "-----BEGIN A-----\nAQID\n",
			"-----BEGIN A-----\nAQ\n-----END B-----\n",
			"-----BEGIN A-----\n?\n-----END A-----\n" })
	void whatIsCutOrGarbledIsRefused(String text) {
		assertThrows(IllegalArgumentException.class, () -> PemBlock.next(reader(text)));
	}

	private static BufferedReader reader(String text) {
		return new BufferedReader(new StringReader(text));
	}
}
