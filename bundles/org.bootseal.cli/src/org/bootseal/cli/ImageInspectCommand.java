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
import org.bootseal.core.bootable.FileNode;
import org.bootseal.core.bootable.FlashInspector;
import org.bootseal.core.bootable.FlashReport;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.CsfCommand;
import org.bootseal.core.hab.ImageReport;
import org.bootseal.core.verify.FileVerifier;
import org.bootseal.core.verify.TargetPart;
import org.bootseal.core.verify.Verification;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal image inspect}. */
@Command(name = "inspect", mixinStandardHelpOptions = true, sortOptions = false, //
		description = {
				"Show what is in a boot image, flash image or dump, flashloader, FCB, XMCD, encryption header or SRK table,",
				"and check its signatures.",
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
		FlashReport flash = FlashInspector.inspect(content(), device);
		ImageReport report = flash.container();
		output.say(Output.Tone.HEADING, file + ": " + flash.kind());
		output.emit("image", "file", file.toString(), "kind", report.kind().name(), "verified", report.isVerified(),
				"meaning",
				flash.kind());
		flash.nodes().forEach(node -> showNode(output, node, 0));
		showSigning(output, report);
		flash.notes().forEach(note -> {
			output.say("note: " + note);
			output.emit("note", "message", note);
		});
		showVerdict(output, device);
		for (String problem : flash.problems()) {
			output.say(Output.Tone.BAD, "problem: " + problem);
			output.emit("problem", "message", problem);
		}
		return flash.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
	}

	/** What HAB would say of each image in the file, in one sentence; all the rest of it tells image verify. */
	private void showVerdict(Output output, Optional<Device> device) throws IOException {
		String command = "bootseal image verify " + file
				+ device.map(part -> " --device " + part.name()).orElse("");
		try {
			for (Verification each : FileVerifier.verify(Files.readAllBytes(file), file, TargetPart.of(device),
					environment().clock().instant())) {
				output.say("verdict of HAB on the image at " + hex(each.ivtOffset()) + ": "
						+ each.verdict().sentence());
				output.say("  more: " + command);
				output.emit("verdict", "offset", each.ivtOffset(), "pass", each.isPass(), "runsClosed",
						each.verdict().runsClosed(), "runsOpen", each.runsOpen(), "text", each.verdict().sentence(),
						"command", command);
			}
		} catch (BadInputException noImage) {
			output.emit("verdict", "pass", false, "text", "there is no image that HAB could verify: "
					+ noImage.getMessage());
		}
	}

	/** The bytes of the file; those that they describe, if they are the text of an Intel HEX or S-record file. */
	private byte[] content() throws IOException {
		byte[] content = Files.readAllBytes(file);
		if (content.length == 0 || content[0] != ':' && content[0] != 'S') {
			return content;
		}
		try {
			return Firmware.of(content, file).flatten();
		} catch (BadInputException noRecords) {
			return content;
		}
	}

	private static void showNode(Output output, FileNode node, int depth) {
		String address = node.address().isPresent() ? hex(node.address().getAsLong()) : "";
		output.say(String.format(Locale.ROOT, "  %s %-10s %8d  %-18s %s", hex(node.offset()), address, node.length(),
				"  ".repeat(depth) + node.name(), node.meaning()));
		output.emit("part", "name", node.name(), "offset", node.offset(), "length", node.length(), "address", address,
				"meaning", node.meaning(), "depth", depth);
		node.children().forEach(child -> showNode(output, child, depth + 1));
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
