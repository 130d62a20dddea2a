/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets the flashloader encrypt with the part's own key (OTPMK) what is written from now on. It writes the header by
 * which the ROM decrypts at once, so its place must be erased. The part reads that key only once it is closed; an open
 * one takes another, so what is written then is to be written anew after closing.
 *
 * @param setup
 *            the commands, in their order
 * @param regions
 *            what is encrypted
 * @param header
 *            reads the header, which must not be blank afterwards
 */
public record EncryptStep(List<BoardCommand> setup, List<FlashRegion> regions, BoardCommand.ReadMemory header)
		implements Step {

	/** Copies the lists. */
	public EncryptStep {
		setup = List.copyOf(setup);
		regions = List.copyOf(regions);
	}

	@Override
	public String id() {
		return "encrypt";
	}

	@Override
	public String title() {
		return "Let the flashloader encrypt " + regions.stream().map(FlashRegion::toString)
				.collect(Collectors.joining(" and ")) + " with the key of the part";
	}

	@Override
	public List<BoardCommand> commands() {
		return Stream.concat(setup.stream(), Stream.of(header)).toList();
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.encrypt(this);
	}
}
