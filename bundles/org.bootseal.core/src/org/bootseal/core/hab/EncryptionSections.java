/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.hab.CsfSection.DecryptImage;
import org.bootseal.core.hab.CsfSection.InstallSecretKey;
import org.bootseal.core.keys.InputFile;

/** Reads the sections of a HAB configuration that an encrypted image has besides those of a signed one. */
final class EncryptionSections {

	private static final Set<HabEngine> DECRYPT_ENGINES = EnumSet.of(HabEngine.ANY, HabEngine.DCP, HabEngine.CAAM,
			HabEngine.SW);
	private static final int BITS_DEFAULT = 128;
	private static final int MAC_DEFAULT = 16;
	private static final int MASTER_KEY_MAX = 3;
	private static final int SLOT_MAX = 3;
	private static final int NONCE_FILE_MAX = 64;
	private static final long U32_MAX = 0xFFFF_FFFFL;

	private EncryptionSections() {
		// static only
	}

	/** A key that is given is checked here, and read again, when it is needed, by the build. */
	static InstallSecretKey secretKey(YamlMap map, List<HabWarning> warnings) throws BadInputException, IOException {
		YamlValue name = map.required("SecretKey_Name", "the file with the encryption key");
		int bits = bits(map.optional("SecretKey_Length"));
		int masterKey = index(map.optional("SecretKey_VerifyIndex"), MASTER_KEY_MAX);
		int slot = index(Optional.of(map.required("SecretKey_TargetIndex", "a slot for the key, 0 to 3")), SLOT_MAX);
		Optional<YamlValue> place = map.optional("SecretKey_BlobAddress");
		OptionalLong address = place.isPresent() ? OptionalLong.of(place.get().number(0, U32_MAX))
				: OptionalLong.empty();
		if (place.isPresent()) {
			warnings.add(HabWarning.at(place.get(), HabWarning.Kind.OTHER,
					": is understood by this program only; nxpimage puts the key blob behind the CSF"));
		}
		KeySource source;
		if (reuses(map.optional("SecretKey_ReuseDek"))) {
			source = new KeySource.Given(name.path(), bits);
			try (EncryptionKey key = source.open()) {
				// its length is right
				return new InstallSecretKey(source, masterKey, slot, address);
			} catch (BadInputException e) {
				throw name.because(e);
			}
		}
		source = new KeySource.Made(name.path(), bits, new SecureRandom());
		return new InstallSecretKey(source, masterKey, slot, address);
	}

	static DecryptImage decrypt(YamlMap map) throws BadInputException, IOException {
		int slot = index(Optional.of(map.required("Decrypt_VerifyIndex", "the slot of the key, 0 to 3")), SLOT_MAX);
		Optional<YamlValue> engineNode = map.optional("Decrypt_Engine");
		HabEngine engine = engineNode.isPresent() ? HabSections.engine(engineNode.get(), DECRYPT_ENGINES)
				: HabEngine.ANY;
		Optional<YamlValue> configuration = map.optional("Decrypt_EngineConfiguration");
		int value = configuration.isPresent() ? HabSections.configuration(configuration.get(), engine) : 0;
		Optional<YamlValue> macNode = map.optional("Decrypt_MacBytes");
		long mac = macNode.isPresent() ? macNode.get().number(AesCcm.MAC_MIN, AesCcm.MAC_MAX) : MAC_DEFAULT;
		if (!AesCcm.isMacLength(mac)) {
			throw macNode.orElseThrow().expected("an even number from 4 to 16");
		}
		return new DecryptImage(slot, engine, value, (int) mac, nonce(map.optional("Decrypt_Nonce")));
	}

	private static Optional<byte[]> nonce(Optional<YamlValue> node) throws BadInputException, IOException {
		if (node.isEmpty()) {
			return Optional.empty();
		}
		try {
			byte[] nonce = InputFile.read(node.get().path(), "nonce", NONCE_FILE_MAX);
			if (nonce.length < AesCcm.NONCE_MIN || nonce.length > AesCcm.NONCE_MAX) {
				throw new BadInputException(node.get().path() + ": found a nonce of " + nonce.length
						+ " bytes, expected 11 to 13");
			}
			return Optional.of(nonce);
		} catch (BadInputException e) {
			throw node.get().because(e);
		}
	}

	private static int bits(Optional<YamlValue> node) throws BadInputException {
		if (node.isEmpty()) {
			return BITS_DEFAULT;
		}
		int bits = (int) node.get().number(0, Integer.MAX_VALUE);
		if (!EncryptionKey.isLength(bits)) {
			throw node.get().expected("128, 192 or 256 bits");
		}
		return bits;
	}

	private static int index(Optional<YamlValue> node, int most) throws BadInputException {
		return node.isPresent() ? (int) node.get().number(0, most) : 0;
	}

	/** True or false, or 1 or 0, as conversions from the older grammar write it. */
	private static boolean reuses(Optional<YamlValue> node) throws BadInputException {
		if (node.isEmpty()) {
			return false;
		}
		String text = node.get().text();
		return "1".equals(text) || !"0".equals(text) && node.get().flag();
	}
}
