/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal keys new}. */
@Command(name = "new", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Make a key tree as NXP's code-signing tool lays it out: SRKs with their CSF and IMG keys.",
				"Nothing is overwritten. The password comes from the terminal, --password-env or --password-fd." })
final class KeysNewCommand extends CommandBase {

	@Parameters(paramLabel = "FOLDER", description = "Folder that gets the folders keys and crts.")
	private Path folder;

	@Option(names = "--rsa", paramLabel = "BITS", defaultValue = "2048", //
			description = "Size of the keys: 2048, 3072 or 4096 (default: ${DEFAULT-VALUE}).")
	private int bits;

	@Option(names = "--srks", paramLabel = "N", defaultValue = "4", //
			description = "How many SRKs, 1 to 4 (default: ${DEFAULT-VALUE}).")
	private int count;

	@Option(names = "--years", paramLabel = "N", defaultValue = "10", //
			description = "Validity of the certificates (default: ${DEFAULT-VALUE}).")
	private int years;

	@Option(names = "--name", paramLabel = "PREFIX", defaultValue = "", //
			description = "Put this before the common name of each certificate.")
	private String prefix;

	@Mixin
	private Passwords passwords;

	KeysNewCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, CancelledException {
		KeyTreeSpec spec = new KeyTreeSpec(folder, bits, count, years, prefix, KeyTreeSpec.DEFAULT_FIRST_SERIAL);
		Optional<char[]> password = passwords.forNewKeys(environment(), "the new private keys");
		KeyTree tree;
		try {
			tree = KeyTree.create(spec, password.orElse(new char[0]), new SecureRandom(), environment().clock(),
					Progress.NONE);
		} finally {
			password.ifPresent(secret -> Arrays.fill(secret, '\0'));
		}
		if (password.isEmpty()) {
			output.warn("the private keys are not encrypted; keep " + folder.resolve(KeyTree.KEYS) + " safe");
		}
		for (String part : List.of(KeyTree.CERTIFICATES, KeyTree.KEYS)) {
			try (Stream<Path> files = Files.list(tree.directory().resolve(part))) {
				for (Path file : files.sorted().toList()) {
					output.say("wrote " + file);
					output.emit("file", "path", file.toString());
				}
			}
		}
		SrkText.show(output, tree.srkTable());
		return ExitCode.DONE;
	}
}
