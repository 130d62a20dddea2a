/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.keys.CertificateFile;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.SrkTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal keys srk}. */
@Command(name = "srk", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Show the SRK table, its hash and the fuse words of a key tree, of certificates, or of a table file.")
final class KeysSrkCommand extends CommandBase {

	@Parameters(paramLabel = "SOURCE", arity = "1..4", //
			description = "A key tree's folder, an SRK table, or the SRK certificates in the order of their index.")
	private List<Path> sources;

	@Option(names = "--table", paramLabel = "FILE", //
			description = "Write the SRK table here (NXP's tools call it SRK_hash.bin).")
	private Path table;

	@Option(names = "--fuses", paramLabel = "FILE", //
			description = "Write the 32 bytes of the SRK hash here (NXP's tools call it SRK_fuses.bin).")
	private Path fuses;

	KeysSrkCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		SrkTable srks = table(sources);
		SrkText.show(output, srks);
		write(output, table, srks.encode(), "SRK table");
		write(output, fuses, srks.hash(), "SRK hash for the fuses");
		return ExitCode.DONE;
	}

	private static SrkTable table(List<Path> sources) throws IOException, BadInputException {
		Path first = sources.get(0);
		if (sources.size() == 1 && Files.isDirectory(first)) {
			return KeyTree.open(first).srkTable();
		}
		if (sources.size() == 1 && !isCertificate(first)) {
			return SrkTable.read(first);
		}
		List<X509Certificate> certificates = new ArrayList<>();
		for (Path source : sources) {
			certificates.add(CertificateFile.read(source));
		}
		return SrkTable.of(certificates);
	}

	private static boolean isCertificate(Path file) {
		String name = file.getFileName().toString();
		return name.endsWith(".pem") || name.endsWith(".crt") || name.endsWith(".cer") || name.endsWith(".der");
	}

	private static void write(Output output, Path file, byte[] bytes, String meaning) throws IOException {
		if (file != null) {
			OutputFile.write(file, bytes);
			output.say("wrote " + file + " (" + meaning + ")");
			output.emit("file", "path", file.toString(), "meaning", meaning);
		}
	}
}
