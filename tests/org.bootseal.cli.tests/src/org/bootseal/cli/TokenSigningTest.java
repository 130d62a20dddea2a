/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.bootseal.core.Progress;
import org.bootseal.core.keys.KeyKind;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signs with keys in a token of SoftHSM (Debian's softhsm2), which finds its tokens by an environment variable; so the
 * command line runs in a process of its own.
 */
class TokenSigningTest {

	private static final String PIN = "24680";
	private static final List<String> PLACES = List.of("/usr/lib/softhsm/libsofthsm2.so",
			"/usr/lib64/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so",
			"/usr/local/lib/softhsm/libsofthsm2.so", "/opt/homebrew/lib/softhsm/libsofthsm2.so");

	@TempDir
	static Path folder;
	private static String module;
	private static KeyTree rsa;
	private static KeyTree ec;

	@TempDir
	Path work;

	/** How a process ended, and what it wrote. */
	private record Ended(int exit, String output) {
	}

	@BeforeAll
	static void fillTokens() throws Exception {
		module = PLACES.stream().filter(place -> Files.exists(Path.of(place))).findFirst().orElseThrow(
				() -> new AssertionError("SoftHSM is missing: apt-get install softhsm2; looked for " + PLACES));
		Files.createDirectory(folder.resolve("tokens"));
		Files.writeString(folder.resolve("softhsm2.conf"),
				"directories.tokendir = " + folder.resolve("tokens") + "\nlog.level = ERROR\n");
		rsa = tree("rsa", KeyKind.RSA_2048);
		ec = tree("ec", KeyKind.P384);
		softHsm("--init-token", "--free", "--label", "release keys", "--pin", PIN, "--so-pin", "1357");
		softHsm("--init-token", "--free", "--label", "other", "--pin", PIN, "--so-pin", "1357");
		importKey(rsa.csfKeyFile(0), "CSF", "01");
		importKey(rsa.imageKeyFile(0), "IMG", "02");
		importKey(ec.csfKeyFile(0), "EC", "03");
		importKey(ec.imageKeyFile(0), "EC", "04");
	}

	private static KeyTree tree(String name, KeyKind kind) throws Exception {
		return KeyTree.create(KeyTreeSpec.of(folder.resolve(name)).withKind(kind).withSrkCount(1), new char[0],
				new SecureRandom(), CliRun.CLOCK, Progress.NONE);
	}

	private static void importKey(Path key, String label, String id) throws Exception {
		softHsm("--import", key.toString(), "--token", "release keys", "--pin", PIN, "--label", label, "--id", id);
	}

	private static void softHsm(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("softhsm2-util"));
		command.addAll(List.of(arguments));
		Ended ended = run(command, Map.of());
		assertEquals(0, ended.exit(), ended.output());
	}

	private static Ended run(List<String> command, Map<String, String> variables)
			throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
		builder.environment().remove("BOOTSEAL_PIN");
		builder.environment().putAll(variables);
		Process process = builder.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it ends");
		return new Ended(process.exitValue(), output);
	}

	/** Builds with these signers, in a process that knows the tokens. */
	private Ended build(KeyTree keys, String device, String csfSigner, String imageSigner,
			Map<String, String> variables)
			throws Exception {
		Path file = provisioning(keys, device, csfSigner, imageSigner);
		return run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), "org.bootseal.cli.Main", "image", "build", "-c",
				file.toString()), variables);
	}

	private Path provisioning(KeyTree keys, String device, String csfSigner, String imageSigner) throws IOException {
		byte[] program = new byte[0x400];
		// a vector table: stack and reset handler of an application that lies at 0x2000 in the flash
		long base = device.endsWith("1176") ? 0x30002000L : 0x60002000L;
		ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN).putInt(0x20010000)
				.putInt((int) base + 0x201);
		Files.write(work.resolve("app.bin"), program);
		return Files.writeString(work.resolve("app.bootseal"), """
				bootseal: 1
				device: %s
				image:
				  source: app.bin
				  bootType: authenticated
				  bootMemory: flexspi_nor
				  entryPoint: 0x%X
				  timestamp: 01/02/2026 03:04:05
				keys:
				  folder: %s
				  csfSigner: '%s'
				  imageSigner: '%s'
				""".formatted(device, base + 0x201, keys.directory(), csfSigner, imageSigner));
	}

	private String uri(String object) {
		return "pkcs11:token=release%20keys;" + object + "?module-path=" + module;
	}

	private String spsdk(String key) {
		return "type=pkcs11;so_path=" + module + ";token_label=release keys;" + key;
	}

	@Test
	void imageFromATokenIsThatFromFiles() throws Exception {
		Ended ended = build(rsa, "MIMXRT1020", spsdk("key_label=CSF"), uri("id=%02"), Map.of("BOOTSEAL_PIN", PIN));
		assertEquals(0, ended.exit(), ended.output());
		assertFalse(ended.output().contains(PIN));
		byte[] fromToken = Files.readAllBytes(work.resolve("app-boot/app.bin"));
		Path files = provisioning(rsa, "MIMXRT1020", rsa.csfKeyFile(0).toString(), rsa.imageKeyFile(0).toString());
		CliRun.of("image", "build", "-c", files).exits(ExitCode.DONE);
		assertArrayEquals(Files.readAllBytes(work.resolve("app-boot/app.bin")), fromToken);
	}

	@Test
	void curvesSignAsWell() throws Exception {
		Ended ended = build(ec, "MIMXRT1176", spsdk("key_label=EC;key_id=03;user_pin=$MY_PIN"), uri("id=%04"),
				Map.of("MY_PIN", PIN, "BOOTSEAL_PIN", PIN));
		assertEquals(0, ended.exit(), ended.output());
		CliRun.of("image", "inspect", work.resolve("app-boot/app.bin")).exits(ExitCode.DONE)
				.says("signature of CSF: valid").says("signature of image: valid");
	}

	@Test
	void everyMistakeHasItsSentence() throws Exception {
		Map<String, String> pin = Map.of("BOOTSEAL_PIN", PIN);
		assertComplains(spsdk("key_label=CSF"), Map.of("BOOTSEAL_PIN", "111111"),
				"the PIN of the token \"release keys\"",
				" is wrong; a wrong PIN was given before, few tries may be left");
		assertComplains(spsdk("key_label=CSF"), Map.of(), "there is no terminal to ask for the PIN of the token",
				"set BOOTSEAL_PIN or use --pin-fd");
		assertComplains(spsdk("key_label=CSF;user_pin=" + PIN), Map.of(),
				"a PIN itself does not belong into a configuration");
		assertComplains("type=pkcs11;so_path=" + module + ";key_label=CSF", pin, "there are 2 tokens behind " + module,
				"say which by token, serial or slot-id");
		assertComplains("type=pkcs11;so_path=" + module + ";token_label=nobody;key_label=CSF", pin,
				"there is no token with token \"nobody\" behind " + module);
		assertComplains(spsdk("key_label=nothing"), pin, " has no private key labelled \"nothing\"");
		assertComplains(spsdk("key_label=EC"), pin, " has more than one private key labelled \"EC\"",
				"say which by object (key_label), id or key_id");
		assertComplains(spsdk("key_label=IMG"), pin, "does not belong to the certificate of CN=CSF1_1");
		assertComplains("pkcs11:object=a?module-path=/no/such.so", pin,
				"the PKCS #11 module /no/such.so does not exist");
		Path text = Files.writeString(work.resolve("text.so"), "no library");
		assertComplains("pkcs11:object=a?module-path=" + text, pin, "no module that this system can load");
		assertComplains("pkcs11:object=a?module-path=text.so/../text.so", pin,
				"expected an absolute path or the name of a library");
	}

	private void assertComplains(String signer, Map<String, String> variables, String... texts) throws Exception {
		Ended ended = build(rsa, "MIMXRT1020", signer, uri("id=%02"), variables);
		assertEquals(ExitCode.BAD_INPUT, ended.exit(), ended.output());
		List<String> errors = ended.output().lines().filter(line -> line.startsWith("error: ")).toList();
		assertEquals(1, errors.size(), ended.output());
		for (String text : texts) {
			assertTrue(errors.get(0).contains(text), () -> "expected: " + text + "\n--- found: " + errors.get(0));
		}
		assertFalse(ended.output().contains("\tat "), ended.output());
		variables.values().forEach(secret -> assertFalse(errors.get(0).contains(secret), errors.get(0)));
		assertFalse(errors.get(0).contains(PIN), errors.get(0));
	}
}
