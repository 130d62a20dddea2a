/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.plan.JournalEntry;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WriteRequest;

/**
 * What the doctor is asked about.
 *
 * @param wanted
 *            what was to be written, as the provisioning file says
 * @param run
 *            the run that failed, if its record is there
 * @param allowed
 *            the highest risk that an experiment may have without a question
 * @param backups
 *            folder in which the content of a sector is kept while it is tested
 * @param serial
 *            whether the board is reached over a serial line
 * @param burnt
 *            what a journal says of fuses that were burnt before, on whatever boards; a closed part itself shows none
 */
public record DoctorCase(WriteRequest wanted, Optional<RunRecord> run, Risk allowed, Path backups, boolean serial,
		List<JournalEntry> burnt) {

	private static final int USUAL = 0xC0000007;

	/** Copies the list. */
	public DoctorCase {
		burnt = List.copyOf(burnt);
	}

	/**
	 * Without a journal.
	 *
	 * @param wanted
	 *            what was to be written, as the provisioning file says
	 * @param run
	 *            the run that failed, if its record is there
	 * @param allowed
	 *            the highest risk that an experiment may have without a question
	 * @param backups
	 *            folder in which the content of a sector is kept while it is tested
	 * @param serial
	 *            whether the board is reached over a serial line
	 */
	public DoctorCase(WriteRequest wanted, Optional<RunRecord> run, Risk allowed, Path backups, boolean serial) {
		this(wanted, run, allowed, backups, serial, List.of());
	}

	/** @return the device */
	public Device device() {
		return wanted.device();
	}

	/** Whether the memory is a FlexSPI NOR flash, of which alone more is known than a status. */
	boolean isNor() {
		return wanted.option() instanceof FlexSpiNorOption;
	}

	/** The option words of a FlexSPI NOR flash; those of most for another memory. */
	FlexSpiNorOption option() {
		if (wanted.option() instanceof FlexSpiNorOption nor) {
			return nor;
		}
		try {
			return FlexSpiNorOption.of(List.of(USUAL));
		} catch (BadInputException e) {
			throw new IllegalStateException("a constant is no option word", e);
		}
	}

	/** Whether the run failed in one of these steps. */
	boolean failedIn(String... steps) {
		return run.flatMap(RunRecord::failure).filter(failure -> List.of(steps).contains(failure.stepId()))
				.isPresent();
	}

	/** Whether the failure of the run has this topic: a status, or the id of a reason. */
	boolean failedBy(String topic) {
		return run.flatMap(RunRecord::failure).filter(failure -> failure.topic().equals(topic)).isPresent();
	}
}
