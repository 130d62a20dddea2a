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
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Spelling;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.hab.CsfSection.AuthenticateCsf;
import org.bootseal.core.hab.CsfSection.AuthenticateImage;
import org.bootseal.core.hab.CsfSection.Command;
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
					"AuthenticateData",
					"SecretKey", "Decrypt", "SetEngine", "Unlock"));
	private static final Set<HabEngine> HASH_ENGINES = new LinkedHashSet<>(List.of(HabEngine.ANY, HabEngine.SAHARA,
			HabEngine.RTIC, HabEngine.DCP, HabEngine.CAAM, HabEngine.SW));
	private static final Set<HabEngine> UNLOCK_ENGINES = new LinkedHashSet<>(
			List.of(HabEngine.CAAM, HabEngine.SNVS, HabEngine.OCOTP));
	private static final int VERSION_MAJOR = 0x40;
	private static final int UID_LENGTH_MAX = 8;
	private static final int BYTE_MAX = 0xFF;
	private static final int SRK_INDEX_MAX = 3;

	private final List<HabWarning> warnings;
	private final List<SectionReader> sections = new ArrayList<>();
	/** Certificates by the key slot into which they are installed; slot 1 is that of the CSF. */
	private final Map<Integer, X509Certificate> certificates = new HashMap<>();
	private YamlValue list;
	private int version;
	private HabEngine headerEngine;
	private boolean fastAuthentication;

	private HabSections(List<HabWarning> warnings) {
		this.warnings = warnings;
	}

	/** A section that is complete but for its private key. */
	private interface SectionReader {
		CsfSection open(PasswordSource passwords) throws BadInputException, IOException;
	}

	static HabSections read(List<YamlValue> nodes, List<HabWarning> warnings) throws BadInputException, IOException {
		HabSections result = new HabSections(warnings);
		result.list = nodes.get(0);
		for (int position = 0; position < nodes.size(); position++) {
			Collection<YamlValue> children = nodes.get(position).map().values();
			if (children.size() != 1) {
				throw nodes.get(position).problem(
						"found " + children.size() + " keys in one section, expected one, the name of the section");
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
			return CsfRecipe.of(version, opened);
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
			readSetEngine(map);
			break;
		case "Unlock":
			readUnlock(map);
			break;
		case "SecretKey":
		case "Decrypt":
			throw node.problem("this section belongs to an encrypted image (flags 0xC), which is not supported yet");
		default:
			throw node
					.problem("this is no known section" + Spelling.suggestion(node.key(), NAMES) + ", expected one of "
							+ String.join(", ", NAMES));
		}
		HabWarning.addUnknown(map, warnings);
	}

	private void readHeader(YamlMap map) throws BadInputException {
		YamlValue node = map.required("Header_Version");
		String text = node.text();
		if (text.length() != 3 || !text.startsWith("4.") || text.charAt(2) < '0' || text.charAt(2) > '9') {
			throw node.expected("a HAB version like \"4.2\"");
		}
		version = VERSION_MAJOR | text.charAt(2) - '0';
		headerEngine = engine(map.required("Header_Engine"), HASH_ENGINES);
		oneOf(map.optional("Header_HashAlgorithm"), "sha256");
		oneOf(map.optional("Header_CertificateFormat"), "x509");
		oneOf(map.optional("Header_SignatureFormat"), "CMS");
		Optional<YamlValue> configuration = map.optional("Header_EngineConfiguration");
		if (configuration.isPresent() && configuration.get().number(0, BYTE_MAX) != 0) {
			HabWarning.addIgnored(map, "Header_EngineConfiguration", "commands carry their own", warnings);
		}
	}

	private void readInstallSrk(YamlMap map) throws BadInputException, IOException {
		YamlValue table = map.required("InstallSRK_Table");
		YamlValue index = map.required("InstallSRK_SourceIndex");
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
		YamlValue node = map.required(name + "_File");
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
		SignerSetting setting = SignerSetting.of(map.required("Signer"));
		for (String suffix : List.of("_EngineConfiguration", "_CertificateFormat", "_SignatureFormat")) {
			HabWarning.addIgnored(map, "AuthenticateCSF" + suffix, "the header's settings count", warnings);
		}
		sections.add(passwords -> new AuthenticateCsf(headerEngine, setting.open(certificate, passwords)));
	}

	private void readInstallKey(YamlMap map) throws BadInputException, IOException {
		YamlValue node = map.required("InstallKey_File");
		YamlValue verification = map.required("InstallKey_VerificationIndex");
		int verificationIndex = (int) verification.number(0, HabConstants.SLOT_MAX);
		if (verificationIndex == HabConstants.SLOT_CSF) {
			throw verification.expected("0, or 2 to 5, because slot 1 is the key of the CSF");
		}
		int target = (int) map.required("InstallKey_TargetIndex").number(2, HabConstants.SLOT_MAX);
		X509Certificate certificate = certificate(node);
		certificates.put(target, certificate);
		CsfSection section = new InstallDataKey(certificate, verificationIndex, target, node.place());
		add(section);
	}

	private void readAuthenticateData(YamlMap map) throws BadInputException {
		YamlValue verification = map.required("AuthenticateData_VerificationIndex");
		int slot = (int) verification.number(0, HabConstants.SLOT_MAX);
		X509Certificate certificate = certificates.get(fastAuthentication ? HabConstants.SLOT_CSF : slot);
		if (fastAuthentication && slot != 0) {
			throw verification.expected("0 with fast authentication (InstallNOCAK)");
		}
		if (!fastAuthentication && (slot < 2 || certificate == null)) {
			throw verification.expected("the InstallKey_TargetIndex of an InstallKey section before it");
		}
		HabEngine engine = engine(map.required("AuthenticateData_Engine"), HASH_ENGINES);
		int configuration = configuration(map.required("AuthenticateData_EngineConfiguration"), engine);
		SignerSetting setting = SignerSetting.of(map.required("Signer"));
		sections.add(passwords -> {
			Signer signer = setting.open(certificate, passwords);
			return new AuthenticateImage(slot, engine, configuration, signer);
		});
	}

	private void readSetEngine(YamlMap map) throws BadInputException {
		oneOf(map.optional("SetEngine_HashAlgorithm"), "sha256");
		int algorithm = map.optional("SetEngine_HashAlgorithm").isPresent() ? HabConstants.ALGORITHM_SHA256
				: HabConstants.ALGORITHM_ANY;
		Optional<YamlValue> node = map.optional("SetEngine_Engine");
		HabEngine engine = node.isPresent() ? engine(node.get(), HASH_ENGINES) : HabEngine.ANY;
		Optional<YamlValue> configuration = map.optional("SetEngine_EngineConfiguration");
		int value = configuration.isPresent() ? configuration(configuration.get(), engine) : 0;
		add(new Command(new CsfCommand.SetEngine(algorithm, engine.code(), value)));
	}

	private void readUnlock(YamlMap map) throws BadInputException {
		HabEngine engine = engine(map.required("Unlock_Engine"), UNLOCK_ENGINES);
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
		add(new Command(new CsfCommand.Unlock(engine.code(), features,
				needsUid ? OptionalLong.of(id) : OptionalLong.empty())));
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

	private static X509Certificate certificate(YamlValue node) throws BadInputException, IOException {
		try {
			return CertificateFile.read(node.path());
		} catch (BadInputException e) {
			throw node.because(e);
		}
	}

	private static HabEngine engine(YamlValue node, Set<HabEngine> allowed) throws BadInputException {
		String[] names = new String[allowed.size()];
		int count = 0;
		for (HabEngine engine : allowed) {
			names[count++] = engine.name();
		}
		return HabEngine.valueOf(node.choice(names));
	}

	private static int configuration(YamlValue node, HabEngine engine) throws BadInputException {
		int value = (int) node.number(0, BYTE_MAX);
		if (engine == HabEngine.ANY && value != 0) {
			throw node.expected("0 with engine ANY");
		}
		return value;
	}

	private static void oneOf(Optional<YamlValue> node, String only) throws BadInputException {
		if (node.isPresent()) {
			node.get().choice(only);
		}
	}

	private void add(CsfSection section) {
		sections.add(passwords -> section);
	}
}
