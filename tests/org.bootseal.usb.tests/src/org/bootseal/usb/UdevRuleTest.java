/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.bootseal.core.connection.UsbId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdevRuleTest {

	@TempDir
	private Path folder;

	private UdevRule rule() {
		return new UdevRule(Bench.IDS, folder.resolve("70-bootseal.rules"));
	}

	@Test
	void eachIdOfTheCatalogueHasALine() {
		List<String> lines = rule().text().lines().toList();
		for (UsbId id : Bench.IDS.all()) {
			assertTrue(lines.contains(String.format(Locale.ROOT, "ATTR{idVendor}==\"%04x\", ATTR{idProduct}==\"%04x\","
					+ " MODE=\"0660\", GROUP=\"plugdev\", TAG+=\"uaccess\"", id.vendor(), id.product())), id::toString);
		}
		assertEquals(1, lines.stream().filter(line -> line.contains("\"1fc9\"") && line.contains("\"0130\"")).count());
	}

	/** systemd acts on the tag in 73-seat-late.rules. */
	@Test
	void itIsReadBeforeTheTagIsActedOn() {
		String name = new UdevRule(Bench.IDS).file().getFileName().toString();
		assertTrue(name.compareTo("73-seat-late.rules") < 0 && name.endsWith(".rules"), name);
	}

	@Test
	void itIsInstalledInOnePieceAndReadableForAll() throws IOException {
		assertFalse(rule().isInstalled());
		rule().install();
		assertTrue(rule().isInstalled());
		assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(rule().file())));
		assertEquals(List.of(rule().file()), files());
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	@Test
	void anotherTextIsReplaced() throws IOException {
		Files.writeString(rule().file(), "# of an older version\n");
		assertFalse(rule().isInstalled());
		rule().install();
		assertTrue(rule().isInstalled());
	}

	@Test
	void withoutTheFolderNothingIsInstalled() throws IOException {
		UdevRule rule = new UdevRule(Bench.IDS, folder.resolve("none/70-bootseal.rules"));
		assertThrows(IOException.class, rule::install);
		assertFalse(rule.isInstalled());
		assertEquals(List.of(), files());
	}

	@Test
	void itIsPutInForceForWhatIsPluggedIn() {
		assertTrue(rule().activation().stream().allMatch(command -> command.startsWith("udevadm ")));
	}
}
