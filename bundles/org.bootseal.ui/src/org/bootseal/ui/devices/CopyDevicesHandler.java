/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.devices;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.bootseal.core.device.Device;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.handlers.HandlerUtil;

/** Copies the selected devices as lines whose columns are separated by tabs, ready for a spreadsheet or a report. */
public final class CopyDevicesHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IStructuredSelection selection = HandlerUtil.getCurrentStructuredSelection(event);
		List<Device> devices = Arrays.stream(selection.toArray()).map(Device.class::cast).toList();
		Clipboard clipboard = new Clipboard(HandlerUtil.getActiveShellChecked(event).getDisplay());
		try {
			clipboard.setContents(new Object[] { text(devices) }, new Transfer[] { TextTransfer.getInstance() });
		} finally {
			clipboard.dispose();
		}
		return null;
	}

	/**
	 * @param devices
	 *            the devices, in the order of the lines
	 * @return one line a device, in the order of the view's columns
	 */
	static String text(List<Device> devices) {
		return devices.stream().map(CopyDevicesHandler::line).collect(Collectors.joining("\n")); //$NON-NLS-1$
	}

	private static String line(Device device) {
		return Arrays.stream(DeviceColumn.values()).map(column -> column.text(device))
				.collect(Collectors.joining("\t")); //$NON-NLS-1$
	}
}
