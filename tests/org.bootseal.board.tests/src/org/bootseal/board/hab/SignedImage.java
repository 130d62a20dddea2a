/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Signs an image by hand: an own, small builder of CSFs, apart from that of the core. Layout: SPSDK 3.10. */
public final class SignedImage {

	private static final int VERSION = 0x43;

	private final byte[] image;
	private final long ivtAddress;
	private final List<long[]> blocks = new ArrayList<>();
	private boolean fast;
	private int srkFlag = 0x80;
	private int srkIndex;
	private int engine = 0x1B;
	private byte[] extra = new byte[0];
	private KeyPair csfIssuer = TestKeys.SRK;
	private int certificateAt;
	private int csfSignatureAt;
	private int dataSignatureAt;
	private int csfAt;
	private int csfLength;

	/**
	 * @param image
	 *            from the IVT on; grows by the CSF
	 * @param ivtAddress
	 *            where its IVT will be
	 */
	public SignedImage(byte[] image, long ivtAddress) {
		this.image = image;
		this.ivtAddress = ivtAddress;
		blocks.add(new long[] { 0, 0x40 });
	}

	/** Signs another block, by its offset from the IVT. */
	public SignedImage block(long offset, long length) {
		blocks.add(new long[] { offset, length });
		return this;
	}

	SignedImage withoutBlocks() {
		blocks.clear();
		return this;
	}

	/** Fast authentication: the SRK signs everything itself. */
	SignedImage fast(int flag) {
		fast = true;
		srkFlag = flag;
		return this;
	}

	SignedImage srkFlag(int flag) {
		srkFlag = flag;
		return this;
	}

	SignedImage srkIndex(int index) {
		srkIndex = index;
		return this;
	}

	/** Another engine than DCP: 0x1D for CAAM. */
	public SignedImage engine(int code) {
		engine = code;
		return this;
	}

