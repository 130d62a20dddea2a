/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Spelling;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.hab.CsfSection.AuthenticateCsf;
import org.bootseal.core.hab.CsfSection.AuthenticateImage;
import org.bootseal.core.hab.CsfSection.InstallCsfKey;
import org.bootseal.core.hab.CsfSection.InstallDataKey;
import org.bootseal.core.hab.CsfSection.InstallNoCak;
import org.bootseal.core.hab.CsfSection.InstallSrk;
import org.bootseal.core.keys.CertificateFile;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.Signer;
import org.bootseal.core.keys.SrkTable;

/** Reads the sections of a HAB configuration: the commands of the CSF. */
final class HabSections {

	private static final Set<String> NAMES = new LinkedHashSet<>(
			List.of("Header", "InstallSRK", "InstallCSFK", "InstallNOCAK", "AuthenticateCSF", "InstallKey",
					"AuthenticateData", "SecretKey", "Decrypt", "SetEngine", "Unlock", "NOP", "SetMid", "Init"));
	static final Set<HabEngine> HASH_ENGINES = new LinkedHashSet<>(List.of(HabEngine.ANY, HabEngine.SAHARA,
			HabEngine.RTIC, HabEngine.DCP, HabEngine.CAAM, HabEngine.SW));
	private static final String SIGNER = "the private key, a path or type=file;file_path=PATH";
	private static final int VERSION_MAJOR = 0x40;
	private static final int BYTE_MAX = 0xFF;
	/** Most keys that a message names. */
	private static final int MOST_NAMED = 4;
	private static final int SRK_INDEX_MAX = 3;

	private final boolean encrypted;
	private final List<HabWarning> warnings;
	private final List<SectionReader> sections = new ArrayList<>();
	/** Certificates by the key slot into which they are installed; slot 1 is that of the CSF. */
	private final Map<Integer, X509Certificate> certificates = new HashMap<>();
	private YamlValue list;
	private int version;
	private HabEngine headerEngine;
	private boolean fastAuthentication;

	private HabSections(boolean encrypted, List<HabWarning> warnings) {
		this.encrypted = encrypted;
		this.warnings = warnings;
	}

	/** A section that is complete but for its private key. */
	private interface SectionReader {
		CsfSection open(PasswordSource passwords) throws BadInputException, IOException;
	}

	static HabSections read(List<YamlValue> nodes, boolean encrypted, List<HabWarning> warnings)
			throws BadInputException, IOException {
		HabSections result = new HabSections(encrypted, warnings);
		result.list = nodes.get(0);
		for (int position = 0; position < nodes.size(); position++) {
			Collection<YamlValue> children = nodes.get(position).map().values();
			if (children.size() != 1) {
				String keys = children.stream().map(YamlValue::key).limit(MOST_NAMED).collect(Collectors.joining(", "));
				throw nodes.get(position).problem("found " + children.size() + " keys in one section"
						+ (keys.isEmpty() ? "" : " (" + keys + ")") + ", expected one, the name of the section");
			}
			YamlValue section = children.iterator().next();
			if (position == 0 != "Header".equals(section.key())) {
				throw section.problem(position == 0 ? "found this as the first section, expected Header"
						: "found this after other sections, expected it once, as the first");
			}
			result.readSection(section);
		}
		return result;
	}

	/** Opens the keys and checks that the sections are those that HAB needs. */
	CsfRecipe recipe(PasswordSource passwords) throws BadInputException, IOException {
		List<CsfSection> opened = new ArrayList<>();
		for (SectionReader section : sections) {
			opened.add(section.open(passwords));
		}
		try {
			CsfRecipe recipe = CsfRecipe.of(version, opened);
			if (encrypted && !recipe.isEncrypted()) {
				throw new BadInputException("found no section Decrypt, which an encrypted image (flags 0xC) needs");
			}
			return recipe;
		} catch (BadInputException e) {
			throw list.because(e);
		}
	}

