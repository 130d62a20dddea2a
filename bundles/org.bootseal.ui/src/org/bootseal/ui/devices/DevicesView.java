/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.devices;

import org.bootseal.core.device.Device;
import org.bootseal.ide.ReadDevicesJob;
import org.bootseal.ui.BootsealImages;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.part.ViewPart;

/** Lists the devices of the catalogue with what identifies them on the bus. */
public final class DevicesView extends ViewPart {

	/** Identifier of the view, and of its context menu. */
	public static final String ID = "org.bootseal.ui.devices"; //$NON-NLS-1$

	private final ReadDevicesJob job = new ReadDevicesJob();
	private TableViewer viewer;

	@Override
	public void createPartControl(Composite parent) {
		TableColumnLayout layout = new TableColumnLayout();
		parent.setLayout(layout);
		viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		Image icon = new LocalResourceManager(JFaceResources.getResources(), parent).create(BootsealImages.DEVICE);
		for (DeviceColumn column : DeviceColumn.values()) {
			addColumn(column, column == DeviceColumn.NAME ? icon : null, layout);
		}
		Table table = viewer.getTable();
		table.setHeaderVisible(true);
		MenuManager menu = new MenuManager();
		table.setMenu(menu.createContextMenu(table));
		getSite().registerContextMenu(ID, menu, viewer);
		getSite().setSelectionProvider(viewer);
		readDevices();
	}

	private void addColumn(DeviceColumn column, Image icon, TableColumnLayout layout) {
		TableViewerColumn viewerColumn = new TableViewerColumn(viewer, SWT.LEFT);
		viewerColumn.getColumn().setText(column.title());
		layout.setColumnData(viewerColumn.getColumn(), new ColumnWeightData(column.weight()));
		viewerColumn.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return column.text((Device) element);
			}

			@Override
			public Image getImage(Object element) {
				return icon;
			}
		});
	}

	private void readDevices() {
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				getSite().getShell().getDisplay().asyncExec(() -> showDevices());
			}
		});
		job.schedule();
	}

	private void showDevices() {
		if (!viewer.getTable().isDisposed()) {
			viewer.setInput(job.devices());
		}
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}

	@Override
	public void dispose() {
		job.cancel();
		super.dispose();
	}
}
