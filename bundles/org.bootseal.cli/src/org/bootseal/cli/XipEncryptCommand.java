/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bee.BeeConfiguration;
import org.bootseal.core.bee.BeeEngine;
import org.bootseal.core.bee.BeeUserKey;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.otfad.OtfadConfiguration;
import org.bootseal.core.otfad.OtfadContext;
import org.bootseal.core.otfad.OtfadFuses;
import org.bootseal.core.otfad.OtfadImage;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.xip.DataBlob;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bootseal xip encrypt}. */
@Command(name = "encrypt", mixinStandardHelpOptions = true, sortOptions = false, //
		description = {
				"Encrypt data for BEE or OTFAD from a configuration of NXP's SPSDK (nxpimage bee or otfad export).",
				"Burns no fuse and shows no key." })
final class XipEncryptCommand extends CommandBase {

	@Option(names = { "-c", "--config" }, paramLabel = "CONFIG", required = true, //
			description = "BEE or OTFAD configuration (YAML).")
	private Path configuration;

	@Option(names = { "-o", "--output" }, paramLabel = "FOLDER", //
			description = "Folder for the results (default: what the configuration says).")
	private Path folder;

	@Option(names = "--fuses", paramLabel = "FILE", //
			description = { "Write the commands that burn the user keys or the KEK here, for blhost.",
					"The file holds the key, so only its owner may read it." })
	private Path fuses;

	XipEncryptCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		if (isBee(configuration)) {
			try (BeeConfiguration read = BeeConfiguration.read(configuration, new SecureRandom())) {
				bee(output, read);
			}
		} else {
			try (OtfadConfiguration read = OtfadConfiguration.read(configuration)) {
				otfad(output, read);
			}
		}
		return ExitCode.DONE;
	}

	/** Tells the two kinds of configuration apart. */
	static boolean isBee(Path configuration) throws IOException, BadInputException {
		YamlMap top = YamlMap.read(configuration);
		boolean bee = top.optional("bee_engine").isPresent();
		if (!bee && top.optional("key_blobs").isEmpty()) {
			throw top.value().problem("found neither bee_engine of a BEE configuration nor key_blobs of an OTFAD one");
		}
		return bee;
	}

	private void bee(Output output, BeeConfiguration read) throws IOException, BadInputException {
		read.warnings().forEach(output::warn);
		Path target = folder == null ? read.output() : folder;
		if (!read.data().isEmpty()) {
			DataBlob image = read.encryption().encrypt(read.data(), new SecureRandom());
			WrittenFile.write(output, target.resolve(read.imageName() + ".bin"), image.bytes(),
					"encrypted " + image);
		}
		for (BeeEngine engine : read.encryption().engines()) {
			WrittenFile.write(output, target.resolve(read.headerName() + engine.number() + ".bin"),
					engine.encodeHeader(), String.format(Locale.ROOT, "BEE header %d, for offset 0x%X of the flash",
							engine.number(), read.device().xip().headers().get(engine.number())));
		}
		if (fuses != null) {
			fuses(output, read);
		}
	}

	private void otfad(Output output, OtfadConfiguration read) throws IOException, BadInputException {
		read.warnings().forEach(output::warn);
		for (int i = 0; i < read.table().contexts().size(); i++) {
			OtfadContext context = read.table().contexts().get(i);
			output.say("  context " + i + ": " + context);
			output.emit("context", "index", i, "meaning", context.toString());
		}
		OtfadImage image = image(read);
		OtfadConfiguration.Outputs names = read.outputs();
		write(output, names, names.image(), image.whole(), "key blob and encrypted data");
		write(output, names, names.keyBlob(), new DataBlob(image.tableAddress(), image.table()), "OTFAD key blob");
		write(output, names, names.data(), image.data(), "encrypted data");
		fuses(output, read);
	}

	private OtfadImage image(OtfadConfiguration read) throws BadInputException {
		try {
			return OtfadImage.of(read);
		} catch (BadInputException e) {
			throw new BadInputException(configuration + ": " + e.getMessage(), e);
		}
	}

	private void write(Output output, OtfadConfiguration.Outputs names, String name, DataBlob blob, String meaning)
			throws IOException, BadInputException {
		if (name.isEmpty() || blob.bytes().length == 0) {
			return;
		}
		Path target = folder == null ? names.folder() : folder;
		FirmwareFormat format = names.format();
		WrittenFile.write(output, target.resolve(name + "." + format.id()),
				format.encode(blob.address(), blob.bytes(), OptionalLong.empty()), meaning);
	}

	private void fuses(Output output, OtfadConfiguration read) throws IOException, BadInputException {
		Map<Integer, Integer> values = new TreeMap<>();
		OtfadFuses.wishes(read.device().xip(), read.instance(), read.kek(), read.scramble())
				.forEach(wish -> values.put(wish.word(), wish.value()));
		tellFuses(output, "OTFAD key of " + read.device().name(), values);
	}

	/** Two keys go into two places; one key for both engines into one. */
	private void fuses(Output output, BeeConfiguration read) throws IOException, BadInputException {
		FuseMap map = FuseMap.of(read.device());
		List<BeeEngine> engines = read.encryption().engines();
		Map<Integer, Integer> values = new TreeMap<>();
		for (BeeEngine engine : engines) {
			boolean first = engine.userKey().equals(engines.get(0).userKey());
			for (FuseRequest request : BeeUserKey.requests(map, engine.number(),
					first ? BeeUserKey.Place.SW_GP2 : BeeUserKey.Place.GP4, engine.userKey())) {
				values.merge(request.word().index(), request.value(), (one, other) -> one | other);
			}
		}
		tellFuses(output, "BEE user key of " + read.device().name(), values);
	}

	private void tellFuses(Output output, String meaning, Map<Integer, Integer> values) throws IOException {
		FuseCommands.tell(output, meaning, values);
		if (fuses != null) {
			FuseCommands.write(output, fuses, meaning, values);
		}
	}
}
