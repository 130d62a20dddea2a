/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.hab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bd.BdReader;
import org.bootseal.core.bd.HabConversion;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/** Turns a BD file into a HAB configuration of the workspace. The BD file stays as it is. */
public final class BdConversionJob extends Job {

	private final IPath source;
	private final List<IPath> externals;
	private final IFile target;
	private volatile List<String> warnings = List.of();

	/**
	 * @param source
	 *            the BD file, as a path of the file system
	 * @param externals
	 *            the files that extern(0), extern(1) and so on stand for, as paths of the file system
	 * @param target
	 *            the HAB configuration to write; one that is there is replaced, and kept in the local history
	 */
	public BdConversionJob(IPath source, List<IPath> externals, IFile target) {
		super(NLS.bind(Messages.BdConversionJob_name, source.lastSegment()));
		this.source = source;
		this.externals = List.copyOf(externals);
		this.target = target;
		setRule(target.getWorkspace().getRuleFactory().createRule(target));
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			List<Path> files = externals.stream().map(IPath::toPath).toList();
			HabConversion.Converted converted = HabConversion.convert(BdReader.read(source.toPath()), files,
					target.getLocation().toPath());
			warnings = converted.warnings();
			target.refreshLocal(IResource.DEPTH_ZERO, monitor);
			ByteArrayInputStream text = new ByteArrayInputStream(converted.text().getBytes(StandardCharsets.UTF_8));
			if (target.exists()) {
				target.setContents(text, IResource.KEEP_HISTORY, monitor);
			} else {
				target.create(text, IResource.NONE, monitor);
			}
			return Status.OK_STATUS;
		} catch (IOException | BadInputException e) {
			return StatusConverter.toStatus(e);
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	/** @return what was left out or added, with its place; empty before the job is done */
	public List<String> warnings() {
		return warnings;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
