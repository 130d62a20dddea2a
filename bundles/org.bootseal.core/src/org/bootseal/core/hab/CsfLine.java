/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;

/**
 * A section of a HAB configuration as a line to be read: a command of the CSF.
 *
 * @param path
 *            the section in the text: the element of the list
 * @param name
 *            its key, such as "InstallSRK"; empty if it has none
 * @param title
 *            the name of the command, such as "Install SRK"
 * @param says
 *            what it says, in one line
 */
public record CsfLine(YamlPath path, String name, String title, String says) {

	private static final YamlPath SECTIONS = YamlPath.of("sections");
	private static final Map<String, String> TITLES = Map.ofEntries(Map.entry("Header", "Header"),
			Map.entry("InstallSRK", "Install SRK"), Map.entry("InstallCSFK", "Install CSF key"),
			Map.entry("InstallNOCAK", "Install no CA key"), Map.entry("AuthenticateCSF", "Authenticate CSF"),
			Map.entry("InstallKey", "Install key"), Map.entry("AuthenticateData", "Authenticate data"),
			Map.entry("SecretKey", "Install secret key"), Map.entry("Decrypt", "Decrypt data"),
			Map.entry("SetEngine", "Set engine"), Map.entry("Unlock", "Unlock"), Map.entry("NOP", "No operation"),
			Map.entry("SetMid", "Set manufacturing id"), Map.entry("Init", "Initialize"));

	/**
	 * @param document
	 *            a HAB configuration, right or not
	 * @return its sections in order
	 */
	public static List<CsfLine> of(YamlDocument document) {
		List<CsfLine> lines = new ArrayList<>();
		for (YamlPath path : document.children(SECTIONS)) {
			List<YamlPath> keys = document.children(path);
			String name = keys.isEmpty() ? "" : keys.get(0).name();
			lines.add(new CsfLine(path, name, TITLES.getOrDefault(name, name.isEmpty() ? "?" : name),
					keys.isEmpty() ? "" : says(document, keys.get(0))));
		}
		return List.copyOf(lines);
	}

	/** @return the keys that such a section may have; empty if the section is not known */
	public Optional<KeyInfo> info() {
		return FileSchema.hab().at(SECTIONS).flatMap(KeyInfo::item).flatMap(section -> section.child(name));
	}

	/**
	 * @param document
	 *            the configuration that this section is of
	 * @return the keys that it has, in the order of the text, and then those that it may have
	 */
	public List<CsfKey> keys(YamlDocument document) {
		if (name.isEmpty()) {
			return List.of();
		}
		YamlPath section = path.key(name);
		List<KeyInfo> known = info().map(KeyInfo::children).orElse(List.of());
		Texts texts = new Texts(document, section);
		List<CsfKey> keys = new ArrayList<>();
		for (YamlPath key : document.children(section)) {
			keys.add(new CsfKey(key, texts.of(key.name()),
					known.stream().filter(info -> info.name().equals(key.name())).findFirst()));
		}
		for (KeyInfo info : known) {
			YamlPath key = section.key(info.name());
			if (keys.stream().noneMatch(there -> there.path().equals(key))) {
				keys.add(new CsfKey(key, "", Optional.of(info)));
			}
		}
		return List.copyOf(keys);
	}

	/**
	 * @param name
	 *            the key of a section, such as "InstallSRK"
	 * @return the name of the command, such as "Install SRK"
	 */
	public static String title(String name) {
		return TITLES.getOrDefault(name, name);
	}

	private static String says(YamlDocument document, YamlPath section) {
		String name = section.name();
		Texts texts = new Texts(document, section);
		return switch (name) {
		case "Header" -> "HAB %s, engine %s".formatted(texts.of("Header_Version"), texts.of("Header_Engine"));
		case "InstallSRK" -> "SRK %s of %s".formatted(texts.of("InstallSRK_SourceIndex"),
				texts.of("InstallSRK_Table"));
		case "InstallCSFK", "InstallNOCAK" -> texts.of(name + "_File");
		case "AuthenticateCSF" -> "signed with " + texts.of("Signer");
		case "InstallKey" -> "%s into slot %s, verified by slot %s".formatted(texts.of("InstallKey_File"),
				texts.of("InstallKey_TargetIndex"), texts.of("InstallKey_VerificationIndex"));
		case "AuthenticateData" -> "by slot %s, engine %s, signed with %s".formatted(
				texts.of("AuthenticateData_VerificationIndex"), texts.of("AuthenticateData_Engine"),
				texts.of("Signer"));
		case "SecretKey" -> "%s into slot %s".formatted(texts.of("SecretKey_Name"),
				texts.of("SecretKey_TargetIndex"));
		case "Decrypt" -> "with the key in slot %s".formatted(texts.of("Decrypt_VerifyIndex"));
		case "SetEngine" -> texts.of("SetEngine_Engine");
		case "Unlock" -> "%s %s".formatted(texts.of("Unlock_Engine"), texts.of("Unlock_Features"));
		default -> "";
		};
	}

	/** What the keys of a section say; "?" for what is missing. */
	private record Texts(YamlDocument document, YamlPath section) {

		String of(String key) {
			try {
				Optional<YamlValue> value = document.find(section.key(key));
				if (value.isEmpty() || value.get().isMap()) {
					return "?";
				}
				if (value.get().isList()) {
					List<String> items = new ArrayList<>();
					for (YamlValue item : value.get().items()) {
						items.add(item.text());
					}
					return String.join(", ", items);
				}
				return value.get().text();
			} catch (BadConfigurationException e) {
				return "?";
			}
		}
	}
}
