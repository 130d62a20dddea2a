/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.CsfSection.AuthenticateCsf;
import org.bootseal.core.hab.CsfSection.AuthenticateImage;
import org.bootseal.core.hab.CsfSection.DecryptImage;
import org.bootseal.core.hab.CsfSection.InstallCsfKey;
import org.bootseal.core.hab.CsfSection.InstallDataKey;
import org.bootseal.core.hab.CsfSection.InstallNoCak;
import org.bootseal.core.hab.CsfSection.InstallSecretKey;
import org.bootseal.core.hab.CsfSection.InstallSrk;
import org.bootseal.core.keys.KeyKind;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.PasswordSource;

/**
 * What the CSF of an image shall say, in order.
 *
 * @param version
 *            HAB version byte, 0x40..0x4F: 0x42 is HAB 4.2
 * @param sections
 *            the commands in the order in which the ROM executes them
 */
public record CsfRecipe(int version, List<CsfSection> sections) {

	/** HAB version byte of images for parts without ECC. */
	public static final int VERSION_4_2 = 0x42;
	/** HAB version byte of images for fast authentication. */
	public static final int VERSION_4_3 = 0x43;
	/** HAB version byte of images that are signed on elliptic curves, as NXP's SPSDK has it in its example. */
	public static final int VERSION_4_5 = 0x45;

	private static final int DATA_KEY_SLOT = 2;

	/** Copies the list. */
	public CsfRecipe {
		sections = List.copyOf(sections);
	}

	/**
	 * Checks that the sections are those that HAB needs, in an order that it accepts.
	 *
	 * @param version
	 *            HAB version byte
	 * @param sections
	 *            the sections in order
	 * @return the recipe
	 * @throws BadInputException
	 *             naming the first section that is missing, doubled or misplaced
	 */
	public static CsfRecipe of(int version, List<CsfSection> sections) throws BadInputException {
		CsfRecipe recipe = new CsfRecipe(version, sections);
		int srk = recipe.positionOf(InstallSrk.class, "InstallSRK");
		boolean fast = recipe.first(InstallNoCak.class).isPresent();
		if (fast && recipe.first(InstallCsfKey.class).isPresent()) {
			throw new BadInputException("found both InstallCSFK and InstallNOCAK, expected one of them");
		}
		int csfKey = fast ? recipe.positionOf(InstallNoCak.class, "InstallNOCAK")
				: recipe.positionOf(InstallCsfKey.class, "InstallCSFK");
		int csf = recipe.positionOf(AuthenticateCsf.class, "AuthenticateCSF");
		int image = recipe.positionOf(AuthenticateImage.class, "AuthenticateData");
		if (!(srk < csfKey && csfKey < csf && csf < image)) {
			throw new BadInputException("found the sections in an order that HAB refuses, expected InstallSRK, "
					+ (fast ? "InstallNOCAK" : "InstallCSFK") + ", AuthenticateCSF, AuthenticateData");
		}
		recipe.checkDataKey(fast, csf, image);
		recipe.checkSigners();
		recipe.checkEncryption(csf);
		return recipe;
	}

	private void checkSigners() throws BadInputException {
		X509Certificate csfCertificate = isFastAuthentication() ? first(InstallNoCak.class).orElseThrow().certificate()
				: first(InstallCsfKey.class).orElseThrow().certificate();
		if (!first(AuthenticateCsf.class).orElseThrow().signer().certificate().equals(csfCertificate)) {
			throw new BadInputException("AuthenticateCSF signs with another certificate than the one that "
					+ (isFastAuthentication() ? "InstallNOCAK names" : "InstallCSFK installs"));
		}
		AuthenticateImage image = first(AuthenticateImage.class).orElseThrow();
		X509Certificate dataCertificate = isFastAuthentication() ? csfCertificate
				: dataKey(image.verificationIndex()).orElseThrow().certificate();
		if (!image.signer().certificate().equals(dataCertificate)) {
			throw new BadInputException("AuthenticateData signs with another certificate than the one in slot "
					+ image.verificationIndex());
		}
	}

	private void checkEncryption(int csf) throws BadInputException {
		if (first(InstallSecretKey.class).isEmpty() && first(DecryptImage.class).isEmpty()) {
			return;
		}
		int key = positionOf(InstallSecretKey.class, "SecretKey", "an encrypted image");
		int decrypt = positionOf(DecryptImage.class, "Decrypt", "an encrypted image");
		if (!(csf < key && key < decrypt)) {
			throw new BadInputException("found the sections in an order that HAB refuses, expected AuthenticateCSF,"
					+ " SecretKey, Decrypt");
		}
		int target = first(InstallSecretKey.class).orElseThrow().targetIndex();
		int slot = first(DecryptImage.class).orElseThrow().verificationIndex();
		if (target != slot) {
			throw new BadInputException("found Decrypt_VerifyIndex " + slot + ", but SecretKey_TargetIndex " + target
					+ ", expected the same slot");
		}
	}

