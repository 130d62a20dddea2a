/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.KeyCollection;
import org.bootseal.core.keys.PasswordSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the state of a key tree. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false, //
		description = {
				"Show which key is which in a folder of keys (NXP's CST, SEC or SPSDK, or Bootseal), whether they",
				"fit together, and which fuse words they mean. No password is asked for." })
final class KeysShowCommand extends CommandBase {

	@Parameters(paramLabel = "SOURCE", arity = "1..*", //
			description = "Folders, or files: certificates, private keys, SRK table and hash.")
	private List<Path> sources;

	KeysShowCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		KeyCollection keys = KeyCollection.read(sources, PasswordSource.NONE);
		KeysText.show(output, keys);
		return keys.errors().isPresent() ? ExitCode.FAILED : ExitCode.DONE;
	}
}
