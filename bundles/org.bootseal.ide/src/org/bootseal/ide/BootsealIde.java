/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide;

/** The identifiers of this bundle that others refer to. They do not change after a release. */
public final class BootsealIde {

	/** Symbolic name of this bundle, and the source of its statuses. */
	public static final String ID = "org.bootseal.ide";

	/** Content type of "*.bootseal" files. */
	public static final String BOOTSEAL_CONTENT_TYPE = ID + ".bootsealFile";

	/** Content type of "*.fuses.yaml" files. */
	public static final String FUSES_CONTENT_TYPE = ID + ".fusesFile";

	/** Content type of "*.memcfg.yaml" files. */
	public static final String MEMCFG_CONTENT_TYPE = ID + ".memcfgFile";

	/** Family of all jobs of Bootseal, for {@link org.eclipse.core.runtime.jobs.IJobManager#join}. */
	public static final Object JOB_FAMILY = new Object() {
		@Override
		public String toString() {
			return "Bootseal jobs";
		}
	};

	private BootsealIde() {
	}
}
