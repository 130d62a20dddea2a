/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.Provisioning.BootType;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.hab.ChainPolicy;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.hab.HabConfiguration;
import org.bootseal.core.hab.HabImage;
import org.bootseal.core.hab.HabImageBuilder;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.SigningException;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.ScriptSystem;
import org.bootseal.core.plan.ScriptWriter;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;

/**
 * Builds everything that a provisioning file asks for: the boot image, the flashloader unsigned and signed, the SRK
 * table and fuses, the HAB configurations that all of it was built from, and scripts that build the same with NXP's
 * tools. All or nothing: a build that fails changes no file.
 */
public final class ProvisioningBuild {

	/** What HAB configurations say before what is wrong with a time. */
	private static final String TIMESTAMP = "signatureTimestamp: ";
	private static final String MADE_KEY = "dek.bin";
	private static final int DEFAULT_KEY_BITS = 128;

	private final Provisioning what;
	private final Device device;
	private final PasswordSource passwords;
	private final HabImageBuilder builder;
	private final DeviceCatalogue devices;
	private final OutputFolder output;
	private final BuildScript script = new BuildScript();
	private final List<String> warnings = new ArrayList<>();
	private String keyFingerprint = "";

	private ProvisioningBuild(Provisioning what, DeviceCatalogue devices, PasswordSource passwords, Clock clock,
			OutputFolder output) throws BadInputException {
		this.what = what;
		this.devices = devices;
		this.device = devices.find(what.device());
		this.passwords = passwords;
		this.builder = new HabImageBuilder(clock, ChainPolicy.REFUSE);
		this.output = output;
	}

	/**
	 * @param what
	 *            what to build
	 * @param passwords
	 *            for encrypted private keys
	 * @param clock
	 *            the signing time where the file gives none
	 * @return what was built
	 * @throws IOException
	 *             if a file can't be read or written
	 * @throws BadInputException
	 *             if something in the file, or in a file that it names, is wrong
	 */
	public static BuiltProvisioning build(Provisioning what, PasswordSource passwords, Clock clock)
			throws IOException, BadInputException {
		try (OutputFolder output = folder(what)) {
			BuiltProvisioning built = new ProvisioningBuild(what, DeviceCatalogue.builtIn(), passwords, clock, output)
					.build();
			return built.withFiles(output.commit());
		}
	}

	/**
	 * Builds as {@link #build} does, but leaves no file: for those who want to know what would be written to a board.
	 * The files of the result are where a build would put them, and are not there.
	 *
	 * @param what
	 *            what to build
	 * @param passwords
	 *            for encrypted private keys
	 * @param clock
	 *            the signing time where the file gives none
	 * @return what would be built, without a list of files
	 * @throws IOException
	 *             if a file can't be read, or none written beside the output folder
	 * @throws BadInputException
	 *             if something in the file, or in a file that it names, is wrong
	 */
	public static BuiltProvisioning rehearse(Provisioning what, PasswordSource passwords, Clock clock)
			throws IOException, BadInputException {
		try (OutputFolder output = folder(what)) {
			return new ProvisioningBuild(what, DeviceCatalogue.builtIn(), passwords, clock, output).build();
		}
	}

	/** What is wrong with the file is found before anything is made on the disk. */
	private static OutputFolder folder(Provisioning what) throws IOException, BadInputException {
		try {
			DeviceCatalogue.builtIn().find(what.device());
		} catch (BadInputException e) {
			throw what.problem("device", e.getMessage());
		}
		refuseSourcesInOutput(what);
		return new OutputFolder(what.output());
	}

	/** The output folder belongs to the build: what is in it may be replaced by files of the same name. */
	static void refuseSourcesInOutput(Provisioning what) throws BadInputException {
		List<Path> sources = new ArrayList<>(List.of(what.file(), what.image().source()));
		what.flashloader().ifPresent(loader -> sources.add(loader.source()));
		what.memory().flatMap(Provisioning.Memory::file).ifPresent(sources::add);
		what.memory().flatMap(Provisioning.Memory::fcb).ifPresent(sources::add);
		what.image().encryption().keyFile().ifPresent(sources::add);
		what.image().xipEncryption().ifPresent(xip -> sources.addAll(xip.files()));
		Path output = what.output().toAbsolutePath().normalize();
		for (Path source : sources) {
			if (output.equals(source.toAbsolutePath().normalize().getParent())) {
				throw what.problem("output", "the folder for generated files, " + what.output()
						+ ", holds " + source.getFileName() + ", which may be overwritten there; name another folder");
			}
		}
	}

