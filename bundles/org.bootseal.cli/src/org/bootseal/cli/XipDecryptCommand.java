/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bee.BeeConfiguration;
import org.bootseal.core.bee.BeeEncryption;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.otfad.OtfadConfiguration;
import org.bootseal.core.otfad.OtfadEncryption;
import org.bootseal.core.otfad.OtfadTable;
import org.bootseal.core.xip.DataBlob;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal xip decrypt}. */
@Command(name = "decrypt", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Decrypt what stands in flash, as BEE or OTFAD of the part does, with the keys of a configuration.")
final class XipDecryptCommand extends CommandBase {

	private static final long U32_MAX = 0xFFFF_FFFFL;

	@Parameters(paramLabel = "FILE", description = "The encrypted data, as BIN, Intel HEX or S-record.")
	private Path file;

	@Option(names = { "-c", "--config" }, paramLabel = "CONFIG", required = true, //
			description = "BEE or OTFAD configuration (YAML) with the keys.")
	private Path configuration;

	@Option(names = "--address", paramLabel = "ADDRESS", //
			description = "Address of the first byte of a BIN (default: that of the first data in the configuration).")
	private String address;

	@Option(names = "--flash", //
			description = { "FILE is the whole flash from its start, with the headers:",
					"only the user keys or the KEK are taken from the configuration." })
	private boolean flash;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true, description = "The decrypted file.")
	private Path out;

	XipDecryptCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		DataBlob plain;
		if (XipEncryptCommand.isBee(configuration)) {
			try (BeeConfiguration read = BeeConfiguration.read(configuration, new SecureRandom())) {
				plain = bee(read);
			}
		} else {
			try (OtfadConfiguration read = OtfadConfiguration.read(configuration)) {
				plain = otfad(read);
			}
		}
		WrittenFile.write(output, out,
				FirmwareFormat.byName(out).encode(plain.address(), plain.bytes(), OptionalLong.empty()),
				"decrypted " + plain);
		return ExitCode.DONE;
	}

	private DataBlob bee(BeeConfiguration read) throws IOException, BadInputException {
		DataBlob encrypted = encrypted(read.device(), read.data());
		if (!flash) {
			return read.encryption().decrypt(encrypted);
		}
		try (BeeEncryption inFlash = read.encryption().withHeadersOf(encrypted.bytes(), read.device().xip())) {
			return inFlash.decrypt(encrypted);
		} catch (BadInputException e) {
			throw new BadInputException(file + ": " + e.getMessage(), e);
		}
	}

	private DataBlob otfad(OtfadConfiguration read) throws IOException, BadInputException {
		DataBlob encrypted = encrypted(read.device(), read.data());
		if (!flash) {
			return new OtfadEncryption(read.table()).apply(encrypted);
		}
		int offset = Math.toIntExact(read.device().xip().headers().get(0));
		byte[] bytes = encrypted.bytes();
		if (bytes.length < offset + OtfadTable.LENGTH) {
			throw BadInputException.expected(file, "", bytes.length + " bytes", "a flash image with a key blob");
		}
		byte[] table = Arrays.copyOfRange(bytes, offset, offset + OtfadTable.LENGTH);
		try (OtfadTable inFlash = OtfadTable.parse(table, read.kek(), read.scramble())) {
			return new OtfadEncryption(inFlash).apply(encrypted);
		} catch (BadInputException e) {
			throw new BadInputException(file + ": " + e.getMessage(), e);
		}
	}

	private DataBlob encrypted(Device device, List<DataBlob> data) throws IOException, BadInputException {
		Firmware firmware = Firmware.open(file);
		long start = firmware.start();
		if (address != null) {
			start = parse(address);
		} else if (flash) {
			start = device.flashBase();
		} else if (!firmware.hasAddresses()) {
			start = data.stream().mapToLong(DataBlob::address).min()
					.orElseThrow(
							() -> new BadInputException("--address is missing: where in flash do the data stand?"));
		}
		byte[] bytes = firmware.flatten();
		if (bytes.length > U32_MAX + 1 - start) {
			throw new BadInputException(file + ": has " + bytes.length + " bytes, which end above 4 GiB");
		}
		return new DataBlob(start, bytes);
	}

	private static long parse(String text) throws BadInputException {
		try {
			long number = YamlValue.parseNumber(text);
			if (number <= U32_MAX) {
				return number;
			}
		} catch (NumberFormatException e) {
			throw new BadInputException("--address: found \"" + text + "\", expected a number such as 0x60001000", e);
		}
		throw new BadInputException("--address: found " + text + ", expected at most 0xFFFFFFFF");
	}
}
