/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.keys.KeyKind;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;
import org.bootseal.core.keys.Validity;
import org.bootseal.ide.ProgressBridge;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * A key tree that is to be made.
 *
 * @param folder
 *            where it goes; it may be there already, but holds no keys
 * @param kind
 *            name of the kind of keys, such as "rsa2048"
 * @param roots
 *            how many super root keys, 1 to 4
 * @param fast
 *            whether these sign images themselves
 * @param years
 *            how long certificates are valid, 1 to 100
 */
public record NewKeyTree(IFolder folder, String kind, int roots, boolean fast, int years) {

	/**
	 * Makes the tree: all of it or nothing. Nothing is overwritten.
	 *
	 * @param password
	 *            encrypts the private keys; empty leaves them plain. The caller clears it
	 * @param monitor
	 *            shows progress; may be null
	 * @throws CoreException
	 *             if it can't be made
	 * @throws OperationCanceledException
	 *             if the monitor is cancelled; nothing is left behind
	 */
	public void create(char[] password, IProgressMonitor monitor) throws CoreException {
		try {
			Optional<KeyKind> found = KeyKind.of(kind);
			if (found.isEmpty()) {
				throw new BadInputException("found keys of the kind " + kind + ", expected " + KeyKind.labels()); //$NON-NLS-1$ //$NON-NLS-2$
			}
			Path place = folder.getLocation().toPath();
			KeyTreeSpec spec = new KeyTreeSpec(place, found.get(), roots, fast, Validity.ofYears(years), "", //$NON-NLS-1$
					KeyTreeSpec.DEFAULT_FIRST_SERIAL);
			KeyTree.create(spec, password, new SecureRandom(), Clock.systemUTC(),
					new ProgressBridge(SubMonitor.convert(monitor)));
		} catch (CancelledException e) {
			throw new OperationCanceledException(e.getMessage());
		} catch (BadInputException | IOException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		} finally {
			folder.getParent().refreshLocal(IResource.DEPTH_INFINITE, null);
		}
	}
}
