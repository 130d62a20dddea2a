/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bee.BeeHeader;
import org.bootseal.core.bee.BeeProtection;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.block.ConfigurationBlock;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.flexspi.LutInstruction;
import org.bootseal.core.hab.Xmcd;
import org.bootseal.core.otfad.OtfadTable;
import org.bootseal.core.xmcd.XmcdKind;

/** Takes single blocks apart. Offsets are those in the file. */
final class NodeBuilder {

	private static final int SEQUENCES = FcbLayout.LUT_LENGTH / FcbLayout.SEQUENCE_LENGTH;

	private NodeBuilder() {
		// functions only
	}

	static FileNode leaf(String name, long offset, long length, String meaning) {
		return new FileNode(name, offset, length, OptionalLong.empty(), meaning, List.of());
	}

	static FileNode fcb(byte[] block, long offset, OptionalLong address) {
		try {
			Fcb fcb = Fcb.parse(block);
			List<FileNode> children = fields(fcb.block(), offset);
			children.removeIf(node -> node.name().startsWith("lookupTable"));
			for (int i = 0; i < SEQUENCES; i++) {
				List<String> instructions = fcb.sequence(i).stream().map(LutInstruction::toString).toList();
				if (!instructions.isEmpty()) {
					children.add(leaf("sequence " + i,
							offset + FcbLayout.LUT_OFFSET + (long) i * FcbLayout.SEQUENCE_LENGTH,
							FcbLayout.SEQUENCE_LENGTH, String.join(", ", instructions)));
				}
			}
			children.sort((one, other) -> Long.compare(one.offset(), other.offset()));
			return new FileNode("FCB", offset, FcbLayout.LENGTH, address, fcb.summary(), children);
		} catch (BadInputException e) {
			return new FileNode("FCB", offset, FcbLayout.LENGTH, address, e.getMessage(), List.of());
		}
	}

	/** What keeps a ROM from booting with an FCB. */
	static List<String> problems(byte[] block) {
		try {
			return Fcb.parse(block).problems();
		} catch (BadInputException e) {
			return List.of(e.getMessage());
		}
	}

	/** The fields of a block that say something. */
	private static List<FileNode> fields(ConfigurationBlock block, long offset) {
		List<FileNode> nodes = new ArrayList<>();
		for (BlockField field : block.fields()) {
			if (block.get(field) != 0) {
				nodes.add(leaf(field.name(), offset + field.offset(), field.bytes(),
						block.describe(field) + (field.meaning().isEmpty() ? "" : "; " + field.meaning())));
			}
		}
		return nodes;
	}

	static FileNode xmcd(Xmcd xmcd, long offset, OptionalLong address) {
		List<FileNode> children = new ArrayList<>();
		try {
			if (XmcdKind.of(xmcd).isPresent()) {
				children.addAll(fields(XmcdKind.of(xmcd).get().block(xmcd), offset));
			}
		} catch (BadInputException e) {
			children.add(leaf("body", offset + Integer.BYTES, xmcd.length() - Integer.BYTES, e.getMessage()));
		}
		return new FileNode("XMCD", offset, xmcd.length(), address,
				"external memory configuration data, " + xmcd.describe(), children);
	}

	static FileNode beeHeader(int number, long offset, OptionalLong address) {
		return new FileNode(number < 0 ? "BEE header" : "BEE header " + number, offset, BeeHeader.LENGTH, address,
				"what the engine decrypts; readable with the user key only",
				List.of(leaf("EKIB", offset, BeeHeader.KEY_INFO_LENGTH,
						"key info block, AES-128-ECB under the user key"),
						leaf("EPRDB", offset + BeeHeader.PROTECTION_OFFSET, BeeProtection.LENGTH,
								"protection block, AES-128-CBC under the key info")));
	}

	static FileNode keyBlob(long offset, OptionalLong address) {
		List<FileNode> entries = new ArrayList<>();
		int length = OtfadTable.LENGTH / OtfadTable.CONTEXTS;
		for (int i = 0; i < OtfadTable.CONTEXTS; i++) {
			entries.add(leaf("context " + i, offset + (long) i * length, length,
					"key, counter and range, wrapped under the KEK (RFC 3394)"));
		}
		return new FileNode("OTFAD key blob", offset, OtfadTable.LENGTH, address,
				"what OTFAD decrypts; readable with the KEK only", entries);
	}
}
