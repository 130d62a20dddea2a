/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.core.connection.UsbId;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;

/**
 * Reads the fuses that matter and holds them against what is wanted.
 *
 * @param reads
 *            the words
 * @param locks
 *            asks for the words that are locked by themselves, which not every flashloader tells; empty for parts
 *            without such locks
 * @param map
 *            of the device
 * @param requests
 *            what is wanted
 * @param imageSrk
 *            the eight words of the SRK hash that the image is signed under; empty if not known
 * @param srkIndex
 *            which SRK of its table signs the image, 0 to 3; empty if not known
 * @param burn
 *            the groups that are to be burnt
 */
public record ReadFusesStep(List<BoardCommand.ReadFuse> reads, Optional<BoardCommand.GetProperty> locks, FuseMap map,
		List<FuseRequest> requests,
		List<Integer> imageSrk, OptionalInt srkIndex, Set<FuseGroup> burn) implements Step {

	/** Copies the lists. */
	public ReadFusesStep {
		reads = List.copyOf(reads);
		requests = List.copyOf(requests);
		imageSrk = List.copyOf(imageSrk);
		burn = Set.copyOf(burn);
	}

	/**
	 * @param map
	 *            of the device
	 * @param flashloader
	 *            ids of the flashloader
	 * @return the question for the words that are locked by themselves; empty if the part has no such locks
	 */
	public static Optional<BoardCommand.GetProperty> locks(FuseMap map, UsbId flashloader) {
		return map.hasWordLocks()
				? Optional.of(new BoardCommand.GetProperty(flashloader, Property.FUSE_LOCKED_STATUS, 0))
				: Optional.empty();
	}

	@Override
	public String id() {
		return "fuses";
	}

	@Override
	public String title() {
		return "Read the fuses and compare them with what is wanted";
	}

	@Override
	public List<BoardCommand> commands() {
		return Stream.<BoardCommand>concat(locks.stream(), reads.stream()).toList();
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.readFuses(this);
	}
}
