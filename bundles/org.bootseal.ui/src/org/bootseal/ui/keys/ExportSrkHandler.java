/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import org.bootseal.ide.keys.ExportSrkJob;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Writes the SRK table, the hash and a fuses file of the key tree that is shown into a folder. */
public final class ExportSrkHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		if (HandlerUtil.getActivePart(event) instanceof KeysView view && view.sheet().isPresent()) {
			DirectoryDialog dialog = new DirectoryDialog(HandlerUtil.getActiveShell(event), SWT.SHEET);
			dialog.setText(Messages.ExportSrkHandler_title);
			dialog.setMessage(Messages.ExportSrkHandler_message);
			String folder = dialog.open();
			if (folder != null) {
				new ExportSrkJob(view.sheet().get(), IPath.fromOSString(folder).toPath()).schedule();
			}
		}
		return null;
	}
}
