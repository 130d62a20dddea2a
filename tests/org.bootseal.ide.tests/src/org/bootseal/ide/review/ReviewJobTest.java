/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.provision.Section;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewJobTest {

	private static final IPath FILE = IPath.fromOSString("/somewhere/app.bootseal");
	private static final String TEXT = "bootseal: 1\ndevice: MIMXRT1020\nimage:\n  source: missing.elf\n";

	private final IWorkspace workspace = ResourcesPlugin.getWorkspace();
	private final IProject project = workspace.getRoot().getProject("review");
	private final List<YamlDocument> parsed = new CopyOnWriteArrayList<>();
	private final List<FileReview> reviewed = new CopyOnWriteArrayList<>();
	private final ReviewListener listener = new ReviewListener() {
		@Override
		public void parsed(YamlDocument document) {
			parsed.add(document);
		}

		@Override
		public void reviewed(FileReview review) {
			reviewed.add(review);
		}
	};

	@BeforeEach
	void makeProject() throws CoreException {
		project.create(null);
		project.open(null);
	}

	@AfterEach
	void removeProject() throws CoreException {
		project.delete(true, true, null);
	}

	@Test
	void tellsWhatIsWrongWithTheFilesThatAreNamed() throws InterruptedException {
		ReviewJob job = new ReviewJob(ReviewKind.PROVISIONING, listener);
		job.review(FILE, TEXT, 0);
		job.join();
		assertEquals(IStatus.OK, job.getResult().getSeverity());
		assertEquals(TEXT, parsed.get(0).text());
		FileReview review = reviewed.get(0);
		assertTrue(review.findings().stream().anyMatch(one -> one.path().equals(YamlPath.of("image", "source"))));
		assertTrue(review.section(Section.IMAGE).worst().isPresent());
		assertTrue(review.namedFiles().contains(Path.of("/somewhere/missing.elf")));
	}

	@Test
	void aMemoryConfigurationHasNoSections() throws InterruptedException {
		ReviewJob job = new ReviewJob(ReviewKind.MEMORY_CONFIGURATION, listener);
		job.review(IPath.fromOSString("/somewhere/a.memcfg.yaml"), "family: nothing\n", 0);
		job.join();
		assertTrue(reviewed.get(0).findings().size() > 0);
		assertEquals(Map.of(), reviewed.get(0).sections());
	}

	@Test
	void onlyTheNewestTextIsReviewed() throws InterruptedException {
		ReviewJob job = new ReviewJob(ReviewKind.PROVISIONING, listener);
		// an hour would be noticed: each request takes the place of the one before, delay included
		for (int i = 0; i < 10; i++) {
			job.review(FILE, TEXT + "# " + i, 3_600_000);
		}
		job.review(FILE, TEXT, 0);
		job.join();
		assertEquals(List.of(TEXT), reviewed.stream().map(review -> review.document().text()).toList());
	}

	@Test
	void namedFilesAreWatchedInAnyFolder() throws CoreException {
		AtomicInteger changes = new AtomicInteger();
		IFile named = project.getFile("app.elf");
		try (NamedFilesWatch watch = new NamedFilesWatch(workspace, changes::incrementAndGet)) {
			Path keys = project.getLocation().toPath().resolve("keys");
			watch.watch(new FileReview(YamlDocument.parse(Path.of("x"), ""), List.of(), Map.of(),
					List.of(named.getLocation().toPath(), keys)));
			write(project.getFile("other.elf"), "x");
			assertEquals(0, changes.get());
			write(named, "x");
			assertEquals(1, changes.get());
			write(named, "y");
			assertEquals(2, changes.get());
			project.getFolder("keys").create(true, true, null);
			int before = changes.get();
			write(project.getFile("keys/a.pem"), "x");
			assertEquals(before + 1, changes.get());
			named.delete(true, null);
			assertEquals(before + 2, changes.get());
		}
		int closed = changes.get();
		write(named, "z");
		assertEquals(closed, changes.get());
	}

	private static void write(IFile file, String text) throws CoreException {
		ByteArrayInputStream content = new ByteArrayInputStream(text.getBytes());
		if (file.exists()) {
			file.setContents(content, IResource.FORCE, null);
		} else {
			file.create(content, IResource.FORCE, null);
		}
	}
}
