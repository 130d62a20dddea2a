/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.imports.ImportPlan;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsImportTest {

	private static final long WAIT_SECONDS = 30;

	@TempDir
	private Path folder;
	private Path memory;

	@BeforeEach
	void files() throws Exception {
		memory = Files.writeString(folder.resolve("flash.yaml"), """
				family: mimxrt1020
				peripheral: flexspi_nor
				settings: {ConfigOption0: 0xC0000007}
				""");
	}

	@AfterEach
	void deleteProjects() throws CoreException {
		for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(true, true, null);
		}
	}

	private static IProject project(String name) {
		return ResourcesPlugin.getWorkspace().getRoot().getProject(name);
	}

	private ImportRequest request(String name) {
		return new ImportRequest(memory.toString(), Optional.empty(), name);
	}

	@Test
	void filesGoIntoANewProjectAndThenOnlyOverOthersIfToldSo() throws Exception {
		ImportRequest request = request("imported");
		ImportPlan plan = request.plan(Progress.NONE);
		Optional<IFile> first = ToolsImport.write(request, plan, false, new NullProgressMonitor());
		assertEquals(project("imported").getFile("flash.memcfg.yaml"), first.orElseThrow());
		assertTrue(first.get().exists());
		assertThrows(CoreException.class, () -> ToolsImport.write(request, plan, false, new NullProgressMonitor()));
		assertTrue(project("imported").exists());
		assertTrue(ToolsImport.write(request, plan, true, new NullProgressMonitor()).isPresent());
	}

	@Test
	void aCancelledImportLeavesNoProject() throws Exception {
		ImportRequest request = request("cancelled");
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		ImportPlan plan = request.plan(Progress.NONE);
		assertThrows(OperationCanceledException.class, () -> ToolsImport.write(request, plan, false, cancelled));
		assertFalse(project("cancelled").exists());
	}

	@Test
	void aProjectThatCanNotBeIsRefused() throws Exception {
		project("closed").create(null);
		for (String name : new String[] { "", " ", "a/b", "closed" }) {
			assertThrows(BadInputException.class, () -> request(name).plan(Progress.NONE), name);
		}
	}

	@Test
	void aPreviewSaysWhatIsThereAlreadyOrWhatIsWrong() throws Exception {
		BlockingQueue<ImportJob.Preview> previews = new LinkedBlockingQueue<>();
		ImportJob job = new ImportJob(previews::add);
		ImportRequest request = request("seen");
		job.look(request);
		ImportJob.Preview found = previews.poll(WAIT_SECONDS, TimeUnit.SECONDS);
		assertEquals(request, found.request());
		assertTrue(found.plan().isPresent() && found.existing().isEmpty());
		ToolsImport.write(request, found.plan().get(), false, new NullProgressMonitor());
		job.look(request);
		assertEquals(1, previews.poll(WAIT_SECONDS, TimeUnit.SECONDS).existing().size());
		job.look(new ImportRequest(" ; ", Optional.empty(), "seen"));
		ImportJob.Preview nothing = previews.poll(WAIT_SECONDS, TimeUnit.SECONDS);
		assertTrue(nothing.plan().isEmpty() && nothing.problem().isPresent());
	}
}
