/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** The images of this bundle. All are Bootseal's own drawings; the SVG beside each PNG is its source. */
public final class BootsealImages {

	/** A device, as an object in a list; 16 by 16. */
	public static final ImageDescriptor DEVICE = image("obj16/device"); //$NON-NLS-1$

	/** A provisioning file; 16 by 16. */
	public static final ImageDescriptor PROVISIONING_FILE = image("obj16/provisioning_file"); //$NON-NLS-1$

	/** A fuse; 16 by 16. */
	public static final ImageDescriptor FUSE = image("obj16/fuse"); //$NON-NLS-1$

	/** A list of steps: a plan, or a log of runs; 16 by 16. */
	public static final ImageDescriptor LOG = image("eview16/log"); //$NON-NLS-1$

	/** Provisioning, beside the titles of wizards; 75 by 66. */
	public static final ImageDescriptor PROVISIONING_BANNER = image("wizban/provisioning"); //$NON-NLS-1$

	/** Nothing is wrong; 16 by 16. */
	public static final ImageDescriptor STATE_OK = image("obj16/state_ok"); //$NON-NLS-1$

	/** Something may be wrong; 16 by 16. */
	public static final ImageDescriptor STATE_WARNING = image("obj16/state_warning"); //$NON-NLS-1$

	/** Something is wrong; 16 by 16. */
	public static final ImageDescriptor STATE_ERROR = image("obj16/state_error"); //$NON-NLS-1$

	/** To build a boot image; 16 by 16. */
	public static final ImageDescriptor BUILD = image("etool16/build"); //$NON-NLS-1$

	/** To write a boot image to a board; 16 by 16. */
	public static final ImageDescriptor PROVISION = image("etool16/provision"); //$NON-NLS-1$

	private BootsealImages() {
	}

	private static ImageDescriptor image(String name) {
		return ResourceLocator.imageDescriptorFromBundle(BootsealImages.class, "icons/" + name + ".png").orElseThrow(); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
