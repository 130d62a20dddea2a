/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.predict.BootFlash;
import org.bootseal.core.predict.BootMode;
import org.bootseal.core.predict.BootPrediction;
import org.bootseal.core.predict.BootPrediction.Verdict;
import org.bootseal.core.predict.BootPredictor;
import org.bootseal.core.predict.BootSituation;
import org.bootseal.core.provision.BuiltProvisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal board predict}. */
@Command(name = "predict", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Say what the next boot does: boot pins, fuses, FCB, IVT, boot data, encryption, HAB.",
				"Looks at the board of a provisioning file; with --fuses or --image at files only. Changes nothing." })
final class BoardPredictCommand extends CommandBase {

	private static final int MOST_BYTES = 64 << 20;

	@Parameters(paramLabel = "FILE.bootseal", arity = "0..1", //
			description = "The provisioning file: device, flash, flashloader, board.")
	private Path file;

	@Option(names = "--pins", paramLabel = "PINS", //
			description = "How BOOT_MODE will stand: fuses (00), serial (01) or internal (10). Default: all, judged by internal.")
	private String pins;

	@Option(names = "--device", paramLabel = "NAME", description = "The device, where no provisioning file is named.")
	private String device;

	@Option(names = "--fuses", paramLabel = "FILE", //
			description = "The fuses: what \"otp read\" wrote, or the file of a virtual board. Without it those of a new part.")
	private Path fuses;

	@Option(names = "--image", paramLabel = "FILE", //
			description = "What is in the flash: a whole image or dump, or an image from its IVT on; BIN, HEX, SREC, ELF.")
	private Path image;

	@Option(names = "--fcb", paramLabel = "FILE", description = "The FCB, where the image has none.")
	private Path fcb;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	BoardPredictCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Optional<BootMode> mode = mode();
		if (image != null || fuses != null) {
			return tell(output, offline(), mode);
		}
		if (file == null) {
			throw new BadInputException("name a provisioning file to look at its board, or --device with --image");
		}
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		try (Interruption interruption = Interruption.ofProcess(); BoardAccess access = board.open(what)) {
			PredictionText.Look look = PredictionText.look(output, what, built, access, interruption);
			if (look.record().failure().isPresent()) {
				return RunEnd.fail(output, look.record().failure().get(), access);
			}
			return tell(output, look.read().situation(), mode);
		}
	}

	private Optional<BootMode> mode() throws BadInputException {
		if (pins == null) {
			return Optional.empty();
		}
		for (BootMode mode : BootMode.values()) {
			if (mode.name().equalsIgnoreCase(pins) || mode.pins().equals(pins)) {
				return Optional.of(mode);
			}
		}
		throw new BadInputException("--pins: found \"" + pins + "\", expected fuses, serial or internal");
	}

	private static int tell(Output output, BootSituation situation, Optional<BootMode> wanted)
			throws BadInputException {
		BootMode judged = wanted.orElse(BootMode.INTERNAL);
		boolean boots = false;
		output.say(Output.Tone.HEADING, "The next boot of the " + situation.device().name());
		for (BootPrediction prediction : BootPredictor.predictAll(situation)) {
			if (wanted.isEmpty() || prediction.mode() == judged) {
				PredictionText.show(output, prediction, prediction.mode() == judged);
			}
			boots |= prediction.mode() == judged && prediction.verdict() == Verdict.BOOTS;
		}
		return boots ? ExitCode.DONE : ExitCode.FAILED;
	}

	private BootSituation offline() throws IOException, BadInputException {
		Optional<Provisioning> what = file == null ? Optional.empty() : Optional.of(ProvisioningFile.read(file));
		if (device == null && what.isEmpty()) {
			throw new BadInputException("--device or a provisioning file is needed to tell what the files are for");
		}
		Device part = DeviceCatalogue.builtIn().find(device != null ? device : what.get().device());
		Map<Integer, Integer> values = new HashMap<>();
		if (fuses != null) {
			values.putAll(FuseFiles.read(fuses, part.name()).values());
		} else {
			for (FuseWord word : FuseMap.of(part).words()) {
				values.put(word.index(), 0);
			}
		}
		BootMemory memory = part
				.bootMemory(what.map(named -> named.image().bootMemory()).orElse(FlexSpiNorOption.BOOT_MEMORY));
		boolean isCopied = !memory.name().equals(FlexSpiNorOption.BOOT_MEMORY);
		BootFlash flash = image == null ? BootFlash.unread() : flash(part, memory);
		return new BootSituation(part, values, flash, Optional.empty(),
				isCopied ? Optional.of(memory) : Optional.empty());
	}

	/** A file may begin at the start of the flash, at the FCB, or at the IVT. */
	private BootFlash flash(Device part, BootMemory memory) throws IOException, BadInputException {
		if (Files.size(image) > MOST_BYTES) {
			throw BadInputException.expected(image, "", Files.size(image) + " bytes",
					"the content of a boot flash, at most " + MOST_BYTES);
		}
		Firmware firmware = Firmware.of(Files.readAllBytes(image), image);
		byte[] content = firmware.flatten();
		int ivt = (int) memory.ivtOffset();
		boolean isMapped = memory.name().equals(FlexSpiNorOption.BOOT_MEMORY);
		int start;
		if (firmware.hasAddresses() && isMapped) {
			long offset = firmware.start() - part.flashBase();
			start = offset >= 0 && offset < MOST_BYTES ? (int) offset : ivt;
		} else {
			start = isIvt(content, 0) && !isIvt(content, ivt) ? ivt
					: isMapped && isFcb(content, 0) && part.fcbOffset() != 0 ? (int) part.fcbOffset() : 0;
		}
		byte[] whole = new byte[start + content.length];
		Arrays.fill(whole, (byte) 0xFF);
		System.arraycopy(content, 0, whole, start, content.length);
		if (fcb != null) {
			System.arraycopy(Fcb.read(fcb).bytes(), 0, whole, (int) part.fcbOffset(), FcbLayout.LENGTH);
		}
		BootFlash flash = new BootFlash(whole, OptionalLong.empty(), Optional.empty());
		return isMapped && fcb == null && start > part.fcbOffset() ? flash.withFcbToCome() : flash;
	}

	private static boolean isIvt(byte[] content, int offset) {
		return content.length > offset + HabConstants.IVT_LENGTH
				&& (content[offset] & 0xFF) == HabConstants.TAG_IVT && content[offset + 2] == HabConstants.IVT_LENGTH;
	}

	private static boolean isFcb(byte[] content, int offset) {
		return content.length >= offset + FcbLayout.LENGTH && content[offset] == 'F' && content[offset + 1] == 'C'
				&& content[offset + 2] == 'F' && content[offset + 3] == 'B';
	}
}
