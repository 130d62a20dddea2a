/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;

/** Keys, certificates and CMS signatures for test images, made by hand. */
final class TestKeys {

	static final KeyPair SRK = pair();
	static final KeyPair OTHER_SRK = pair();
	static final KeyPair CSF = pair();
	static final KeyPair IMG = pair();

	private TestKeys() {
	}

	private static KeyPair pair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(1024, new SecureRandom());
			return generator.generateKeyPair();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	static byte[] sign(KeyPair key, byte[] data) throws GeneralSecurityException {
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(key.getPrivate());
		signature.update(data);
		return signature.sign();
	}

	private static byte[] name(String text) {
		byte[] utf8 = DerWriter.tlv(0x0C, text.getBytes(StandardCharsets.UTF_8));
		return DerWriter.sequence(DerWriter.tlv(0x31, DerWriter.sequence(DerWriter.oid("550403"), utf8)));
	}

	static byte[] issuerAndSerial(int serial) {
		return DerWriter.sequence(name("Test SRK"), DerWriter.integer(new byte[] { (byte) serial }));
	}

	static byte[] certificate(KeyPair subject, int serial, KeyPair issuer) throws GeneralSecurityException {
		byte[] validity = DerWriter.sequence(DerWriter.tlv(0x17, "240101000000Z".getBytes(StandardCharsets.US_ASCII)),
				DerWriter.tlv(0x17, "440101000000Z".getBytes(StandardCharsets.US_ASCII)));
		byte[] tbs = DerWriter.sequence(DerWriter.tlv(0xA0, DerWriter.integer(new byte[] { 2 })),
				DerWriter.integer(new byte[] { (byte) serial }), DerWriter.SHA256_RSA, name("Test SRK"), validity,
				name("Test leaf"), subject.getPublic().getEncoded());
		return DerWriter.sequence(tbs, DerWriter.SHA256_RSA, DerWriter.tlv(0x03, new byte[1], sign(issuer, tbs)));
	}

	static byte[] cms(KeyPair key, int serial, byte[] content) throws GeneralSecurityException {
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
		byte[] data = DerWriter.oid("2a864886f70d010701");
		byte[] type = DerWriter.sequence(DerWriter.oid("2a864886f70d010903"), DerWriter.tlv(0x31, data));
		byte[] time = DerWriter.sequence(DerWriter.oid("2a864886f70d010905"),
				DerWriter.tlv(0x31, DerWriter.tlv(0x17, "240102030405Z".getBytes(StandardCharsets.US_ASCII))));
		byte[] message = DerWriter.sequence(DerWriter.oid("2a864886f70d010904"),
				DerWriter.tlv(0x31, DerWriter.tlv(0x04, digest)));
		byte[] signature = sign(key, DerWriter.tlv(0x31, type, time, message));
		byte[] one = DerWriter.integer(new byte[] { 1 });
		byte[] signer = DerWriter.sequence(one, issuerAndSerial(serial), DerWriter.SHA256,
				DerWriter.tlv(0xA0, type, time, message), DerWriter.RSA, DerWriter.tlv(0x04, signature));
		return DerWriter.sequence(DerWriter.oid("2a864886f70d010702"),
				DerWriter.tlv(0xA0, DerWriter.sequence(one, DerWriter.tlv(0x31, DerWriter.SHA256),
						DerWriter.sequence(data), DerWriter.tlv(0x31, signer))));
	}

	static byte[] modulus(KeyPair key) {
		BigInteger n = ((RSAPublicKey) key.getPublic()).getModulus();
		byte[] bytes = n.toByteArray();
		byte[] trimmed = new byte[n.bitLength() / 8];
		System.arraycopy(bytes, bytes.length - trimmed.length, trimmed, 0, trimmed.length);
		return trimmed;
	}
}
