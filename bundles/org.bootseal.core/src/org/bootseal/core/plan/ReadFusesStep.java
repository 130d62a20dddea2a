/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;

/**
 * Reads the fuses that matter and holds them against what is wanted.
 *
 * @param reads
 *            the words
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
public record ReadFusesStep(List<BoardCommand.ReadFuse> reads, FuseMap map, List<FuseRequest> requests,
		List<Integer> imageSrk, OptionalInt srkIndex, Set<FuseGroup> burn) implements Step {

	/** Copies the lists. */
	public ReadFusesStep {
		reads = List.copyOf(reads);
		requests = List.copyOf(requests);
		imageSrk = List.copyOf(imageSrk);
		burn = Set.copyOf(burn);
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
		return List.copyOf(reads);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.readFuses(this);
	}
}
