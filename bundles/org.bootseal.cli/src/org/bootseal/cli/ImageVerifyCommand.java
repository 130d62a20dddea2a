/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.verify.FileVerifier;
import org.bootseal.core.verify.FuseList;
import org.bootseal.core.verify.TargetPart;
import org.bootseal.core.verify.Verification;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal image verify}. */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false, //
		description = {
				"Play HAB on an image without a board: would a closed part run it, and if not, which event does it log?",
				"FILE is a container, a flash image or dump, or a flashloader; BIN, Intel HEX, S-record or ELF.",
				"Fails (1) unless the answer is PASS; with --open, unless an open part runs the image." })
final class ImageVerifyCommand extends CommandBase {

	private static final int HEX_DIGITS = 2 * TargetPart.SRK_HASH_LENGTH;
	private static final int REVOCABLE = 4;

	@Parameters(paramLabel = "FILE", description = "The image.")
	private Path file;

	@Option(names = "--device", paramLabel = "NAME", description = "The device it is for, such as MIMXRT1020.")
	private String deviceName;

	@ArgGroup(exclusive = true)
	private Fused fused = new Fused();

	/** What is known of the SRK fuses. */
	static final class Fused {

		@Option(names = "--srk-table", paramLabel = "FILE", //
				description = "The SRK table whose hash is in the fuses (SRK_hash.bin of SPSDK, SRK_1_2_3_4_table.bin).")
		private Path table;

		@Option(names = "--srk-hash", paramLabel = "HASH", //
				description = "The SRK hash in the fuses: 64 hexadecimal digits, or a file with 32 bytes (SRK_fuses.bin).")
		private String hash;

		@Option(names = "--fuses", paramLabel = "FILE", //
				description = "The fuses as text, a line for each word: its index or name, and its value. Needs --device.")
		private Path fuses;
	}

	@Option(names = "--revoked", paramLabel = "N", split = ",", description = "SRKs that are revoked: indexes, 0 to 3.")
	private List<Integer> revoked = List.of();

	@Option(names = "--dek", paramLabel = "FILE", description = "The key of an encrypted image, to check its MAC.")
	private Path dek;

	@ArgGroup(exclusive = true)
	private State state = new State();

	/** Which question is asked. */
	static final class State {

		@Option(names = "--open", description = {
				"The part is open: it runs what HAB refuses as well.",
				"If nothing is said about its fuses, its SRK hash is taken as not burnt." })
		private boolean open;

		@Option(names = "--closed", description = "The part is closed (the default).")
		private boolean closed;
	}

	ImageVerifyCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Optional<Device> device = deviceName == null ? Optional.empty()
				: Optional.of(DeviceCatalogue.builtIn().find(deviceName));
		byte[] content = InputFile.read(file, "image", (int) Firmware.MAX_FILE_BYTES);
		TargetPart part = fuses(TargetPart.of(device));
		if (dek == null) {
			return tell(output, content, part);
		}
		try (EncryptionKey key = EncryptionKey.read(dek, 8 * (int) Math.min(Files.size(dek), Integer.BYTES * 8))) {
			return tell(output, content, part.withKey(key));
		}
	}

	private int tell(Output output, byte[] content, TargetPart part) throws BadInputException {
		List<Verification> found = FileVerifier.verify(content, file, part, environment().clock().instant());
		boolean good = true;
		for (Verification each : found) {
			VerificationText.show(output, file, each);
			good &= state.open ? each.runsOpen() : each.isPass();
		}
		return good ? ExitCode.DONE : ExitCode.FAILED;
	}

	private TargetPart fuses(TargetPart part) throws IOException, BadInputException {
		int mask = revokedMask();
		if (fused.fuses != null) {
			if (part.device().isEmpty()) {
				throw new BadInputException("--fuses needs --device, to know which fuse is which");
			}
			FuseList list = FuseList.parse(InputFile.read(fused.fuses, "list of fuses", InputFile.KEY_LENGTH_MAX),
					fused.fuses, FuseMap.of(part.device().get()));
			return part.withSrkHash(list.srkHash()).withRevoked(mask | list.revoked());
		}
		TargetPart asked = part.withRevoked(mask);
		if (fused.table != null) {
			return asked.withSrkHash(SrkTable.read(fused.table).hash());
		}
		if (fused.hash != null) {
			return asked.withSrkHash(hash(fused.hash));
		}
		return state.open ? asked.withSrkHash(new byte[TargetPart.SRK_HASH_LENGTH]) : asked;
	}

	private int revokedMask() throws BadInputException {
		int mask = 0;
		for (int index : revoked) {
			if (index < 0 || index >= REVOCABLE) {
				throw new BadInputException("--revoked: found " + index + ", expected 0 to 3");
			}
			mask |= 1 << index;
		}
		return mask;
	}

	/** A hash as 64 digits, or out of a file with its 32 bytes or these digits. */
	private static byte[] hash(String text) throws IOException, BadInputException {
		Optional<byte[]> direct = digits(text);
		if (direct.isPresent()) {
			return direct.get();
		}
		Path path = Path.of(text);
		byte[] content = InputFile.read(path, "SRK hash", InputFile.KEY_LENGTH_MAX);
		if (content.length == TargetPart.SRK_HASH_LENGTH) {
			return content;
		}
		return digits(new String(Arrays.copyOf(content, Math.min(content.length, HEX_DIGITS + 2)),
				StandardCharsets.ISO_8859_1).strip())
				.orElseThrow(() -> BadInputException.expected(path, "", content.length + " bytes",
						"the 32 bytes of an SRK hash, or 64 hexadecimal digits"));
	}

	private static Optional<byte[]> digits(String text) {
		String digits = text.startsWith("0x") ? text.substring(2) : text;
		boolean hexadecimal = digits.length() == HEX_DIGITS && digits.chars().allMatch(HexFormat::isHexDigit);
		return hexadecimal ? Optional.of(HexFormat.of().parseHex(digits)) : Optional.empty();
	}
}
