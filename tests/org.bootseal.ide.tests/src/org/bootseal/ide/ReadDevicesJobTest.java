/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.Test;

class ReadDevicesJobTest {

	@Test
	void readsTheWholeCatalogue() throws InterruptedException {
		ReadDevicesJob job = new ReadDevicesJob();
		assertTrue(job.devices().isEmpty());
		job.schedule();
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		assertTrue(job.getResult().isOK(), job.getResult()::getMessage);
		assertEquals(DeviceCatalogue.builtIn().names(), job.devices().stream().map(Device::name).toList());
		assertTrue(job.devices().size() > 1);
	}
}
