/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.KeyCollection;
import org.bootseal.core.keys.KeyImport;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.PasswordSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a key tree of keys that other tools made. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Check keys of NXP's CST, SEC or SPSDK, or of PKCS #12 files, and make a key tree of them.",
				"Nothing is written unless everything is there and fits together. Private keys keep their password." })
final class KeysImportCommand extends CommandBase {

	@Parameters(paramLabel = "SOURCE", arity = "1..*", description = {
			"Folders, or files: certificates, private keys, PKCS #12 files (*.p12), SRK table and hash.",
			"In a folder, the folders keys, crts and gen_hab_certs are looked at as well." })
	private List<Path> sources;

	@Option(names = { "-o", "--output" }, paramLabel = "FOLDER", required = true, //
			description = "Folder that gets the folders keys and crts.")
	private Path folder;

	@Option(names = "--certificates-only", description = {
			"Take no private keys along: they stay where they are, as in a token (PKCS #11)." })
	private boolean certificatesOnly;

	@Mixin
	private Passwords passwords;

	KeysImportCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		PasswordSource source = passwords.source(environment());
		KeyCollection keys = certificatesOnly ? KeyCollection.readCertificates(sources)
				: KeyCollection.read(sources, source);
		KeysText.show(output, keys);
		if (keys.errors().isPresent()) {
			throw new BadInputException("the keys do not fit together; nothing was written");
		}
		KeyTree tree = new KeyImport(source, new SecureRandom()).write(keys, folder);
		for (String part : List.of(KeyTree.CERTIFICATES, KeyTree.KEYS)) {
			try (Stream<Path> files = Files.list(tree.directory().resolve(part))) {
				for (Path file : files.sorted().toList()) {
					output.say("wrote " + file);
					output.emit("file", "path", file.toString());
				}
			}
		}
		return ExitCode.DONE;
	}
}
