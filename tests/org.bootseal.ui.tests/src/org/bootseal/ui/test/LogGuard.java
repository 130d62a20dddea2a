/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test in which anybody logged an error that the test did not expect. */
public final class LogGuard implements BeforeEachCallback, AfterEachCallback {

	/** The workbench asks the desktop which program opens links; the machines that test have no desktop. */
	private static final String NO_DESKTOP = "xdg-mime";

	private final List<IStatus> errors = new CopyOnWriteArrayList<>();
	private final List<String> expected = new ArrayList<>();
	private final ILogListener listener = (status, plugin) -> {
		if (status.getSeverity() == IStatus.ERROR && !String.valueOf(status.getMessage()).contains(NO_DESKTOP)) {
			errors.add(status);
		}
	};

	/**
	 * The test makes an error be logged, and must.
	 *
	 * @param part
	 *            a part of its message
	 */
	public void expect(String part) {
		expected.add(part);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		errors.clear();
		expected.clear();
		Platform.addLogListener(listener);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Platform.removeLogListener(listener);
		List<IStatus> unexpected = new ArrayList<>(errors);
		for (String part : expected) {
			if (!unexpected.removeIf(status -> status.getMessage().contains(part))) {
				throw new AssertionError("no error was logged with: " + part);
			}
		}
		if (!unexpected.isEmpty()) {
			IStatus first = unexpected.get(0);
			throw new AssertionError(unexpected.size() + " errors were logged, first: " + first, first.getException());
		}
	}
}
