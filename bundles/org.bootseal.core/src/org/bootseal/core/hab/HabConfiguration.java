/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.keys.PasswordSource;

/**
 * A HAB configuration in the YAML of NXP's SPSDK ("nxpimage hab export"), read and checked. File names are relative to
 * its folder. Keys that are not known give warnings. Private keys are opened only by {@link #recipe(PasswordSource)},
 * so that an editor can check a configuration without passwords.
 */
public final class HabConfiguration {

	private static final long U32_MAX = 0xFFFF_FFFFL;
	private static final long FLAGS_SIGNED = HabConstants.FLAG_AUTHENTICATED;
	private static final long FLAGS_ENCRYPTED = HabConstants.FLAG_AUTHENTICATED | HabConstants.FLAG_ENCRYPTED;
	private static final int CONFIGURATION_BLOCK_MAX = 1 << 16;
	private static final String INPUT = "inputImageFile";
	/** An eMMC chip is booted as an MMC card, which is the only one of the two that nxpimage names. */
	private static final String EMMC = "emmc";
	private static final String MMC = "mmc";
	private static final String TIMESTAMP = "(\\d{1,2})/(\\d{1,2})/(\\d{4}) (\\d{1,2}):(\\d{1,2}):(\\d{1,2})";

	private final Path file;
	private final HabRecipe unsigned;
	private final HabSections sections;
	private final List<HabWarning> warnings;
	private final boolean encrypted;
	private final Optional<BootHeader> bootHeader;

	private HabConfiguration(Path file, HabRecipe unsigned, HabSections sections, List<HabWarning> warnings,
			boolean encrypted, Optional<BootHeader> bootHeader) {
		this.file = file;
		this.unsigned = unsigned;
		this.sections = sections;
		this.warnings = warnings;
		this.encrypted = encrypted;
		this.bootHeader = bootHeader;
	}

	/**
	 * Reads a configuration and all files that it names, except private keys.
	 *
	 * @param file
	 *            the configuration, YAML or JSON
	 * @param devices
	 *            the known devices
	 * @return the configuration
	 * @throws BadInputException
	 *             when it is wrong; a {@link BadConfigurationException} where the problem has a place in it
	 * @throws IOException
	 *             when reading fails
	 */
	public static HabConfiguration read(Path file, DeviceCatalogue devices) throws BadInputException, IOException {
		return read(file, devices, BootHeader.Policy.REFUSE);
	}

	/**
	 * Reads a configuration and all files that it names, except private keys.
	 *
	 * @param file
	 *            the configuration, YAML or JSON
	 * @param devices
	 *            the known devices
	 * @param policy
	 *            what to do when the application brings a boot header along
	 * @return the configuration
	 * @throws BadInputException
	 *             when it is wrong; a {@link BadConfigurationException} where the problem has a place in it
	 * @throws IOException
	 *             when reading fails
	 */
	public static HabConfiguration read(Path file, DeviceCatalogue devices, BootHeader.Policy policy)
			throws BadInputException, IOException {
		return interpret(YamlMap.read(file), file, devices, policy);
	}

	/**
	 * Interprets a configuration whose text was read already, and reads all files that it names, except private keys.
	 *
	 * @param root
	 *            the configuration
	 * @param file
	 *            the file that it is of
	 * @param devices
	 *            the known devices
	 * @param policy
	 *            what to do when the application brings a boot header along
	 * @return the configuration
	 * @throws BadInputException
	 *             when it is wrong; a {@link BadConfigurationException} where the problem has a place in it
	 * @throws IOException
	 *             when reading fails
	 */
	public static HabConfiguration interpret(YamlMap root, Path file, DeviceCatalogue devices,
			BootHeader.Policy policy) throws BadInputException, IOException {
		List<HabWarning> warnings = new ArrayList<>();
		YamlMap options = root.required("options", "what the image is like").map();
		Optional<YamlValue> sectionList = root.optional("sections");
		List<YamlValue> sectionNodes = sectionList.isPresent() ? sectionList.get().elements() : List.of();
		long flags = flags(options, sectionNodes);
		boolean signed = flags != 0;
		HabRecipe whole = readImage(root, options, devices, warnings);
		YamlValue input = root.required(INPUT, "the application");
		Optional<BootHeader> header = bootHeader(input, whole);
		HabRecipe recipe = header.isPresent() ? withoutHeader(whole, header.get(), policy, input, warnings) : whole;
		HabSections sections = signed ? HabSections.read(sectionNodes, flags == FLAGS_ENCRYPTED, warnings) : null;
		if (!signed) {
			HabWarning.addIgnored(options, "signatureTimestamp", "the image is not signed", warnings);
		}
		HabWarning.addUnknown(options, warnings);
		HabWarning.addUnknown(root, warnings);
		return new HabConfiguration(file, recipe, sections, warnings, flags == FLAGS_ENCRYPTED, header);
	}

