/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;

import org.bootseal.board.hab.Der.DerException;

/**
 * A detached CMS signature of one signer as HAB takes it: SHA-256, RSA with PKCS#1 v1.5. Layout: RFC 5652, with the
 * attributes that NXP's SPSDK 3.10 writes.
 */
final class CmsSignature {

	private static final byte[] SIGNED_DATA = hex("2a864886f70d010702");
	private static final byte[] DATA = hex("2a864886f70d010701");
	private static final byte[] SHA256 = hex("608648016503040201");
	private static final byte[] RSA = hex("2a864886f70d010101");
	private static final byte[] SHA256_RSA = hex("2a864886f70d01010b");
	private static final byte[] SHA256_ECDSA = hex("2a8648ce3d040302");
	private static final byte[] CONTENT_TYPE = hex("2a864886f70d010903");
	private static final byte[] MESSAGE_DIGEST = hex("2a864886f70d010904");
	private static final byte[] ONE = { 1 };
	private static final int CONTEXT_0 = 0xA0;
	private static final int NULL = 0x05;

	private byte[] signer;
	private byte[] attributes;
	private byte[] digest;
	private byte[] signature;

	private CmsSignature() {
	}

	private static byte[] hex(String text) {
		return HexFormat.of().parseHex(text);
	}

	/**
	 * @throws DerException
	 *             if it is no such signature
	 */
	static CmsSignature parse(byte[] der) throws DerException {
		Der file = Der.of(der);
		Der info = file.enter(Der.SEQUENCE);
		file.finish();
		expect(info.content(Der.OID), SIGNED_DATA);
		Der wrapper = info.enter(CONTEXT_0);
		info.finish();
		Der signedData = wrapper.enter(Der.SEQUENCE);
		wrapper.finish();
		expect(signedData.content(Der.INTEGER), ONE);
		Der digests = signedData.enter(Der.SET);
		algorithm(digests, SHA256);
		digests.finish();
		Der content = signedData.enter(Der.SEQUENCE);
		expect(content.content(Der.OID), DATA);
		content.finish();
		Der signers = signedData.enter(Der.SET);
		signedData.finish();
		CmsSignature signature = new CmsSignature();
		signature.readSigner(signers.enter(Der.SEQUENCE));
		signers.finish();
		return signature;
	}

	private static void expect(byte[] found, byte[] expected) throws DerException {
		if (!Arrays.equals(found, expected)) {
			throw new DerException("value");
		}
	}

	private static void algorithm(Der in, byte[]... oids) throws DerException {
		Der algorithm = in.enter(Der.SEQUENCE);
		byte[] oid = algorithm.content(Der.OID);
		if (Arrays.stream(oids).noneMatch(known -> Arrays.equals(known, oid))) {
			throw new DerException("algorithm");
		}
		if (!algorithm.isEmpty()) {
			expect(algorithm.content(NULL), new byte[0]);
		}
		algorithm.finish();
	}

	private void readSigner(Der in) throws DerException {
		expect(in.content(Der.INTEGER), ONE);
		signer = in.whole(Der.SEQUENCE);
		algorithm(in, SHA256);
		if (in.nextIs(CONTEXT_0)) {
			attributes = in.whole(CONTEXT_0);
			// what is signed has the tag of a SET
			attributes[0] = Der.SET;
			readAttributes(Der.of(attributes).enter(Der.SET));
		}
		algorithm(in, RSA, SHA256_RSA, SHA256_ECDSA);
		signature = in.content(Der.OCTET_STRING);
		in.finish();
	}

	private void readAttributes(Der in) throws DerException {
		boolean typed = false;
		while (!in.isEmpty()) {
			Der attribute = in.enter(Der.SEQUENCE);
			byte[] oid = attribute.content(Der.OID);
			Der values = attribute.enter(Der.SET);
			attribute.finish();
			if (Arrays.equals(oid, CONTENT_TYPE)) {
				expect(values.content(Der.OID), DATA);
				typed = true;
			} else if (Arrays.equals(oid, MESSAGE_DIGEST)) {
				digest = values.content(Der.OCTET_STRING);
			}
		}
		if (!typed || digest == null) {
			throw new DerException("attributes");
		}
	}

	/** Whether the signer's identifier (issuer and serial number, DER) is this one. */
	boolean isBy(byte[] issuerAndSerial) {
		return Arrays.equals(signer, issuerAndSerial);
	}

	boolean verify(byte[] content, PublicKey key) throws GeneralSecurityException {
		Signature verifier = Signature
				.getInstance("RSA".equals(key.getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA");
		verifier.initVerify(key);
		if (attributes == null) {
			verifier.update(content);
		} else {
			if (!Arrays.equals(MessageDigest.getInstance("SHA-256").digest(content), digest)) {
				return false;
			}
			verifier.update(attributes);
		}
		return verifier.verify(signature);
	}
}
