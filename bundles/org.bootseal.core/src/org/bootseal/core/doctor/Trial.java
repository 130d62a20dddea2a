/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.sdp.SdpException;

/** An experiment with what it does. */
record Trial(Experiment experiment, Work work) {

	/** What is done. */
	@FunctionalInterface
	interface Work {

		Observation run(Bench bench)
				throws ConnectionException, MbootException, SdpException, CancelledException, BadInputException;
	}

	static Trial of(String id, String title, Risk risk, Duration cost, Work work) {
		return new Trial(new Experiment(id, title, risk, cost), work);
	}
}
