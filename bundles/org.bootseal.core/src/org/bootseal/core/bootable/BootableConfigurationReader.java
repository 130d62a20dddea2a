/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.flexspi.FcbSource;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.xmcd.XmcdConfiguration;

/** Reads configurations of "nxpimage bootable-image merge" as SPSDK 3.10 does. */
final class BootableConfigurationReader {

	private static final long U32_MAX = 0xFFFF_FFFFL;
	private static final int MAX_BLOCK = 1 << 20;
	private static final int SECTOR = 0x1000;

	private final Path file;
	private final List<String> warnings = new ArrayList<>();
	private final ContainerFile containers;
	private YamlMap top;
	private FlashPlaces places;

	BootableConfigurationReader(Path file, PasswordSource passwords, Clock clock) {
		this.file = file;
		this.containers = new ContainerFile(passwords, clock, warnings);
	}

	BootableConfiguration read() throws BadInputException, IOException {
		top = YamlMap.read(file);
		top.allowing("family", "revision", "memory_type", "init_offset", "image_pattern", "output", "output_format",
				"post_export", "keyblob", "fcb", "keystore", "bee_header_0", "bee_header_1", "xmcd", "hab_container",
				"bootseal").ignoring("revision");
		places = places();
		long start = start();
		List<FlashPart> parts = new ArrayList<>();
		for (PartKind kind : PartKind.values()) {
			Optional<YamlValue> value = kind == PartKind.SECOND_CONTAINER ? Optional.empty() : given(top, kind.id());
			if (value.isPresent() && offset(kind, value.get()) < start) {
				warnings.add(value.get().place() + ": is left out, because the image begins behind it");
			} else if (value.isPresent()) {
				parts.add(new FlashPart(kind, offset(kind, value.get()), content(kind, value.get())));
			}
		}
		second().ifPresent(parts::add);
		FlashImage image;
		try {
			image = FlashImage.of(places, start, fill(), parts);
		} catch (BadInputException e) {
			throw top.value().because(e);
		}
		warnings.addAll(image.warnings());
		Optional<YamlValue> format = top.optional("output_format");
		Optional<YamlValue> output = top.optional("output");
		return new BootableConfiguration(image,
				output.isPresent() ? Optional.of(output.get().path()) : Optional.empty(),
				format.isPresent() ? Optional.of(FirmwareFormat.of(format.get())) : Optional.empty(), warnings);
	}

	private FlashPlaces places() throws BadConfigurationException {
		YamlValue family = top.required("family", "a name such as mimxrt1050");
		YamlValue memory = top.required("memory_type", "a memory such as flexspi_nor");
		Device device;
		try {
			device = DeviceCatalogue.builtIn().find(family.text());
		} catch (BadInputException e) {
			throw family.because(e);
		}
		try {
			return FlashPlaces.of(device, memory.text());
		} catch (BadInputException e) {
			throw memory.because(e);
		}
	}

	/** A key with an empty text counts as missing. */
	private static Optional<YamlValue> given(YamlMap map, String key) {
		return map.optional(key).filter(value -> !value.isBlank());
	}

	private long start() throws BadConfigurationException {
		Optional<YamlValue> value = given(top, "init_offset");
		if (value.isEmpty()) {
			return 0;
		}
		Optional<PartKind> kind = PartKind.of(value.get().text());
		if (kind.isPresent()) {
			return offset(kind.get(), value.get());
		}
		long wanted = value.get().number(0, U32_MAX);
		if (wanted == 0) {
			return 0;
		}
		// the image begins with a part
		OptionalLong next = places.offsets().values().stream().mapToLong(Long::longValue)
				.filter(offset -> offset >= wanted).min();
		if (next.isEmpty()) {
			throw value.get().problem(String.format(Locale.ROOT,
					"found 0x%X, which is behind all parts; expected at most 0x%X", wanted,
					places.offset(PartKind.HAB_CONTAINER).orElseThrow()));
		}
		return next.getAsLong();
	}

