/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.bootseal.core.factory.FactoryPackage;
import org.bootseal.core.io.ZipFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Factory packages: made, checked, written to boards, and refused when they are not as they were packed. */
class FactoryPackageTest {

	@TempDir
	private Path folder;
	private SampleWorkspace sample;

	@BeforeEach
	void makeSample() throws IOException {
		sample = new SampleWorkspace(folder);
	}

	private Path zip() {
		return folder.resolve("line.zip");
	}

	private CliRun export(Object... more) {
		return CliRun.of(Stream.concat(Stream.of("factory", "export", sample.file()), Stream.of(more)).toArray());
	}

	private Map<String, byte[]> packed() throws Exception {
		export("-o", zip()).exits(ExitCode.DONE);
		return new LinkedHashMap<>(ZipFiles.read(zip()));
	}

	private void pack(Map<String, byte[]> files) throws IOException {
		ZipFiles.write(zip(), files, Instant.EPOCH);
	}

	private void edit(Map<String, byte[]> files, String text, String by) throws IOException {
		String manifest = new String(files.get(FactoryPackage.MANIFEST), StandardCharsets.UTF_8);
		assertTrue(manifest.contains(text), manifest);
		files.put(FactoryPackage.MANIFEST, manifest.replace(text, by).getBytes(StandardCharsets.UTF_8));
		pack(files);
	}

	@Test
	void aPackageWithoutItsProjectWritesABoardThatBoots() throws Exception {
		export("-o", zip()).exits(ExitCode.DONE).says("led_blinky.bin").says("bootseal write " + zip());
		Path line = Files.createDirectory(folder.resolve("elsewhere"));
		Path moved = Files.move(zip(), line.resolve("line.zip"));
		CliRun.of("factory", "show", moved).exits(ExitCode.DONE).says("led_blinky.bootseal for MIMXRT1020")
				.says("are there and as they were packed");
		CliRun.of("write", moved, "--state", sample.state()).exits(ExitCode.DONE).says("BOOTED at ")
				.says("SUCCESS: ");
		assertTrue(Files.exists(line.resolve("line-runs/run.json")));
	}

	@Test
	void aFolderIsAPackageTooAndBurnsWithAYes() throws Exception {
		Path line = folder.resolve("line");
		export("-o", line).exits(ExitCode.DONE);
		Files.writeString(line.resolve("journal.jsonl"), "left by a script");
		CliRun.answering(List.of("yes"), "write", line, "--state", sample.state(), "--burn").exits(ExitCode.DONE)
				.says("8 words burnt").says("BOOTED at ");
		export("-o", line).exits(ExitCode.BAD_INPUT).complains("empty folder");
	}

	@Test
	void theDoctorTakesThePackageOfARun() throws Exception {
		packed();
		CliRun.of("write", zip(), "--state", sample.state(), "--retries", "0", "--faults",
				sample.faults("faults: [{at: mboot flash-erase-region, do: status 20106, always: true}]"))
				.exits(ExitCode.FAILED);
		CliRun.of("doctor", "--record", folder.resolve("line-runs/run.json"), "--state", sample.state())
				.says("Factory package line.zip").says("run: ");
	}

	@Test
	void theTokenOfAPartIsInIt() throws Exception {
		CliRun.of("write", sample.file(), "--state", sample.state()).exits(ExitCode.DONE);
		export("-o", zip(), "--fuses", sample.state(), "--burn", "srk").exits(ExitCode.DONE).says("  token ");
		String fuses = new String(ZipFiles.read(zip()).get(FactoryPackage.FUSES), StandardCharsets.UTF_8);
		String token = CliRun.of("otp", "plan", sample.file(), "--fuses", sample.state(), "--burn", "srk").out()
				.replaceAll("(?s).*token: ([0-9a-f]+).*", "$1");
		assertTrue(fuses.contains(token), fuses);
		sample.backToSerialDownload();
		CliRun.of("write", zip(), "--state", sample.state(), "--burn", "srk", "--yes", token).exits(ExitCode.DONE)
				.says("8 words burnt");
		export("-o", zip(), "--burn").exits(ExitCode.BAD_INPUT).complains("--fuses");
	}

