/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.fcb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.flexspi.FcbSource;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.content.IContentDescriber;
import org.eclipse.core.runtime.content.IContentDescription;

/** Knows a file that is an FCB and nothing else, by its length and its tag. */
public final class FcbBlockDescriber implements IContentDescriber {

	private static final Path ANY = Path.of("fcb.bin");

	@Override
	public int describe(InputStream contents, IContentDescription description) throws IOException {
		try {
			FcbSource.block(ANY, contents.readNBytes(FcbLayout.LENGTH + 1), Optional.empty());
			return VALID;
		} catch (BadInputException other) {
			// it is another binary file
			return INVALID;
		}
	}

	@Override
	public QualifiedName[] getSupportedOptions() {
		return new QualifiedName[0];
	}
}
