/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.factory.FactoryDraft;
import org.bootseal.core.factory.FactoryPackager;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningBuild;
import org.bootseal.ide.ProgressBridge;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.osgi.util.NLS;

/** Builds what a provisioning file asks for, and packs it for a production line. Takes a while, so it is for jobs. */
public final class FactoryExport {

	private static final int WORK = 100;

	private FactoryExport() {
		// functions only
	}

	/**
	 * Writes a factory package. Passwords of private keys are asked for as in a launch.
	 *
	 * @param file
	 *            the provisioning file
	 * @param to
	 *            the zip file, replaced if it is there, or a new or empty folder
	 * @param monitor
	 *            shows progress, and is asked whether to stop
	 * @throws CoreException
	 *             if it can't be made or written
	 * @throws OperationCanceledException
	 *             if the monitor says so
	 */
	public static void write(IFile file, String to, IProgressMonitor monitor) throws CoreException {
		SubMonitor progress = SubMonitor.convert(monitor, NLS.bind(Messages.FactoryExport_task, file.getName()), WORK);
		Path path = file.getLocation().toPath();
		try (StatusHandlerPasswords passwords = new StatusHandlerPasswords(
				DebugPlugin.getDefault()::getStatusHandler)) {
			Provisioning what = LaunchBuild.read(path);
			BuiltProvisioning built = ProvisioningBuild.build(what, passwords, Clock.systemUTC());
			for (IContainer folder : ResourcesPlugin.getWorkspace().getRoot()
					.findContainersForLocationURI(what.output().toUri())) {
				new RefreshJob(folder.exists() ? folder : folder.getParent()).schedule();
			}
			FactoryDraft draft = FactoryPackager.pack(what, built, List.of(), Set.of(), Clock.systemUTC().instant());
			FactoryPackager.write(draft, Path.of(to), new ProgressBridge(progress));
		} catch (IOException | BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		} catch (CancelledException e) {
			throw new OperationCanceledException(e.getMessage());
		}
	}
}
