/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.CsfSection.DecryptImage;
import org.bootseal.core.hab.CsfSection.InstallSecretKey;

/**
 * Encrypts the application of an image that asks for it. It opens the key, and wipes it when it is closed, but for a
 * key that was made and that the image takes over.
 */
final class ImageEncryption implements AutoCloseable {

	private static final int DCP_KEY_BITS = 128;

	private final HabLayout layout;
	private final List<HabWarning> warnings;
	private EncryptionKey key;
	private boolean taken;

	ImageEncryption(HabLayout layout, List<HabWarning> warnings) {
		this.layout = layout;
		this.warnings = warnings;
	}

	/** Encrypts the application in place and gives nonce and MAC; does nothing, and gives null, without encryption. */
	MacData encrypt(byte[] image, int version) throws BadInputException {
		if (!layout.isEncrypted()) {
			return null;
		}
		CsfRecipe recipe = layout.recipe().csf().orElseThrow();
		InstallSecretKey install = recipe.first(InstallSecretKey.class).orElseThrow();
		DecryptImage decrypt = recipe.first(DecryptImage.class).orElseThrow();
		check(install, decrypt);
		byte[] nonce = nonce(decrypt);
		try {
			key = install.source().open();
		} catch (IOException e) {
			throw new BadInputException(
					install.source().file() + ": reading this encryption key failed: " + e.getMessage(), e);
		}
		byte[] mac = new AesCcm(key, nonce, decrypt.macLength()).encrypt(image, layout.applicationOffset(),
				layout.paddedLength());
		return new MacData(version, nonce, mac);
	}

	/** The key that was made, which is the caller's from now on. */
	Optional<HabImage.MadeKey> madeKey() {
		if (key == null) {
			return Optional.empty();
		}
		KeySource source = layout.recipe().csf().orElseThrow().first(InstallSecretKey.class).orElseThrow().source();
		if (source instanceof KeySource.Given) {
			return Optional.empty();
		}
		taken = true;
		return Optional.of(new HabImage.MadeKey(key, source.file()));
	}

	@Override
	public void close() {
		if (key != null && !taken) {
			key.close();
		}
	}

	private byte[] nonce(DecryptImage decrypt) throws BadInputException {
		int length = layout.nonceLength();
		if (decrypt.nonce().isEmpty()) {
			byte[] made = new byte[length];
			new SecureRandom().nextBytes(made);
			return made;
		}
		byte[] given = decrypt.nonce().get();
		if (given.length != length) {
			throw new BadInputException("found a nonce of " + given.length + " bytes, expected " + length
					+ " for an image of this length");
		}
		return given;
	}

	private void check(InstallSecretKey install, DecryptImage decrypt) {
		if (decrypt.nonce().isPresent() && install.source() instanceof KeySource.Given) {
			warn("key and nonce are both given: whoever has two different images that were encrypted with the same key"
					+ " and nonce can read both");
		}
		if (layout.recipe().device().isEmpty()) {
			return;
		}
		String name = layout.recipe().device().get().name();
		String engine = layout.recipe().device().get().engine();
		// source: i.MX RT1020 reference manual, "Data Co-Processor (DCP)": AES with keys of 128 bits
		if (HabEngine.DCP.name().equals(engine) && install.source().bits() != DCP_KEY_BITS) {
			warn("found an encryption key of " + install.source().bits() + " bits, but the DCP of " + name
					+ " decrypts with keys of 128 bits only");
		}
		boolean hardware = decrypt.engine() == HabEngine.DCP || decrypt.engine() == HabEngine.CAAM;
		if (hardware && !decrypt.engine().name().equals(engine)) {
			warn("found engine " + decrypt.engine() + " for the decryption, but " + name + " has " + engine);
		}
	}

	private void warn(String message) {
		warnings.add(HabWarning.of(HabWarning.Kind.OTHER, message));
	}
}
