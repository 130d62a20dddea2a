/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import org.bootseal.core.keysheet.KeySource;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the key tree in the selected folder. */
public final class ShowKeyTreeHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IFolder folder = Adapters.adapt(HandlerUtil.getCurrentStructuredSelection(event).getFirstElement(),
				IFolder.class);
		if (folder != null && folder.getLocation() != null) {
			KeysView.show(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage(),
					KeySource.of(folder.getLocation().toPath()));
		}
		return null;
	}
}
