/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.CsfCommand;
import org.bootseal.core.hab.ImageInspector;
import org.bootseal.core.hab.ImageReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal image inspect}. */
@Command(name = "inspect", mixinStandardHelpOptions = true, sortOptions = false, //
		description = {
				"Show what is in a boot image, flash dump, flashloader, FCB or SRK table, and check its signatures.",
				"Fails (1) if something is wrong with it." })
final class ImageInspectCommand extends CommandBase {

	private static final long MAX_BYTES = 256L << 20;

	@Parameters(paramLabel = "FILE", description = "The file to look into.")
	private Path file;

	@Option(names = "--device", paramLabel = "NAME", description = "The device it is for, such as MIMXRT1020.")
	private String deviceName;

	ImageInspectCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Optional<Device> device = deviceName == null ? Optional.empty()
				: Optional.of(DeviceCatalogue.builtIn().find(deviceName));
		if (Files.isDirectory(file)) {
			throw new BadInputException(file + ": is a folder, expected a file");
		}
		if (Files.size(file) > MAX_BYTES) {
			throw BadInputException.expected(file, "", Files.size(file) + " bytes", "at most " + MAX_BYTES);
		}
		ImageReport report = ImageInspector.inspect(Files.readAllBytes(file), device);
		output.say(Output.Tone.HEADING, file + ": " + report.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
		output.emit("image", "file", file.toString(), "kind", report.kind().name(), "verified", report.isVerified());
		showParts(output, report);
		showSigning(output, report);
		for (String problem : report.problems()) {
			output.say(Output.Tone.BAD, "problem: " + problem);
			output.emit("problem", "message", problem);
		}
		return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
	}

	private static void showParts(Output output, ImageReport report) {
		for (ImageReport.Part part : report.parts()) {
			String address = part.address().isPresent() ? hex(part.address().getAsLong()) : "";
			output.say(
					String.format(Locale.ROOT, "  %s %-10s %8d  %-18s %s", hex(part.offset()), address, part.length(),
							part.name(), part.meaning()));
			output.emit("part", "name", part.name(), "offset", part.offset(), "length", part.length(), "address",
					address,
					"meaning", part.meaning());
		}
	}

	private static void showSigning(Output output, ImageReport report) {
		if (report.csf().isPresent()) {
			output.say("CSF commands");
			for (CsfCommand command : report.csf().get().commands()) {
				output.say("  " + command.describe());
				output.emit("csfCommand", "text", command.describe());
			}
		}
		report.srkTable().ifPresent(table -> SrkText.show(output, table));
		for (ImageReport.CertificateInfo each : report.certificates()) {
			output.say("certificate of " + each.role() + ": " + each.subject() + ", " + each.key() + ", valid "
					+ each.notBefore() + " to " + each.notAfter() + ", issuer " + each.issuer()
					+ (each.chainVerified() ? " (verified)" : " (NOT verified)"));
			output.emit("certificate", "role", each.role(), "subject", each.subject(), "issuer", each.issuer(), "key",
					each.key(), "serial", each.serialNumber().toString(16), "notBefore", each.notBefore().toString(),
					"notAfter", each.notAfter().toString(), "verified", each.chainVerified());
		}
		for (ImageReport.SignatureInfo each : report.signatures()) {
			output.say(each.verified() ? Output.Tone.GOOD : Output.Tone.BAD,
					"signature of " + each.role() + ": " + each.result());
			output.emit("signature", "role", each.role(), "verified", each.verified(), "result", each.result(), "time",
					each.time().map(Object::toString).orElse(""));
		}
	}

	private static String hex(long value) {
		return String.format(Locale.ROOT, "0x%08X", value);
	}
}
