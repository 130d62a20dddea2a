/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.device.Device;
import org.bootseal.core.hab.CsfRecipe;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.SignerString;
import org.bootseal.core.pkcs11.TokenKey;

/** How the configurations in the output folder name keys and certificates. */
final class SigningNames {

	private final Provisioning what;
	private final Device device;

	SigningNames(Provisioning what, Device device) {
		this.what = what;
		this.device = device;
	}

	/** What signs, by the keys of a tree or by what the file names in their place. */
	HabYaml.Signing of(KeyTree keys) throws BadInputException {
		int index = what.keys().orElseThrow().srkIndex();
		int version = CsfRecipe.version(keys, index);
		if (version == CsfRecipe.VERSION_4_5 && "DCP".equals(device.engine())) {
			throw what.problem("keys.folder", "the keys of " + keys.directory()
					+ " are on an elliptic curve, but the ROM of " + device.name() + " verifies only RSA");
		}
		Provisioning.Keys named = what.keys().orElseThrow();
		return new HabYaml.Signing(device.engine(), KeyTree.SRK_TABLE, index, relative(keys.csfCertificateFile(index)),
				signer("csfSigner", named.csfSigner(), keys.csfKeyFile(index)),
				relative(keys.imageCertificateFile(index)),
				signer("imageSigner", named.imageSigner(), keys.imageKeyFile(index)), version,
				keys.isFastAuthentication(index));
	}

	/**
	 * How the configurations in the output folder name a signer; they can be read by others, so they hold no secret.
	 */
	private String signer(String key, Optional<String> named, Path keyFile) throws BadInputException {
		if (named.isEmpty()) {
			return relative(keyFile);
		}
		try {
			SignerString signer = SignerString.parse(named.get());
			if (SignerString.PKCS11.equals(signer.type())) {
				TokenKey.of(signer);
				return named.get();
			}
			String path = signer.parameter(SignerString.FILE_PATH)
					.orElseThrow(() -> new BadInputException("found no file_path, expected a key file or a token"));
			Optional<String> password = signer.parameter("password");
			if (password.isPresent() && !password.get().startsWith("$")) {
				throw new BadInputException("found a password, expected password=$NAME of an environment variable, or"
						+ " none to be asked for it");
			}
			Path file = what.file().resolveSibling(path);
			if (!Files.isRegularFile(file)) {
				throw new BadInputException(file + ": this private key file does not exist");
			}
			return "type=" + signer.type() + ";file_path=" + relative(file)
					+ password.map(variable -> ";password=" + variable).orElse("");
		} catch (InvalidPathException e) {
			throw what.problem("keys." + key, "the path of the key file is none");
		} catch (BadInputException e) {
			throw what.problem("keys." + key, e.getMessage());
		}
	}

	private String relative(Path file) {
		return HabYaml.relative(file, what.output());
	}
}
