/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Writes ELF files for tests; written against the System V ABI, shares nothing with the reader. */
public final class ElfFile {

	private record Load(long address, byte[] data, long type, long memory) {
	}

	private record Section(int type, int flags, int offset, int size) {
	}

	private final List<Load> loads = new ArrayList<>();
	private final List<Section> sections = new ArrayList<>();
	private int elfClass = 1;
	private int order = 1;
	private int type = 2;
	private int machine = 40;
	private long entry;
	private boolean headerInFirstSegment;

	ElfFile elfClass(int value) {
		elfClass = value;
		return this;
	}

	ElfFile order(int value) {
		order = value;
		return this;
	}

	ElfFile type(int value) {
		type = value;
		return this;
	}

	ElfFile machine(int value) {
		machine = value;
		return this;
	}

	public ElfFile entry(long value) {
		entry = value;
		return this;
	}

	/** A PT_LOAD segment; its virtual address differs from the physical one. */
	public ElfFile load(long physical, byte[] data) {
		loads.add(new Load(physical, data, 1, data.length));
		return this;
	}

	/** A segment of another type or with another size in memory. */
	ElfFile segment(long programType, long physical, byte[] data, long memory) {
		loads.add(new Load(physical, data, programType, memory));
		return this;
	}

	ElfFile section(int sectionType, int flags, int offset, int size) {
		sections.add(new Section(sectionType, flags, offset, size));
		return this;
	}

	/** Lets the first segment begin at offset 0, as GNU ld does when the address allows it. */
	ElfFile headerInFirstSegment() {
		headerInFirstSegment = true;
		return this;
	}

	/** Bytes of the headers: where the first segment's own bytes stand. */
	int dataStart() {
		return 52 + 32 * loads.size();
	}

	public byte[] bytes() {
		int size = dataStart() + loads.stream().mapToInt(load -> load.data().length).sum() + 40 * sections.size();
		ByteBuffer file = ByteBuffer.allocate(size).order(order == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		file.put(new byte[] { 0x7F, 'E', 'L', 'F', (byte) elfClass, (byte) order, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 });
		file.putShort((short) type).putShort((short) machine).putInt(1).putInt((int) entry).putInt(52);
		file.putInt(sections.isEmpty() ? 0 : size - 40 * sections.size()).putInt(0x05000400);
		file.putShort((short) 52).putShort((short) 32).putShort((short) loads.size());
		file.putShort((short) 40).putShort((short) sections.size()).putShort((short) 0);
		int offset = dataStart();
		for (Load load : loads) {
			boolean withHeader = headerInFirstSegment && load == loads.get(0);
			int extra = withHeader ? offset : 0;
			file.putInt((int) load.type()).putInt(offset - extra);
			file.putInt(0x20000000).putInt((int) load.address() - extra);
			file.putInt(load.data().length + extra).putInt((int) load.memory() + extra).putInt(5).putInt(4);
			offset += load.data().length;
		}
		loads.forEach(load -> file.put(load.data()));
		for (Section section : sections) {
			file.putInt(0).putInt(section.type()).putInt(section.flags()).putInt(0).putInt(section.offset());
			file.putInt(section.size()).putInt(0).putInt(0).putInt(4).putInt(0);
		}
		return file.array();
	}
}