	private BuiltProvisioning build() throws IOException, BadInputException {
		Optional<KeyTree> keys = what.keys().isPresent() ? Optional.of(keyTree(what.keys().get().folder()))
				: Optional.empty();
		Optional<SrkTable> srkTable = keys.isPresent() ? Optional.of(keys.get().srkTable()) : Optional.empty();
		if (srkTable.isPresent()) {
			output.add(KeyTree.SRK_TABLE, "SRK table", srkTable.get().encode());
			output.add(KeyTree.SRK_FUSES, "SRK hash for the fuses", srkTable.get().hash());
		}
		Optional<HabYaml.Signing> signing = keys.isPresent()
				? Optional.of(new SigningNames(what, device).of(keys.get()))
				: Optional.empty();
		BootMemory memory = bootMemory();
		long startAddress = startAddress(memory);
		ApplicationSource application = ApplicationSource.of(what, startAddress, memory, output, warnings);
		HabImage image = image(application, startAddress, memory, signing);
		PlanFile imageFile = PlanFile.of(output.place(stem() + ".bin"), image.bytes());
		Optional<BuiltProvisioning.Xip> xip = Optional.empty();
		if (what.image().xipEncryption().isPresent()) {
			requireFlash(startAddress);
			xip = Optional.of(new XipBuild(what, device, output).build(image.bytes(), image.address(), stem()));
		}
		Optional<PlanFile> unsigned = Optional.empty();
		Optional<PlanFile> signed = Optional.empty();
		if (what.flashloader().isPresent()) {
			FlashloaderSource loader = FlashloaderSource.open(what.flashloader().get().source(), device,
					what.flashloader().get().startAddress());
			String program = "flashloader_program.bin";
			output.add(program, "flashloader without boot header", loader.program());
			unsigned = Optional.of(flashloader(loader, program, "unsigned", Optional.empty()));
			signed = signing.isPresent() ? Optional.of(flashloader(loader, program, "signed", signing))
					: Optional.empty();
		}
		output.add("build_image_win.bat", "builds the images with nxpimage on Windows", script.batch());
		output.addExecutable("build_image_lnx.sh", "builds the images with nxpimage on Linux", script.shell());
		output.addExecutable("build_image_mac.sh", "builds the images with nxpimage on macOS", script.shell());
		BuiltProvisioning built = new BuiltProvisioning(device, imageFile, image.address(),
				fcb().or(application::fcb), unsigned, signed, srkTable,
				image.keyBlob().map(place -> new BuiltProvisioning.KeyBlob(place, keyFile(), keyFingerprint)),
				xip, what.output(), List.of(), warnings);
		if (!what.optionWords().isEmpty() && canBeScripted(built)) {
			addWriteScripts(plan(ProvisioningRequest.of(what, built, Set.of(), false)));
		}
		return built.withWarnings(warnings);
	}

	private BootMemory bootMemory() throws BadInputException {
		try {
			return device.bootMemory(what.image().bootMemory());
		} catch (BadInputException e) {
			throw what.problem("image.bootMemory", e.getMessage());
		}
	}

	private KeyTree keyTree(Path folder) throws IOException, BadInputException {
		try {
			return KeyTree.open(folder);
		} catch (BadInputException e) {
			throw what.problem("keys.folder", e.getMessage());
		}
	}

	private long startAddress(BootMemory memory) throws BadInputException {
		if (what.image().startAddress().isEmpty() && !FlexSpiNorOption.BOOT_MEMORY.equals(memory.name())) {
			throw what.problem("image", String.format(Locale.ROOT,
					"the key startAddress is missing; the ROM copies an image from %s into RAM, so give the address"
							+ " there, 0x%X before the application",
					memory.name(), memory.initialLoadSize()));
		}
		return what.image().startAddress().orElse(device.flashBase());
	}

	private void requireFlash(long startAddress) throws BadInputException {
		if (device.regionAt(startAddress).filter(region -> region.kind() == MemoryRegion.Kind.FLEXSPI).isEmpty()) {
			throw what.problem("image.xipEncryption", String.format(Locale.ROOT,
					"found an image for 0x%08X; only an image that runs in flash is decrypted while it is read",
					startAddress));
		}
	}

	/** Says what is special about writing an encrypted image, and whether scripts can do it. */
	private boolean canBeScripted(BuiltProvisioning built) {
		if (built.xip().filter(BuiltProvisioning.Xip::hasSecretFuses).isPresent()) {
			warnings.add(
					"the flash is encrypted: scripts that write it are not made, because they would show the key that"
							+ " the fuses get");
			return false;
		}
		if (built.keyBlob().isEmpty()) {
			return true;
		}
		String none = "";
		if (ProvisioningRequest.runsInFlash(built)) {
			none = "; it would run in flash, where HAB can't decrypt it, so it can't be written";
		} else if (built.keyBlob().get().place().keyBits() != DEFAULT_KEY_BITS) {
			none = "; scripts that write it are not made, because blhost fetches blobs of 128-bit keys only";
		}
		warnings.add(String.format(Locale.ROOT,
				"the image is encrypted: its key blob belongs at 0x%08X and has to be made on the closed board with"
						+ " generate-key-blob, as write does%s",
				built.keyBlob().get().place().address(), none));
		return none.isEmpty();
	}

	private Optional<PlanFile> fcb() throws IOException, BadInputException {
		Optional<Path> file = what.memory().flatMap(Provisioning.Memory::fcb);
		return file.isPresent() ? Optional.of(PlanFile.of(file.get(), Fcb.read(file.get()).bytes()))
				: Optional.empty();
	}

