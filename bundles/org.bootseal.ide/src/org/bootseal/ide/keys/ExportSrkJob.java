/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.bootseal.core.BadInputException;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.keysheet.KeySheet;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Writes what others need of a key tree, nothing of it secret: the SRK table, the SRK hash for the fuses, and a fuses
 * file that wants this hash. A file with another content is never overwritten.
 */
public final class ExportSrkJob extends Job {

	/** Name of the fuses file. */
	public static final String FUSES_FILE = "srk.fuses.yaml"; //$NON-NLS-1$

	private final KeySheet sheet;
	private final Path folder;

	/**
	 * @param sheet
	 *            a tree with an SRK table
	 * @param folder
	 *            where the files go
	 */
	public ExportSrkJob(KeySheet sheet, Path folder) {
		super(Messages.ExportSrkJob_name);
		this.sheet = sheet;
		this.folder = folder;
		setUser(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			Map<Path, byte[]> files = files();
			for (Map.Entry<Path, byte[]> file : files.entrySet()) {
				if (Files.exists(file.getKey()) && !Arrays.equals(Files.readAllBytes(file.getKey()), file.getValue())) {
					throw BadInputException.in(file.getKey(), "", Messages.ExportSrkJob_exists); //$NON-NLS-1$
				}
			}
			for (Map.Entry<Path, byte[]> file : files.entrySet()) {
				OutputFile.write(file.getKey(), file.getValue());
			}
			for (IContainer shown : ResourcesPlugin.getWorkspace().getRoot()
					.findContainersForLocationURI(folder.toUri())) {
				shown.refreshLocal(IResource.DEPTH_ONE, monitor);
			}
			return Status.OK_STATUS;
		} catch (IOException | BadInputException e) {
			return StatusConverter.toStatus(e);
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	private Map<Path, byte[]> files() throws BadInputException {
		Map<Path, byte[]> files = new LinkedHashMap<>();
		if (sheet.table().isPresent()) {
			SrkTable table = sheet.table().get();
			files.put(folder.resolve(KeyTree.SRK_TABLE), table.encode());
			files.put(folder.resolve(KeyTree.SRK_FUSES), table.hash());
		}
		if (!sheet.fuses().isEmpty()) {
			files.put(folder.resolve(FUSES_FILE), sheet.fusesYaml().getBytes(StandardCharsets.UTF_8));
		}
		return files;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
