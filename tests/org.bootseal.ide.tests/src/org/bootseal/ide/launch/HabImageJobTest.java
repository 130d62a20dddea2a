/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.bootseal.core.hab.HabBuild;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of a HAB configuration is built, or it is said why not and nothing is written. */
class HabImageJobTest {

	private static final String CONFIGURATION = """
			options:
			  flags: 0x0
			  family: mimxrt1060
			  bootDevice: flexspi_nor
			  startAddress: 0x60000000
			  entryPointAddress: 0x60002101
			inputImageFile: app.bin
			sections: []
			""";
	private static final int LOAD = 0x2000 - 0x1000;

	@TempDir
	private Path folder;

	private HabImageJob run() throws Exception {
		Path configuration = Files.writeString(folder.resolve("app.hab.yaml"), CONFIGURATION);
		HabImageJob job = new HabImageJob(IPath.fromPath(configuration), IPath.fromPath(folder.resolve("out.bin")));
		job.schedule();
		job.join();
		return job;
	}

	@Test
	void theImageIsBuilt() throws Exception {
		byte[] application = new byte[0x400];
		for (int i = 0; i < application.length; i++) {
			application[i] = (byte) i;
		}
		Files.write(folder.resolve("app.bin"), application);
		HabImageJob job = run();
		assertTrue(job.getResult().isOK(), job.getResult()::getMessage);
		HabBuild built = job.built().orElseThrow();
		assertEquals("unsigned boot image", built.kind());
		byte[] image = Files.readAllBytes(folder.resolve("out.bin"));
		assertArrayEquals(built.image().bytes(), image);
		assertEquals((byte) 0xD1, image[0]);
		assertArrayEquals(application, Arrays.copyOfRange(image, LOAD, LOAD + application.length));
	}

	@Test
	void whatIsWrongIsSaidAndNothingIsWritten() throws Exception {
		HabImageJob job = run();
		assertEquals(IStatus.ERROR, job.getResult().getSeverity());
		assertTrue(job.getResult().getMessage().contains("app.bin"), job.getResult()::getMessage);
		assertTrue(job.built().isEmpty());
		assertFalse(Files.exists(folder.resolve("out.bin")));
	}
}
