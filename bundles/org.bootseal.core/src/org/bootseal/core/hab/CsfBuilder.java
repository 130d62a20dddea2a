/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.CsfSection.AuthenticateCsf;
import org.bootseal.core.hab.CsfSection.AuthenticateImage;
import org.bootseal.core.hab.CsfSection.Command;
import org.bootseal.core.hab.CsfSection.DecryptImage;
import org.bootseal.core.hab.CsfSection.InstallCsfKey;
import org.bootseal.core.hab.CsfSection.InstallDataKey;
import org.bootseal.core.hab.CsfSection.InstallNoCak;
import org.bootseal.core.hab.CsfSection.InstallSecretKey;
import org.bootseal.core.hab.CsfSection.InstallSrk;
import org.bootseal.core.keys.SigningException;

/**
 * Makes a CSF with its data: header and commands, then the SRK table, certificates and signatures in the order of the
 * commands, each at a multiple of four bytes. The signature of the CSF covers header and commands, which say where the
 * data are; so its length has to be known before it is made.
 */
final class CsfBuilder {

	private static final int ATTEMPTS_MAX = 100;

	private final CsfRecipe recipe;
	private final Instant time;
	private final HabLayout layout;
	private final byte[] imageDigest;
	/** Null when the image is not encrypted. */
	private final MacData mac;
	private final List<byte[]> data = new ArrayList<>();
	private Csf csf;

	/**
	 * @param layout
	 *            of a signed image, whose recipe tells what the CSF says
	 * @param time
	 *            signing time
	 * @param imageDigest
	 *            SHA-256 of the blocks that the image signature covers
	 * @param mac
	 *            nonce and MAC of an encrypted image, else null
	 */
	CsfBuilder(HabLayout layout, Instant time, byte[] imageDigest, MacData mac) {
		this.recipe = layout.recipe().csf().orElseThrow();
		this.time = time;
		this.layout = layout;
		this.imageDigest = imageDigest;
		this.mac = mac;
	}