	private Optional<InstallDataKey> dataKey(int slot) {
		for (CsfSection section : sections) {
			if (section instanceof InstallDataKey key && key.targetIndex() == slot) {
				return Optional.of(key);
			}
		}
		return Optional.empty();
	}

	private void checkDataKey(boolean fast, int csf, int image) throws BadInputException {
		int slot = first(AuthenticateImage.class).orElseThrow().verificationIndex();
		if (fast) {
			if (slot != 0) {
				throw new BadInputException("found AuthenticateData_VerificationIndex " + slot
						+ ", expected 0 with fast authentication (InstallNOCAK)");
			}
			return;
		}
		for (int position = csf; position < image; position++) {
			if (sections.get(position) instanceof InstallDataKey key && key.targetIndex() == slot) {
				return;
			}
		}
		throw new BadInputException("found no InstallKey with InstallKey_TargetIndex " + slot
				+ " between AuthenticateCSF and AuthenticateData,"
				+ " expected the key that AuthenticateData_VerificationIndex "
				+ slot
				+ " names");
	}

	/**
	 * @param keys
	 *            a key tree
	 * @param index
	 *            index of a super root key, 0..3
	 * @return the HAB version byte of images that are signed with it
	 * @throws BadInputException
	 *             when there is no such key
	 */
	public static int version(KeyTree keys, int index) throws BadInputException {
		boolean fast = keys.isFastAuthentication(index);
		if (KeyKind.of(keys.srkCertificates().get(index).getPublicKey()).filter(KeyKind::isEc).isPresent()) {
			return VERSION_4_5;
		}
		return fast ? VERSION_4_3 : VERSION_4_2;
	}

	/**
	 * The usual CSF of a signed image: SRK, CSF key, CSF, image key, image; with fast authentication, when the tree is
	 * made for it, SRK, the SRK again as key of all signatures, CSF, image.
	 *
	 * @param keys
	 *            the key tree
	 * @param index
	 *            index of the super root key to use, 0..3
	 * @param engine
	 *            engine of the device
	 * @param passwords
	 *            asked for encrypted keys
	 * @return the recipe
	 * @throws BadInputException
	 *             when a key or certificate is missing or wrong
	 * @throws IOException
	 *             when reading fails
	 */
	public static CsfRecipe of(KeyTree keys, int index, HabEngine engine, PasswordSource passwords)
			throws BadInputException, IOException {
		var csfSigner = keys.csfSigner(index, passwords);
		if (keys.isFastAuthentication(index)) {
			return of(version(keys, index),
					List.of(InstallSrk.of(keys.srkTable(), index),
							new InstallNoCak(csfSigner.certificate(), keys.srkCertificateFile(index).toString()),
							new AuthenticateCsf(engine, csfSigner), new AuthenticateImage(0, engine, 0, csfSigner)));
		}
		var imageSigner = keys.imageSigner(index, passwords);
		return of(version(keys, index),
				List.of(InstallSrk.of(keys.srkTable(), index),
						new InstallCsfKey(csfSigner.certificate(), keys.csfCertificateFile(index).toString()),
						new AuthenticateCsf(engine, csfSigner),
						new InstallDataKey(imageSigner.certificate(), 0, DATA_KEY_SLOT,
								keys.imageCertificateFile(index).toString()),
						new AuthenticateImage(DATA_KEY_SLOT, engine, 0, imageSigner)));
	}

	/**
	 * @return the section that installs the super root key
	 */
	public InstallSrk installSrk() {
		return first(InstallSrk.class).orElseThrow();
	}

	/**
	 * @return whether the super root key itself signs
	 */
	public boolean isFastAuthentication() {
		return first(InstallNoCak.class).isPresent();
	}

	/**
	 * @return whether the application is encrypted
	 */
	public boolean isEncrypted() {
		return first(DecryptImage.class).isPresent();
	}

	<T extends CsfSection> Optional<T> first(Class<T> type) {
		for (CsfSection section : sections) {
			if (type.isInstance(section)) {
				return Optional.of(type.cast(section));
			}
		}
		return Optional.empty();
	}

	private int positionOf(Class<? extends CsfSection> type, String name) throws BadInputException {
		return positionOf(type, name, "a signed image");
	}

	private int positionOf(Class<? extends CsfSection> type, String name, String image) throws BadInputException {
		int found = -1;
		for (int position = 0; position < sections.size(); position++) {
			if (type.isInstance(sections.get(position))) {
				if (found >= 0) {
					throw new BadInputException("found two sections " + name + ", expected one");
				}
				found = position;
			}
		}
		if (found < 0) {
			throw new BadInputException("found no section " + name + ", which " + image + " needs");
		}
		return found;
	}
}
