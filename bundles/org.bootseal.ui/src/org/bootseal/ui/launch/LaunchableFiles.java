/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.debug.ui.actions.ILaunchable;

/**
 * Gives files the menu "Run As". The platform shows it only for what adapts to {@link ILaunchable}; in other products
 * some other plug-in may say so already.
 */
public final class LaunchableFiles implements IAdapterFactory {

	private static final ILaunchable LAUNCHABLE = new ILaunchable() {
		// says that there is something to run, and nothing more
	};

	@Override
	public <T> T getAdapter(Object adaptable, Class<T> type) {
		return adaptable instanceof IFile && type == ILaunchable.class ? type.cast(LAUNCHABLE) : null;
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[] { ILaunchable.class };
	}
}
