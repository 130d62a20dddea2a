/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.provision.ProvisioningRequest;

/** The fuse words that a provisioning file wants burnt, by group. Immutable. */
public final class WantedFuses {

	private final Map<FuseGroup, List<String>> words;

	private WantedFuses(Map<FuseGroup, List<String>> words) {
		this.words = words;
	}

	/**
	 * Reads the file, but no images and no other keys than those that fuses get.
	 *
	 * @param file
	 *            a provisioning file
	 * @return what it wants
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if it is wrong, or wants fuses that the device has not
	 */
	public static WantedFuses read(Path file) throws IOException, BadInputException {
		Provisioning what = ProvisioningFile.read(file);
		Map<FuseGroup, List<String>> words = new EnumMap<>(FuseGroup.class);
		Device device = DeviceCatalogue.builtIn().find(what.device());
		if (what.fuses().srk()) {
			for (FuseWord word : FuseMap.of(device).srkHashWords()) {
				add(words, FuseGroup.SRK, word);
			}
		}
		for (FuseRequest request : ProvisioningRequest.fuses(what, device, Optional.empty())) {
			add(words, request.group(), request.word());
		}
		for (FuseRequest request : ProvisioningRequest.xipFuses(what, device)) {
			add(words, request.group(), request.word());
		}
		return new WantedFuses(words);
	}

	private static void add(Map<FuseGroup, List<String>> words, FuseGroup group, FuseWord word) {
		List<String> names = words.computeIfAbsent(group, key -> new ArrayList<>());
		if (!names.contains(word.name())) {
			names.add(word.name());
		}
	}

	/**
	 * @param group
	 *            a group of fuses
	 * @return the names of its words that the file wants, each once; empty if none
	 */
	public List<String> words(FuseGroup group) {
		return List.copyOf(words.getOrDefault(group, List.of()));
	}
}