	private void readSection(YamlValue node) throws BadInputException, IOException {
		YamlMap map = node.map();
		switch (node.key()) {
		case "Header":
			readHeader(map);
			break;
		case "InstallSRK":
			readInstallSrk(map);
			break;
		case "InstallCSFK":
			readCsfKey(map, "InstallCSFK");
			break;
		case "InstallNOCAK":
			fastAuthentication = true;
			readCsfKey(map, "InstallNOCAK");
			break;
		case "AuthenticateCSF":
			readAuthenticateCsf(map);
			break;
		case "InstallKey":
			readInstallKey(map);
			break;
		case "AuthenticateData":
			readAuthenticateData(map);
			break;
		case "SetEngine":
			add(CommandSections.setEngine(map));
			break;
		case "Unlock":
			add(CommandSections.unlock(map, warnings));
			break;
		case "NOP":
		case "SetMid":
		case "Init":
			add(CommandSections.other(node.key(), map, warnings));
			break;
		case "SecretKey":
			requireEncryption(node);
			add(EncryptionSections.secretKey(map, warnings));
			break;
		case "Decrypt":
			requireEncryption(node);
			add(EncryptionSections.decrypt(map));
			break;
		default:
			throw node
					.problem("this is no known section" + Spelling.suggestion(node.key(), NAMES) + ", expected one of "
							+ String.join(", ", NAMES));
		}
		HabWarning.addUnknown(map, warnings);
	}

	private void requireEncryption(YamlValue section) throws BadInputException {
		if (!encrypted) {
			throw section.problem("this section belongs to an encrypted image, but flags is 0x8, a signed one;"
					+ " expected flags 0xC, or no such section");
		}
	}

	private void readHeader(YamlMap map) throws BadInputException {
		YamlValue node = map.required("Header_Version", "a HAB version like 4.2");
		String text = node.text();
		if (text.length() != 3 || !text.startsWith("4.") || text.charAt(2) < '0' || text.charAt(2) > '9') {
			throw node.expected("a HAB version like \"4.2\"");
		}
		version = VERSION_MAJOR | text.charAt(2) - '0';
		headerEngine = engine(map.required("Header_Engine", "ANY, SAHARA, RTIC, DCP, CAAM or SW"), HASH_ENGINES);
		oneOf(map.optional("Header_HashAlgorithm"), "sha256");
		oneOf(map.optional("Header_CertificateFormat"), "x509");
		oneOf(map.optional("Header_SignatureFormat"), "CMS");
		Optional<YamlValue> configuration = map.optional("Header_EngineConfiguration");
		if (configuration.isPresent() && configuration.get().number(0, BYTE_MAX) != 0) {
			HabWarning.addIgnored(map, "Header_EngineConfiguration", "commands carry their own", warnings);
		}
	}

	private void readInstallSrk(YamlMap map) throws BadInputException, IOException {
		YamlValue table = map.required("InstallSRK_Table", "the SRK table");
		YamlValue index = map.required("InstallSRK_SourceIndex", "which SRK signs, 0 to 3");
		int sourceIndex = (int) index.number(0, SRK_INDEX_MAX);
		SrkTable srkTable;
		try {
			srkTable = SrkTable.read(table.path());
		} catch (BadInputException e) {
			throw table.because(e);
		}
		try {
			InstallSrk section = InstallSrk.of(srkTable, sourceIndex);
			add(section);
		} catch (BadInputException e) {
			throw index.because(e);
		}
	}

	private void readCsfKey(YamlMap map, String name) throws BadInputException, IOException {
		YamlValue node = map.required(name + "_File", "the certificate");
		oneOf(map.optional(name + "_CertificateFormat"), "x509");
		X509Certificate certificate = certificate(node);
		certificates.put(HabConstants.SLOT_CSF, certificate);
		CsfSection section = fastAuthentication ? new InstallNoCak(certificate, node.place())
				: new InstallCsfKey(certificate, node.place());
		add(section);
	}