	private long offset(PartKind kind, YamlValue value) throws BadConfigurationException {
		OptionalLong offset = places.offset(kind);
		if (offset.isEmpty()) {
			throw value.problem(places.device() + " looks for no " + kind.label() + " in " + places.memory());
		}
		return offset.getAsLong();
	}

	private byte fill() throws BadConfigurationException {
		Optional<YamlValue> pattern = top.optional("image_pattern");
		if (pattern.isEmpty()) {
			return places.fill();
		}
		return switch (pattern.get().text()) {
		case "zeros" -> 0;
		case "ones" -> (byte) 0xFF;
		default -> (byte) pattern.get().number(0, 0xFF);
		};
	}

	private byte[] content(PartKind kind, YamlValue value) throws BadInputException, IOException {
		try {
			Path path = value
					.existingFile(kind.isContainer() ? "a HAB container or its configuration" : "the " + kind.label());
			if (kind == PartKind.FCB) {
				return fcb(value, path);
			}
			if (kind == PartKind.HAB_CONTAINER) {
				return container(path);
			}
			byte[] content = InputFile.read(path, kind.label(), MAX_BLOCK);
			if (content.length != kind.length()) {
				throw BadInputException.expected(path, "", content.length + " bytes", String.valueOf(kind.length()));
			}
			return content;
		} catch (BadInputException e) {
			throw value.because(e);
		}
	}

	private byte[] fcb(YamlValue value, Path path) throws BadInputException, IOException {
		FcbSource source = FcbSource.read(path);
		if (source.device().isPresent() && !source.device().get().name().equals(places.device().name())) {
			warnings.add(value.place() + ": the FCB is for " + source.device().get() + ", the image for "
					+ places.device());
		}
		if (source.swapped() > 1) {
			warnings.add(value.place() + ": the bytes of the FCB are swapped, and are put right");
		}
		source.fcb().problems().forEach(problem -> warnings.add(value.place() + ": FCB: " + problem));
		return source.fcb().bytes();
	}

	private byte[] container(Path path) throws BadInputException, IOException {
		boolean plain = given(top, PartKind.KEY_BLOB.id()).isEmpty()
				&& given(top, PartKind.BEE_HEADER_0.id()).isEmpty() && given(top, PartKind.BEE_HEADER_1.id()).isEmpty();
		byte[] container = containers.read(path, plain);
		Optional<YamlValue> xmcd = given(top, "xmcd");
		if (xmcd.isEmpty()) {
			return container;
		}
		try {
			if (!places.device().xmcd()) {
				throw new BadInputException("the ROM of " + places.device() + " reads no XMCD");
			}
			return ContainerFile.withXmcd(container,
					XmcdConfiguration.open(xmcd.get().existingFile("the XMCD"), places.device()).xmcd());
		} catch (BadInputException e) {
			throw xmcd.get().because(e);
		}
	}

	private Optional<FlashPart> second() throws BadInputException, IOException {
		Optional<YamlValue> own = top.optional("bootseal");
		if (own.isEmpty()) {
			return Optional.empty();
		}
		Optional<YamlValue> second = own.get().map().allowing("second_image").optional("second_image");
		if (second.isEmpty()) {
			return Optional.empty();
		}
		YamlMap map = second.get().map().allowing("offset", "hab_container");
		YamlValue offset = map.required("offset", "where the second image begins in the memory");
		long start = offset.number(SECTOR, U32_MAX);
		if (start % SECTOR != 0) {
			throw offset.expected(String.format(Locale.ROOT, "a multiple of 0x%X, since flash is erased in sectors",
					SECTOR));
		}
		YamlValue value = map.required("hab_container", "a HAB container or its configuration");
		try {
			byte[] container = containers.read(value.existingFile("a HAB container or its configuration"), true);
			return Optional.of(new FlashPart(PartKind.SECOND_CONTAINER,
					start + places.offset(PartKind.HAB_CONTAINER).orElseThrow(),
					Arrays.copyOf(container, container.length)));
		} catch (BadInputException e) {
			throw value.because(e);
		}
	}
}
