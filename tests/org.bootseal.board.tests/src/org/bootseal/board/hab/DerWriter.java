/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes DER for the certificates and signatures of tests. */
final class DerWriter {

	static final byte[] SHA256_RSA = sequence(oid("2a864886f70d01010b"), tlv(0x05));
	static final byte[] SHA256 = sequence(oid("608648016503040201"));
	static final byte[] RSA = sequence(oid("2a864886f70d010101"), tlv(0x05));

	private DerWriter() {
	}

	static byte[] tlv(int tag, byte[]... contents) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (byte[] part : contents) {
			content.writeBytes(part);
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(tag);
		int length = content.size();
		if (length >= 0x100) {
			out.write(0x82);
			out.write(length >> 8);
		} else if (length >= 0x80) {
			out.write(0x81);
		}
		out.write(length);
		out.writeBytes(content.toByteArray());
		return out.toByteArray();
	}

	static byte[] sequence(byte[]... contents) {
		return tlv(0x30, contents);
	}

	static byte[] oid(String hex) {
		return tlv(0x06, HexFormat.of().parseHex(hex));
	}

	static byte[] integer(byte[] value) {
		return tlv(0x02, value);
	}
}
