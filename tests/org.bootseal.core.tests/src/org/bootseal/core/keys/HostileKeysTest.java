/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with keys that somebody damaged or made up: each is refused with a sentence that names it. */
class HostileKeysTest {

	private static Path folder;
	private static byte[] store;
	private static byte[] key;
	private static byte[] certificate;

	@BeforeContainer
	static void make() throws Exception {
		folder = Files.createTempDirectory("hostile-keys");
		KeyTree tree = TestKeys.tree();
		certificate = Files.readAllBytes(tree.csfCertificateFile(0));
		OpenSsl.run(folder, "pkcs12", "-export", "-inkey", tree.csfKeyFile(0).toAbsolutePath().toString(), "-in",
				tree.csfCertificateFile(0).toAbsolutePath().toString(), "-passout", "pass:a", "-out", "a.p12");
		OpenSsl.run(folder, "pkcs8", "-topk8", "-in", tree.csfKeyFile(0).toAbsolutePath().toString(), "-outform", "DER",
				"-passout", "pass:a", "-out", "a.der");
		store = Files.readAllBytes(folder.resolve("a.p12"));
		key = Files.readAllBytes(folder.resolve("a.der"));
	}

	@AfterContainer
	static void remove() throws IOException {
		try (Stream<Path> left = Files.walk(folder)) {
			for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}

	@Property(tries = 300)
	void damagedStoreIsRefusedOrHasItsKey(@ForAll @IntRange(max = 100_000) int place, @ForAll byte value)
			throws IOException {
		check(changed(store, place, value), "x.p12");
	}

	@Property(tries = 300)
	void damagedKeyIsRefusedOrOpens(@ForAll @IntRange(max = 100_000) int place, @ForAll byte value)
			throws IOException {
		check(changed(key, place, value), "x_key.der");
	}

	@Property(tries = 200)
	void damagedCertificateIsRefusedOrRead(@ForAll @IntRange(max = 100_000) int place, @ForAll byte value)
			throws IOException {
		check(changed(certificate, place, value), "SRK1_crt.pem");
	}

	@Property(tries = 200)
	void anyBytesAreRead(@ForAll byte[] bytes) throws IOException {
		check(bytes, "SRK1_key.bin");
	}

	private static byte[] changed(byte[] source, int place, byte value) {
		byte[] copy = source.clone();
		copy[place % copy.length] = value;
		return copy;
	}

	private static void check(byte[] content, String name) throws IOException {
		Path file = Files.write(folder.resolve(name), content);
		try {
			KeyCollection.read(List.of(file), asked -> new char[] { 'a' });
		} catch (BadInputException e) {
			assertFalse(e.getMessage().isBlank());
		}
		Files.delete(file);
	}

	@Test
	void fileThatIsTooLongIsNotRead(@TempDir Path place) throws IOException {
		Path file = Files.write(place.resolve("a.p12"), new byte[InputFile.KEY_LENGTH_MAX + 1]);
		assertThrows(BadInputException.class, () -> KeyCollection.read(List.of(file), PasswordSource.NONE));
	}
}
