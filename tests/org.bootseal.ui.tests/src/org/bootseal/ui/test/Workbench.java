/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

/** The workbench that the tests run in, and its workspace. */
public final class Workbench {

	private Workbench() {
	}

	/** @return the page of the only window */
	public static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	}

	/**
	 * @param name
	 *            of a project
	 * @return a new open project with that name, empty
	 */
	public static IProject project(String name) {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
		return UiLoop.get(() -> {
			if (project.exists()) {
				project.delete(true, true, null);
			}
			project.create(null);
			project.open(null);
			return project;
		});
	}

	/**
	 * @param project
	 *            a project
	 * @param path
	 *            in the project
	 * @param text
	 *            content in UTF-8
	 * @return the file, made or given this content
	 */
	public static IFile file(IProject project, String path, String text) {
		IFile file = project.getFile(path);
		return UiLoop.get(() -> {
			ByteArrayInputStream content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
			if (file.exists()) {
				file.setContents(content, IResource.FORCE, null);
			} else {
				file.create(content, IResource.FORCE, null);
			}
			return file;
		});
	}

	/**
	 * @param file
	 *            a file
	 * @return its text, as it is on disk
	 */
	public static String text(IFile file) {
		return UiLoop.get(() -> {
			try (var stream = file.getContents(true)) {
				return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			}
		});
	}

	/**
	 * @param file
	 *            a file
	 * @return the editor that opens by default, opened
	 */
	public static IEditorPart open(IFile file) {
		IEditorPart editor = UiLoop.get(() -> IDE.openEditor(page(), file, true));
		UiLoop.drain();
		return editor;
	}

	/**
	 * @param id
	 *            of a view
	 * @return the view, opened and shown
	 */
	public static IViewPart show(String id) {
		IViewPart view = UiLoop.get(() -> page().showView(id));
		UiLoop.drain();
		return view;
	}

	/** Closes all views, so that a test sees its own only, whatever ran before it. */
	public static void closeViews() {
		for (IViewReference view : page().getViewReferences()) {
			page().hideView(view);
		}
		UiLoop.drain();
	}

	/** Takes all boards out of the workspace, between its jobs. */
	public static void detachBoards() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
		UiLoop.get(() -> {
			for (AttachedBoard board : boards.boards()) {
				boards.detach((KeptBoard) board);
			}
			return null;
		});
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	/**
	 * Closes all editors without saving, forgets all launches, which others would take for theirs, and deletes all
	 * projects. To be called after each test.
	 */
	public static void clean() {
		page().closeAllEditors(false);
		ILaunchManager launches = DebugPlugin.getDefault().getLaunchManager();
		launches.removeLaunches(launches.getLaunches());
		UiLoop.drain();
		UiLoop.get(() -> {
			for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
				project.delete(true, true, null);
			}
			return null;
		});
		UiLoop.drain();
	}
}