	private static Optional<BootHeader> bootHeader(YamlValue input, HabRecipe recipe) throws BadInputException {
		try {
			return BootHeader.find(recipe.firmware(), recipe.startAddress(), recipe.ivtOffset(),
					recipe.initialLoadSize());
		} catch (BadInputException e) {
			throw input.because(e);
		}
	}

	private static HabRecipe withoutHeader(HabRecipe recipe, BootHeader header, BootHeader.Policy policy,
			YamlValue input, List<HabWarning> warnings) throws BadInputException {
		String found = "found " + header.description() + " in front of the application";
		if (policy == BootHeader.Policy.REFUSE) {
			throw input.problem(found + ", where the boot header of the image goes; set boot-header to keep or replace,"
					+ " or link the application without it");
		}
		try {
			HabRecipe changed = header.applyTo(recipe, policy);
			warnings.add(HabWarning.at(input, HabWarning.Kind.OTHER, ": " + found
					+ (policy == BootHeader.Policy.KEEP ? ", kept but for IVT and boot data, which are made anew"
							: ", replaced by the boot header of the image")));
			return changed;
		} catch (BadInputException e) {
			throw input.because(e);
		}
	}

	private static long flags(YamlMap options, List<YamlValue> sections) throws BadInputException {
		YamlValue node = options.required("flags", "0x0 (unsigned), 0x8 (signed) or 0xC (encrypted)");
		long flags = node.number(0, U32_MAX);
		if (flags != 0 && flags != FLAGS_SIGNED && flags != FLAGS_ENCRYPTED) {
			throw node.expected("0x0 (unsigned), 0x8 (signed) or 0xC (encrypted)");
		}
		if (flags != 0 && sections.isEmpty()) {
			throw node.problem("found " + (flags == FLAGS_SIGNED ? "0x8, a signed" : "0xC, an encrypted")
					+ " image, but no sections that say how to sign it;"
					+ " expected sections, or 0x0 for an unsigned image");
		}
		if (flags == 0 && !sections.isEmpty()) {
			throw node.problem("found 0x0, an unsigned image, but sections that say how to sign it;"
					+ " expected 0x8, or no sections for an unsigned image");
		}
		return flags;
	}

	private static HabRecipe readImage(YamlMap root, YamlMap options, DeviceCatalogue devices,
			List<HabWarning> warnings) throws BadInputException, IOException {
		Optional<Device> device = readDevice(options, devices);
		YamlValue start = options.required("startAddress", "the address of the image");
		long startAddress = start.number(0, U32_MAX);
		Optional<YamlValue> bootDevice = options.optional("bootDevice");
		Optional<BootMemory> memory = bootDevice.isPresent()
				? Optional.of(readBootMemory(bootDevice.get(), device, options))
				: Optional.empty();
		if (memory.isPresent() && isCopied(memory.get()) && isFlash(device.orElseThrow(), startAddress)) {
			warnings.add(HabWarning.at(start, HabWarning.Kind.ADDRESS, String.format(
					": found 0x%08X in a flash, but the ROM copies an image from %s; expected where in RAM it goes",
					startAddress, memory.get().name())));
		}
		long ivtOffset = memory.isPresent() && options.optional("ivtOffset").isEmpty() ? memory.get().ivtOffset()
				: explicitOffset(options, "ivtOffset");
		long initialLoadSize = memory.isPresent() && options.optional("initialLoadSize").isEmpty()
				? memory.get().initialLoadSize()
				: explicitOffset(options, "initialLoadSize");
		Optional<YamlValue> entry = options.optional("entryPointAddress");
		OptionalLong entryPoint = entry.isPresent() ? OptionalLong.of(entry.get().number(0, U32_MAX))
				: OptionalLong.empty();
		Optional<YamlValue> time = options.optional("signatureTimestamp");
		Optional<Instant> timestamp = time.isPresent() ? Optional.of(readTimestamp(time.get())) : Optional.empty();
		options.ignoring("revision");
		return new HabRecipe(device, startAddress, ivtOffset, initialLoadSize, entryPoint, timestamp,
				readDcd(options, warnings), readXmcd(options, warnings), readFirmware(root), Optional.empty());
	}

	private static Optional<Device> readDevice(YamlMap options, DeviceCatalogue devices) throws BadInputException {
		Optional<YamlValue> family = options.optional("family");
		if (family.isEmpty()) {
			return Optional.empty();
		}
		try {
			return Optional.of(devices.find(family.get().text()));
		} catch (BadInputException e) {
			throw family.get().because(e);
		}
	}

	private static BootMemory readBootMemory(YamlValue node, Optional<Device> device, YamlMap options)
			throws BadInputException {
		if (device.isEmpty()) {
			throw options.value().problem("the key family is missing, which bootDevice needs");
		}
		try {
			String name = node.text();
			return device.get().bootMemory(EMMC.equalsIgnoreCase(name) ? MMC : name);
		} catch (BadInputException e) {
			throw node.because(e);
		}
	}

