/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.io.IOException;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.provision.BuiltProvisioning;

/** Builds what a provisioning file asks for. */
@FunctionalInterface
interface ImageBuild {

	/**
	 * @param what
	 *            what to build
	 * @param passwords
	 *            for encrypted private keys
	 * @return what was built
	 * @throws IOException
	 *             if a file can't be read or written
	 * @throws BadInputException
	 *             if something in the file, or in one that it names, is wrong
	 */
	BuiltProvisioning build(Provisioning what, PasswordSource passwords) throws IOException, BadInputException;
}
