/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.ide.StatusConverter;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.run.RunJob;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunProcess;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.osgi.util.NLS;

/** Launches configurations of the type {@link BootsealLaunches#TYPE_PROVISION}: finds the board, and starts the run. */
public final class ProvisionLaunchDelegate extends FileLaunchDelegate {

	private final ServiceCaller<Boards> boards = new ServiceCaller<>(getClass(), Boards.class);
	private final ServiceCaller<RunLog> log = new ServiceCaller<>(getClass(), RunLog.class);
	private final Function<IStatus, IStatusHandler> handlers;

	/** Launches whose questions the status handlers of the debug platform answer. */
	public ProvisionLaunchDelegate() {
		this(DebugPlugin.getDefault()::getStatusHandler);
	}

	/** Launches whose questions others answer. */
	ProvisionLaunchDelegate(Function<IStatus, IStatusHandler> handlers) {
		this.handlers = handlers;
	}

	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
			throws CoreException {
		SubMonitor progress = SubMonitor.convert(monitor, 2);
		ProvisionLaunch settings = ProvisionLaunch.fromConfiguration(configuration);
		Path file = LaunchFiles.existing(settings.file());
		Provisioning what = read(file);
		progress.split(1);
		Boards attached = service(boards, Boards.class);
		AttachedBoard board = attached.resolve(settings.board().isBlank() ? what.connection() : settings.board(),
				file.getParent(), Optional.of(device(what)));
		progress.split(1);
		RunProcess process = new RunProcess(launch,
				NLS.bind(Messages.ProvisionLaunchDelegate_label, file.getFileName(), board.name()));
		new RunJob(attached, service(log, RunLog.class), board, new ProvisionTask(configuration.getName(), settings,
				file, handlers), process).schedule();
	}

	private static Device device(Provisioning what) throws CoreException {
		try {
			return DeviceCatalogue.builtIn().find(what.device());
		} catch (BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}

	private static <T> T service(ServiceCaller<T> caller, Class<T> type) throws CoreException {
		return caller.current().orElseThrow(
				() -> new CoreException(Status.error(NLS.bind(Messages.ProvisionLaunchDelegate_service, type))));
	}
}
