/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FcbKeys;
import org.bootseal.core.otp.FuseKeys;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseText;

/** The keys that a kind of configuration file has, in the order in which they are written. */
public final class FileSchema {

	private final KeyInfo top;

	private FileSchema(KeyInfo top) {
		this.top = top;
	}

	/** @return the keys of a provisioning file, {@code *.bootseal} */
	public static FileSchema provisioning() {
		return Holder.PROVISIONING;
	}

	/** @return the keys of a memory configuration of SPSDK, {@code *.memcfg.yaml} */
	public static FileSchema memoryConfiguration() {
		return Holder.MEMORY_CONFIGURATION;
	}

	/** @return the keys of a fuses file of any device, {@code *.fuses.yaml} */
	public static FileSchema fuses() {
		return Holder.FUSES;
	}

	/** @return the keys of an FCB as text, {@code *.fcb.yaml} */
	public static FileSchema fcb() {
		return Holder.FCB;
	}

	/** @return the keys of a HAB configuration, {@code *.hab.yaml} */
	public static FileSchema hab() {
		return Holder.HAB;
	}

	/**
	 * @param map
	 *            the fuses of a device
	 * @return the keys of a fuses file of this device
	 */
	public static FileSchema fuses(FuseMap map) {
		KeyInfo any = fuses().top();
		List<KeyInfo> keys = any.children().stream()
				.map(key -> key.name().equals("registers") ? FuseKeys.below(key, map) : key).toList();
		return new FileSchema(new KeyInfo(any.name(), any.meaning(), any.kind(), any.min(), any.max(), any.choices(),
				any.defaultText(), any.required(), keys, any.item()));
	}

	/**
	 * @param document
	 *            a fuses file, right or not
	 * @return the keys of a fuses file of the device that it names; those of any device if it names none that is known
	 */
	public static FileSchema fuses(YamlDocument document) {
		Optional<Device> device = FuseText.of(document).device();
		try {
			return device.isEmpty() ? fuses() : fuses(FuseMap.of(device.get()));
		} catch (BadInputException e) {
			// a device whose fuses are not known
			return fuses();
		}
	}

	/**
	 * @param file
	 *            a file, which need not be there
	 * @return the keys that it has, as its name says; empty if the name says nothing
	 */
	public static Optional<FileSchema> of(Path file) {
		String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".bootseal")) {
			return Optional.of(provisioning());
		}
		if (name.endsWith(".fuses.yaml") || name.endsWith(".fuses.yml")) {
			return Optional.of(fuses());
		}
		if (name.endsWith(".fcb.yaml") || name.endsWith(".fcb.yml")) {
			return Optional.of(fcb());
		}
		if (name.endsWith(".hab.yaml") || name.endsWith(".hab.yml")) {
			return Optional.of(hab());
		}
		return name.endsWith(".memcfg.yaml") || name.endsWith(".memcfg.yml") ? Optional.of(memoryConfiguration())
				: Optional.empty();
	}

	/** @return the document as a whole: a mapping */
	public KeyInfo top() {
		return top;
	}

	/**
	 * @param path
	 *            a path; all elements of a list are alike
	 * @return what stands there, if the key is known
	 */
	public Optional<KeyInfo> at(YamlPath path) {
		Optional<KeyInfo> found = Optional.of(top);
		for (YamlPath.Step step : path.steps()) {
			found = found.flatMap(info -> step instanceof YamlPath.Key key ? info.child(key.name()) : info.item());
		}
		return found;
	}

	/** Read when first asked for. */
	private static final class Holder {

		static final FileSchema PROVISIONING = new FileSchema(SchemaReader.read("provisioning.yaml"));
		static final FileSchema MEMORY_CONFIGURATION = new FileSchema(SchemaReader.read("memory-configuration.yaml"));
		static final FileSchema FUSES = new FileSchema(SchemaReader.read("fuses.yaml"));
		static final FileSchema HAB = new FileSchema(SchemaReader.read("hab.yaml"));
		static final FileSchema FCB = new FileSchema(FcbKeys.below(SchemaReader.read("fcb.yaml")));

		private Holder() {
			// holds constants only
		}
	}
}