	@Test
	void noPrivateKeyIsInIt() throws Exception {
		Files.createDirectories(sample.output());
		Files.writeString(sample.output().resolve("dek.bin"), "planted secret");
		Files.writeString(sample.output().resolve("img.pem"), "-----BEGIN PRIVATE KEY-----");
		Path tree = SampleWorkspace.keys();
		for (Map.Entry<String, byte[]> each : packed().entrySet()) {
			String text = new String(each.getValue(), StandardCharsets.ISO_8859_1);
			assertFalse(text.contains("PRIVATE KEY") || text.contains("planted secret"), each.getKey());
			assertFalse(text.contains(tree.toString()), each.getKey());
			assertFalse(text.contains(folder.toString()), each.getKey());
			assertFalse(text.contains(Path.of("").toAbsolutePath().toString()), each.getKey());
		}
	}

	@Test
	void whatNeedsAKeyAtTheFactoryIsRefused() throws Exception {
		sample.replace("bootType: authenticated", "bootType: encrypted");
		sample.replace("source: led_blinky.srec", "source: led_blinky.srec\n  startAddress: 0x60000000");
		export("-o", zip()).exits(ExitCode.BAD_INPUT).complains("key of an encrypted image");
		assertFalse(Files.exists(zip()));
	}

	@Test
	void damageIsFound() throws Exception {
		Map<String, byte[]> files = packed();
		byte[] image = files.get("led_blinky.bin").clone();
		image[image.length / 2] ^= 1;
		files.put("led_blinky.bin", image);
		pack(files);
		refused("led_blinky.bin", "SHA-256");
		files.remove("led_blinky.bin");
		pack(files);
		refused("led_blinky.bin", "missing");
		byte[] whole = Files.readAllBytes(zip());
		Files.write(zip(), java.util.Arrays.copyOf(whole, whole.length / 2));
		refused("line.zip", "damaged");
		Files.write(zip(), new byte[0]);
		refused("line.zip", "no zip file");
	}

	private void refused(String... said) throws Exception {
		CliRun.of("factory", "show", zip()).exits(ExitCode.BAD_INPUT).complains(said);
		CliRun.of("write", zip(), "--state", sample.state()).exits(ExitCode.BAD_INPUT).complains(said);
		assertFalse(Files.exists(sample.state()));
	}

	@Test
	void aNewerFormatIsRefusedAndALittleNewerOneIsRead() throws Exception {
		Map<String, byte[]> files = packed();
		edit(files, "\"version\": \"1.0\"", "\"version\": \"1.7\", \"later\": {\"more\": 1}");
		CliRun.of("factory", "show", zip()).exits(ExitCode.DONE).says("format 1.7");
		edit(files, "\"version\": \"1.7\"", "\"version\": \"2.0\"");
		refused("2.0", "newer Bootseal");
		edit(files, "bootseal factory package", "something else");
		refused("something else");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../out.txt", "a/../../out.txt", "/etc/out.txt", "C:/out.txt", "..\\out.txt", "a//b" })
	void namesThatLeadOutAreRefused(String name) throws Exception {
		Map<String, byte[]> files = packed();
		files.put(name, new byte[] { 1 });
		pack(files);
		refused("lead out");
	}

	@Test
	void aFileThatNobodyListedIsRefused() throws Exception {
		Map<String, byte[]> files = packed();
		files.put("extra.sh", new byte[] { 1 });
		pack(files);
		refused("extra.sh", "not in the manifest");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"device\": \"MIMXRT1020\"|\"device\": 7", "\"sectorSize\": 4096|\"sectorSize\": 4097",
			"\"optionWords\"|\"otherWords\"", "\"image\": \"led_blinky.bin\"|\"image\": \"../other.bin\"",
			"\"word\": |\"word\": 99", "\"created\": \"2|\"created\": \"x" })
	void aManifestThatWasChangedIsRefused(String change) throws Exception {
		Map<String, byte[]> files = packed();
		int bar = change.indexOf('|');
		edit(files, change.substring(0, bar), change.substring(bar + 1));
		refused("line.zip");
	}

	@Test
	void theUsualNameIsBesideTheFile() throws Exception {
		export().exits(ExitCode.DONE);
		assertEquals("1.0", FactoryPackage.read(folder.resolve("led_blinky-factory.zip")).version());
	}
}
