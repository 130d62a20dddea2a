/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.bootseal.core.connection.UsbId;

/**
 * Tests one sector of the flash and gives its content back. How large sectors are, and where the last one lies, is
 * known only when the flash is configured; so the commands are made then.
 *
 * @param board
 *            ids of the flashloader
 * @param content
 *            what is programmed
 * @param address
 *            an address in the sector; empty for the last one of the flash
 * @param flashBase
 *            address at which the flash can be read
 * @param fcbAddress
 *            address of the FCB
 * @param generateFcb
 *            the commands that make the flashloader program its FCB
 * @param backups
 *            folder that gets the content of the sector before it is erased; made if it is missing
 */
public record SectorTestStep(UsbId board, Content content, OptionalLong address, long flashBase, long fcbAddress,
		List<BoardCommand> generateFcb, Path backups) implements Step {

	/** What is programmed into the erased sector. */
	public enum Content {
		/** Bytes that differ from each other. */
		PATTERN,
		/** The FCB that the flashloader worked out. */
		GENERATED_FCB
	}

	/** Copies the list. */
	public SectorTestStep {
		generateFcb = List.copyOf(generateFcb);
	}

	/** @return the sector in words */
	String place() {
		return address.isPresent() ? String.format(Locale.ROOT, "the sector at 0x%08X", address.getAsLong())
				: "the last sector";
	}

	@Override
	public String id() {
		return content == Content.PATTERN ? "test-sector" : "test-fcb";
	}

	@Override
	public String title() {
		return (content == Content.PATTERN ? "Erase, program and read back "
				: "Let the flashloader write its FCB into ")
				+ place() + ", then restore it";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of();
	}

	@Override
	public List<String> details() {
		return List.of("its content is kept in a file in " + backups + " until it is back in the flash",
				"read-memory twice, flash-erase-region, read-memory, "
						+ (content == Content.PATTERN ? "write-memory" : "fill-memory, configure-memory")
						+ ", read-memory; then flash-erase-region, write-memory and read-memory with its content");
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.testSector(this);
	}
}
