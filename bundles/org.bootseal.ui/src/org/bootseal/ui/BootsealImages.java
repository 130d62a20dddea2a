/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/**
 * The images of this bundle, 16 by 16 unless said otherwise. All are Bootseal's own drawings; the SVG beside each PNG
 * is its source.
 */
public final class BootsealImages {

	/** A provisioning file. */
	public static final ImageDescriptor PROVISIONING_FILE = image("obj16/provisioning_file"); //$NON-NLS-1$

	/** A memory configuration file. */
	public static final ImageDescriptor MEMORY_FILE = image("obj16/memory_file"); //$NON-NLS-1$

	/** A board. */
	public static final ImageDescriptor BOARD = image("obj16/board"); //$NON-NLS-1$

	/** A virtual board. */
	public static final ImageDescriptor VIRTUAL_BOARD = image("obj16/virtual_board"); //$NON-NLS-1$

	/** A fuse, or a fuse word of which nothing is burnt. */
	public static final ImageDescriptor FUSE = image("obj16/fuse"); //$NON-NLS-1$

	/** A burnt fuse, or a fuse word of which something is burnt. */
	public static final ImageDescriptor FUSE_BURNT = image("obj16/fuse_burnt"); //$NON-NLS-1$

	/** A part that runs any image. */
	public static final ImageDescriptor HAB_OPEN = image("obj16/hab_open"); //$NON-NLS-1$

	/** A part that runs only what HAB accepts. */
	public static final ImageDescriptor HAB_CLOSED = image("obj16/hab_closed"); //$NON-NLS-1$

	/** Nothing is wrong. */
	public static final ImageDescriptor STATE_OK = image("obj16/state_ok"); //$NON-NLS-1$

	/** Something deserves a look. */
	public static final ImageDescriptor STATE_WARNING = image("obj16/state_warning"); //$NON-NLS-1$

	/** Something is wrong. */
	public static final ImageDescriptor STATE_ERROR = image("obj16/state_error"); //$NON-NLS-1$

	/** Not known, or not yet. */
	public static final ImageDescriptor STATE_UNKNOWN = image("obj16/state_unknown"); //$NON-NLS-1$

	/** Left out, or not needed. */
	public static final ImageDescriptor STATE_SKIPPED = image("obj16/state_skipped"); //$NON-NLS-1$

	/** Goes on now. */
	public static final ImageDescriptor STATE_RUNNING = image("obj16/state_running"); //$NON-NLS-1$

	/** A run that succeeded. */
	public static final ImageDescriptor RUN_OK = image("obj16/run_ok"); //$NON-NLS-1$

	/** A run that failed. */
	public static final ImageDescriptor RUN_FAILED = image("obj16/run_failed"); //$NON-NLS-1$

	/** A run that the user ended. */
	public static final ImageDescriptor RUN_CANCELLED = image("obj16/run_cancelled"); //$NON-NLS-1$

	/** A run that goes on. */
	public static final ImageDescriptor RUN_ACTIVE = image("obj16/run_active"); //$NON-NLS-1$

	/** A list of steps: a plan, or a log of runs. */
	public static final ImageDescriptor LOG = image("eview16/log"); //$NON-NLS-1$

	/** Builds a boot image. */
	public static final ImageDescriptor BUILD = image("etool16/build"); //$NON-NLS-1$

	/** Provisions a board. */
	public static final ImageDescriptor PROVISION = image("etool16/provision"); //$NON-NLS-1$

	/** Resets a board. */
	public static final ImageDescriptor RESET = image("elcl16/reset"); //$NON-NLS-1$

	/** Takes the power away and gives it again. */
	public static final ImageDescriptor POWER_CYCLE = image("elcl16/power_cycle"); //$NON-NLS-1$

	/** Plugs a board in. */
	public static final ImageDescriptor PLUG = image("elcl16/plug"); //$NON-NLS-1$

	/** Pulls the cable of a board. */
	public static final ImageDescriptor UNPLUG = image("elcl16/unplug"); //$NON-NLS-1$

	/** Lets things go wrong. */
	public static final ImageDescriptor LOAD_FAULTS = image("elcl16/load_faults"); //$NON-NLS-1$

	/** Lets nothing go wrong. */
	public static final ImageDescriptor CLEAR_FAULTS = image("elcl16/clear_faults"); //$NON-NLS-1$

	/** The banner of wizards and dialogs; 75 by 66. */
	public static final ImageDescriptor PROVISIONING_BANNER = image("wizban/provisioning"); //$NON-NLS-1$

	private BootsealImages() {
	}

	private static ImageDescriptor image(String name) {
		return ResourceLocator.imageDescriptorFromBundle(BootsealImages.class, "icons/" + name + ".png").orElseThrow(); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