	/** Appends commands behind the others. */
	SignedImage extra(int... bytes) {
		extra = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			extra[i] = (byte) bytes[i];
		}
		return this;
	}

	SignedImage csfIssuer(KeyPair issuer) {
		csfIssuer = issuer;
		return this;
	}

	/** The SRK table: the key at index 0, another at 1. */
	static byte[] srkTable(int flag) {
		byte[] first = srk(TestKeys.SRK, flag);
		byte[] second = srk(TestKeys.OTHER_SRK, flag);
		int length = 4 + first.length + second.length;
		return ByteBuffer.allocate(length).put((byte) 0xD7).putShort((short) length).put((byte) 0x40).put(first)
				.put(second).array();
	}

	private static byte[] srk(KeyPair key, int flag) {
		byte[] modulus = TestKeys.modulus(key);
		int length = 12 + modulus.length + 3;
		return ByteBuffer.allocate(length).put((byte) 0xE1).putShort((short) length).put((byte) 0x21)
				.put(new byte[3]).put((byte) flag).putShort((short) modulus.length).putShort((short) 3).put(modulus)
				.put(new byte[] { 1, 0, 1 }).array();
	}

	/** The words for the fuses from 24 on. */
	public static int[] fuseWords(int flag) throws GeneralSecurityException {
		MessageDigest sha = MessageDigest.getInstance("SHA-256");
		byte[] both = Arrays.copyOf(sha.digest(srk(TestKeys.SRK, flag)), 64);
		System.arraycopy(sha.digest(srk(TestKeys.OTHER_SRK, flag)), 0, both, 32, 32);
		ByteBuffer hash = ByteBuffer.wrap(sha.digest(both)).order(ByteOrder.LITTLE_ENDIAN);
		int[] words = new int[8];
		for (int i = 0; i < 8; i++) {
			words[i] = hash.getInt(4 * i);
		}
		return words;
	}

	private static byte[] blob(int tag, byte[] content) {
		int length = 4 + content.length;
		return ByteBuffer.allocate((length + 3) / 4 * 4).put((byte) tag).putShort((short) length)
				.put((byte) VERSION).put(content).array();
	}

	private byte[] commands(int table, int csfCertificate, int csfSignature, int imageCertificate, int dataSignature) {
		ByteBuffer out = ByteBuffer.allocate(0x400);
		out.position(4);
		out.putInt(0xBE000C00).put(new byte[] { 3, 0x17, (byte) srkIndex, 0 }).putInt(table);
		if (!fast) {
			out.putInt(0xBE000C02).putInt(0x09000001).putInt(csfCertificate);
		}
		out.putInt(0xCA000C00).putInt(0x01C50000 | engine << 8).putInt(csfSignature);
		if (!fast) {
			out.putInt(0xBE000C00).putInt(0x09000002).putInt(imageCertificate);
		}
		if (!blocks.isEmpty()) {
			out.put((byte) 0xCA).putShort((short) (12 + 8 * blocks.size())).put((byte) 0);
			out.putInt((fast ? 0x00C50000 : 0x02C50000) | engine << 8).putInt(dataSignature);
			blocks.forEach(block -> out.putInt((int) (ivtAddress + block[0])).putInt((int) block[1]));
		}
		out.putInt(0xB1000803).putInt(0x00170000 | engine << 8).putInt(0xB200081E).putInt(2).put(extra);
		int length = out.position();
		out.put(0, (byte) 0xD4).putShort(1, (short) length).put(3, (byte) VERSION);
		return Arrays.copyOf(out.array(), length);
	}

	/** The image with IVT, boot data, CSF and all signatures. */
	public byte[] build() throws GeneralSecurityException {
		ByteBuffer out = ByteBuffer.wrap(Arrays.copyOf(image, image.length + 0x2000)).order(ByteOrder.LITTLE_ENDIAN);
		csfAt = image.length;
		long grown = (out.getInt(0x24) & 0xFFFFFFFFL) + 0x2000;
		out.putInt(0x18, (int) (ivtAddress + csfAt)).putInt(0x24, (int) grown);
		byte[] table = srkTable(srkFlag);
		byte[] paddedTable = Arrays.copyOf(table, (table.length + 3) / 4 * 4);
		byte[] csfCertificate = blob(0xD7, TestKeys.certificate(TestKeys.CSF, 11, csfIssuer));
		byte[] imageCertificate = blob(0xD7, TestKeys.certificate(TestKeys.IMG, 12, TestKeys.SRK));
		csfLength = commands(0, 0, 0, 0, 0).length;
		int signatureRoom = 0x300;
		int tableAt = csfLength;
		certificateAt = tableAt + paddedTable.length;
		csfSignatureAt = certificateAt + csfCertificate.length;
		int imageCertificateAt = csfSignatureAt + signatureRoom;
		dataSignatureAt = imageCertificateAt + imageCertificate.length;
		byte[] csf = commands(tableAt, certificateAt, csfSignatureAt, imageCertificateAt, dataSignatureAt);
		put(out, 0, csf);
		put(out, tableAt, paddedTable);
		put(out, certificateAt, csfCertificate);
		put(out, csfSignatureAt, blob(0xD8, TestKeys.cms(fast ? TestKeys.SRK : TestKeys.CSF, 11, csf)));
		put(out, imageCertificateAt, imageCertificate);
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		blocks.forEach(block -> content.write(out.array(), (int) block[0], (int) block[1]));
		put(out, dataSignatureAt,
				blob(0xD8, TestKeys.cms(fast ? TestKeys.SRK : TestKeys.IMG, 12, content.toByteArray())));
		return out.array();
	}

	private void put(ByteBuffer out, int offset, byte[] bytes) {
		System.arraycopy(bytes, 0, out.array(), csfAt + offset, bytes.length);
	}

	int csf() {
		return csfAt;
	}

	int csfLength() {
		return csfLength;
	}

	int srkTable() {
		return csfAt + csfLength;
	}

	int certificate() {
		return csfAt + certificateAt;
	}

	int csfSignature() {
		return csfAt + csfSignatureAt;
	}

	int dataSignature() {
		return csfAt + dataSignatureAt;
	}
}
