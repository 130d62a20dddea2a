/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.keys.KeyKind;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;
import org.bootseal.core.keys.Validity;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal keys new}. */
@Command(name = "new", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Make a key tree as NXP's code-signing tool lays it out: SRKs with their CSF and IMG keys.",
				"Nothing is overwritten. The password comes from the terminal, --password-env or --password-fd." })
final class KeysNewCommand extends CommandBase {

	private static final int DEFAULT_RSA_BITS = 2048;
	private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

	@Parameters(paramLabel = "FOLDER", description = "Folder that gets the folders keys and crts.")
	private Path folder;

	@ArgGroup(exclusive = true)
	private Kind kind = new Kind();

	@Option(names = "--srks", paramLabel = "N", defaultValue = "4", //
			description = "How many SRKs, 1 to 4 (default: ${DEFAULT-VALUE}).")
	private int count;

	@Option(names = "--fast", description = {
			"For fast authentication: the SRKs sign images themselves, and there are no CSF and IMG keys." })
	private boolean fast;

	@Option(names = "--from", paramLabel = "DATE", //
			description = "First day of validity, YYYY-MM-DD in UTC (default: now).")
	private LocalDate from;

	@ArgGroup(exclusive = true)
	private End end = new End();

	@Option(names = "--serial", paramLabel = "NUMBER", defaultValue = "0x12345678", //
			description = "Serial number of the first certificate (default: ${DEFAULT-VALUE}); the others follow.")
	private String serial;

	@Option(names = "--name", paramLabel = "PREFIX", defaultValue = "", //
			description = "Put this before the common name of each certificate.")
	private String prefix;

	@Mixin
	private Passwords passwords;

	/** Which kind of keys. */
	private static final class Kind {

		@Option(names = "--rsa", paramLabel = "BITS", //
				description = "RSA keys of this size: 1024, 2048 (default), 3072 or 4096.")
		private Integer rsa;

		@Option(names = "--curve", paramLabel = "NAME", description = {
				"Keys on an elliptic curve: p256, p384 or p521. Only RT116x and RT117x have a ROM for them." })
		private String curve;

		private KeyKind kind() throws BadInputException {
			String name = curve != null ? curve : "rsa" + (rsa == null ? DEFAULT_RSA_BITS : rsa);
			Optional<KeyKind> found = KeyKind.of(name);
			if (found.isEmpty() || found.get().isEc() != (curve != null)) {
				throw new BadInputException(curve != null ? "--curve: found " + curve + ", expected p256, p384 or p521"
						: "--rsa: found " + rsa + " bits, expected 1024, 2048, 3072 or 4096");
			}
			return found.get();
		}
	}

	/** When validity ends. */
	private static final class End {

		@Option(names = "--years", paramLabel = "N", description = "Years of validity, 1 to 100 (default: 10).")
		private Integer years;

		@Option(names = "--until", paramLabel = "DATE", description = "Last day of validity, YYYY-MM-DD in UTC.")
		private LocalDate until;
	}

	KeysNewCommand(Environment environment) {
		super(environment);
	}

	private long serial() throws BadInputException {
		try {
			return Long.decode(serial);
		} catch (NumberFormatException e) {
			throw new BadInputException("--serial: found " + serial + ", expected a number such as 0x12345678", e);
		}
	}

	private Validity validity() {
		return new Validity(Optional.ofNullable(from).map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC)),
				Optional.ofNullable(end.until).map(day -> day.atTime(LAST_SECOND).toInstant(ZoneOffset.UTC)),
				end.years == null ? Validity.DEFAULT_YEARS : end.years);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, CancelledException {
		KeyTreeSpec spec = new KeyTreeSpec(folder, kind.kind(), count, fast, validity(), prefix, serial());
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
