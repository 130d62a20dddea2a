/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.hab.CsfSection.Command;

/** Reads the sections of a HAB configuration that are commands without data: engines, features to unlock, others. */
final class CommandSections {

	private static final Set<HabEngine> UNLOCK_ENGINES = new LinkedHashSet<>(
			List.of(HabEngine.SRTC, HabEngine.CAAM, HabEngine.SNVS, HabEngine.OCOTP));
	private static final Set<HabEngine> INITIALIZE_ENGINES = new LinkedHashSet<>(
			List.of(HabEngine.SRTC, HabEngine.CAAM, HabEngine.SNVS));
	private static final int UID_LENGTH_MAX = 8;
	private static final int BYTE_MAX = 0xFF;

	private CommandSections() {
		// static only
	}

	static CsfSection setEngine(YamlMap map) throws BadInputException {
		HabSections.oneOf(map.optional("SetEngine_HashAlgorithm"), "sha256");
		int algorithm = map.optional("SetEngine_HashAlgorithm").isPresent() ? HabConstants.ALGORITHM_SHA256
				: HabConstants.ALGORITHM_ANY;
		Optional<YamlValue> node = map.optional("SetEngine_Engine");
		HabEngine engine = node.isPresent() ? HabSections.engine(node.get(), HabSections.HASH_ENGINES) : HabEngine.ANY;
		Optional<YamlValue> configuration = map.optional("SetEngine_EngineConfiguration");
		int value = configuration.isPresent() ? HabSections.configuration(configuration.get(), engine) : 0;
		return new Command(new CsfCommand.SetEngine(algorithm, engine.code(), value));
	}

	static CsfSection unlock(YamlMap map, List<HabWarning> warnings) throws BadInputException {
		HabEngine engine = HabSections.engine(
				map.required("Unlock_Engine", "an engine such as SNVS, CAAM or OCOTP"), UNLOCK_ENGINES);
		if (engine == HabEngine.SRTC) {
			// nothing to choose: the command ends behind its header
			warnForeign(map, warnings);
			return new Command(new CsfCommand.Other(HabConstants.COMMAND_UNLOCK, engine.code(), new byte[0]));
		}
		long features = 0;
		Optional<YamlValue> names = map.optional("Unlock_Features");
		if (names.isPresent()) {
			for (String name : listed(names.get())) {
				features |= UnlockFeature.named(engine, name).orElseThrow(() -> names.get().problem("found \"" + name
						+ "\", expected features of " + engine + ": "
						+ String.join(", ", UnlockFeature.of(engine).stream().map(UnlockFeature::spelling).toList())))
						.bit();
			}
		}
		if (features == 0) {
			warnings.add(HabWarning.at(map.value(), HabWarning.Kind.OTHER,
					": without Unlock_Features this unlocks nothing"));
		}
		Optional<YamlValue> uid = map.optional("Unlock_UID");
		long id = uid.isPresent() ? uid(uid.get()) : 0;
		boolean needsUid = UnlockFeature.needsUid(engine, features);
		if (uid.isPresent() && !needsUid) {
			HabWarning.addIgnored(map, "Unlock_UID", "these features need no UID", warnings);
		}
		if (uid.isEmpty() && needsUid) {
			warnings.add(HabWarning.at(map.value(), HabWarning.Kind.OTHER,
					": these features are unlocked only on the part with the UID in Unlock_UID,"
							+ " which is missing and taken as 0"));
		}
		return new Command(new CsfCommand.Unlock(engine.code(), features,
				needsUid ? OptionalLong.of(id) : OptionalLong.empty()));
	}

	private static long uid(YamlValue node) throws BadInputException {
		List<String> bytes = listed(node);
		if (bytes.size() > UID_LENGTH_MAX) {
			throw node.problem("found " + bytes.size() + " bytes, expected at most " + UID_LENGTH_MAX);
		}
		long uid = 0;
		for (String text : bytes) {
			uid = uid << Byte.SIZE | node.number(text, 0, BYTE_MAX);
		}
		return uid;
	}

	/** The elements of a list, or of a text with commas. */
	private static List<String> listed(YamlValue node) throws BadInputException {
		List<String> texts = new ArrayList<>();
		if (node.isList()) {
			for (YamlValue element : node.elements()) {
				texts.add(element.text());
			}
		} else {
			for (String part : node.text().split(",")) {
				texts.add(part.strip());
			}
		}
		return texts;
	}

	/**
	 * Sections that the older grammar numbers, and that nxpimage does not build. The keys of SetMid and Init are named
	 * after those of the same commands in NXP's CST.
	 */
	static CsfSection other(String name, YamlMap map, List<HabWarning> warnings) throws BadInputException {
		warnForeign(map, warnings);
		return new Command(switch (name) {
		case "SetMid" -> new SetMid(u8(map, "SetMid_Bank"), u8(map, "SetMid_Row"), u8(map, "SetMid_Fuse"),
				u8(map, "SetMid_Bits"));
		case "Init" -> new Initialize(
				HabSections.engine(map.required("Init_Engine", "an engine such as SRTC"), INITIALIZE_ENGINES).code(),
				List.of());
		default -> new CsfCommand.Nop();
		});
	}

	private static void warnForeign(YamlMap map, List<HabWarning> warnings) {
		warnings.add(HabWarning.at(map.value(), HabWarning.Kind.OTHER,
				": this section is built by this program only; nxpimage refuses it"));
	}

	private static int u8(YamlMap map, String key) throws BadInputException {
		return (int) map.required(key, "a number from 0 to 255").number(0, BYTE_MAX);
	}
}
