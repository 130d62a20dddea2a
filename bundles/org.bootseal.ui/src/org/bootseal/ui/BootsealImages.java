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

	private BootsealImages() {
	}

	private static ImageDescriptor image(String name) {
		return ResourceLocator.imageDescriptorFromBundle(BootsealImages.class, "icons/" + name + ".png").orElseThrow(); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
