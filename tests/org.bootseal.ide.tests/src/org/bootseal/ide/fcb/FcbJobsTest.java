/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.fcb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbMaking;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FCBs are written in the form that the name asks for, and read in all forms. */
class FcbJobsTest {

	@TempDir
	private Path folder;

	private static IStatus run(Job job) throws InterruptedException {
		job.schedule();
		job.join();
		return job.getResult();
	}

	@Test
	void whatIsExportedIsImported() throws Exception {
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1060");
		FcbConfiguration made = FcbMaking.parse(device, "0xC0000007", "8M");
		for (String name : List.of("config.c", "flash.fcb.yaml", "fcb.bin", "fcb")) {
			IPath file = IPath.fromPath(folder.resolve(name));
			IStatus written = run(new FcbExportJob(file, made));
			assertTrue(written.isOK(), written::getMessage);
			FcbImportJob read = new FcbImportJob(file, Optional.of(device));
			assertTrue(run(read).isOK(), name);
			assertEquals(made.fcb(), read.source().orElseThrow().fcb(), name);
			assertEquals(Optional.of(device), read.source().orElseThrow().device(), name);
		}
	}

	@Test
	void whatIsNoFcbIsToldAndNotRead() throws Exception {
		Path file = Files.writeString(folder.resolve("config.c"), "const flexspi_nor_config_t a = { .tag = 1 };");
		FcbImportJob job = new FcbImportJob(IPath.fromPath(file), Optional.empty());
		IStatus status = run(job);
		assertFalse(status.isOK());
		assertTrue(status.getMessage().contains("config.c"), status::getMessage);
		assertTrue(job.source().isEmpty());
	}
}