	Csf build() throws SigningException {
		int csfSignature = prepareData();
		AuthenticateCsf authenticate = recipe.first(AuthenticateCsf.class).orElseThrow();
		for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
			csf = new Csf(recipe.version(), commands());
			byte[] made = blob(HabConstants.TAG_SIGNATURE,
					CmsWriter.sign(authenticate.signer(), sha256(csf.encode()), time));
			// ECDSA signatures vary by some bytes; when one moves what follows, the commands change and it is signed
			// again
			boolean fits = align(made.length) == align(data.get(csfSignature).length);
			data.set(csfSignature, made);
			if (fits) {
				return csf;
			}
		}
		throw new SigningException("the length of the CSF signature does not settle", null);
	}

	/** Fills the data of the sections that have some; null for the others. Gives the index of the CSF signature. */
	private int prepareData() throws SigningException {
		int csfSignature = -1;
		for (CsfSection section : recipe.sections()) {
			if (section instanceof InstallSrk srk) {
				data.add(srk.table().encode());
			} else if (section instanceof InstallCsfKey key) {
				data.add(blob(HabConstants.TAG_CERTIFICATE, der(key.certificate())));
			} else if (section instanceof InstallDataKey key) {
				data.add(blob(HabConstants.TAG_CERTIFICATE, der(key.certificate())));
			} else if (section instanceof AuthenticateCsf authenticate) {
				csfSignature = data.size();
				data.add(blob(HabConstants.TAG_SIGNATURE, CmsWriter.placeholder(authenticate.signer(), time)));
			} else if (section instanceof AuthenticateImage authenticate) {
				data.add(blob(HabConstants.TAG_SIGNATURE, CmsWriter.sign(authenticate.signer(), imageDigest, time)));
			} else if (section instanceof DecryptImage) {
				data.add(mac.encode());
			} else {
				data.add(null);
			}
		}
		return csfSignature;
	}

	private List<CsfCommand> commands() {
		long location = commandsLength();
		List<CsfCommand> commands = new ArrayList<>();
		for (int position = 0; position < data.size(); position++) {
			CsfSection section = recipe.sections().get(position);
			if (!(section instanceof InstallNoCak)) {
				commands.add(command(section, location));
			}
			location += data.get(position) == null ? 0 : align(data.get(position).length);
		}
		return commands;
	}

	private int commandsLength() {
		int length = HabConstants.HEADER_LENGTH;
		for (CsfSection section : recipe.sections()) {
			length += section instanceof InstallNoCak ? 0 : command(section, 0).length();
		}
		return length;
	}

	private CsfCommand command(CsfSection section, long location) {
		if (section instanceof InstallSrk srk) {
			return new InstallKey(0, HabConstants.FORMAT_SRK, HabConstants.ALGORITHM_SHA256, srk.sourceIndex(),
					HabConstants.SLOT_SRK, location);
		}
		if (section instanceof InstallCsfKey) {
			return new InstallKey(HabConstants.INSTALL_CSF, HabConstants.FORMAT_X509, HabConstants.ALGORITHM_ANY,
					HabConstants.SLOT_SRK, HabConstants.SLOT_CSF, location);
		}
		if (section instanceof InstallDataKey key) {
			return new InstallKey(0, HabConstants.FORMAT_X509, HabConstants.ALGORITHM_ANY, key.verificationIndex(),
					key.targetIndex(), location);
		}
		if (section instanceof AuthenticateCsf authenticate) {
			return new AuthenticateData(0, HabConstants.SLOT_CSF, HabConstants.FORMAT_CMS, authenticate.engine().code(),
					0,
					location, List.of());
		}
		if (section instanceof AuthenticateImage authenticate) {
			return new AuthenticateData(0, authenticate.verificationIndex(), HabConstants.FORMAT_CMS,
					authenticate.engine().code(), authenticate.configuration(), location,
					layout.signedBlocks());
		}
		if (section instanceof InstallSecretKey key) {
			return new InstallKey(HabConstants.INSTALL_ABSOLUTE, HabConstants.FORMAT_BLOB, HabConstants.ALGORITHM_ANY,
					key.masterKey(), key.targetIndex(), layout.keyBlob().orElseThrow().address());
		}
		if (section instanceof DecryptImage decrypt) {
			return new AuthenticateData(0, decrypt.verificationIndex(), HabConstants.FORMAT_AEAD,
					decrypt.engine().code(), decrypt.configuration(), location, List.of(layout.encryptedBlock()));
		}
		if (section instanceof Command plain) {
			return plain.command();
		}
		throw new IllegalStateException("a section that makes no command: " + section);
	}

	/** Writes commands and data. */
	void writeTo(byte[] target, int offset) throws BadInputException {
		long length = csf.length();
		for (byte[] blob : data) {
			length += blob == null ? 0 : align(blob.length);
		}
		if (length > HabConstants.CSF_LENGTH) {
			throw new BadInputException(
					"found keys and signatures of " + length + " bytes in the CSF, expected at most "
							+ HabConstants.CSF_LENGTH + "; use smaller keys or fewer super root keys");
		}
		int position = offset;
		System.arraycopy(csf.encode(), 0, target, position, csf.length());
		position += csf.length();
		for (byte[] blob : data) {
			if (blob != null) {
				System.arraycopy(blob, 0, target, position, blob.length);
				position += align(blob.length);
			}
		}
	}

	private byte[] blob(int tag, byte[] content) {
		ByteBuffer out = ByteBuffer.allocate(HabConstants.HEADER_LENGTH + content.length);
		new HabHeader(tag, out.capacity(), recipe.version()).put(out);
		return out.put(content).array();
	}

	private static byte[] der(X509Certificate certificate) throws SigningException {
		try {
			return certificate.getEncoded();
		} catch (CertificateEncodingException e) {
			throw new SigningException("encoding a certificate failed: " + e.getMessage(), e);
		}
	}

	private static int align(int length) {
		return (int) HabLayout.align(length, HabConstants.CSF_DATA_ALIGNMENT);
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
