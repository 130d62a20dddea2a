/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions that stand in two files, because Maven and OSGi each read their own, are the same. */
class VersionTest {

	@ParameterizedTest
	@CsvSource({ "bouncycastle.version, bcprov-jdk18on", "bouncycastle.version, bcpkix-jdk18on",
			"bouncycastle.version, bcutil-jdk18on", "snakeyaml.version, snakeyaml-engine", "gson.version, gson",
			"usb4java.version, usb4java", "usb4java.version, libusb4java", "commons-lang3.version, commons-lang3",
			"jserialcomm.version, jSerialComm", "jna.version, jna",
			"picocli.version, picocli", "junit.version, junit-jupiter-api" })
	void librariesAreTheSameInsideAndOutsideOfOsgi(String property, String artifact) throws IOException {
		String pom = Files.readString(SourceFiles.ROOT.resolve("pom.xml"));
		String target = Files
				.readString(SourceFiles.ROOT.resolve("releng/org.bootseal.target/org.bootseal.target.target"));
		assertEquals(first(pom, "<" + Pattern.quote(property) + ">([^<]+)<"),
				first(target, "<artifactId>" + Pattern.quote(artifact) + "</artifactId><version>([^<]+)<"));
	}

	@Test
	void tychoHasOneVersion() throws IOException {
		String pom = Files.readString(SourceFiles.ROOT.resolve("pom.xml"));
		String extensions = Files.readString(SourceFiles.ROOT.resolve(".mvn/extensions.xml"));
		assertEquals(first(pom, "<tycho.version>([^<]+)<"),
				first(extensions, "<artifactId>tycho-build</artifactId>\\s*<version>([^<]+)<"));
	}

	private static String first(String text, String pattern) {
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		assertTrue(matcher.find(), () -> pattern + " is found");
		return matcher.group(1);
	}
}
