/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.util.Optional;

import org.bootseal.core.bee.BeeHeader;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.otfad.OtfadTable;

/** What a boot memory can hold for the ROM. */
public enum PartKind {

	/** The key blob of OTFAD. */
	KEY_BLOB("keyblob", "OTFAD key blob", OtfadTable.LENGTH),
	/** The FlexSPI configuration block. */
	FCB("fcb", "FCB", FcbLayout.LENGTH),
	/** The key store of the PUF. */
	KEY_STORE("keystore", "key store", 2048),
	/** The header of BEE engine 0. */
	BEE_HEADER_0("bee_header_0", "BEE header 0", BeeHeader.LENGTH),
	/** The header of BEE engine 1. */
	BEE_HEADER_1("bee_header_1", "BEE header 1", BeeHeader.LENGTH),
	/** A HAB container, from its IVT on. */
	HAB_CONTAINER("hab_container", "HAB container", 0),
	/** A second HAB container, which the ROM takes if the first one is bad. */
	SECOND_CONTAINER("second_container", "second HAB container", 0);

	private final String id;
	private final String label;
	private final int length;

	PartKind(String id, String label, int length) {
		this.id = id;
		this.label = label;
		this.length = length;
	}

	/** @return its name in configurations, as SPSDK has it */
	public String id() {
		return id;
	}

	/** @return its name for people */
	public String label() {
		return label;
	}

	/** @return bytes that it takes; 0 if each is different */
	public int length() {
		return length;
	}

	/** @return whether it is a HAB container */
	public boolean isContainer() {
		return length == 0;
	}

	/**
	 * @param id
	 *            a name as in configurations
	 * @return the kind; empty if there is none
	 */
	public static Optional<PartKind> of(String id) {
		for (PartKind kind : values()) {
			if (kind.id.equals(id)) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}
}