	private void readAuthenticateCsf(YamlMap map) throws BadInputException {
		X509Certificate certificate = certificates.get(HabConstants.SLOT_CSF);
		if (certificate == null) {
			throw map.value()
					.problem("found no InstallCSFK or InstallNOCAK before it, expected the key that verifies the CSF");
		}
		SignerSetting setting = SignerSetting.of(map.required("Signer", SIGNER));
		for (String suffix : List.of("_EngineConfiguration", "_CertificateFormat", "_SignatureFormat")) {
			HabWarning.addIgnored(map, "AuthenticateCSF" + suffix, "the header's settings count", warnings);
		}
		sections.add(passwords -> new AuthenticateCsf(headerEngine, setting.open(certificate, passwords)));
	}

	private void readInstallKey(YamlMap map) throws BadInputException, IOException {
		YamlValue node = map.required("InstallKey_File", "the certificate of the image key");
		YamlValue verification = map.required("InstallKey_VerificationIndex", "0, the slot of the SRK");
		int verificationIndex = (int) verification.number(0, HabConstants.SLOT_MAX);
		if (verificationIndex == HabConstants.SLOT_CSF) {
			throw verification.expected("0, or 2 to 5, because slot 1 is the key of the CSF");
		}
		int target = (int) map.required("InstallKey_TargetIndex", "a slot for the key, 2 to 5").number(2,
				HabConstants.SLOT_MAX);
		X509Certificate certificate = certificate(node);
		certificates.put(target, certificate);
		CsfSection section = new InstallDataKey(certificate, verificationIndex, target, node.place());
		add(section);
	}

	private void readAuthenticateData(YamlMap map) throws BadInputException {
		YamlValue verification = map.required("AuthenticateData_VerificationIndex",
				"the slot of the key, 0 or 2 to 5");
		int slot = (int) verification.number(0, HabConstants.SLOT_MAX);
		X509Certificate certificate = certificates.get(fastAuthentication ? HabConstants.SLOT_CSF : slot);
		if (fastAuthentication && slot != 0) {
			throw verification.expected("0 with fast authentication (InstallNOCAK)");
		}
		if (!fastAuthentication && (slot < 2 || certificate == null)) {
			throw verification.expected("the InstallKey_TargetIndex of an InstallKey section before it");
		}
		HabEngine engine = engine(map.required("AuthenticateData_Engine", "ANY, SAHARA, RTIC, DCP, CAAM or SW"),
				HASH_ENGINES);
		int configuration = configuration(
				map.required("AuthenticateData_EngineConfiguration", "a number, 0 for the default"), engine);
		SignerSetting setting = SignerSetting.of(map.required("Signer", SIGNER));
		sections.add(passwords -> {
			Signer signer = setting.open(certificate, passwords);
			return new AuthenticateImage(slot, engine, configuration, signer);
		});
	}

	private static X509Certificate certificate(YamlValue node) throws BadInputException, IOException {
		try {
			return CertificateFile.read(node.path());
		} catch (BadInputException e) {
			throw node.because(e);
		}
	}

	static HabEngine engine(YamlValue node, Set<HabEngine> allowed) throws BadInputException {
		String[] names = new String[allowed.size()];
		int count = 0;
		for (HabEngine engine : allowed) {
			names[count++] = engine.name();
		}
		return HabEngine.valueOf(node.choice(names));
	}

	static int configuration(YamlValue node, HabEngine engine) throws BadInputException {
		int value = (int) node.number(0, BYTE_MAX);
		if (engine == HabEngine.ANY && value != 0) {
			throw node.expected("0 with engine ANY");
		}
		return value;
	}

	static void oneOf(Optional<YamlValue> node, String only) throws BadInputException {
		if (node.isPresent()) {
			node.get().choice(only);
		}
	}

	private void add(CsfSection section) {
		sections.add(passwords -> section);
	}
}
