/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imagesheet;

import java.util.Locale;

import org.bootseal.core.bootable.FileNode;

/**
 * A stretch of a file whose bytes are of one kind.
 *
 * @param offset
 *            first byte, from the start of the file
 * @param length
 *            bytes, at least one
 * @param kind
 *            what they are
 */
public record ImageRegion(long offset, long length, Kind kind) {

	/** What bytes of a boot image are for. */
	public enum Kind {
		/** How the ROM talks to the memory: FCB, XMCD. */
		CONFIGURATION,
		/** Where the ROM begins: IVT, boot data. */
		HEADER,
		/** What the ROM writes to registers first: DCD. */
		DCD,
		/** What HAB checks by: CSF, SRK table, certificates, signatures, MAC. */
		SIGNATURE,
		/** What runs. */
		APPLICATION,
		/** How flash is decrypted while it is read, and what is encrypted as a whole. */
		ENCRYPTION,
		/** Everything else. */
		OTHER;

		/** The kind of a piece, by the names that the inspector gives; that of the piece around it if it has none. */
		static Kind of(FileNode node, Kind outer) {
			String name = node.name().toLowerCase(Locale.ROOT);
			return switch (name) {
			case "fcb", "xmcd" -> CONFIGURATION;
			case "ivt", "boot data" -> HEADER;
			case "dcd" -> DCD;
			case "csf", "srk table", "certificate", "signature", "mac", "key blob" -> SIGNATURE;
			case "application", "encrypted data" -> APPLICATION;
			default -> name.contains("encrypted") || name.contains("bee") || name.contains("otfad") ? ENCRYPTION
					: outer;
			};
		}
	}

	/** @return the offset behind its last byte */
	public long end() {
		return offset + length;
	}
}
