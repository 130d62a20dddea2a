/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/** Tells the version of this program. */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("development");
		return new String[] { "bootseal " + version, "Java " + Runtime.version() };
	}
}