	private WritePlan plan(WriteRequest request) throws BadInputException {
		try {
			return WritePlanner.plan(request);
		} catch (BadInputException e) {
			throw what.problem("", e.getMessage());
		}
	}

	private void addWriteScripts(WritePlan plan) throws IOException {
		for (ScriptSystem system : ScriptSystem.values()) {
			String text = ScriptWriter.render(plan, system, what.output());
			String meaning = "writes the image with blhost and sdphost, " + system.name().toLowerCase(Locale.ROOT);
			if (system == ScriptSystem.WINDOWS) {
				output.add(system.fileName(), meaning, text);
			} else {
				output.addExecutable(system.fileName(), meaning, text);
			}
		}
	}

	private HabImage image(ApplicationSource application, long startAddress, BootMemory memory,
			Optional<HabYaml.Signing> signing) throws IOException, BadInputException {
		String kind = switch (what.image().bootType()) {
		case UNSIGNED -> "unsigned";
		case AUTHENTICATED -> "signed";
		case ENCRYPTED -> "encrypted";
		};
		Optional<HabYaml.Encryption> encryption = what.image().bootType() == BootType.ENCRYPTED
				? Optional.of(encryption(what.image().encryption()))
				: Optional.empty();
		HabYaml yaml = new HabYaml(
				Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " boot image of the application", family(),
				application.input(), startAddress, memory.ivtOffset(), memory.initialLoadSize(),
				application.entryPoint(), what.image().timestamp(),
				what.image().bootType().isSigned() ? signing : Optional.empty(), encryption,
				application.configuration());
		return build(yaml, stem(), kind + " boot image", "image");
	}

	/** A key that is not given is made here, so that the configuration builds with the same key again. */
	private HabYaml.Encryption encryption(Provisioning.Encryption how) throws IOException, BadInputException {
		if (how.keyFile().isPresent()) {
			long bits = Files.size(how.keyFile().get()) * Byte.SIZE;
			int length = how.keyBits().orElse((int) Math.min(bits, Integer.MAX_VALUE));
			try (EncryptionKey key = EncryptionKey.read(how.keyFile().get(), length)) {
				keyFingerprint = key.fingerprint();
				return new HabYaml.Encryption(relative(how.keyFile().get()), key.bits(), how.keyBlob());
			}
		}
		try (EncryptionKey key = EncryptionKey.make(how.keyBits().orElse(DEFAULT_KEY_BITS), new SecureRandom())) {
			byte[] content = key.copy();
			try {
				output.addPrivate(MADE_KEY, "encryption key, to be kept secret", content);
			} finally {
				Arrays.fill(content, (byte) 0);
			}
			keyFingerprint = key.fingerprint();
			return new HabYaml.Encryption(MADE_KEY, key.bits(), how.keyBlob());
		}
	}

	private Path keyFile() {
		return what.image().encryption().keyFile().orElse(output.place(MADE_KEY));
	}

	private PlanFile flashloader(FlashloaderSource loader, String program, String kind,
			Optional<HabYaml.Signing> signing)
			throws IOException, BadInputException {
		String name = kind + "_" + device.name() + "_flashloader";
		HabYaml yaml = new HabYaml("The flashloader as " + kind + " boot image", family(), program,
				loader.startAddress(), loader.ivtOffset(), loader.initialLoadSize(), Optional.of(loader.entryPoint()),
				what.image().timestamp(), signing, Optional.empty(), Optional.empty());
		HabImage image = build(yaml, name, kind + " flashloader", "flashloader");
		return PlanFile.of(output.place(name + ".bin"), image.bytes());
	}

	/** Builds from the very configuration that the user gets, so that the two can't differ. */
	private HabImage build(HabYaml yaml, String name, String meaning, String place)
			throws IOException, BadInputException {
		String configuration = "hab_" + name + ".yaml";
		Path file = output.add(configuration, "HAB configuration of the " + meaning, yaml.text());
		try {
			HabConfiguration read = HabConfiguration.read(file, devices);
			read.warnings().forEach(warning -> warnings.add(said(warning.message())));
			HabImage image = builder.build(read.recipe(passwords));
			image.warnings().forEach(warning -> warnings.add(said(meaning + ": " + warning.message())));
			output.add(name + ".bin", meaning, image.bytes());
			script.add("Build the " + meaning, configuration, name + ".bin");
			return image;
		} catch (BadInputException e) {
			if (e instanceof BadConfigurationException wrong && wrong.problem().startsWith(TIMESTAMP)) {
				throw what.problem("image.timestamp", wrong.problem().substring(TIMESTAMP.length()));
			}
			throw what.problem(place, said(e.getMessage()));
		} catch (SigningException e) {
			throw new BadInputException("the " + meaning + " can't be signed: " + e.getMessage(), e);
		}
	}

	/** The folder beside is gone when the user reads the message. */
	private String said(String message) {
		return output.withFinalNames(message);
	}

	private String family() {
		return device.name().toLowerCase(Locale.ROOT);
	}

	private String stem() {
		return what.image().source().getFileName().toString().replaceFirst("\\.[^.]+$", "");
	}

	private String relative(Path file) {
		return HabYaml.relative(file, what.output());
	}
}