	/** Only flash at the ends of FlexSPI is read in place. */
	private static boolean isCopied(BootMemory memory) {
		return !"flexspi_nor".equals(memory.name());
	}

	private static boolean isFlash(Device device, long address) {
		return device.regionAt(address).filter(region -> region.kind() == MemoryRegion.Kind.FLEXSPI).isPresent();
	}

	private static long explicitOffset(YamlMap options, String key) throws BadInputException {
		Optional<YamlValue> value = options.optional(key);
		if (value.isEmpty()) {
			throw options.value().problem(
					"the key " + key + " is missing, expected bootDevice, or both ivtOffset and initialLoadSize");
		}
		return value.get().number(0, U32_MAX);
	}

	private static Instant readTimestamp(YamlValue node) throws BadInputException {
		Matcher text = Pattern.compile(TIMESTAMP).matcher(node.text());
		if (!text.matches()) {
			throw node.expected("a time like 31/05/2023 11:22:33 (day/month/year, UTC)");
		}
		try {
			Instant time = LocalDateTime.of(Integer.parseInt(text.group(3)), Integer.parseInt(text.group(2)),
					Integer.parseInt(text.group(1)), Integer.parseInt(text.group(4)), Integer.parseInt(text.group(5)),
					Integer.parseInt(text.group(6))).toInstant(ZoneOffset.UTC);
			if (!CmsWriter.canSay(time)) {
				throw node.expected("a year from 1950 to 2049");
			}
			return time;
		} catch (DateTimeException e) {
			throw node.problem("found \"" + text.group() + "\", expected a time that exists, day before month", e);
		}
	}

	private static Optional<Dcd> readDcd(YamlMap options, List<HabWarning> warnings)
			throws BadInputException, IOException {
		Optional<YamlValue> node = options.optional("DCDFilePath");
		if (node.isEmpty()) {
			return Optional.empty();
		}
		byte[] content = readBlock(node.get(), "DCD");
		try {
			Dcd dcd = Dcd.parse(content, 0);
			warnRest(node.get(), dcd.length(), content.length, warnings);
			return Optional.of(dcd);
		} catch (HabFormatException e) {
			throw node.get().problem(node.get().path() + ": " + e.getMessage(), e);
		}
	}

	private static Optional<Xmcd> readXmcd(YamlMap options, List<HabWarning> warnings)
			throws BadInputException, IOException {
		Optional<YamlValue> node = options.optional("XMCDFilePath");
		if (node.isEmpty()) {
			return Optional.empty();
		}
		byte[] content = readBlock(node.get(), "XMCD");
		try {
			Xmcd xmcd = Xmcd.parse(content, 0);
			warnRest(node.get(), xmcd.length(), content.length, warnings);
			return Optional.of(xmcd);
		} catch (HabFormatException e) {
			throw node.get().problem(node.get().path() + ": " + e.getMessage(), e);
		}
	}

	private static byte[] readBlock(YamlValue node, String what) throws BadInputException, IOException {
		try {
			return InputFile.read(node.path(), what, CONFIGURATION_BLOCK_MAX);
		} catch (BadInputException e) {
			throw node.because(e);
		}
	}

	private static void warnRest(YamlValue node, int used, int length, List<HabWarning> warnings) {
		if (used < length) {
			warnings.add(HabWarning.at(node, HabWarning.Kind.OTHER,
					": the last " + (length - used) + " bytes of the file are not part of it and are left out"));
		}
	}

	private static Firmware readFirmware(YamlMap root) throws BadInputException, IOException {
		YamlValue node = root.required(INPUT, "the application");
		try {
			return Firmware.open(node.existingFile("the application as ELF, S-record, Intel HEX or binary"));
		} catch (BadInputException e) {
			throw node.because(e);
		}
	}

	/**
	 * @return the configuration file
	 */
	public Path file() {
		return file;
	}

	/**
	 * @return whether the image will be signed, so that {@link #recipe(PasswordSource)} opens private keys
	 */
	public boolean isSigned() {
		return sections != null;
	}

	/**
	 * @return whether the application will be encrypted, so that a build may make a key
	 */
	public boolean isEncrypted() {
		return encrypted;
	}

	/**
	 * @return the boot header that the application brings along; it is not part of it any more
	 */
	public Optional<BootHeader> bootHeader() {
		return bootHeader;
	}

	/**
	 * @return what the user should know about the configuration
	 */
	public List<HabWarning> warnings() {
		return List.copyOf(warnings);
	}

	/**
	 * Opens the private keys of a signed image.
	 *
	 * @param passwords
	 *            asked for encrypted keys whose password the configuration does not give
	 * @return what to build
	 * @throws BadInputException
	 *             when a key is missing, locked, or not that of its certificate, or the sections are not what HAB needs
	 * @throws IOException
	 *             when reading fails
	 */
	public HabRecipe recipe(PasswordSource passwords) throws BadInputException, IOException {
		return sections == null ? unsigned : unsigned.signed(sections.recipe(passwords));
	}
}
